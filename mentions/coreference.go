package mentions

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// How far back a mention looks for what it takes up: in sentences, in mentions, and how many actors it weighs.
const (
	window   = 6
	most     = 300
	mostSeen = 24
	mostSame = 8 // actors called by the same word, however far back
)

// candidate is an actor that a mention may mean; none stands for one that was not mentioned before.
type candidate struct {
	actor int
	near  int // the actor's mention nearest to this one
	match int // the mention of it that is most like this one in its words, or none
	like  int // how much
	rank  int // 0 for the nearest
	// The mention that shows best what the actor is: the last one with a noun, or none.
	sample int
}

// coreference is the state while mentions are joined.
type coreference struct {
	*finder
	facts      []fact
	chains     [][]int32          // the mentions of each actor so far, ascending
	byWord     map[uint32][]int32 // the mentions so far by their heads, and by all words of proper nouns
	speakers   map[int32]int      // quotation -> token of who speaks
	candidates []candidate
	rows       [][]int32 // the features of each candidate

	later, earlier []float32 // what a ranker makes of the words of each mention
}

// chooser returns the index of the candidate that a mention means.
type chooser func(r *coreference, m int) int

// corefer finds the actor of each mention that has none, and joins names with the descriptions that came before them.
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
	r := &coreference{finder: f, facts: make([]fact, len(f.mentions)), byWord: make(map[uint32][]int32), speakers: f.speakersOf()}
	for i := range f.mentions {
		r.facts[i] = f.factsOf(&f.mentions[i])
	}
	for i := range f.actors {
		a := &f.actors[i]
		if a.guessed {
			a.hint, a.gender = a.gender, 0 // what the article calls somebody stands above his name
		}
		for _, words := range a.words {
			if a.hint == 0 && a.gender == 0 && a.kind == onrecord.Person && len(words) == 1 {
				a.hint = f.lists.given[words[0]]
			}
		}
	}
	return r
}

// resolve finds the actor of a mention.
func (r *coreference) resolve(i int, choose chooser) {
	m := &r.mentions[i]
	switch {
	case r.facts[i].class == relative:
		if m.actor = r.relativeTo(m.head); m.actor == none {
			return
		}
	case m.actor == none:
		before, after := r.holder(i)
		if lead := r.lead(i); lead != none && before == none {
			r.headline(i, lead)
			break
		}
		if m.actor = before; m.actor == none {
			r.gather(i)
			m.actor = r.candidates[choose(r, i)].actor
		}
		if m.actor == none {
			m.actor = r.salient(i)
		}
		if m.actor == none {
			m.actor = after
		}
		if m.actor == none {
			r.newActor(m)
			r.actors[m.actor].country = r.countryIn(m.Range)
		}
	case m.form == onrecord.Name && len(r.chain(m.actor)) == 0:
		if r.gather(i); len(r.candidates) > 1 {
			if before := r.candidates[choose(r, i)].actor; before != none {
				r.merge(before, m.actor)
			}
		}
	}
	r.note(i)
}

// holder returns who holds, as the article says, the office by which a definite description names a person ("the minister"): the
// one mentioned last before, and the first to be mentioned later; none where there is nobody.
func (r *coreference) holder(i int) (before, after int) {
	m, x := &r.mentions[i], &r.facts[i]
	before, after = none, none
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != definite && x.det != pointing && !(x.det == bare && x.proper && x.role == 1) {
		return before, after
	}
	last := none
	for k := range r.actors {
		a := &r.actors[k]
		if a.kind != onrecord.Person || len(a.words) == 0 || !r.holdsAs(a, m) {
			continue
		}
		at, _ := slices.BinarySearch(r.chain(k), int32(i))
		switch {
		case at == 0 && after == none:
			after = k
		case at > 0 && int(r.chains[k][at-1]) > last:
			before, last = k, int(r.chains[k][at-1])
		}
	}
	return before, after
}

