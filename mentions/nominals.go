package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// collectNominals makes a mention of each noun phrase outside names, of things as well: "it" may mean one of them.
func (f *finder) collectNominals() {
	d := f.doc
	for i := range d.Tokens {
		if !f.headsNominal(i) {
			continue
		}
		noun := lemma(d, i)
		m := mention{Range: phrase(d, i), head: i, form: onrecord.Nominal, noun: noun, many: plural(d, i), actor: none}
		if d.Tokens[i].Is("compound") {
			f.add(m)
			continue
		}
		m.kind = f.lists.noun(noun)
		if of := d.Child(i, "nmod"); f.lists.is("quantity", noun) && of > i && d.Child(of, "case") != syntax.None && lower(d, d.Child(of, "case")) == "of" {
			if k := f.lists.noun(lemma(d, of)); k != "" {
				m.kind, m.many, m.noun = k, true, lemma(d, of)
				f.skip[of] = true
			}
		}
		m.kind = group(m.kind, m.many)
		f.add(m)
	}
}

// headsNominal reports whether a word heads a phrase that describes somebody or something and is not taken yet.
func (f *finder) headsNominal(i int) bool {
	d := f.doc
	t := &d.Tokens[i]
	if f.skip[i] || !nounPhraseHead(t) && !(t.UPOS == "NOUN" || t.UPOS == "PROPN" && t.Is("compound")) && !numberPhrase(t) {
		return false
	}
	if d.Child(i, "cop") != syntax.None || d.NameOf(i) != syntax.None && isName(d.Names[d.NameOf(i)].Label) {
		return false
	}
	_, known := f.at[i]
	return !known && !f.asOffice(i)
}

// numberPhrase reports whether a number stands where a noun phrase does: "in 2019".
func numberPhrase(t *syntax.Token) bool {
	return t.UPOS == "NUM" && t.Is("nsubj", "obj", "obl", "nmod")
}

// collectPronouns makes a mention of each pronoun.
func (f *finder) collectPronouns() {
	for i := range f.doc.Tokens {
		c := classOf(f.doc, i)
		if c == noPronoun {
			continue
		}
		m := mention{Range: syntax.Range{First: i, Stop: i + 1}, head: i, form: onrecord.Pronoun, actor: none}
		switch c {
		case personal, speaker:
			m.kind = onrecord.Person
		case several, speakers:
			m.many = true
		case demonstrative:
			m.many = lower(f.doc, i) == "these" || lower(f.doc, i) == "those"
		}
		f.add(m)
	}
}

// asOffice reports whether a noun without an article names an office after "as", not somebody.
func (f *finder) asOffice(i int) bool {
	as := f.doc.Child(i, "case", "mark")
	return as != syntax.None && lower(f.doc, as) == "as" && !plural(f.doc, i) && f.doc.Child(i, "det", "nmod:poss") == syntax.None
}
