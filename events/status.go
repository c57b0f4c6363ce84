package events

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed status.txt
var statusText string

// operators maps each operator of status.txt to its lemmas.
var operators = sync.OnceValue(func() map[string]map[string]bool {
	table := map[string]map[string]bool{}
	for line := range strings.Lines(statusText) {
		name, lemmas, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		if table[name] == nil {
			table[name] = map[string]bool{}
		}
		for _, lemma := range strings.Fields(lemmas) {
			table[name][lemma] = true
		}
	}
	return table
})

// graders are the operators that change a status, in the order in which a word is looked up.
var graders = []onrecord.Status{onrecord.Denied, onrecord.Rumoured, onrecord.Negated, onrecord.Alleged, onrecord.Planned, onrecord.Hypothetical}

// grade returns the status that a governing word gives to its complement, or "" when it leaves it alone.
func grade(lemma string) onrecord.Status {
	table, lemma := operators(), strings.ToLower(lemma)
	for _, status := range graders {
		if table[string(status)][lemma] {
			return status
		}
	}
	return ""
}

// apply puts the operator over a status: what is denied stays denied, what did not happen was not planned either, a
// claim about a plan is still a plan, and denying a denial leaves a claim.
func apply(operator, status onrecord.Status) onrecord.Status {
	switch operator {
	case "":
		return status
	case onrecord.Negated:
		switch status {
		case onrecord.Negated:
			return onrecord.Reported
		case onrecord.Denied:
			return onrecord.Alleged
		case onrecord.Hypothetical:
			return onrecord.Hypothetical
		}
		return onrecord.Negated
	case onrecord.Denied:
		return onrecord.Denied
	case onrecord.Alleged, onrecord.Rumoured:
		if status == onrecord.Reported || status == onrecord.Alleged {
			return operator
		}
		return status
	case onrecord.Planned:
		if status == onrecord.Reported || status == onrecord.Alleged {
			return onrecord.Planned
		}
		return status
	case onrecord.Hypothetical:
		if status == onrecord.Denied || status == onrecord.Negated {
			return status
		}
		return onrecord.Hypothetical
	}
	return status
}

// status walks from the trigger up its tree and puts every operator that it meets over the event: negation and
// modality of the trigger's own verb, the words that govern it, conditions, and so on up to where a clause that vouches
// for itself ends.
func (r *reader) status(trigger int) onrecord.Status {
	status := r.own(trigger, onrecord.Reported)
	i := trigger
	for range maxClimb {
		t := &r.doc.Tokens[i]
		h := t.Head
		if h == syntax.None {
			return status
		}
		above := &r.doc.Tokens[h]
		switch {
		case t.Is("conj"):
			if r.doc.Child(i, "nsubj", "aux") == syntax.None {
				status = r.modality(h, status)
			}
		case t.Is("advcl"):
			if r.conditional(i) {
				return apply(onrecord.Hypothetical, status)
			}
			mark := r.doc.Child(i, "mark")
			switch {
			case mark == syntax.None && t.XPOS == "VBG":
				return status
			case mark != syntax.None && strings.EqualFold(r.doc.Tokens[mark].Lemma, "to"):
				status = apply(grade(above.Lemma), status)
				if r.tense(h, nil) == past { // "fired shots to disperse them"
					return r.own(h, status)
				}
				return apply(onrecord.Hypothetical, status)
			case mark != syntax.None && t.XPOS == "VBG": // "accused of", "refrain from", "without"
				if strings.EqualFold(r.doc.Text(mark), "without") {
					return apply(onrecord.Negated, status)
				}
				status = r.own(h, apply(grade(above.Lemma), status))
			default:
				return status
			}
		case t.Is("xcomp"):
			status = r.own(h, apply(grade(above.Lemma), status))
		case t.Is("ccomp", "csubj", "acl") && !t.Is("acl:relcl"):
			operator := grade(above.Lemma)
			if subject := r.doc.Child(h, "nsubj"); subject != syntax.None && grade(r.doc.Tokens[subject].Lemma) == onrecord.Rumoured {
				operator = onrecord.Rumoured
			}
			if t.Is("acl") && operator == "" && t.XPOS == "VB" {
				operator = onrecord.Hypothetical
			}
			status = apply(operator, status)
			if operator != "" {
				status = r.negation(h, status)
			}
		case t.Is("nmod", "obl", "obj", "nsubj", "compound"):
			if r.throughPhrase(i, h, &status) {
				return status
			}
		default:
			return status
		}
		i = h
	}
	return status
}

