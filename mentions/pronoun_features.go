package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// describe appends the features of a candidate: each is a fact about candidate and pronoun, by the pronoun's class.
func (r *resolver) describe(features []uint32, pronoun int, p class, c candidate) []uint32 {
	d := r.doc
	group := uint32(p)
	if p == feminine {
		group = uint32(masculine) // what holds of "he" holds of "she"
	}
	add := func(template uint32, values ...uint32) {
		h := perceptron.Mix(template, group)
		for _, v := range values {
			h = perceptron.Mix(h, v)
		}
		features = append(features, h)
	}
	t := &d.Tokens[pronoun]
	role := roleOf(d, pronoun)
	if c.actor == none {
		verb := uint32(0)
		if t.Head != syntax.None {
			verb = perceptron.Hash(d.Tokens[t.Head].Lemma)
		}
		add(1)
		add(2, role)
		add(3, role, verb)
		add(4, uint32(min(c.rank, 3)))
		add(5, flag(r.extraposed(pronoun)))
		return features
	}
	a := &r.actors[c.actor]
	h := &d.Tokens[c.head]
	sentences := r.sentenceOf(pronoun) - r.sentenceOf(c.head)
	distance := uint32(min(sentences, 4))
	candidateRole := roleOf(d, c.head)
	form, kind := r.formAt(c.head), perceptron.Hash(string(a.kind))
	add(10, distance)
	add(11, uint32(min(c.rank, 5)))
	add(12, distance, uint32(min(c.rank, 3)))
	add(13, candidateRole, distance)
	add(14, candidateRole, role, flag(sentences == 0))
	add(15, form, distance)
	add(16, kind, form)
	add(17, uint32(min(a.count, 6)))
	add(18, uint32(a.gender), flag(a.many))
	add(19, kind, flag(a.many))
	add(20, flag(r.quoted[pronoun]), flag(r.quoted[c.head]), distance)
	add(21, flag(h.Head != syntax.None && d.Tokens[h.Head].Head == syntax.None), candidateRole, distance)
	if sentences == 0 {
		add(22, flag(r.governs(c.head, pronoun)), candidateRole, role)
		add(23, r.pathUp(pronoun, c.head), candidateRole)
		add(24, uint32(min((pronoun-c.head)/4, 6)))
	} else {
		add(25, flag(c.head == r.firstIn(r.sentenceOf(c.head))), candidateRole, distance)
	}
	add(26, flag(d.Sentences[r.sentenceOf(pronoun)].Block == d.Sentences[r.sentenceOf(c.head)].Block), distance)
	add(27, flag(a.last == c.head), uint32(min(a.count, 3)), candidateRole)
	if p == neuter || p == several {
		add(28, perceptron.Hash(lemma(d, c.head)))
		add(29, kind, role)
	}
	return features
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 2
}

// roleOf is the grammatical role of a word, coordinated words having that of the first.
func roleOf(d *syntax.Document, i int) uint32 {
	for steps := 0; steps < 4 && d.Tokens[i].Is("conj", "appos", "flat", "compound") && d.Tokens[i].Head != syntax.None; steps++ {
		i = d.Tokens[i].Head
	}
	switch t := &d.Tokens[i]; {
	case t.Rel == "nsubj:pass":
		return 2
	case t.Is("nsubj"):
		return 1
	case t.Is("obj", "iobj"):
		return 3
	case t.Is("obl"):
		return 4
	case t.Is("nmod:poss"):
		return 5
	case t.Is("nmod"):
		return 6
	}
	return 7
}

func (r *resolver) formAt(head int) uint32 {
	if i, ok := r.at[head]; ok {
		switch r.mentions[i].form {
		case onrecord.Name:
			return 1
		case onrecord.Nominal:
			return 2
		}
	}
	return 3
}

// governs reports whether the pronoun stands below the verb or noun that the candidate depends on.
func (r *resolver) governs(head, pronoun int) bool {
	top := r.doc.Tokens[head].Head
	for i, steps := pronoun, 0; i != syntax.None && steps < 30; i, steps = r.doc.Tokens[i].Head, steps+1 {
		if i == top {
			return true
		}
	}
	return false
}

// pathUp is the relation of the clause in which the pronoun stands, seen from the verb of the candidate.
func (r *resolver) pathUp(pronoun, head int) uint32 {
	d, top := r.doc, r.doc.Tokens[head].Head
	for i, steps := pronoun, 0; i != syntax.None && steps < 30; i, steps = d.Tokens[i].Head, steps+1 {
		if d.Tokens[i].Head == top {
			return perceptron.Hash(d.Tokens[i].Rel)
		}
	}
	return 0
}

// firstIn returns the head of the first mention of a sentence, or None.
func (r *resolver) firstIn(sentence int) int {
	first := r.doc.Sentences[sentence].First
	for i := len(r.seen) - 1; i >= 0; i-- {
		if r.seen[i] < first {
			if i+1 < len(r.seen) {
				return r.seen[i+1]
			}
			return syntax.None
		}
	}
	if len(r.seen) > 0 {
		return r.seen[0]
	}
	return syntax.None
}

// extraposed reports whether an "it" looks like one that means nothing: "it is likely that", "it rains".
func (r *resolver) extraposed(pronoun int) bool {
	t := &r.doc.Tokens[pronoun]
	return t.Is("expl") || t.Head != syntax.None && r.doc.Child(t.Head, "csubj", "ccomp") != syntax.None && r.doc.Tokens[t.Head].UPOS == "ADJ"
}
