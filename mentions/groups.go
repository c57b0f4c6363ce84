package mentions

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// joinGroups makes one actor of those that are only described, in the plural and without a number or an article, by the same noun:
// "protesters" and "Exampleland's protesters" are the same people to who keeps the record. Coreference is stricter.
func (f *finder) joinGroups(r *coreference) {
	first := make(map[string][]int) // noun -> actors called by it
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.actor == none || m.form != onrecord.Nominal || !m.many || m.kind == "" || len(r.chain(m.actor)) == 0 || r.named(m.actor) {
			continue
		}
		x := &r.facts[i]
		if x.det == other || x.det == pointing || f.counts(m) {
			continue
		}
		noun := f.lists.plainNoun(m.noun)
		same := first[noun]
		if slices.Contains(same, m.actor) {
			continue
		}
		joined := false
		for _, earlier := range same {
			if f.actors[earlier].kind == f.actors[m.actor].kind && r.fits(i, earlier) {
				r.merge(m.actor, earlier)
				joined = true
				break
			}
		}
		if !joined {
			first[noun] = append(same, m.actor)
		}
	}
}

// fits reports whether a description is like one of an actor's and clashes with none.
func (r *coreference) fits(i, actor int) bool {
	some := false
	for _, k := range r.chain(actor) {
		if r.facts[k].class != noPronoun {
			continue
		}
		switch l := alike(&r.facts[i], &r.facts[k]); {
		case l == clashing:
			return false
		case l > clashing:
			some = true
		}
	}
	return some
}

// counts reports whether a phrase says how many, or that it is only some, and not just that they are many: "dozens of".
func (f *finder) counts(m *mention) bool {
	head := lemma(f.doc, m.head)
	return f.doc.Child(m.head, "nummod") >= 0 || f.lists.is("count", head) || f.lists.is("quantity", head) && !plural(f.doc, m.head)
}