// rejected reports whether the claim that holds token i is rejected in the same sentence: "said that ..., a charge that
// Korin has denied".
func (r *reader) rejected(i int) bool {
	sentence := r.doc.Sentences[r.doc.SentenceOf(i)]
	for k := i + 1; k < sentence.Stop && k < i+5*maxClimb; k++ {
		switch strings.ToLower(r.doc.Tokens[k].Lemma) {
		case "charge", "allegation", "accusation", "claim":
		default:
			continue
		}
		for m := k + 1; m < sentence.Stop && m < k+maxClimb; m++ {
			if r.doc.Tokens[m].UPOS == "VERB" {
				if grade(r.doc.Tokens[m].Lemma) == onrecord.Denied {
					return true
				}
				break
			}
		}
	}
	return false
}

// throughPhrase takes the step from the phrase headed by i to the word h that it belongs to; it reports whether the walk ends.
func (r *reader) throughPhrase(i, h int, status *onrecord.Status) (done bool) {
	t, above := &r.doc.Tokens[i], &r.doc.Tokens[h]
	light := operators()["light"][above.Lemma]
	operator := grade(above.Lemma)
	switch {
	case t.Is("nsubj") && !t.Is("nsubj:pass"):
		if above.UPOS == "ADJ" && operator != "" {
			*status = r.own(h, apply(operator, *status))
			return false
		}
		if !light {
			return true
		}
		operator = ""
	case t.Is("obl") && above.UPOS == "VERB":
		mark := r.doc.Child(i, "case")
		if mark == syntax.None {
			return true
		}
		switch prep := strings.ToLower(r.doc.Text(mark)); {
		case prep == "without":
			*status = apply(onrecord.Negated, *status)
			return true
		case prep != "for" && prep != "of" && prep != "to" && prep != "against" && prep != "from":
			return true
		}
	}
	if above.UPOS == "VERB" && operator == "" && !light {
		return true
	}
	*status = apply(operator, *status)
	if light || operator != "" {
		*status = r.own(h, *status)
	}
	return false
}

// own applies what stands at the word itself: negation, modal verbs, adverbs, adjectives and its own condition.
func (r *reader) own(i int, status onrecord.Status) onrecord.Status {
	return r.negation(i, r.modality(i, status))
}

// modality applies the modal verbs, adverbs and adjectives of token i.
func (r *reader) modality(i int, status onrecord.Status) onrecord.Status {
	table := operators()
	for _, c := range r.doc.Children(i) {
		t := &r.doc.Tokens[c]
		lemma := strings.ToLower(t.Lemma)
		switch {
		case t.Is("aux"):
			status = apply(r.modal(int(c)), status)
		case t.Is("amod", "compound"):
			status = apply(grade(lemma), status)
		case t.Is("advmod"):
			for _, s := range []onrecord.Status{onrecord.Alleged, onrecord.Rumoured, onrecord.Hypothetical} {
				if table["adverb-"+string(s)][lemma] {
					status = apply(s, status)
				}
			}
		case t.Is("mark") && (lemma == "if" || lemma == "unless" || lemma == "whether"):
			status = apply(onrecord.Hypothetical, status)
		}
	}
	if r.doc.Tokens[i].Is("xcomp") && r.doc.Tokens[i].Head >= 0 && r.doc.Tokens[r.doc.Tokens[i].Head].Lemma == "go" {
		status = apply(onrecord.Planned, status)
	}
	return status
}

// modal returns what an auxiliary verb does to its event.
func (r *reader) modal(aux int) onrecord.Status {
	switch strings.ToLower(r.doc.Text(aux)) {
	case "will", "shall", "'ll", "’ll", "wo":
		return onrecord.Planned
	case "would", "'d", "’d":
		if strings.EqualFold(r.doc.Tokens[aux].Lemma, "have") {
			return ""
		}
		return onrecord.Hypothetical
	case "could", "may", "might", "can", "should", "must", "ought", "ca":
		return onrecord.Hypothetical
	}
	return ""
}

// negation applies "not", "never", "no" and their like at token i.
func (r *reader) negation(i int, status onrecord.Status) onrecord.Status {
	table := operators()["adverb-negated"]
	for _, c := range r.doc.Children(i) {
		t := &r.doc.Tokens[c]
		if t.Is("advmod", "det", "case", "cc:preconj") && table[strings.ToLower(t.Lemma)] {
			if t.Is("case") && r.doc.Tokens[i].Is("obl") {
				continue // the walk sees "without" when it passes
			}
			return apply(onrecord.Negated, status)
		}
	}
	return status
}

// conditional reports whether the clause headed by token i is a condition.
func (r *reader) conditional(i int) bool {
	for _, c := range r.doc.Children(i) {
		if t := &r.doc.Tokens[c]; t.Is("mark") {
			switch strings.ToLower(t.Lemma) {
			case "if", "unless", "whether", "once", "provided":
				return true
			}
		}
	}
	return false
}
