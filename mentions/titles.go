package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// titleBefore reads "former army chief" before a name, and widens the mention by it.
func (f *finder) titleBefore(m *mention) {
	d := f.doc
	first, noun := f.titleRange(m.name.First)
	if noun == syntax.None {
		sentence := d.Sentences[f.sentenceOf(m.head)].First
		for m.Range.First > sentence && f.lists.is("courtesy", lower(d, m.Range.First-1)) {
			m.Range.First--
		}
		f.standsFor(m)
		return
	}
	f.addRole(m.actor, syntax.Range{First: first, Stop: m.name.First}, noun, syntax.Range{First: first, Stop: m.name.Stop})
	m.Range.First = first
	f.standsFor(m)
}

// standsFor makes the words before a name, one of which the tree often takes for the head, stand for the person; not so
// an organisation's name there, unless the person's depends on it.
func (f *finder) standsFor(m *mention) {
	for i := m.First; i < m.name.First; i++ {
		f.skip[i] = true
		reach := f.doc.Subtree(i)
		if _, known := f.at[i]; !known || reach.First <= m.head && m.head < reach.Stop {
			f.alias[i] = m.actor
		}
	}
}

// titleRange walks left from a name over what can be its title, and returns the first word of it and its last noun for
// a person, None when there is no title.
func (f *finder) titleRange(name int) (first, noun int) {
	d := f.doc
	sentence := d.Sentences[f.sentenceOf(name)].First
	first, noun = name, syntax.None
	for i := name - 1; i > sentence-1; i-- {
		t, w := &d.Tokens[i], lower(d, i)
		switch {
		case i > sentence && (w == "-" || w == "of" && i+1 < name || t.Is("case") && t.UPOS == "PART"):
			continue // "vice-president", "Secretary of State", "Exampleland's leader"
		case i > sentence && noun != syntax.None && (w == "and" || w == "&") && f.isTitle(i-1):
			continue // "President and Prime Minister"
		}
		content := t.UPOS == "NUM" && d.Text(i+1) == "-" || t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" || f.lists.is("rank", w) || f.lists.is("former", w)
		k := d.NameOf(i)
		if !content || k != syntax.None && d.Names[k].Label == syntax.PersonName && !f.isTitle(i) && d.Text(i+1) != "'s" && d.Text(i+1) != "’s" {
			break
		}
		first = i
		if noun == syntax.None && f.isTitle(i) {
			noun = i
		}
		if noun == syntax.None && name-i > 3 {
			break
		}
	}
	return first, noun
}

// isTitle reports whether a word can end a title before a name.
func (f *finder) isTitle(i int) bool {
	w := lower(f.doc, i)
	if f.lists.is("rank", w) {
		return true
	}
	if k := f.doc.NameOf(i); k != syntax.None && f.doc.Names[k].Label == syntax.NorpName && f.doc.Tokens[i].UPOS != "ADJ" {
		return f.lists.noun(w) == onrecord.Person
	}
	return f.lists.noun(lemma(f.doc, i)) == onrecord.Person && !f.lists.is("kin", w)
}

// titleAfter reads ", a senior adviser to Y," after a name by its words alone, as long appositions often have wrong trees.
func (f *finder) titleAfter(who, stop int) {
	d := f.doc
	end := d.Sentences[f.sentenceOf(stop-1)].Stop
	if stop+1 >= end || d.Text(stop) != "," {
		return
	}
	noun, i := syntax.None, stop+1
	for ; i < min(end, stop+12); i++ {
		t, w := &d.Tokens[i], lower(d, i)
		if k := d.NameOf(i); k != syntax.None && d.Names[k].Label == syntax.PersonName {
			return // a list of people
		}
		if t.UPOS == "DET" && i == stop+1 || w == "-" || w == "based" || w == "and" && noun != syntax.None || t.UPOS == "ADJ" || t.UPOS == "NUM" {
			continue
		}
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "PART" {
			break
		}
		if f.personNoun(i) && !plural(d, i) {
			noun = i
		} else if t.UPOS == "NOUN" && plural(d, i) {
			return
		}
	}
	if noun == syntax.None || noun+1 < end && !f.endsTitle(noun+1) || f.lists.is("kin", lemma(d, noun)) {
		return
	}
	first := stop + 1
	if d.Tokens[first].UPOS == "DET" {
		first++
	}
	for j := first; j < noun; j++ { // "senior policy adviser and chairman" are two roles, "founder and chairman" one
		if lower(d, j) == "and" && j > first+2 && f.personNoun(j-1) {
			f.addRole(who, syntax.Range{First: stop + 1, Stop: j}, j-1, syntax.Range{First: stop + 1, Stop: j})
			stop = j
		}
	}
	evidence := f.rolePhrase(noun)
	evidence.First = stop + 1
	f.addRole(who, syntax.Range{First: stop + 1, Stop: noun + 1}, noun, evidence)
	f.add(mention{Range: evidence, head: noun, form: onrecord.Nominal, kind: onrecord.Person, noun: lemma(d, noun), actor: who})
}

// endsTitle reports whether a word can follow the noun of an apposition.
func (f *finder) endsTitle(i int) bool {
	t := &f.doc.Tokens[i]
	return t.UPOS == "PUNCT" || t.UPOS == "ADP" || lower(f.doc, i) == "who" || lower(f.doc, i) == "and"
}
