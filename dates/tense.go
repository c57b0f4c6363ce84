package dates

import "github.com/onrecord/onrecord/syntax"

// maxClimb bounds the walk up a tree.
const maxClimb = 12

// tense tells from the verb that governs an expression whether its clause lies before or after the time of writing. The
// expression is the tokens from first to last.
func tense(doc *syntax.Document, first, last int) direction {
	if before := first - 1; before >= 0 { // "said Friday": nearer than any tree
		if t := &doc.Tokens[before]; (t.XPOS == "VBD" || t.XPOS == "VBN") && !planned[t.Lemma] {
			return past
		}
	}
	head := doc.Head(syntax.Range{First: first, Stop: last + 1})
	possessive := doc.Tokens[head].Is("nmod:poss")
	for steps, t := 0, head; t != syntax.None && steps < maxClimb; steps, t = steps+1, doc.Tokens[t].Head {
		if dir, found := verbTense(doc, t, possessive); found {
			return dir
		}
	}
	return unclear
}

// verbTense reads the direction off one verb and its auxiliaries; found is false where the verb above it decides. What is
// named by its day ("Friday's talks") is not in the future for standing under "to".
func verbTense(doc *syntax.Document, t int, possessive bool) (direction, bool) {
	token := &doc.Tokens[t]
	if planned[token.Lemma] && (token.XPOS == "VBN" || token.UPOS == "ADJ") {
		return future, true
	}
	perfect, modal := false, false
	for _, c := range doc.Children(t) {
		child := &doc.Tokens[c]
		if int(c) > t || !child.Is("aux", "cop", "mark") {
			continue
		}
		switch {
		case child.XPOS == "MD":
			modal = modal || child.Lemma != "could"
		case child.XPOS == "TO" && !possessive:
			modal = true
		case child.XPOS == "VBD", child.Lemma == "have":
			perfect = true
		}
	}
	switch {
	case perfect, token.XPOS == "VBD":
		return past, true
	case modal:
		return future, true
	case token.XPOS == "VBZ", token.XPOS == "VBP":
		return unclear, true
	case token.XPOS == "VBN" && token.Is("acl", "advcl"):
		return past, true
	}
	return unclear, false
}

// planned are words for what has been set for later: "the vote is due Friday".
var planned = map[string]bool{"due": true, "schedule": true, "scheduled": true, "expect": true, "expected": true, "plan": true,
	"planned": true, "slate": true, "slated": true, "set": true, "upcoming": true,
	"effective": true, "payable": true}
