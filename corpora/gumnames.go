package corpora

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// gumTexts finds the names among the entities of GUM's documents in the treebank. Left out is the genre academic, where the
// authors that a text cites ("Voss, 2013") are annotated as works.
func gumTexts(treebank []syntax.Annotated, titles map[string]bool) ([]NamedText, error) {
	var texts []NamedText
	for _, d := range treebank {
		if d.Genre == "" || d.Genre == "academic" {
			continue
		}
		mentions, err := gumMentions(d.Misc)
		if err != nil {
			return nil, fmt.Errorf("gum: %s: %w", d.Article.Source, err)
		}
		g := gumDocument{d.Document, mentions, titles}
		texts = append(texts, NamedText{
			Corpus: GUM, Name: d.Article.Source, Text: d.Article.Text, Names: g.names(),
			Labels: []string{syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.NorpName, syntax.DateName},
		})
	}
	return texts, nil
}

// gumMention is a mention of an entity.
type gumMention struct {
	syntax.Range
	kind string // "person", "place", ...
	link string // its article in Wikipedia; only what has a name has one
}

// gumMentions reads the mentions from the MISC column of a document's tokens, where Entity= holds an opening bracket with
// "(12-person-new-nnnnn-cf1-1-coref-Mia_Voss" at a mention's first token, and a closing one "12)" at its last.
func gumMentions(misc []string) ([]gumMention, error) {
	var mentions []gumMention
	open := map[string][]int{} // of each entity
	for i, column := range misc {
		for field := range strings.SplitSeq(column, "|") {
			brackets, ok := strings.CutPrefix(field, "Entity=")
			for ok && brackets != "" {
				end := strings.IndexAny(brackets[1:], "()") + 1
				if end == 0 {
					end = len(brackets)
				}
				bracket, opens := strings.CutPrefix(brackets[:end], "(")
				closes := end < len(brackets) && brackets[end] == ')'
				if closes {
					end++
				}
				brackets = brackets[end:]
				parts := strings.SplitN(bracket, "-", 8)
				id := parts[0]
				if opens {
					if len(parts) < 2 {
						return nil, fmt.Errorf("no type in %q", field)
					}
					m := gumMention{Range: syntax.Range{First: i}, kind: parts[1]}
					if len(parts) == 8 {
						link, err := url.PathUnescape(parts[7])
						if err != nil {
							return nil, err
						}
						m.link = link
					}
					open[id] = append(open[id], len(mentions))
					mentions = append(mentions, m)
				}
				if closes {
					last := len(open[id]) - 1
					if last < 0 {
						return nil, fmt.Errorf("%q closes a mention that is not open", field)
					}
					mentions[open[id][last]].Stop = i + 1
					open[id] = open[id][:last]
				}
			}
		}
	}
	for id, left := range open {
		if len(left) > 0 {
			return nil, fmt.Errorf("mention of entity %s has no end", id)
		}
	}
	return mentions, nil
}

var gumLabels = map[string]string{
	"person": syntax.PersonName, "organization": syntax.OrgName, "place": syntax.LocationName, "time": syntax.DateName,
	"abstract": syntax.MiscName, "event": syntax.MiscName, "object": syntax.MiscName,
}

type gumDocument struct {
	*syntax.Document
	mentions []gumMention
	titles   map[string]bool
}

func (g *gumDocument) names() []syntax.Name {
	var names []syntax.Name
	for _, m := range g.mentions {
		label := gumLabels[m.kind]
		if label == "" {
			continue
		}
		var found syntax.Range
		switch label {
		case syntax.DateName:
			found = g.date(m)
		case syntax.PersonName:
			found = g.person(m)
			if found.First < found.Stop && g.Tokens[found.Stop-1].XPOS == "NNPS" {
				label = syntax.NorpName // "Democrats"
			}
		default:
			found = g.thing(m)
		}
		if found.First < found.Stop && (label == syntax.DateName || g.capital(found)) {
			span := onrecord.Span{Start: g.Tokens[found.First].Start, End: g.Tokens[found.Stop-1].End}
			names = append(names, syntax.Name{Span: span, Label: label})
		}
	}
	return joinDates(g.Article.Text, disjoint(append(names, peopleNames(g.Document)...)))
}

func (g *gumDocument) capital(r syntax.Range) bool {
	for i := r.First; i < r.Stop; i++ {
		if strings.ContainsFunc(g.word(i), unicode.IsUpper) {
			return true
		}
	}
	return false
}

func (g *gumDocument) word(i int) string { return g.Tokens[i].In(g.Article.Text) }

