package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// evidence are the features of a candidate, each a fact about it and the mention, by the mention's group.
type evidence struct {
	group uint32
	rows  []int32
}

func (e *evidence) add(template uint32, values ...uint32) {
	h := perceptron.Mix(template, e.group)
	for _, v := range values {
		h = perceptron.Mix(h, v)
	}
	e.rows = append(e.rows, int32(h%featureRows)+1)
}

// describe appends the features of a candidate.
func (r *coreference) describe(rows []int32, m int, c *candidate) []int32 {
	e := &evidence{group: r.facts[m].group, rows: rows}
	switch {
	case c.actor == none:
		r.describeNew(e, m)
	case r.facts[m].class != noPronoun:
		r.describeKnown(e, m, c)
		r.describePronoun(e, m, c)
		r.describeStanding(e, m, c)
	default:
		r.describeKnown(e, m, c)
		r.describeWords(e, m, c)
	}
	return e.rows
}

// describeNew tells whether a mention looks like one of somebody or something new.
func (r *coreference) describeNew(e *evidence, m int) {
	x, mention, d := &r.facts[m], &r.mentions[m], r.doc
	kind, like := perceptron.Hash(string(mention.kind)), uint32(r.mostLike())
	e.add(1)
	e.add(2, x.role, x.det)
	e.add(3, x.det, x.number, kind)
	e.add(4, x.lemma)
	e.add(5, x.lemma, x.det)
	e.add(6, x.verb, x.role)
	e.add(7, x.det, uint32(min(len(x.words), 3)))
	e.add(8, flag(r.extraposed(mention.head)), x.role)
	e.add(9, uint32(min(len(r.candidates), 6)), x.det)
	e.add(10, like, x.det)
	e.add(11, like, x.det, kind, flag(x.embedded))
	e.add(12, flag(mention.First == d.Sentences[x.sentence].First), x.role)
	e.add(13, flag(x.quote != 0), uint32(min(x.block, 2)))
	e.add(14, flag(d.Child(mention.head, "acl", "nmod") > mention.head), x.det)
	e.add(15, flag(x.embedded), x.role, x.det)
}

// describeKnown tells how a mention stands to an actor mentioned before: how far, in which roles, of what kind.
func (r *coreference) describeKnown(e *evidence, m int, c *candidate) {
	x, mention, d := &r.facts[m], &r.mentions[m], r.doc
	kind := perceptron.Hash(string(mention.kind))
	a := &r.actors[c.actor]
	o, near := &r.facts[c.near], &r.mentions[c.near]
	chain := r.chains[c.actor]
	sentences := x.sentence - o.sentence
	distance := r.distanceTo(m, c)
	rank, same := uint32(min(c.rank, 6)), flag(sentences == 0)
	akind := perceptron.Hash(string(a.kind))
	count := spread(len(chain))
	e.add(20, distance)
	e.add(21, rank)
	e.add(22, distance, rank)
	e.add(23, o.role, distance)
	e.add(24, o.role, x.role, same)
	e.add(25, o.group, distance)
	e.add(26, akind, o.group)
	e.add(27, count)
	e.add(28, flag(a.gender == 0), agreement(x.gender, a.hint), flag(a.many), akind)
	e.add(29, kind, akind, x.det)
	e.add(30, flag(x.quote != 0), flag(o.quote != 0), flag(x.quote == o.quote), distance)
	e.add(31, flag(o.governor != syntax.None && d.Tokens[o.governor].Head == syntax.None), o.role, distance)
	if sentences == 0 {
		after := flag(c.near > m)
		path := r.pathUp(mention.head, near.head)
		e.add(32, flag(r.governs(near.head, mention.head)), o.role, x.role, after)
		e.add(33, path, o.role, after)
		e.add(34, spread(abs(mention.head-near.head)), after)
		e.add(44, path, o.role, o.verb)
	} else {
		e.add(35, flag(near.First == d.Sentences[o.sentence].First), o.role, distance)
	}
	e.add(36, flag(x.block == o.block), distance)
	e.add(37, flag(o.embedded), rank)
	if len(chain) > 0 {
		e.add(38, spread(r.facts[chain[0]].sentence), count)
		e.add(39, spread(int(chain[0])), akind)
	}
	e.add(40, x.verb, x.role, akind)
	e.add(41, x.lemma, o.lemma)
	e.add(42, x.number, o.number, flag(a.many))
	e.add(45, r.roleBefore(chain, x.sentence), distance)
	if x.verb != 0 && x.verb == o.verb {
		e.add(43, x.role, o.role)
	}
}

// describePronoun tells what an actor is to a pronoun.
func (r *coreference) describePronoun(e *evidence, m int, c *candidate) {
	x, o := &r.facts[m], &r.facts[c.near]
	chain := r.chains[c.actor]
	distance, rank := r.distanceTo(m, c), uint32(min(c.rank, 6))
	e.add(50, o.lemma)
	e.add(51, x.verb, x.role, o.lemma)
	e.add(52, r.pronounsOf(chain))
	e.add(53, x.lemma, uint32(o.class), flag(x.quote == o.quote), distance)
	e.add(54, o.det, o.number, rank)
	if x.class == personal {
		nearer := uint32(min(c.nearer, 6)) // any numbers would do below, but the model was learned with these
		e.add(58, nearer)
		e.add(158, nearer, distance, r.genderOf(m, c))
		e.add(258, nearer, o.role, x.role, distance)
		e.add(259, uint32(min(r.persons, 6)), nearer)
	}
	if x.class.firstOrSecond() {
		_, known := r.speakers[x.quote]
		by := r.speaker(m)
		e.add(55, flag(known), flag(by != none && r.mentions[by].actor == c.actor), o.group)
		e.add(56, uint32(min(abs(x.block-o.block), 4)), o.group)
	}
}

