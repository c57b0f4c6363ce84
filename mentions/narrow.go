package mentions

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// narrow drops the candidates whom "he" or "she" does not mean: whoever is named behind it by a given name of the other gender; somebody new, and
// those of the other gender by their given name or named in brackets, where there is anybody else.
func (r *coreference) narrow(m int) {
	gender := r.facts[m].gender
	r.candidates = slices.DeleteFunc(r.candidates, func(c candidate) bool {
		return c.near > m && !r.suits(c.actor, gender)
	})
	if len(r.candidates) == 1 {
		return
	}
	r.candidates = slices.Delete(r.candidates, 0, 1)
	r.prefer(func(c candidate) bool {
		return r.suits(c.actor, gender) && (r.actors[c.actor].kind == onrecord.Person || r.knownGender(c.actor) != 0)
	}, func(c candidate) bool { return r.suits(c.actor, gender) })
	r.prefer(func(c candidate) bool { return r.actors[c.actor].kind == onrecord.Person && !r.bracketed(c) }, func(c candidate) bool { return !r.bracketed(c) })
}

// prefer keeps only candidates that pass where some are good.
func (r *coreference) prefer(good, passes func(candidate) bool) {
	if slices.ContainsFunc(r.candidates, good) {
		r.candidates = slices.DeleteFunc(r.candidates, func(c candidate) bool { return !passes(c) })
	}
}

// knownGender is the gender of an actor that the article tells, else that his given name hints at; 0 for none.
func (r *coreference) knownGender(actor int) byte {
	if actor == none {
		return 0
	}
	return cmp.Or(r.actors[actor].gender, r.actors[actor].hint)
}

// suits reports whether nothing tells that an actor is not of a gender, which may be unknown.
func (r *coreference) suits(actor int, gender byte) bool {
	known := r.knownGender(actor)
	return gender == 0 || known == 0 || known == gender
}

// bracketed reports whether somebody's only name stands in brackets behind somebody else's, as that of who plays a part: "Ann (Bo Example)".
func (r *coreference) bracketed(c candidate) bool {
	d, m := r.doc, &r.mentions[c.near]
	bracket := m.name.First - 1
	if m.form != onrecord.Name || len(r.chains[c.actor]) > 1 || bracket < 1 || d.Text(bracket) != "(" {
		return false
	}
	before := d.NameOf(bracket - 1)
	return before != syntax.None && d.Names[before].Label == syntax.PersonName
}
