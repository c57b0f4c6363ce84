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
		same := first[m.noun]
		if slices.Contains(same, m.actor) {
			continue
		}
		joined := false
		for _, earlier := range same {
			if _, like := r.likest(i, earlier); like > clashing && f.actors[earlier].kind == f.actors[m.actor].kind {
				r.merge(m.actor, earlier)
				joined = true
				break
			}
		}
		if !joined {
			first[m.noun] = append(same, m.actor)
		}
	}
}

// counts reports whether a phrase says how many.
func (f *finder) counts(m *mention) bool {
	return f.doc.Child(m.head, "nummod") >= 0 || f.lists.is("quantity", lemma(f.doc, m.head))
}