// lead returns the mention by which an article begins to tell of the person whom its headline only describes ("Minister quits"): the
// first person that is a subject in the paragraphs after it; none where i is no such description or where there is nobody.
func (r *coreference) lead(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != bare || x.role != 1 || !r.isHeadline(x.sentence) {
		return none
	}
	for k := i + 1; k < len(r.facts) && r.facts[k].sentence <= x.sentence+4; k++ {
		o, y := &r.mentions[k], &r.facts[k]
		if o.form == onrecord.Pronoun || o.kind != onrecord.Person || y.role != 1 && y.role != 9 || r.isHeadline(y.sentence) {
			continue
		}
		if g, a := r.lists.genders[m.noun], r.lists.genders[o.noun]; g != 0 && a != 0 && g != a {
			return none
		}
		return k
	}
	return none
}

// headline gives the description of a headline the actor of the lead.
func (r *coreference) headline(i, lead int) {
	m, o := &r.mentions[i], &r.mentions[lead]
	if o.actor == none {
		r.newActor(o)
		r.actors[o.actor].country = r.countryIn(o.Range)
	}
	m.actor = o.actor
}

// isHeadline reports whether a sentence is one of the first, short, and a paragraph of its own.
func (r *coreference) isHeadline(sentence int) bool {
	s := r.doc.Sentences
	const longest = 16
	alone := (sentence == 0 || s[sentence-1].Block != s[sentence].Block) && (sentence+1 == len(s) || s[sentence+1].Block != s[sentence].Block)
	return alone && sentence < 3 && s[sentence].Stop-s[sentence].First <= longest
}

// salient returns the person whom a definite description that takes up nobody else most likely means: the person last
// named as a subject in the few sentences before, or the only one named there; none where there is no such.
func (r *coreference) salient(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != definite || x.role != 1 || r.lists.is("unique", m.noun) ||
		r.doc.Child(m.head, "acl", "nmod") > m.head {
		return none
	}
	only := none
	for k := i - 1; k >= 0 && x.sentence-r.facts[k].sentence <= 3; k-- {
		o := &r.mentions[k]
		if o.form != onrecord.Name || o.kind != onrecord.Person || r.facts[k].sentence == x.sentence {
			continue
		}
		if g, a := r.lists.genders[m.noun], &r.actors[o.actor]; g != 0 && cmp.Or(a.gender, a.hint) != 0 && g != cmp.Or(a.gender, a.hint) {
			continue
		}
		if r.facts[k].role == 1 {
			return o.actor
		}
		if only != none && only != o.actor {
			return none
		}
		only = o.actor
	}
	return only
}

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

// gather lists who a mention may mean: a new actor first, then those mentioned in the last sentences, the nearest first,
// and those called by the same words.
func (r *coreference) gather(m int) {
	r.candidates = append(r.candidates[:0], candidate{actor: none, near: none, match: none, sample: none})
	x := &r.facts[m]
	if x.class == noPronoun {
		r.gatherSame(m)
	}
	if x.class != noPronoun || x.det == definite || x.det == pointing || x.det == owned || x.proper {
		r.gatherNear(m)
	}
	if x.class.firstOrSecond() && x.quote != 0 {
		if token, ok := r.speakers[x.quote]; ok {
			if at, ok := r.at[token]; ok && r.mentions[at].actor != none {
				r.consider(m, at)
			}
		}
	}
	if x.class == personal && len(r.candidates) > 1 {
		r.candidates = append(r.candidates[:0], r.candidates[1:]...) // he is somebody
		r.preferGender(x.gender)
	}
	slices.SortStableFunc(r.candidates[1:], func(a, b candidate) int { return abs(m-a.near) - abs(m-b.near) })
	for k := range r.candidates {
		r.candidates[k].rank = k - 1
	}
	for len(r.rows) < len(r.candidates) {
		r.rows = append(r.rows, nil)
	}
	for k := range r.candidates {
		r.rows[k] = r.describe(r.rows[k][:0], m, &r.candidates[k])
	}
}

