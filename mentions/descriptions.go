package mentions

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// lead returns the mention by which an article begins to tell of the person whom its headline only describes ("Minister quits"): the
// first person that is a subject in the paragraphs after it; none where i is no such description or where there is nobody.
func (r *coreference) lead(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != bare || x.role != subject || !r.isHeadline(x.sentence) {
		return none
	}
	for k := i + 1; k < len(r.facts) && r.facts[k].sentence <= x.sentence+4; k++ {
		o, y := &r.mentions[k], &r.facts[k]
		if o.form == onrecord.Pronoun || o.kind != onrecord.Person || y.role != subject && y.role != root || r.isHeadline(y.sentence) {
			continue
		}
		if g, a := r.lists.genders[m.noun], r.lists.genders[o.noun]; g != 0 && a != 0 && g != a {
			return none
		}
		return k
	}
	return none
}

// announced returns the person whom the first words of an article only describe, "A judge has ruled", and whom a subject in the next
// paragraphs names with that office; none where there is nobody.
func (r *coreference) announced(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || m.many || x.det != indefinite || x.role != subject && x.role != passiveSubject ||
		x.sentence > 0 && !r.isHeadline(x.sentence-1) {
		return none
	}
	for k := i + 1; k < len(r.facts) && r.facts[k].sentence <= x.sentence+4; k++ {
		o, y := &r.mentions[k], &r.facts[k]
		if o.kind != onrecord.Person || o.actor == none || !r.actors[o.actor].isNamed() || y.role != subject && y.role != passiveSubject && y.role != root || y.block == x.block {
			continue
		}
		if slices.ContainsFunc(r.offices(m), r.actors[o.actor].holds) {
			return o.actor
		}
		return none
	}
	return none
}

// isHeadline reports whether a sentence is one of the first, short, and a paragraph of its own.
func (r *coreference) isHeadline(sentence int) bool {
	s := r.doc.Sentences
	const longest = 16
	alone := (sentence == 0 || s[sentence-1].Block != s[sentence].Block) && (sentence+1 == len(s) || s[sentence+1].Block != s[sentence].Block)
	return alone && sentence < 3 && s[sentence].Stop-s[sentence].First <= longest
}

// salient returns the person whom a definite description that takes up nobody else most likely means: the person last
// named as a subject in the few sentences before, or the only one named there; none where there is no such.
func (r *coreference) salient(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != definite || x.role != subject || r.lists.is("unique", m.noun) ||
		r.doc.Child(m.head, "acl", "nmod") > m.head {
		return none
	}
	only := none
	for k := i - 1; k >= 0 && x.sentence-r.facts[k].sentence <= 3; k-- {
		o := &r.mentions[k]
		if o.form != onrecord.Name || o.kind != onrecord.Person || r.facts[k].sentence == x.sentence {
			continue
		}
		if !r.suits(o.actor, r.lists.genders[m.noun]) {
			continue
		}
		if r.facts[k].role == subject {
			if r.tellsOffice(m.noun) && len(r.actors[o.actor].roles) == 0 {
				return none // nothing tells that she is an official
			}
			return o.actor
		}
		if only != none && only != o.actor {
			return none
		}
		only = o.actor
	}
	return only
}

// aged returns the person whom a definite description with an age most likely means, "the 34-year-old mother": the last one who is named, as a subject
// if there is any in the few sentences before; none where there is no such.
func (r *coreference) aged(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || m.many || x.det != definite || !r.tellsAge(m) {
		return none
	}
	last := none
	for k := i - 1; k >= 0 && x.sentence-r.facts[k].sentence <= 3; k-- {
		o := &r.mentions[k]
		if o.form != onrecord.Name || o.kind != onrecord.Person || !r.suits(o.actor, r.lists.genders[m.noun]) {
			continue
		}
		if r.facts[k].role == subject {
			return o.actor
		}
		if last == none {
			last = o.actor
		}
	}
	return last
}

// tellsAge reports whether a description has a number of years in it.
func (r *coreference) tellsAge(m *mention) bool {
	for k := m.First + 2; k < m.Stop; k++ {
		if lower(r.doc, k) == "old" && (lower(r.doc, k-1) == "year" || lower(r.doc, k-2) == "year") {
			return true
		}
	}
	return false
}

// tellsOffice reports whether a noun for a person tells an office, a rank or a profession.
func (r *coreference) tellsOffice(noun string) bool {
	return r.lists.genders[noun] == 0 && !r.lists.is("bystander", noun) && !r.lists.is("kin", noun)
}
