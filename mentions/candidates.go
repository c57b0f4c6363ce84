package mentions

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// How far back a mention looks for what it takes up: in sentences, in mentions, and how many actors it weighs.
const (
	window   = 6
	most     = 300
	mostSeen = 18
	mostSame = 8 // actors called by the same word, however far back
)

// candidate is an actor that a mention may mean; none stands for one that was not mentioned before.
type candidate struct {
	actor int
	near  int // the actor's mention nearest to this one
	match int // the mention of it that is most like this one in its words, or none
	like  int // how much
	// Its place: -1 for the first, which is a new actor or, for "he" and "she", whoever was mentioned last; then 0 for the nearest.
	rank   int
	nearer int // how many people are nearer
	// The mention that shows best what the actor is: the last one with a noun, or none.
	sample int
}

// gather lists who a mention may mean: a new actor first, then those mentioned in the last sentences, the nearest first,
// and those called by the same words.
func (r *coreference) gather(m int) {
	r.candidates = append(r.candidates[:0], candidate{actor: none, near: none, match: none, sample: none})
	x := &r.facts[m]
	r.noteBelow(m)
	if x.class == noPronoun {
		r.gatherSame(m)
	}
	if x.class != noPronoun || x.det == definite || x.det == pointing || x.det == owned || x.proper {
		r.gatherNear(m)
	}
	if by := r.speaker(m); x.class.firstOrSecond() && by != none && r.mentions[by].actor != none {
		r.consider(m, by)
	}
	if x.class == personal {
		r.narrow(m)
	}
	slices.SortStableFunc(r.candidates[1:], func(a, b candidate) int { return abs(m-a.near) - abs(m-b.near) })
	r.persons = 0
	for k := range r.candidates {
		c := &r.candidates[k]
		c.rank, c.nearer = k-1, r.persons
		if c.actor != none && r.actors[c.actor].kind == onrecord.Person {
			r.persons++
		}
	}
	if len(r.candidates) == 1 {
		return // there is nothing to choose
	}
	if x.class != noPronoun {
		r.standing = r.standingOf(m)
	}
	for len(r.rows) < len(r.candidates) {
		r.rows = append(r.rows, nil)
	}
	for k := range r.candidates {
		r.rows[k] = r.describe(r.rows[k][:0], m, &r.candidates[k])
	}
}

func abs(n int) int { return max(n, -n) }

// gatherSame adds the actors that were called by the same word.
func (r *coreference) gatherSame(m int) {
	x := &r.facts[m]
	words := []uint32{x.lemma}
	if x.proper {
		words = append(words, x.words...)
	}
	for _, w := range words {
		same := r.byWord[w]
		for n := 0; n < len(same) && n < 4*mostSame && len(r.candidates) <= mostSame; n++ {
			if other := int(same[len(same)-1-n]); r.agrees(m, other) {
				r.consider(m, other)
			}
		}
	}
}

// gatherNear adds the actors mentioned last.
func (r *coreference) gatherNear(m int) {
	x := &r.facts[m]
	far, enough := window, mostSeen
	if x.class.firstOrSecond() {
		far = 4 * window
	}
	if x.class == noPronoun && r.mentions[m].kind == "" {
		enough = 2 * mostSeen / 3 // most of them are new, and few records tell of things
	}
	for i, near := m-1, 0; i >= max(0, m-most) && near < enough; i-- {
		o := &r.mentions[i]
		if o.actor == none {
			continue
		}
		distance := x.sentence - r.facts[i].sentence
		if distance > far && (near > 0 || distance > 3*far) {
			break
		}
		if r.agrees(m, i) && r.consider(m, i) {
			near++
		}
	}
	if x.class != noPronoun && !x.class.firstOrSecond() {
		for i := m + 1; i < len(r.facts) && r.facts[i].sentence == x.sentence; i++ {
			if o := &r.mentions[i]; o.form == onrecord.Name && r.agrees(m, i) {
				r.consider(m, i) // "in her speech, Ann Example said"
			}
		}
	}
}

// consider makes the actor of another mention a candidate, unless it is one or cannot be. It reports whether it did.
func (r *coreference) consider(m, other int) bool {
	actor := r.mentions[other].actor
	for _, c := range r.candidates {
		if c.actor == actor {
			return false
		}
	}
	if r.speaksOfAnother(m, actor) {
		return false
	}
	near := r.nearest(actor, m, other)
	if r.bound(m, near) || r.facts[m].det == indefinite && r.named(actor) && !r.appositive(r.mentions[m].head, r.mentions[near].head) {
		return false
	}
	c := candidate{actor: actor, near: near, sample: r.sample(actor, near)}
	if c.match, c.like = r.likest(m, actor); c.like == opposed {
		return false
	}
	r.candidates = append(r.candidates, c)
	return true
}

// named reports whether an actor has been named so far.
func (r *coreference) named(actor int) bool {
	return slices.ContainsFunc(r.chain(actor), func(i int32) bool { return r.mentions[i].form == onrecord.Name })
}

// nearest returns the last mention of an actor before m or else the first after it; other, which comes after m, where
// that is in an earlier sentence.
func (r *coreference) nearest(actor, m, other int) int {
	chain := r.chain(actor)
	at, _ := slices.BinarySearch(chain, int32(m))
	if len(chain) == 0 || other > m && at > 0 && r.facts[chain[at-1]].sentence < r.facts[m].sentence {
		return other
	}
	return int(chain[max(0, at-1)])
}

// sample returns the last mention of an actor up to one that is no pronoun, that one where there is none.
func (r *coreference) sample(actor, near int) int {
	chain := r.chain(actor)
	for n := len(chain) - 1; n >= 0; n-- {
		if i := int(chain[n]); i <= near && r.facts[i].class == noPronoun {
			return i
		}
	}
	return near
}
