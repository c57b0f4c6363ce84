package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// collectNominals makes a mention of each noun phrase outside names, of things as well: "it" may mean one of them.
func (f *finder) collectNominals() {
	d := f.doc
	for i := range d.Tokens {
		if f.skip[i] || d.Child(i, "cop") != syntax.None || f.inName(i) {
			continue
		}
		if _, known := f.at[i]; known || f.asOffice(i) {
			continue
		}
		noun := lemma(d, i)
		m := mention{Range: phrase(d, i), head: i, form: onrecord.Nominal, noun: noun, many: plural(d, i), actor: none}
		if f.nominalHead(i) {
			f.describe(&m)
		} else if t := &d.Tokens[i]; !partOfPhrase(t) && !numberPhrase(t) {
			continue
		}
		f.add(m)
	}
}

// describe tells whether a nominal is somebody, and who.
func (f *finder) describe(m *mention) {
	d := f.doc
	if f.lists.is("anybody", determiner(d, m.head)) || f.abstract(m.head) {
		return
	}
	if m.kind = f.lists.noun(m.noun); m.kind == "" {
		m.kind = f.lists.noun(lower(d, m.head)) // "media", whose singular is something else
	}
	switch {
	case m.head > m.First && f.lists.nouns[lower(d, m.head-1)+" "+m.noun] != "":
		m.kind = f.lists.nouns[lower(d, m.head-1)+" "+m.noun] // "coast guard"
	case f.lists.is("course", m.noun) && !f.electoral(m.head):
		m.kind = ""
	}
	if d.Tokens[m.head].UPOS == "ADJ" && m.noun == "old" {
		m.kind = onrecord.Person
	}
	f.counted(m)
	if m.kind = group(m.kind, m.many); m.kind == "" {
		return
	}
	if m.actor = f.titleBehind(m); m.actor == none {
		m.actor = f.ownName(m)
	}
}

// electoral reports whether a campaign is of somebody who wants to be elected, and so his people, not a course of action: "the Torrenz
// campaign", "the campaign", but not "an awareness campaign".
func (f *finder) electoral(head int) bool {
	d := f.doc
	plain := true
	for _, c := range d.Children(head) {
		i := int(c)
		switch t := &d.Tokens[i]; {
		case i > head:
		case t.Is("nmod:poss") || t.UPOS == "PROPN" || f.lists.is("electoral", lower(d, i)):
			return true
		case t.Is("compound", "amod", "nummod"):
			plain = false
		}
	}
	return plain && determiner(d, head) == "the"
}

// ownName is the organisation that a nominal names in full: "Imaginary Progress Movement (IPM) party", or none.
func (f *finder) ownName(m *mention) int {
	if m.many || !f.lists.is("kind", m.noun) {
		return none
	}
	for _, c := range f.doc.Children(m.head) {
		i, ok := f.at[int(c)]
		if !ok || f.mentions[i].kind != onrecord.Organisation || !f.doc.Tokens[c].Is("compound", "appos", "flat") {
			continue
		}
		if stop := f.mentions[i].name.Stop; stop == m.head || stop < len(f.doc.Tokens) && f.doc.Text(stop) == "(" {
			return f.mentions[i].actor
		}
	}
	return none
}

// partOfPhrase reports whether a noun stands before another one, as in "union leader".
func partOfPhrase(t *syntax.Token) bool {
	return (t.UPOS == "NOUN" || t.UPOS == "PROPN") && t.Is("compound")
}

// titleBehind returns the person who is named behind an office that has a complement, "Secretary General of the Assembly Ann
// Example", "the secretary of the port, Ann Example,", or none.
func (f *finder) titleBehind(m *mention) int {
	d := f.doc
	if m.kind != onrecord.Person || m.many || m.head+2 >= m.Stop || d.Tokens[m.head+1].UPOS != "ADP" {
		return none
	}
	end := f.sentenceStop(m.head)
	name := m.Stop
	if k := d.NameOf(m.Stop - 1); k != syntax.None && d.Names[k].Label == syntax.PersonName && d.Names[k].First > m.head+2 {
		name = d.Names[k].First
	}
	before := name - 1
	comma := name == m.Stop && name < end && d.Text(name) == ","
	if comma {
		name++
	}
	for name < end && f.lists.is("courtesy", lower(d, name)) {
		name++
	}
	for before > m.head && f.lists.is("courtesy", lower(d, before)) {
		before--
	}
	if t := &d.Tokens[before]; name >= end || t.UPOS != "NOUN" && t.UPOS != "PROPN" || f.isTitle(before) || !f.beginsPerson(name) {
		return none
	}
	if stop := d.Names[d.NameOf(name)].Stop; comma && (stop >= end || d.Text(stop) != ",") {
		return none
	}
	return f.personAt(name)
}

// counted gives a phrase that counts others their noun: "dozens of protesters", "many of her supporters", "some in Exampleland".
func (f *finder) counted(m *mention) {
	d := f.doc
	if !f.lists.is("quantity", m.noun) && !f.lists.is("count", m.noun) {
		return
	}
	others := d.Child(m.head, "nmod")
	if others < m.head || d.Child(others, "case") == syntax.None {
		return
	}
	kind := f.lists.noun(lemma(d, others))
	switch preposition := lower(d, d.Child(others, "case")); {
	case preposition == "of" && kind != "":
		m.kind, m.many, m.noun = kind, m.noun != "one", lemma(d, others)
		f.skip[others] = true
	case preposition == "in" && d.Tokens[m.head].Is("nsubj") && m.kind == "":
		m.kind, m.many = onrecord.Person, m.noun != "one"
	}
}

// nominalHead reports whether a token heads a phrase that may denote somebody: a noun, a word that counts others ("many of
// ..."), an office whose last word looks like an adjective ("secretary-general"), an age ("the 39-year-old").
func (f *finder) nominalHead(i int) bool {
	d := f.doc
	t := &d.Tokens[i]
	if nounPhraseHead(t) {
		return true
	}
	if t.UPOS == "NOUN" || t.UPOS == "PROPN" || !t.Is("nsubj", "obj", "iobj", "obl", "nmod", "conj") {
		return false
	}
	if t.UPOS == "ADJ" && i > 1 && d.Text(i-1) == "-" {
		return f.lists.noun(d.Tokens[i].Lemma) == onrecord.Person || lower(d, i) == "old" && lower(d, i-2) == "year"
	}
	return f.lists.is("count", lower(d, i)) && d.Child(i, "nmod") > i
}

// abstract reports a bare singular that is done or undergone, not somebody: "seeks justice".
func (f *finder) abstract(i int) bool {
	t := &f.doc.Tokens[i]
	return t.UPOS == "NOUN" && !plural(f.doc, i) && t.Is("obj", "obl", "nmod") &&
		(f.lists.noun(lemma(f.doc, i)) == onrecord.Person || f.lists.is("activity", lemma(f.doc, i)) && !t.Is("nmod")) &&
		f.doc.Child(i, "det", "nmod:poss", "amod", "compound", "nmod", "nummod", "flat", "appos", "acl") == syntax.None
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
