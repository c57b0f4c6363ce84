package parse

import (
	"slices"

	"github.com/onrecord/onrecord/syntax"
)

// takingOf are verbs that say by "of" what somebody has done, the complement that the treebanks hardly ever have behind an agent.
var takingOf = []string{"accuse", "suspect", "convict", "acquit"}

// amend mends the trees of passives like "was accused by the council of lying": what somebody is accused of hangs from the verb, not from the agent.
func amend(text string, tokens []syntax.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.XPOS != "VBG" || !t.Is("acl") || i == 0 || tokens[i-1].Head != i || tokens[i-1].In(text) != "of" {
			continue
		}
		agent := &tokens[t.Head]
		if agent.Is("obl:agent") && tokens[agent.Head].XPOS == "VBN" && slices.Contains(takingOf, tokens[agent.Head].Lemma) {
			t.Head, t.Rel = agent.Head, "advcl"
		}
	}
}
