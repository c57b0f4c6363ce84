package forecasts

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

// condition returns the tokens that name the condition of a candidate, as ranges: an "if" clause, an inversion, a
// phrase such as "in this scenario", or a subject that has not happened yet.
func (r *reader) condition(c candidate) (ranges []syntax.Range) {
	top := c.top
	for range 4 {
		if found := r.conditionAt(top); found.Stop > 0 {
			return []syntax.Range{found}
		}
		t := &r.doc.Tokens[top]
		if t.Head == syntax.None || !t.Is("ccomp", "xcomp", "conj", "parataxis") {
			break
		}
		top = t.Head
	}
	if c.head != c.top {
		if found := r.conditionAt(c.head); found.Stop > 0 {
			return []syntax.Range{found}
		}
	}
	if c.modal != "" && c.modal != "will" {
		if subject := r.doc.Child(c.top, "nsubj"); subject != syntax.None && r.unhappened(subject) {
			return []syntax.Range{r.doc.Subtree(subject)}
		}
	}
	return nil
}

// conditionAt returns the conditional clause or phrase among the dependents of predicate i; the zero range for none.
func (r *reader) conditionAt(i int) syntax.Range {
	for _, k := range r.doc.Children(i) {
		c := int(k)
		t := &r.doc.Tokens[c]
		switch {
		case t.Is("advcl"):
			if r.opensCondition(c) {
				return r.doc.Subtree(c)
			}
		case t.Is("obl", "advmod"):
			if r.conditionalPhrase(c) {
				return r.doc.Subtree(c)
			}
		}
	}
	return syntax.Range{}
}

// opensCondition reports whether the clause headed by token c is a condition, with "if" or with inversion.
func (r *reader) opensCondition(c int) bool {
	for _, k := range r.doc.Children(c) {
		t := &r.doc.Tokens[k]
		lemma := r.lemma(int(k))
		if t.Is("mark") && slices.Contains([]string{"if", "unless", "once", "provided", "without"}, lemma) {
			return true
		}
		if t.Is("mark", "advmod") && lemma == "once" {
			return true
		}
		if t.Is("aux") && (lemma == "should" || lemma == "have" && r.doc.Text(int(k)) == "Had") && int(k) == r.doc.Subtree(c).First {
			return true
		}
	}
	return false
}

// conditionalPhrase finds "in this scenario", "in case of", "without help", "under a second term".
func (r *reader) conditionalPhrase(c int) bool {
	mark := r.doc.Child(c, "case")
	if mark == syntax.None {
		return false
	}
	lemma := r.lemma(c)
	switch strings.ToLower(r.doc.Text(mark)) {
	case "in":
		return lemma == "scenario" || lemma == "case" || lemma == "event"
	case "without", "barring":
		return true
	case "under":
		return slices.Contains([]string{"administration", "presidency", "term", "scenario", "government", "plan", "proposal", "condition", "leadership"}, lemma)
	case "with":
		return slices.Contains([]string{"victory", "win", "presidency"}, lemma)
	}
	return false
}

// unhappened reports whether the subject names what has not happened yet: "his re-election", "a rebel victory", "a
// Korin-led government".
func (r *reader) unhappened(subject int) bool {
	owned := false
	for _, k := range r.doc.Children(subject) {
		t := &r.doc.Tokens[k]
		lemma := r.lemma(int(k))
		if t.Is("amod", "compound") && (strings.HasSuffix(lemma, "-led") || lemma == "led") {
			return true
		}
		if t.Is("amod") && (lemma == "possible" || lemma == "potential") {
			return true
		}
		owned = owned || t.Is("nmod", "compound", "det") && lemma != "the"
	}
	return owned && is("event", r.doc.Tokens[subject].Lemma)
}
