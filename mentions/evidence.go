package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// describe appends the features of a candidate: each is a fact about it and the mention, by the mention's group.
func (r *coreference) describe(rows []int32, m int, c *candidate) []int32 {
	x := &r.facts[m]
	add := func(template uint32, values ...uint32) {
		h := perceptron.Mix(template, x.group)
		for _, v := range values {
			h = perceptron.Mix(h, v)
		}
		rows = append(rows, int32(h%featureRows)+1)
	}
	d := r.doc
	mention := &r.mentions[m]
	kind := perceptron.Hash(string(mention.kind))
	sentenceStart := flag(mention.First == d.Sentences[x.sentence].First)
	if c.actor == none {
		add(1)
		add(2, x.role, x.det)
		add(3, x.det, x.number, kind)
		add(4, x.lemma)
		add(5, x.lemma, x.det)
		add(6, x.verb, x.role)
		add(7, x.det, uint32(min(len(x.words), 3)))
		add(8, flag(r.extraposed(mention.head)), x.role)
		add(9, uint32(min(len(r.candidates), 6)), x.det)
		add(10, uint32(r.mostLike()), x.det)
		add(11, uint32(r.mostLike()), x.det, kind, flag(x.embedded))
		add(12, sentenceStart, x.role)
		add(13, flag(x.quote != 0), uint32(min(x.block, 2)))
		add(14, flag(d.Child(mention.head, "acl", "nmod") > mention.head), x.det)
		add(15, flag(x.embedded), x.role, x.det)
		return rows
	}
	a := &r.actors[c.actor]
	o, near := &r.facts[c.near], &r.mentions[c.near]
	chain := r.chains[c.actor]
	sentences := x.sentence - o.sentence
	distance := spread(sentences)
	if c.near > m {
		distance = 20
	}
	rank, same := uint32(min(c.rank, 6)), flag(sentences == 0)
	akind := perceptron.Hash(string(a.kind))
	count := spread(len(chain))
	like := uint32(c.like)
	add(20, distance)
	add(21, rank)
	add(22, distance, rank)
	add(23, o.role, distance)
	add(24, o.role, x.role, same)
	add(25, o.group, distance)
	add(26, akind, o.group)
	add(27, count)
	add(28, flag(a.gender == 0), agreement(x.gender, a.hint), flag(a.many), akind)
	add(29, kind, akind, x.det)
	add(30, flag(x.quote != 0), flag(o.quote != 0), flag(x.quote == o.quote), distance)
	add(31, flag(o.governor != syntax.None && d.Tokens[o.governor].Head == syntax.None), o.role, distance)
	if sentences == 0 {
		after := flag(c.near > m)
		path := r.pathUp(mention.head, near.head)
		add(32, flag(r.governs(near.head, mention.head)), o.role, x.role, after)
		add(33, path, o.role, after)
		add(34, spread(abs(mention.head-near.head)), after)
		add(44, path, o.role, o.verb)
	} else {
		add(35, flag(near.First == d.Sentences[o.sentence].First), o.role, distance)
	}
	add(36, flag(x.block == o.block), distance)
	add(37, flag(o.embedded), rank)
	if len(chain) > 0 {
		add(38, spread(r.facts[chain[0]].sentence), count)
		add(39, spread(int(chain[0])), akind)
	}
	add(40, x.verb, x.role, akind)
	add(41, x.lemma, o.lemma)
	add(42, x.number, o.number, flag(a.many))
	add(45, r.roleBefore(chain, x.sentence), distance)
	if x.verb != 0 && x.verb == o.verb {
		add(43, x.role, o.role)
	}
	if x.class != noPronoun {
		add(50, o.lemma)
		add(51, x.verb, x.role, o.lemma)
		add(52, r.pronounsOf(chain))
		add(53, x.lemma, uint32(o.class), flag(x.quote == o.quote), distance)
		add(54, o.det, o.number, rank)
		if x.class.firstOrSecond() {
			who, known := r.speakers[x.quote]
			at, mentioned := r.at[who]
			says := known && x.quote != 0 && mentioned && r.mentions[at].actor == c.actor
			add(55, flag(known), flag(says), o.group)
			add(56, uint32(min(abs(x.block-o.block), 4)), o.group)
		}
		return rows
	}
	add(60, like, x.det)
	add(61, like, distance, x.det)
	add(62, like, kind, akind)
	add(63, like, o.group, x.det)
	add(64, like, x.number, x.role)
	add(65, like, count)
	add(66, like, flag(x.embedded), x.det)
	if c.match != none {
		z := &r.facts[c.match]
		add(70, like, z.det, x.det)
		add(71, like, z.number, x.number)
		add(72, like, uint32(min(len(x.words), 3)), uint32(min(len(z.words), 3)))
		add(73, like, spread(x.sentence-z.sentence))
		add(74, like, x.lemma)
		add(75, like, flag(z.embedded), flag(x.embedded))
		add(76, like, z.group)
	} else {
		add(77, x.lemma, akind)
		add(78, x.det, akind, distance)
		add(79, flag(r.appositive(mention.head, near.head)), o.group)
		add(80, flag(a.kind == onrecord.Person && a.holds(mention.noun)), x.det)
	}
	if mention.form == onrecord.Name {
		noun := r.mentions[c.sample].noun
		add(81, flag(noun != "" && r.actors[mention.actor].holds(noun)), o.det)
	}
	return rows
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
