package mentions

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// phrase returns the noun phrase of a head without what follows loosely: appositions, relative clauses, coordinated
// phrases, and its own preposition or possessive mark.
func phrase(d *syntax.Document, head int) syntax.Range {
	r := syntax.Range{First: head, Stop: head + 1}
	children := d.Children(head)
	for i := len(children) - 1; i >= 0; i-- {
		c := int(children[i])
		if c > head {
			continue
		}
		if !d.Tokens[c].Is("det", "amod", "compound", "nmod:poss", "nmod:desc", "nummod", "advmod", "flat", "punct", "acl") {
			break
		}
		if s := d.Subtree(c); !d.Tokens[c].Is("punct") && s.Stop <= r.First+1 {
			r.First = s.First
		}
	}
	for r.First < head && (d.Tokens[r.First].UPOS == "PUNCT" || d.Tokens[r.First].UPOS == "CCONJ" || lower(d, r.First) == "not" || d.Tokens[r.First].UPOS == "ADV" && strings.HasSuffix(lower(d, r.First), "ly")) {
		r.First++
	}
	for _, c := range children {
		t := &d.Tokens[c]
		if int(c) < head {
			continue
		}
		if !t.Is("nmod", "flat", "compound", "amod", "nummod", "fixed", "goeswith") || t.Rel == "nmod:desc" || t.Rel == "nmod:unmarked" {
			break
		}
		if t.Is("amod") && d.Tokens[c].UPOS == "ADJ" && len(d.Children(int(c))) == 0 && !theLists().is("after", lower(d, int(c))) {
			break // "found the man dead", but "attorney general" and "sources close to him"
		}
		if t.Is("nummod") && d.Tokens[head].UPOS == "NOUN" && lower(d, int(c)) == "one" {
			break // "gave her opponents one"
		}
		if preposition := d.Child(int(c), "case"); t.Rel == "nmod" && (preposition == syntax.None || !closePrepositions[lower(d, preposition)]) {
			break
		}
		r.Stop = max(r.Stop, phrase(d, int(c)).Stop)
	}
	return r
}

// closePrepositions join what belongs to a noun, not when or how something happens.
var closePrepositions = map[string]bool{"of": true, "for": true, "from": true, "in": true, "at": true, "with": true, "to": true}

// determiner returns the lower-case determiner or possessor's first word of a noun phrase, "" for none.
func determiner(d *syntax.Document, head int) string {
	if c := d.Child(head, "det", "nmod:poss"); c != syntax.None && c < head {
		return strings.ToLower(d.Text(c))
	}
	return ""
}

// lemma returns the lower-case lemma of a token; the tagger's lemma of a capitalised plural keeps its ending.
func lemma(d *syntax.Document, i int) string {
	t := &d.Tokens[i]
	s := strings.ToLower(t.Lemma)
	if s == "" {
		s = strings.ToLower(d.Text(i))
	}
	if t.XPOS == "NNPS" && strings.ToLower(d.Text(i)) == s {
		s = strings.TrimSuffix(s, "s")
	}
	return s
}

func lower(d *syntax.Document, i int) string { return strings.ToLower(d.Text(i)) }

func plural(d *syntax.Document, i int) bool {
	x := d.Tokens[i].XPOS
	return x == "NNS" || x == "NNPS"
}

// nounPhraseHead reports whether a token heads a noun phrase of its own, not a word inside another's.
func nounPhraseHead(t *syntax.Token) bool {
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return false
	}
	return !t.Is("compound", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked", "case", "advmod", "amod", "vocative", "discourse")
}

// quotations numbers for each token the pair of quotation marks that it stands between, from 1; 0 is outside. A paragraph
// ends a quotation.
func quotations(d *syntax.Document, l *lists) []int32 {
	inside := make([]int32, len(d.Tokens))
	open, number, block := false, int32(0), -1
	for _, s := range d.Sentences {
		if s.Block != block {
			open, block = false, s.Block
		}
		for i := s.First; i < s.Stop; i++ {
			if t := &d.Tokens[i]; t.UPOS == "PUNCT" && l.is("quote", t.In(d.Article.Text)) {
				if open = !open; open {
					number++
				}
				continue
			}
			if open {
				inside[i] = number
			}
		}
	}
	return inside
}

// text returns the words of a range of tokens as they stand in the article.
func text(d *syntax.Document, r syntax.Range) string { return d.SpanOf(r).In(d.Article.Text) }

func isName(label string) bool {
	switch label {
	case syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.FacilityName, syntax.NorpName:
		return true
	}
	return false
}

// group turns a type into that of several of its kind.
func group(t onrecord.ActorType, many bool) onrecord.ActorType {
	if many && (t == onrecord.Person || t == onrecord.Organisation) {
		return onrecord.Group
	}
	return t
}