// preferGender drops those whose given name is of the other gender, where there is somebody known to be of the pronoun's.
func (r *coreference) preferGender(gender byte) {
	known := func(c candidate) byte {
		a := &r.actors[c.actor]
		return cmp.Or(a.gender, a.hint)
	}
	if slices.ContainsFunc(r.candidates, func(c candidate) bool { return known(c) == gender }) {
		r.candidates = slices.DeleteFunc(r.candidates, func(c candidate) bool { return known(c) != 0 && known(c) != gender })
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
			r.consider(m, int(same[len(same)-1-n]))
		}
	}
}

// gatherNear adds the actors mentioned last.
func (r *coreference) gatherNear(m int) {
	x := &r.facts[m]
	far := window
	if x.class.firstOrSecond() {
		far = 4 * window
	}
	for i, near := m-1, 0; i >= max(0, m-most) && near < mostSeen; i-- {
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
	if actor == r.mentions[m].actor || r.mentions[m].form == onrecord.Name && r.named(actor) {
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

// agrees reports whether a mention can mean the actor of another one at all.
func (r *coreference) agrees(m, other int) bool {
	x, a := &r.facts[m], &r.actors[r.mentions[other].actor]
	if x.gender != 0 && a.gender != 0 && x.gender != a.gender {
		return false
	}
	person := a.kind == onrecord.Person
	switch x.class {
	case personal:
		return person || !a.many && r.facts[other].class != neuter && (a.kind == "" || r.mayBePerson(a))
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
	if x.number == manyThings != a.many && kind != onrecord.Organisation {
		return false
	}
	return person == (kind == onrecord.Person) || a.kind == "" && kind == onrecord.Person
}

// mayBePerson reports whether an actor whose names were not taken for a person's may be one after all: namers err on single words.
func (r *coreference) mayBePerson(a *actor) bool {
	if a.kind == onrecord.Country || len(a.words) != 1 || len(a.words[0]) == 0 {
		return false
	}
	words := a.words[0]
	return len(words) == 1 || r.lists.given[words[0]] != 0
}

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
	return t.Head == d.Tokens[head].Head && t.Head != syntax.None && !t.Is("conj", "nmod:poss") && argument(t) && argument(&d.Tokens[head])
}

// inside reports whether the phrase of one mention is part of that of another.
func (r *coreference) inside(m, other int) bool {
	a, b := &r.mentions[m], &r.mentions[other]
	return b.First <= a.First && a.Stop <= b.Stop
}

func argument(t *syntax.Token) bool { return t.Is("nsubj", "obj", "iobj", "obl") }

// relativeTo returns the actor of the noun that a relative clause belongs to.
func (r *coreference) relativeTo(i int) int {
	d := r.doc
	for h, steps := d.Tokens[i].Head, 0; h != syntax.None && steps < 8; h, steps = d.Tokens[h].Head, steps+1 {
		if d.Tokens[h].Is("acl:relcl") {
			if who, ok := r.alias[d.Tokens[h].Head]; ok {
				return who
			}
			if at, ok := r.at[d.Tokens[h].Head]; ok {
				return r.mentions[at].actor
			}
			return none
		}
	}
	return none
}

// speakersOf returns for each quotation the subject of the verb outside it that stands in a sentence with it.
func (f *finder) speakersOf() map[int32]int {
	d := f.doc
	found := make(map[int32]int)
	for _, s := range d.Sentences {
		who := none
		for i := s.First; i < s.Stop && who == none; i++ {
			if t := &d.Tokens[i]; f.quoted[i] == 0 && t.Is("nsubj") && t.Head != syntax.None && f.quoted[t.Head] == 0 && d.Tokens[t.Head].UPOS == "VERB" {
				who = i
			}
		}
		if who == none {
			continue
		}
		for i := s.First; i < s.Stop; i++ {
			if q := f.quoted[i]; q != 0 {
				if _, known := found[q]; !known {
					found[q] = who
				}
			}
		}
	}
	return found
}
