package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// Reference is a mention in a chain.
type Reference struct {
	syntax.Range // the whole phrase, with what follows its head
	Head         int
	Form         onrecord.MentionForm
}

// Chains returns for everything that the article mentions, things as well as actors, its mentions in text order: the
// coreference that actors are made from. Relative pronouns, which treebanks do not count as mentions, are left out.
func Chains(doc *syntax.Document) [][]Reference {
	f := newFinder(doc)
	f.collect()
	f.corefer(theRanker().choose)
	chains := make([][]Reference, len(f.actors))
	for i := range f.mentions {
		if m := &f.mentions[i]; m.actor != none && classOf(doc, m.head) != relative {
			chains[m.actor] = append(chains[m.actor], Reference{f.whole(m), m.head, m.form})
		}
	}
	return chains
}

// whole is the phrase of a mention with relative clauses and complements, as treebanks with coreference mark it.
func (f *finder) whole(m *mention) syntax.Range {
	d := f.doc
	r := syntax.Range{First: m.First, Stop: m.Stop}
	if m.form == onrecord.Pronoun {
		return r
	}
	r = syntax.Range{First: m.head, Stop: m.head + 1}
	for _, c := range d.Children(m.head) {
		t := &d.Tokens[c]
		if t.Is("appos", "conj", "cc", "parataxis", "case", "punct", "dep", "mark", "cop", "nsubj", "advcl") {
			continue
		}
		s := d.Subtree(int(c))
		r.First, r.Stop = min(r.First, s.First), max(r.Stop, s.Stop)
	}
	for r.First < m.head && d.Tokens[r.First].UPOS == "PUNCT" {
		r.First++
	}
	for r.Stop > m.head+1 && d.Tokens[r.Stop-1].UPOS == "PUNCT" {
		r.Stop--
	}
	return r
}
