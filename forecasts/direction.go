package forecasts

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// direction reads whether the outcome is expected or ruled out, by the words of the clause and by those that say it: who
// doubts or denies that it will rain, or does not think so, expects that it will not.
func (r *reader) direction(c candidate, carrier *onrecord.Statement) onrecord.Direction {
	not := r.negated(c.head)
	if c.top != c.head {
		not = not != r.negated(c.top)
	}
	if r.unlikely(c) {
		not = !not
	}
	if r.lemma(c.head) == "unable" {
		not = !not
	}
	if carrier != nil && r.doubts(carrier) {
		not = !not
	}
	if not {
		return onrecord.WillNot
	}
	return onrecord.Will
}

// unlikely reports whether the word that says how likely the clause is rules it out: "it is unlikely that", "little chance
// that", "the chances that it will are slim". A stated number says all by itself.
func (r *reader) unlikely(c candidate) bool {
	word := r.grader(c)
	if word == syntax.None {
		return false
	}
	if is("doubtful", r.lemma(word)) {
		return c.modal == "" || !r.not(word) // else direction has seen the "not"
	}
	if _, number := r.stated(c); number != nil {
		return false
	}
	return r.slight(word)
}

// slight reports whether a chance is said to be small or none.
func (r *reader) slight(noun int) (low bool) {
	for _, k := range r.doc.Children(noun) {
		low = low || is("slight", r.lemma(int(k))) || is("negation", r.lemma(int(k)))
	}
	if t := &r.doc.Tokens[noun]; t.Is("nsubj") && t.Head != syntax.None { // "the chance is slim", "there is not much of a chance"
		low = low || is("slight", r.lemma(t.Head))
		low = low != r.not(t.Head)
	}
	return low
}

// doubts reports whether a statement is that its content is not so.
func (r *reader) doubts(s *onrecord.Statement) bool {
	if s.Act == onrecord.Denies {
		return true
	}
	if s.Act != onrecord.Believes {
		return false
	}
	doubt := false
	for _, cue := range s.Cue {
		tokens := r.doc.TokensIn(cue)
		for i := tokens.First; i < tokens.Stop; i++ {
			doubt = doubt || r.lemma(i) == "doubt" || r.lemma(i) == "doubtful" || r.lemma(i) == "disbelieve"
		}
	}
	return doubt != s.Negated
}

// negated reports whether "not", "never" or the like stands at predicate i, or "no" at its subject.
func (r *reader) negated(i int) bool {
	if r.not(i) {
		return true
	}
	for _, k := range r.doc.Children(i) {
		no := r.doc.No(int(k))
		switch t := &r.doc.Tokens[k]; {
		case t.Is("nsubj") && (no || is("nobody", r.lemma(int(k)))):
			return true
		case t.Is("obl") && no && is("circumstance", r.lemma(int(k))): // "under no circumstances"
			return true
		}
	}
	return false
}

// not reports whether an adverb negates predicate i; "not only" does not.
func (r *reader) not(i int) bool {
	for _, k := range r.doc.Children(i) {
		if r.doc.Tokens[k].Is("advmod") && is("negation", r.lemma(int(k))) {
			return int(k)+1 >= len(r.doc.Tokens) || r.lemma(int(k)+1) != "only"
		}
	}
	return false
}