// describeWords tells how like the words of a description are to those that an actor was called by.
func (r *coreference) describeWords(e *evidence, m int, c *candidate) {
	x, mention, a := &r.facts[m], &r.mentions[m], &r.actors[c.actor]
	o, near := &r.facts[c.near], &r.mentions[c.near]
	like, distance, count := uint32(c.like), r.distanceTo(m, c), spread(len(r.chains[c.actor]))
	kind, akind := perceptron.Hash(string(mention.kind)), perceptron.Hash(string(a.kind))
	e.add(60, like, x.det)
	e.add(61, like, distance, x.det)
	e.add(62, like, kind, akind)
	e.add(63, like, o.group, x.det)
	e.add(64, like, x.number, x.role)
	e.add(65, like, count)
	e.add(66, like, flag(x.embedded), x.det)
	if c.match != none {
		z := &r.facts[c.match]
		e.add(70, like, z.det, x.det)
		e.add(71, like, z.number, x.number)
		e.add(72, like, uint32(min(len(x.words), 3)), uint32(min(len(z.words), 3)))
		e.add(73, like, spread(x.sentence-z.sentence))
		e.add(74, like, x.lemma)
		e.add(75, like, flag(z.embedded), flag(x.embedded))
		e.add(76, like, z.group)
	} else {
		e.add(77, x.lemma, akind)
		e.add(78, x.det, akind, distance)
		e.add(79, flag(r.appositive(mention.head, near.head)), o.group)
		e.add(80, flag(a.kind == onrecord.Person && a.holds(mention.noun)), x.det)
	}
}

// distanceTo is how many sentences before a mention a candidate was mentioned, in classes; one that follows is of its own.
func (r *coreference) distanceTo(m int, c *candidate) uint32 {
	if c.near > m {
		return 20
	}
	return spread(r.facts[m].sentence - r.facts[c.near].sentence)
}

// featureRows is the number of vectors that features share.
const featureRows = 1 << 15

// mostLike is the greatest likeness among the candidates.
func (r *coreference) mostLike() int {
	best := 0
	for _, c := range r.candidates {
		best = max(best, c.like)
	}
	return best
}

// pronounsOf tells which classes of pronouns an actor was called by.
func (r *coreference) pronounsOf(chain []int32) uint32 {
	var set uint32
	for _, i := range chain[max(0, len(chain)-12):] {
		set |= 1 << r.facts[i].class
	}
	return set &^ 1
}

// roleBefore is the role of an actor's last mention in an earlier sentence than the one given, with how far away that is.
func (r *coreference) roleBefore(chain []int32, sentence int) uint32 {
	for n := len(chain) - 1; n >= 0; n-- {
		if o := &r.facts[chain[n]]; o.sentence < sentence {
			return o.role + 16*spread(sentence-o.sentence)
		}
	}
	return 0
}

// agreement compares a pronoun's gender with what a name hints at.
func agreement(gender, hint byte) uint32 {
	switch {
	case gender == 0 || hint == 0:
		return 0
	case gender == hint:
		return 1
	}
	return 2
}

// genderOf tells how a candidate's gender fits a pronoun's: told by the article, hinted at by the name, or unknown of a person or a thing.
func (r *coreference) genderOf(m int, c *candidate) uint32 {
	x, a := &r.facts[m], &r.actors[c.actor]
	switch {
	case a.gender == x.gender:
		return 1
	case a.gender != 0:
		return 2
	case a.hint == x.gender:
		return 3
	case a.hint != 0:
		return 4
	case a.kind == onrecord.Person:
		return 5
	}
	return 0
}

// appositive reports whether one of two words is in apposition to the other.
func (r *coreference) appositive(i, j int) bool {
	a, b := &r.doc.Tokens[i], &r.doc.Tokens[j]
	return a.Head == j && a.Is("appos") || b.Head == i && b.Is("appos")
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 2
}

// spread puts a number into one of few classes.
func spread(n int) uint32 {
	switch {
	case n < 0:
		return 15
	case n < 4:
		return uint32(n)
	case n < 6:
		return 4
	case n < 10:
		return 5
	case n < 20:
		return 6
	case n < 50:
		return 7
	}
	return 8
}

// governs reports whether a word stands below the verb or noun that the candidate depends on.
func (r *coreference) governs(head, word int) bool {
	top := r.doc.Tokens[head].Head
	for i, steps := word, 0; i != syntax.None && steps < 30; i, steps = r.doc.Tokens[i].Head, steps+1 {
		if i == top {
			return true
		}
	}
	return false
}

// pathUp is the relation of the clause in which a word stands, seen from the verb of the candidate.
func (r *coreference) pathUp(word, head int) uint32 {
	d, top := r.doc, r.doc.Tokens[head].Head
	for i, steps := word, 0; i != syntax.None && steps < 30; i, steps = d.Tokens[i].Head, steps+1 {
		if d.Tokens[i].Head == top {
			return perceptron.Hash(d.Tokens[i].Rel)
		}
	}
	return 0
}

// extraposed reports whether an "it" looks like one that means nothing: "it is likely that", "it rains".
func (r *coreference) extraposed(pronoun int) bool {
	t := &r.doc.Tokens[pronoun]
	return t.Is("expl") || t.Head != syntax.None && r.doc.Child(t.Head, "csubj", "ccomp") != syntax.None && r.doc.Tokens[t.Head].UPOS == "ADJ"
}
