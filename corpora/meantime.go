package corpora

import (
	"encoding/xml"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// meantimeTexts reads the articles of MEANTIME, as far as they are annotated.
func meantimeTexts(dir string, peoples, titles map[string]bool) ([]NamedText, error) {
	return readMEANTIME(dir, func(raw []byte) (NamedText, error) { return parseMEANTIME(raw, peoples, titles) })
}

// readMEANTIME reads what is wanted of each article.
func readMEANTIME[T any](dir string, parse func(raw []byte) (T, error)) ([]T, error) {
	paths, err := files(dir, "corpus_*", "*.xml")
	if err != nil {
		return nil, err
	}
	var all []T
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		one, err := parse(raw)
		if err != nil {
			return nil, fmt.Errorf("meantime: %s: %w", path, err)
		}
		all = append(all, one)
	}
	return all, nil
}

type meantimeDocument struct {
	Name   string `xml:"doc_name,attr"`
	Tokens []struct {
		ID       int    `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Word     string `xml:",chardata"`
	} `xml:"token"`
	Mentions []meantimeMention `xml:"Markables>ENTITY_MENTION"`
	Times    []meantimeMention `xml:"Markables>TIMEX3"`
	Events   []meantimeEvent   `xml:"Markables>EVENT_MENTION"`
	Entities []struct {
		ID   string `xml:"m_id,attr"`
		Type string `xml:"ent_type,attr"`
	} `xml:"Markables>ENTITY"`
	References []struct {
		Sources []meantimeMention `xml:"source"`
		Target  meantimeMention   `xml:"target"`
	} `xml:"Relations>REFERS_TO"`
}

type meantimeMention struct {
	ID     string `xml:"m_id,attr"`
	Type   string `xml:"syntactic_type,attr"`
	Tokens []struct {
		ID int `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

type meantimeEvent struct {
	meantimeMention
	Certainty string `xml:"certainty,attr"`
	Polarity  string `xml:"polarity,attr"`
	Time      string `xml:"time,attr"`
}

// annotatedSentences of an article are the title, the date and the first four sentences of its text.
const annotatedSentences = 6

var meantimeLabels = map[string]string{
	"PER": syntax.PersonName, "ORG": syntax.OrgName, "LOC": syntax.LocationName, "PRO": syntax.ProductName,
}

func parseMEANTIME(raw []byte, peoples, titles map[string]bool) (NamedText, error) {
	var d meantimeDocument
	if err := xml.Unmarshal(raw, &d); err != nil {
		return NamedText{}, err
	}
	text, words := d.text()
	types := map[string]string{} // of entities and of their mentions
	for _, e := range d.Entities {
		types[e.ID] = e.Type
	}
	for _, r := range d.References {
		for _, m := range r.Sources {
			types[m.ID] = types[r.Target.ID]
		}
	}
	var names []syntax.Name
	add := func(words []meantimeWord, label string) {
		if len(words) > 0 {
			span := onrecord.Span{Start: words[0].Start, End: words[len(words)-1].End}
			names = append(names, syntax.Name{Span: span, Label: label})
		}
	}
	for _, m := range d.Mentions {
		label := meantimeLabels[types[m.ID]]
		if label == "" || slices.Contains([]string{"NOM", "PRE.NOM", "PRO", "CONJ", "PTV", "HLS"}, m.Type) {
			continue
		}
		name := nameInPhrase(m.words(words), m.Type == "NAM" || m.Type == "PRE.NAM")
		for i := len(name); label == syntax.PersonName && i > 0; i-- {
			if titles[strings.ToLower(name[i-1].text)] {
				name = name[i:] // "Prime Minister" is none
				break
			}
		}
		if len(name) > 0 && label == syntax.LocationName && peoples[name[len(name)-1].text] {
			label = syntax.NorpName // "Canadian" is annotated as Canada
		}
		add(name, label)
	}
	names = slices.DeleteFunc(names, func(n syntax.Name) bool { // "Tarn Trust CEO Ole Birk" holds the names that count
		return n.Label == syntax.PersonName && slices.ContainsFunc(names, func(m syntax.Name) bool {
			return m.Span != n.Span && n.Start <= m.Start && m.End <= n.End
		})
	})
	for _, m := range d.Times {
		anchored := m.words(words)
		var plain []string
		for _, w := range anchored {
			plain = append(plain, w.text)
		}
		if first, stop, ok := calendarDate(plain); ok {
			add(anchored[first:stop], syntax.DateName)
		}
	}
	return NamedText{
		Corpus: MEANTIME, Name: d.Name, Text: string(text.text), Names: disjoint(names),
		Labels: []string{syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.ProductName, syntax.DateName},
	}, nil
}

// text writes the annotated part of an article; words are by their numbers.
func (d *meantimeDocument) text() (text sentenceWriter, words map[int]meantimeWord) {
	words = map[int]meantimeWord{}
	sentence := -1
	for _, t := range d.Tokens {
		if t.Sentence >= annotatedSentences {
			break
		}
		begins := t.Sentence != sentence
		switch {
		case begins && t.Sentence <= 2: // title and date are paragraphs
			text.endSentence("\n\n")
		case begins:
			text.endSentence(" ")
		}
		sentence = t.Sentence
		words[t.ID] = meantimeWord{text.writeWord(t.Word), t.Word, begins}
	}
	return text, words
}

// Coreference is a text in which some things have their mentions annotated.
type Coreference struct {
	Name, Text string
	Chains     [][]onrecord.Span // of each thing
}

// MEANTIMECoreference reads the coreference of the articles of MEANTIME, as far as they are annotated.
func MEANTIMECoreference(dir string) ([]Coreference, error) {
	return readMEANTIME(dir, parseCoreference)
}

func parseCoreference(raw []byte) (Coreference, error) {
	var d meantimeDocument
	if err := xml.Unmarshal(raw, &d); err != nil {
		return Coreference{}, err
	}
	text, words := d.text()
	spans := map[string]onrecord.Span{}
	for _, m := range d.Mentions {
		if w := m.words(words); len(w) > 0 {
			spans[m.ID] = onrecord.Span{Start: w[0].Start, End: w[len(w)-1].End}
		}
	}
	c := Coreference{Name: d.Name, Text: string(text.text)}
	for _, r := range d.References {
		var chain []onrecord.Span
		for _, m := range r.Sources {
			if span, ok := spans[m.ID]; ok {
				chain = append(chain, span)
			}
		}
		if len(chain) > 0 {
			c.Chains = append(c.Chains, chain)
		}
	}
	return c, nil
}

// MEANTIMEFactuality reads the articles of MEANTIME with the words that name events, on the scale of the UW corpus: 3 for what is
// certain and not future, -3 for what is said not to happen, 0 for the rest.
func MEANTIMEFactuality(dir string) ([]FactualityText, error) {
	return readMEANTIME(dir, func(raw []byte) (FactualityText, error) {
		var d meantimeDocument
		if err := xml.Unmarshal(raw, &d); err != nil {
			return FactualityText{}, err
		}
		text, words := d.text()
		out := FactualityText{Text: string(text.text)}
		for _, e := range d.Events {
			if w := e.words(words); len(w) > 0 && e.Polarity != "" {
				out.Events = append(out.Events, JudgedEvent{w[len(w)-1].Span, e.score()})
			}
		}
		return out, nil
	})
}

func (e *meantimeEvent) score() float64 {
	switch {
	case e.Polarity == "NEG":
		return -3
	case e.Polarity == "POS" && e.Certainty == "CERTAIN" && e.Time == "NON_FUTURE":
		return 3
	}
	return 0
}

type meantimeWord struct {
	onrecord.Span
	text   string
	begins bool // a sentence
}

// words returns the words of the mention; nil when some are not in the text.
func (m meantimeMention) words(words map[int]meantimeWord) []meantimeWord {
	var anchored []meantimeWord
	for _, t := range m.Tokens {
		w, ok := words[t.ID]
		if !ok {
			return nil
		}
		anchored = append(anchored, w)
	}
	return anchored
}

// nameInPhrase finds the name in a mention, which may be as long as "the island 's Tarn Harbour Trust , the largest of all":
// the words with capital letters or digits, up to a punctuation mark. A small word among them means that more than one
// thing is named ("Tarn Trust spokesman Ole Birk"), and these are mentions of their own. What is not marked as a name may be
// a word that begins a sentence.
func nameInPhrase(phrase []meantimeWord, marked bool) []meantimeWord {
	capital := func(w meantimeWord) bool {
		return strings.ContainsFunc(w.text, unicode.IsUpper) && !slices.Contains(meantimeSmall, w.text)
	}
	first := slices.IndexFunc(phrase, capital)
	if first < 0 {
		return nil
	}
	var name []meantimeWord
	for _, w := range phrase[first:] {
		if slices.Contains(meantimeMarks, w.text) {
			break
		}
		if w.text == "'s" {
			name = nil
			continue
		}
		before, comma := strings.CutSuffix(w.text, ",")
		if comma { // "Inc.,"
			w.text = before
			w.End--
		}
		name = append(name, w)
		if comma {
			break
		}
	}
	for _, w := range name {
		joins := slices.Contains([]string{"of", "the", "&", "for", "-"}, w.text)
		if !joins && !capital(w) && !strings.ContainsAny(w.text, "0123456789") || strings.HasSuffix(w.text, "-based") {
			return nil
		}
	}
	if len(name) == 1 && name[0].begins && !marked {
		return nil
	}
	return name
}

var (
	meantimeMarks = []string{",", "(", ")", "``", "''", `"`, "“", "”", "--", ";", ":", "."}
	meantimeSmall = []string{"The", "A", "An", "I", "He", "She", "It", "Its", "We", "They", "Their"}
)
