package mentions

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// agrees reports whether a mention can mean the actor of another one at all.
func (r *coreference) agrees(m, other int) bool {
	x, a := &r.facts[m], &r.actors[r.mentions[other].actor]
	if x.gender != 0 && a.gender != 0 && x.gender != a.gender {
		return false
	}
	person := a.kind == onrecord.Person
	switch x.class {
	case personal:
		return person || !a.many && r.facts[other].class != neuter && !r.facts[other].measure && (a.kind == "" || r.mayBePerson(r.mentions[other].actor))
	case neuter:
		return !person && !(a.many && a.kind == onrecord.Group)
	case several:
		return a.many || a.kind != "" && (!person || a.gender == 0 && a.hint == 0)
	case speaker:
		return person || r.facts[other].class.firstOrSecond()
	case speakers, addressee:
		return a.kind != "" || r.facts[other].class.firstOrSecond()
	}
	if !r.suits(r.mentions[other].actor, x.told) {
		return false
	}
	kind := r.mentions[m].kind
	if x.number == manyThings != a.many && (kind != onrecord.Organisation || a.kind == onrecord.Group) {
		return false
	}
	if noun := r.mentions[m].noun; a.kind == onrecord.Organisation && a.isNamed() && r.lists.is("government", noun) && !r.governing(a) {
		return false // "the government" is no party
	}
	return person == (kind == onrecord.Person) || a.kind == "" && kind == onrecord.Person
}

// governing reports whether a name of an actor has a noun for those who govern or lead a campaign in it.
func (r *coreference) governing(a *actor) bool {
	return slices.ContainsFunc(a.words, func(name []string) bool {
		return slices.ContainsFunc(name, func(w string) bool { return r.lists.is("government", w) })
	})
}

// mayBePerson reports whether an actor whose names were not taken for a person's may be one after all: namers err on single words,
// but for nouns, acronyms and what they see often.
func (r *coreference) mayBePerson(actor int) bool {
	a := &r.actors[actor]
	if a.kind == onrecord.Country || len(a.words) == 0 {
		return false
	}
	for _, name := range a.words {
		if len(name) == 0 || len(name) == 1 && len(a.words) > 1 && !a.surnamed(name[0]) || len(name) > 1 && r.lists.given[name[0]] == 0 {
			return false
		}
	}
	if len(a.words) > 1 || len(a.words[0]) > 1 {
		return true
	}
	names := r.heads[actor]
	word := r.doc.Text(names[0])
	return len(names) < oftenNamed && r.mayNamePerson(word) && !r.placed[word]
}

// oftenNamed is how often the namer does not err on one word.
const oftenNamed = 7
