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
		if t.Is("parataxis") && t.Head < top && r.opensCondition(t.Head) { // the tree took the inversion for the main clause
			return []syntax.Range{{First: r.doc.Subtree(t.Head).First, Stop: r.doc.Subtree(top).First}}
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
	if found := r.neighbour(c); found.Stop > 0 {
		return []syntax.Range{found}
	}
	return nil
}

// neighbour returns the "if" clause that stands right before or after the clause, wherever the tree has put it.
func (r *reader) neighbour(c candidate) syntax.Range {
	clause := r.doc.Subtree(c.top)
	sentence := r.doc.Sentences[r.doc.SentenceOf(c.top)]
	for i := max(sentence.First, c.sign-window); i < min(sentence.Stop, c.sign+window); i++ {
		t := &r.doc.Tokens[i]
		if !t.Is("mark") || t.Head == syntax.None || r.lemma(i) != "if" && r.lemma(i) != "unless" {
			continue
		}
		found := r.doc.Subtree(t.Head)
		found.First = i
		switch {
		case found.First < c.sign && c.sign < found.Stop:
			continue // the candidate stands in the condition
		case i > c.sign && i <= clause.Stop+2, i < c.sign && clause.First <= found.Stop+2:
			return found
		}
	}
	return syntax.Range{}
}

// conditionAt returns the conditional clause or phrase among the dependents of predicate i; the zero range for none.
func (r *reader) conditionAt(i int) syntax.Range {
	for _, k := range r.doc.Children(i) {
		c := int(k)
		t := &r.doc.Tokens[c]
		whole := r.doc.Subtree(c)
		switch {
		case t.Is("advcl", "obl", "advmod") && r.opener(whole.First):
			return whole
		case t.Is("advcl"):
			if r.opensCondition(c) {
				if before := whole.First - 1; before >= 0 && (r.lemma(before) == "only" || r.lemma(before) == "even") {
					whole.First = before
				}
				return whole
			}
		case t.Is("obl", "advmod"):
			if r.conditionalPhrase(c) {
				return r.doc.Subtree(c)
			}
		}
	}
	return syntax.Range{}
}

// opener reports whether a phrase that opens a condition begins at token i: "as long as", "in case of".
func (r *reader) opener(i int) bool {
	return slices.ContainsFunc(openers(), func(phrase []string) bool {
		for k, word := range phrase {
			if i+k >= len(r.doc.Tokens) || !strings.EqualFold(r.doc.Text(i+k), word) {
				return false
			}
		}
		return true
	})
}

// opensCondition reports whether the clause headed by token c is a condition, with "if" or with inversion.
func (r *reader) opensCondition(c int) bool {
	for _, k := range r.doc.Children(c) {
		t := &r.doc.Tokens[k]
		lemma := r.lemma(int(k))
		if t.Is("mark") && is("condition", lemma) {
			return true
		}
		if t.Is("mark", "advmod") && lemma == "once" {
			return true
		}
		if t.Is("aux", "cop") && r.doc.Text(int(k)) == "Were" && int(k) == r.doc.Subtree(c).First {
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
		return is("scenario", lemma)
	case "without", "barring":
		return true
	case "under":
		return is("rule_by", lemma)
	case "with":
		return is("winning", lemma)
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
		if t.Is("amod", "compound", "acl") && (strings.HasSuffix(lemma, "-led") || lemma == "led" || lemma == "lead" && int(k) < subject) {
			return true
		}
		if t.Is("amod") && (lemma == "possible" || lemma == "potential") {
			return true
		}
		owned = owned || t.Is("nmod") || t.Is("det") && lemma == "a"
	}
	return owned && is("event", r.doc.Tokens[subject].Lemma)
}