// isName tells whether the token is written as a part of a name.
func (g *gumDocument) isName(i int) bool {
	return g.Tokens[i].UPOS == "PROPN" || strings.HasPrefix(g.Tokens[i].XPOS, "NNP")
}

// head returns the mention's token whose head lies outside.
func (g *gumDocument) head(m gumMention) int {
	for i := m.First; i < m.Stop; i++ {
		if h := g.Tokens[i].Head; h < m.First || h >= m.Stop {
			return i
		}
	}
	return m.First
}

func (g *gumDocument) date(m gumMention) syntax.Range {
	var words []string
	for i := m.First; i < m.Stop; i++ {
		words = append(words, g.word(i))
	}
	if first, stop, ok := calendarDate(words); ok {
		return syntax.Range{First: m.First + first, Stop: m.First + stop}
	}
	return syntax.Range{}
}

// person finds the name in a mention of a person: from its head on, since titles and the like come before it as its
// dependents. A title alone is none.
func (g *gumDocument) person(m gumMention) syntax.Range {
	head := g.head(m)
	if g.Tokens[head].UPOS != "PROPN" {
		return syntax.Range{}
	}
	link := strings.FieldsFunc(strings.ToLower(m.link), func(r rune) bool { return strings.ContainsRune("_-()", r) })
	linked := func(i int) bool { return slices.Contains(link, strings.ToLower(g.word(i))) }
	hyphen := func(i int) bool { return g.Tokens[i].XPOS == "HYPH" }
	found := syntax.Range{First: head, Stop: head + 1}
	for found.Stop < m.Stop && (g.isName(found.Stop) || hyphen(found.Stop) && found.Stop+1 < m.Stop && g.isName(found.Stop+1)) {
		found.Stop++
	}
	for found.First > m.First {
		if linked(found.First - 1) {
			found.First--
		} else if hyphen(found.First-1) && found.First-1 > m.First && g.isName(found.First-2) {
			found.First -= 2
		} else {
			break
		}
	}
	known, titled := false, true
	for i := found.First; i < found.Stop; i++ {
		known = known || linked(i)
		titled = titled && g.titles[strings.ToLower(g.word(i))]
	}
	if len(link) > 0 && !known || titled {
		return syntax.Range{}
	}
	if len(link) == 0 { // "our President", "the Chief Guest"
		for i := m.First; i < found.First; i++ {
			if upos := g.Tokens[i].UPOS; g.Tokens[i].Head == head && (upos == "DET" || upos == "PRON") && g.Tokens[head].XPOS != "NNPS" {
				return syntax.Range{}
			}
		}
	}
	return found
}

// thing finds the name in a mention of anything else: its head with the names around it, and the small words that join
// them. Works, events and the like must be known to Wikipedia.
func (g *gumDocument) thing(m gumMention) syntax.Range {
	head := g.head(m)
	if g.Tokens[head].UPOS != "PROPN" || gumLabels[m.kind] == syntax.MiscName && m.link == "" {
		return syntax.Range{}
	}
	// "Tarn 's" of "Tarn 's Harbour Trust" is a name of its own, "Ost" of "Tarn and Ost" too, unlike the "Food" of "Office of
	// Water and Food", and so is the year of "Tarn Fair 2019".
	apart := func(i int) bool {
		return slices.ContainsFunc(g.mentions, func(n gumMention) bool {
			switch {
			case n.First < m.First || n.Stop > m.Stop || n.Range == m.Range:
				return false
			case g.Tokens[i].XPOS == "POS":
				return n.Stop == i+1
			case g.Tokens[i].XPOS == "CC":
				return n.kind == m.kind && (n.Stop == i || n.First == i+1)
			}
			return n.kind == "time" && n.First <= i && i < n.Stop
		})
	}
	// reach steps from the name's edge over joining words to the next word of the name.
	reach := func(edge, step int) (int, bool) {
		for i := edge + step; i >= m.First && i < m.Stop && !apart(i); i += step {
			switch {
			case g.isName(i) || g.Tokens[i].UPOS == "NUM" && step > 0 || g.Tokens[i].XPOS == "FW":
				return i, true
			case g.Tokens[i].XPOS == "HYPH" || g.Tokens[i].XPOS == "POS":
			case slices.Contains([]string{"of", "the", "and", "&", "for", "–"}, g.word(i)):
			default:
				return 0, false
			}
		}
		return 0, false
	}
	found := syntax.Range{First: head, Stop: head + 1}
	for i, ok := reach(head, 1); ok; i, ok = reach(i, 1) {
		found.Stop = i + 1
	}
	for i, ok := reach(head, -1); ok; i, ok = reach(i, -1) {
		found.First = i
	}
	return found
}
