package mentions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// coreference is the state while mentions are joined.
type coreference struct {
	*finder
	facts      []fact
	resolved   []bool
	chains     [][]int32          // the mentions of each actor so far, ascending
	heads      [][]int            // the heads of the names of each actor that has names
	byWord     map[uint32][]int32 // the mentions so far by their heads, and by all words of proper nouns
	speakers   map[int32]int      // quotation -> token of who speaks
	kin        map[string][]kinship
	holders    map[string][]int // a word of the title of an office -> people with names who hold such a one
	candidates []candidate
	persons    int       // among the candidates
	below      []int     // whom the pronoun that is being resolved cannot mean, being named below its verb
	standing   standing  // of the pronoun that is being resolved
	rows       [][]int32 // the features of each candidate

	later, earlier []float32 // what a ranker makes of the words of each mention
}

// chooser returns the index of the candidate that a mention means.
type chooser func(r *coreference, m int) int

// corefer finds the actor of each mention that has none.
func (f *finder) corefer(choose chooser) *coreference {
	r := newCoreference(f)
	for i := range r.facts {
		if !r.facts[i].class.firstOrSecond() {
			r.resolve(i, choose)
		}
	}
	for i := range r.facts { // who speaks is known now
		if r.facts[i].class.firstOrSecond() {
			r.resolve(i, choose)
		}
	}
	return r
}

// newCoreference prepares to join the mentions of a finder.
func newCoreference(f *finder) *coreference {
	r := &coreference{finder: f, facts: make([]fact, len(f.mentions)), resolved: make([]bool, len(f.mentions)), byWord: make(map[uint32][]int32), kin: make(map[string][]kinship), holders: make(map[string][]int), speakers: f.speakersOf()}
	for i := range f.mentions {
		r.facts[i] = f.factsOf(&f.mentions[i])
	}
	r.heads = make([][]int, len(f.actors))
	for _, m := range f.mentions {
		if m.form == onrecord.Name && m.actor != none {
			r.heads[m.actor] = append(r.heads[m.actor], m.head)
		}
	}
	for i := range f.actors {
		a := &f.actors[i]
		if a.guessed {
			a.hint, a.gender = a.gender, 0 // what the article calls somebody stands above his name
		}
		for _, role := range a.roles {
			for word := range strings.FieldsSeq(strings.ToLower(role.Title + " " + role.Of)) {
				a.party = cmp.Or(a.party, f.lists.party(word))
			}
		}
		for _, words := range a.words {
			if a.hint == 0 && a.gender == 0 && a.kind == onrecord.Person && len(words) == 1 && !a.surnamed(words[0]) {
				a.hint = f.lists.given[words[0]]
			}
		}
	}
	r.indexHolders()
	return r
}

// resolve finds the actor of a mention, and first that of who speaks where it is "he" or "she" in a quotation, whom it does not mean.
func (r *coreference) resolve(i int, choose chooser) {
	if r.resolved[i] {
		return
	}
	r.resolved[i] = true
	if by := r.speaker(i); r.facts[i].class == personal && by != none && !r.facts[by].class.firstOrSecond() {
		r.resolve(by, choose)
	}
	m := &r.mentions[i]
	switch {
	case r.facts[i].class == relative:
		if m.actor = r.relativeTo(m.head); m.actor == none {
			return
		}
	case m.actor == none:
		m.actor = r.find(i, choose)
	}
	r.note(i)
}

// find returns the actor of a mention that has none: who holds the office that it names, whom a headline announces, whom the ranker
// chooses, the only person at hand, who will be said to hold the office, or somebody new.
func (r *coreference) find(i int, choose chooser) int {
	before, after := r.holder(i)
	if before != none {
		return before
	}
	if who := cmp.Or(r.relative(i)+1, r.aged(i)+1, r.announced(i)+1, r.led(i)+1, r.inShort(i)+1, r.ofItself(i)+1, r.abbreviated(i)+1, r.fronted(i)+1, r.coupled(i)+1) - 1; who != none {
		return who
	}
	if lead := r.lead(i); lead != none {
		if o := &r.mentions[lead]; o.actor == none {
			o.actor = r.announced(lead)
		}
		return r.actorOf(lead)
	}
	r.gather(i)
	if chosen := r.candidates[choose(r, i)].actor; chosen != none {
		return chosen
	}
	if who := r.salient(i); who != none {
		return who
	}
	if after != none {
		return after
	}
	return r.actorOf(i)
}

