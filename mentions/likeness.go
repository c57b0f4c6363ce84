package mentions

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// How like each other two phrases are.
const (
	opposed = iota - 1 // the same office, but the deputy's or of the past; of another party or owner
	unlike
	clashing // the same head, but each with words of its own
	wider    // the same head; the later one has words of its own
	narrower // all words of the later one are in the earlier one
	equal
)

// likest returns the mention of an actor whose words are most like those of a mention.
func (r *coreference) likest(m, actor int) (match, like int) {
	x, clash := &r.facts[m], false
	match = none
	if x.class != noPronoun {
		return none, unlike
	}
	if party := r.actors[actor].party; x.party != 0 && party != 0 && party != x.party {
		return none, opposed
	}
	chain := r.chains[actor]
	for n := len(chain) - 1; n >= 0 && n >= len(chain)-12; n-- {
		o := &r.facts[chain[n]]
		if o.class != noPronoun {
			continue
		}
		if x.lemma == o.lemma && x.grade != o.grade {
			clash = true
			continue
		}
		if x.lemma == o.lemma && r.ownersDiffer(m, int(chain[n])) {
			return none, opposed
		}
		l := alike(x, o)
		if l == unlike && x.proper && r.acronymOf(&r.mentions[m], &r.mentions[chain[n]]) {
			l = equal
		}
		if l > like {
			match, like = int(chain[n]), l
		}
	}
	if clash && match == none {
		like = opposed
	}
	return match, like
}

// ownersDiffer reports whether two descriptions are of what belongs to two who have names, "Torrenz's campaign" and "the Brask campaign";
// a party or a company may belong to several.
func (r *coreference) ownersDiffer(i, k int) bool {
	if r.lists.is("kind", r.mentions[i].noun) {
		return false
	}
	a, b := r.namedOwner(&r.mentions[i]), r.namedOwner(&r.mentions[k])
	return a != none && b != none && a != b
}

// namedOwner returns the actor with a name before the noun of a description, as its possessor or in a compound with it, or none.
func (r *coreference) namedOwner(m *mention) int {
	if m.form != onrecord.Nominal || m.head == m.First {
		return none
	}
	who := r.ownerOf(m.head)
	for _, c := range r.doc.Children(m.head) {
		if at, ok := r.at[int(c)]; who == none && ok && int(c) < m.head && r.doc.Tokens[c].Is("compound") && r.mentions[at].form == onrecord.Name {
			who = r.mentions[at].actor
		}
	}
	if who == none || !r.actors[who].isNamed() {
		return none
	}
	return who
}

func alike(x, o *fact) int {
	switch {
	case x.phrase == o.phrase:
		return equal
	case x.lemma != o.lemma:
		return unlike
	}
	missing, extra := 0, 0
	for _, w := range x.words {
		if !slices.Contains(o.words, w) {
			missing++
		}
	}
	for _, w := range o.words {
		if !slices.Contains(x.words, w) {
			extra++
		}
	}
	switch {
	case missing == 0:
		return narrower
	case extra == 0:
		return wider
	}
	return clashing
}
