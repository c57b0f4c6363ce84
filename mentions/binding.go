package mentions

import (
	"slices"

	"github.com/onrecord/onrecord/syntax"
)

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
	if before := i - 1; t.Is("nmod:poss") && before == r.mentions[other].Stop && lower(d, before) == "as" {
		return true // "Ann Example as her mother"
	}
	if r.facts[m].class != noPronoun && (reflexive(lower(d, i)) || r.facts[m].class.firstOrSecond()) {
		return false
	}
	if slices.Contains(r.below, r.mentions[other].actor) {
		return true
	}
	if t.Head == syntax.None || t.Is("conj", "nmod:poss") || !argument(t) || !argument(&d.Tokens[head]) {
		return false
	}
	verb, its := r.clauseOf(i), r.clauseOf(head)
	return verb == its || d.Tokens[head].Is("nsubj") && r.shares(verb, its)
}

// shares reports whether a verb without a subject of its own has that of another one, to which it is coordinated.
func (r *coreference) shares(verb, other int) bool {
	d := r.doc
	for verb != syntax.None && verb != other && d.Tokens[verb].Is("conj") && d.Child(verb, "nsubj") == syntax.None {
		verb = d.Tokens[verb].Head
	}
	return verb == other
}

// noteBelow notes the actors that are named or described below the verb of which a mention is the subject: a pronoun cannot mean them, "he said that Bo
// Example had won". Linguists call this principle C of binding.
func (r *coreference) noteBelow(m int) {
	d, sentence := r.doc, r.facts[m].sentence
	i := r.mentions[m].head
	verb := d.Tokens[i].Head
	r.below = r.below[:0]
	if r.facts[m].class == noPronoun || !d.Tokens[i].Is("nsubj") || verb == syntax.None {
		return
	}
	k := m
	for k > 0 && r.facts[k-1].sentence == sentence {
		k--
	}
	for ; k < len(r.facts) && r.facts[k].sentence == sentence; k++ {
		o := &r.mentions[k]
		if r.facts[k].class != noPronoun || !r.isBelow(o.head, verb, i) {
			continue
		}
		who := o.actor
		if who == none {
			who, _ = r.holder(k) // "he said that the president had won"
		}
		if who != none {
			r.below = append(r.below, who)
		}
	}
}

// isBelow reports whether a word belongs to what stands behind a verb and its subject, or to what is quoted before a verb that tells who says it; who says
// "Ann Example had won, she said" without quotation marks may be her.
func (r *coreference) isBelow(word, verb, subject int) bool {
	d := r.doc
	quoted := word < subject && r.quoted[word] != 0 && r.quoted[verb] == 0 && r.lists.is("speaking", lemma(d, verb))
	for i, steps := word, 0; i != syntax.None && steps < 20; i, steps = d.Tokens[i].Head, steps+1 {
		switch {
		case d.Tokens[i].Head == verb:
			return quoted && d.Tokens[i].Is("ccomp") || word > subject && !d.Tokens[i].Is("conj", "parataxis")
		case quoted && i == d.Tokens[verb].Head && d.Tokens[verb].Is("parataxis"):
			return true
		}
	}
	return false
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
