package mentions

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// kinship is that somebody with a name is a relative of somebody, if the article tells of whom.
type kinship struct{ actor, of int }

// noteKin remembers whose relative somebody named is: "his wife Ann", "Ann Example, her daughter".
func (r *coreference) noteKin(m *mention) {
	noun := m.head
	if m.form == onrecord.Name {
		noun = m.name.First - 1
	}
	if noun < 0 || m.many || m.kind != onrecord.Person || !r.lists.is("kin", lemma(r.doc, noun)) || !r.named(m.actor) {
		return
	}
	of := r.ownerOf(noun)
	if of == none {
		of = r.ownerOf(m.head)
	}
	key := lemma(r.doc, noun)
	r.kin[key] = append(r.kin[key], kinship{m.actor, of})
}

// ownerOf returns the actor of the possessor before a noun, or none.
func (r *coreference) ownerOf(noun int) int {
	if at, ok := r.at[r.doc.Child(noun, "nmod:poss")]; ok {
		return r.mentions[at].actor
	}
	return none
}

// relative returns the only person with a name of whom the article has told what a description of a relative tells: "his ex-wife".
func (r *coreference) relative(i int) int {
	m := &r.mentions[i]
	if m.form != onrecord.Nominal || m.many || r.facts[i].det != owned {
		return none
	}
	noun := m.noun
	if before, after, ok := strings.Cut(noun, "-"); ok && r.lists.is("former", before) {
		noun = after
	}
	who, of := none, r.ownerOf(m.head)
	for _, k := range r.kin[noun] {
		switch {
		case k.actor == of || k.of != of && k.of != none && of != none && r.named(of):
		case who != none && who != k.actor:
			return none
		default:
			who = k.actor
		}
	}
	return who
}

// led returns the organisation that a description names as that of its only leader or member at hand: "her party", where the article
// has told which; or none.
func (r *coreference) led(i int) int {
	m := &r.mentions[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Organisation || r.facts[i].det != owned || !r.lists.is("kind", m.noun) || m.head-m.First != 1 {
		return none
	}
	who := r.ownerOf(m.head)
	if who == none || !r.actors[who].isNamed() {
		return none
	}
	found := none
	for k := range r.actors {
		a := &r.actors[k]
		if a.kind != onrecord.Organisation || !slices.ContainsFunc(r.actors[who].roles, func(role onrecord.Role) bool { return !role.Former && a.calledIn(role.Of) }) {
			continue
		}
		if found != none {
			return none
		}
		found = k
	}
	return found
}

// calledIn reports whether words hold one of an actor's names.
func (a *actor) calledIn(words string) bool {
	return slices.ContainsFunc(a.words, func(name []string) bool {
		return strings.Contains(" "+strings.ToLower(words)+" ", " "+strings.Join(name, " ")+" ")
	})
}
