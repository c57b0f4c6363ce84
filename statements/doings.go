package statements

import (
	_ "embed"
)

// doingsFile lists, as a class of words, verbs that tell what somebody does far more often than what he says.
//
//go:embed doings.txt
var doingsFile string

// onlyDone reports an attribution that tells what somebody does: "the police hunted the men". Its cue is such a verb, of which
// acts.txt knows no act, and its content has neither a verb nor a quotation.
func (v *view) onlyDone(a attribution) bool {
	if a.cue.First >= a.cue.Stop {
		return false
	}
	for _, c := range a.content {
		if v.hasVerb(c) {
			return false
		}
		for i := c.First; i < c.Stop; i++ {
			if v.quotation[i] >= 0 {
				return false
			}
		}
	}
	head := &v.Tokens[v.Head(a.cue)]
	return head.UPOS == "VERB" && is("doings", head.Lemma) && v.actOfCue(&a) == plainly
}
