package mentions

import (
	"slices"
)

// How like each other two phrases are.
const (
	opposed = iota - 1 // the same office, but the deputy's or of the past
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
