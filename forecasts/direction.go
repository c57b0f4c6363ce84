package forecasts

import (
	"github.com/onrecord/onrecord"
)

// direction reads whether the outcome is expected or ruled out, by the words of the clause and by those that say it: who
// doubts or denies that it will rain, or does not think so, expects that it will not.
func (r *reader) direction(c candidate, carrier *onrecord.Statement) onrecord.Direction {
	not := r.negated(c.head)
	if c.top != c.head {
		not = not != r.negated(c.top)
	}
	switch r.lemma(c.sign) {
	case "unlikely", "improbable", "impossible":
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