// actorOf returns the actor of a mention, a new one if it has none yet.
func (r *coreference) actorOf(i int) int {
	m := &r.mentions[i]
	if m.actor == none {
		r.newActor(m)
		r.actors[m.actor].country = r.countryIn(m.Range)
	}
	return m.actor
}

// chain returns the mentions of an actor so far.
func (r *coreference) chain(actor int) []int32 {
	for len(r.chains) <= actor {
		r.chains = append(r.chains, nil)
	}
	return r.chains[actor]
}

// note adds a mention to its actor's.
func (r *coreference) note(i int) {
	m, x := &r.mentions[i], &r.facts[i]
	chain := r.chain(m.actor)
	at, _ := slices.BinarySearch(chain, int32(i))
	r.chains[m.actor] = slices.Insert(chain, at, int32(i))
	a := &r.actors[m.actor]
	if a.kind == "" && (m.kind != "" && x.gender != 'f' || r.named(m.actor)) || a.kind != "" && x.gender != 0 {
		a.kind = m.kind // whatever the name was taken for; "she" may be a ship
	}
	switch {
	case x.gender == 0 || a.gender != 0:
	case a.hint == 0 || a.hint == x.gender:
		a.gender = x.gender
	default:
		a.hint = 0 // the name misleads
	}
	if a.gender == 0 && m.form == onrecord.Nominal && !m.many {
		a.gender = r.lists.genders[m.noun]
	}
	if x.class != noPronoun {
		return
	}
	a.party = cmp.Or(a.party, x.party)
	if m.form == onrecord.Nominal && m.kind == onrecord.Person && x.det == definite && r.named(m.actor) {
		r.holds(m.actor, m.noun)
	}
	r.noteKin(m)
	r.byWord[x.lemma] = append(r.byWord[x.lemma], int32(i))
	if x.proper {
		for _, w := range x.words {
			r.byWord[w] = append(r.byWord[w], int32(i))
		}
	}
}

// merge makes the mentions of one actor those of another.
func (r *coreference) merge(from, to int) {
	for _, i := range r.chain(from) {
		r.mentions[i].actor = to
	}
	r.chain(to)
	r.chains[to] = append(r.chains[to], r.chains[from]...)
	slices.Sort(r.chains[to])
	r.chains[from] = nil
	a, b := &r.actors[to], &r.actors[from]
	a.roles = append(a.roles, b.roles...)
	a.party = cmp.Or(a.party, b.party)
	if a.gender == 0 {
		a.gender = b.gender
	}
	if a.country == nil {
		a.country = b.country
	}
	for token, actor := range r.alias {
		if actor == from {
			r.alias[token] = to
		}
	}
}

// relativeTo returns the actor of the noun that a relative clause belongs to.
func (r *coreference) relativeTo(i int) int {
	d := r.doc
	for h, steps := d.Tokens[i].Head, 0; h != syntax.None && steps < 8; h, steps = d.Tokens[h].Head, steps+1 {
		if d.Tokens[h].Is("acl:relcl") {
			noun := d.Tokens[h].Head
			if who, ok := r.alias[noun]; ok {
				return who
			}
			if lower(d, i) == "who" {
				noun = r.somebodyAbove(noun)
			}
			if at, ok := r.at[noun]; ok && noun != syntax.None {
				return r.mentions[at].actor
			}
			return none
		}
	}
	return none
}

// somebodyAbove returns the noun for people that the name of a body or a place belongs to, "Democrats in the Senate who oppose the bill"; None
// where that is no noun for people, "a mix of parties in the Senate who oppose the bill"; and any other noun as it is.
func (r *coreference) somebodyAbove(noun int) int {
	d := r.doc
	for h := noun; h != syntax.None; h = d.Tokens[h].Head {
		at, ok := r.at[h]
		switch {
		case ok && (r.mentions[at].kind == onrecord.Person || r.mentions[at].kind == onrecord.Group):
			return h
		case h == noun && (!ok || r.mentions[at].form != onrecord.Name || !d.Tokens[h].Is("nmod")):
			return noun
		case !d.Tokens[h].Is("nmod"):
			return syntax.None
		}
	}
	return syntax.None
}
