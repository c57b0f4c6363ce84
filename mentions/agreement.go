package mentions

import (
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
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
		return person || !a.many && r.facts[other].class != neuter && (a.kind == "" || r.mayBePerson(r.mentions[other].actor))
	case neuter:
		return !person && !(a.many && a.kind == onrecord.Group)
	case several:
		return a.many || a.kind != "" && (!person || a.gender == 0 && a.hint == 0)
	case speaker:
		return person || r.facts[other].class.firstOrSecond()
	case speakers, addressee:
		return a.kind != "" || r.facts[other].class.firstOrSecond()
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
	if a.kind == onrecord.Country || len(a.words) != 1 || len(a.words[0]) == 0 {
		return false
	}
	words := a.words[0]
	if len(words) > 1 {
		return r.lists.given[words[0]] != 0
	}
	names := r.heads[actor]
	return len(names) < oftenNamed && r.mayNamePerson(r.doc.Text(names[0]))
}

// oftenNamed is how often the namer does not err on one word.
const oftenNamed = 7

// bound reports whether syntax forbids the antecedent: "he saw him", "his brother" for the brother himself, "the ministry of the
// minister" for the minister.
func (r *coreference) bound(m, other int) bool {
	d := r.doc
	i, head := r.mentions[m].head, r.mentions[other].head
	t := &d.Tokens[i]
	if r.facts[m].class == noPronoun && (r.inside(m, other) || r.inside(other, m)) && !r.appositive(i, head) {
		return true
	}
	if t.Head == head && t.Is("nmod:poss") {
		return true
	}
	if r.facts[m].class != noPronoun && (reflexive(lower(d, i)) || r.facts[m].class.firstOrSecond()) {
		return false
	}
	return r.clauseOf(i) == r.clauseOf(head) && t.Head != syntax.None && !t.Is("conj", "nmod:poss") && argument(t) && argument(&d.Tokens[head])
}

// clauseOf returns the verb that a word depends on, or the one whose subject it shares: "refused" for "him" in "refused to see him".
func (r *coreference) clauseOf(i int) int {
	d := r.doc
	verb := d.Tokens[i].Head
	for steps := 0; steps < 4 && verb != syntax.None && d.Tokens[verb].Is("xcomp") && d.Tokens[verb].Head != syntax.None && d.Child(d.Tokens[verb].Head, "obj") == syntax.None; steps++ {
		verb = d.Tokens[verb].Head
	}
	return verb
}

// inside reports whether the phrase of one mention is part of that of another.
func (r *coreference) inside(m, other int) bool {
	a, b := &r.mentions[m], &r.mentions[other]
	return b.First <= a.First && a.Stop <= b.Stop
}

func argument(t *syntax.Token) bool { return t.Is("nsubj", "obj", "iobj", "obl") }
