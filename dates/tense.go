package dates

import "github.com/onrecord/onrecord/syntax"

// maxClimb bounds the walk up a tree.
const maxClimb = 12

// tense tells from the verb that governs a token whether its clause lies before or after the time of writing.
func tense(doc *syntax.Document, token int) direction {
	for steps, t := 0, token; t != syntax.None && steps < maxClimb; steps, t = steps+1, doc.Tokens[t].Head {
		if dir, found := verbTense(doc, t); found {
			return dir
		}
	}
	return unclear
}

// verbTense reads the direction off one verb and its auxiliaries; found is false where the verb above it decides.
func verbTense(doc *syntax.Document, t int) (direction, bool) {
	token := &doc.Tokens[t]
	if planned[token.Lemma] && (token.XPOS == "VBN" || token.UPOS == "ADJ") {
		return later, true
	}
	perfect := false
	for _, c := range doc.Children(t) {
		child := &doc.Tokens[c]
		if !child.Is("aux", "cop", "mark") || int(c) > t {
			continue
		}
		switch {
		case child.XPOS == "MD" && child.Lemma != "could" && child.Lemma != "would":
			return later, true
		case child.XPOS == "TO" && child.Rel == "mark":
			return later, true
		case child.XPOS == "VBD", child.Lemma == "have":
			perfect = true
		}
	}
	switch {
	case perfect, token.XPOS == "VBD":
		return before, true
	case token.XPOS == "VBZ", token.XPOS == "VBP":
		return unclear, true
	case token.XPOS == "VBN" && token.Is("acl", "advcl"):
		return before, true
	}
	return unclear, false
}

// planned are words for what has been set for later: "the vote is due Friday".
var planned = map[string]bool{"due": true, "schedule": true, "scheduled": true, "expect": true, "expected": true, "plan": true,
	"planned": true, "slate": true, "slated": true, "set": true, "upcoming": true}
