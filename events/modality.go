package events

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// own applies what stands at word i itself: negation, modal verbs, adverbs, adjectives and its own condition. The walk comes from
// the word below, if from any.
func (r *reader) own(i, below int, status onrecord.Status) onrecord.Status {
	told := r.modality(i, status)
	if r.doc.Tokens[i].Is("root") && r.doc.Tokens[i].XPOS == "VB" && r.infinitive(i) { // "Ministers to meet", in headlines
		told = apply(onrecord.Planned, told)
	}
	switch {
	case r.regretted(i): // "should have left", "should not have left"
		if r.negated(i, below) {
			return status
		}
		return apply(onrecord.Negated, status)
	case !r.negated(i, below):
		return told
	case status == onrecord.Reported && r.unable(i):
		return onrecord.Negated // "could not reach them", and no condition
	}
	return apply(onrecord.Negated, told)
}

// infinitive reports whether verb i has "to".
func (r *reader) infinitive(i int) bool {
	mark := r.doc.Child(i, "mark")
	return mark != syntax.None && r.lemma(mark) == "to"
}

// regretted reports whether word i has "should have".
func (r *reader) regretted(i int) bool {
	should := false
	for _, c := range r.doc.Children(i) {
		switch t := &r.doc.Tokens[c]; {
		case t.Is("aux") && t.Lemma == "have":
			return should
		case t.Is("aux") && strings.EqualFold(r.doc.Text(int(c)), "should"):
			should = true
		}
	}
	return false
}

// unable reports whether the negated word i has "can", "could" or "would" and no condition.
func (r *reader) unable(i int) bool {
	return !r.conditioned(i) && slices.ContainsFunc(r.doc.Children(i), func(c int32) bool {
		return r.doc.Tokens[c].Is("aux") && slices.Contains([]string{"can", "could", "ca", "would", "'d"}, strings.ToLower(r.doc.Text(int(c))))
	})
}

// modality applies the modal verbs, adverbs and adjectives of token i.
func (r *reader) modality(i int, status onrecord.Status) onrecord.Status {
	table := modifiers()
	for _, c := range r.doc.Children(i) {
		t := &r.doc.Tokens[c]
		lemma := strings.ToLower(t.Lemma)
		switch {
		case t.Is("aux"):
			status = apply(r.modal(int(c)), status)
		case t.Is("amod"):
			s, _ := signed(lemma)
			status = apply(s.affirmed, status)
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
		if r.backshifted(r.doc.Tokens[aux].Head) {
			return onrecord.Planned
		}
		return onrecord.Hypothetical
	case "could", "may", "might", "can", "should", "must", "ought", "ca":
		return onrecord.Hypothetical
	}
	return ""
}

// backshifted reports whether the verb i stands in reported speech, so that its "would" is the speaker's "will": "said that it
// would leave".
func (r *reader) backshifted(i int) bool {
	for range maxClimb {
		if i == syntax.None {
			return false
		}
		t := &r.doc.Tokens[i]
		if r.conditioned(i) {
			return false
		}
		if t.Is("ccomp") && t.Head != syntax.None {
			s, ok := signed(r.doc.Tokens[t.Head].Lemma)
			return ok && r.doc.Tokens[t.Head].XPOS == "VBD" && (s.affirmed == onrecord.Alleged || s.affirmed == onrecord.Planned)
		}
		if !t.Is("conj", "xcomp") {
			return false
		}
		i = t.Head
	}
	return false
}

// negated reports whether "not", "never", "no" or their like stand at token i, or nobody does it or nothing undergoes it. The
// walk has come from the word below.
func (r *reader) negated(i, below int) bool {
	table := modifiers()
	for _, c := range r.doc.Children(i) {
		t := &r.doc.Tokens[c]
		if t.Is("nsubj", "obj") && int(c) != below && r.doc.Tokens[i].UPOS == "VERB" && r.nobody(int(c)) {
			return true
		}
		if !t.Is("advmod", "det", "case", "cc:preconj") || !table["adverb-negated"][strings.ToLower(t.Lemma)] {
			continue
		}
		if t.Is("case") && r.doc.Tokens[i].Is("obl") {
			continue // the walk sees "without" when it passes
		}
		if next := int(c) + 1; next < len(r.doc.Tokens) && table["inclusive"][strings.ToLower(r.doc.Text(next))] {
			continue
		}
		return true
	}
	return false
}

// nobody reports whether the phrase headed by token i says that there is none: "no miner", "none of the miners".
func (r *reader) nobody(i int) bool {
	switch strings.ToLower(r.doc.Tokens[i].Lemma) {
	case "none", "nobody", "nothing":
		return true
	}
	return r.doc.No(i)
}

// alternative reports whether word i is joined to the one before by "or" or "nor".
func (r *reader) alternative(i int) bool {
	cc := r.doc.Child(i, "cc")
	return cc != syntax.None && (strings.EqualFold(r.doc.Text(cc), "or") || strings.EqualFold(r.doc.Text(cc), "nor"))
}

// yet reports whether "yet" stands at word i.
func (r *reader) yet(i int) bool {
	return slices.ContainsFunc(r.doc.Children(i), func(c int32) bool { return r.doc.Tokens[c].Is("advmod") && r.doc.Tokens[c].Lemma == "yet" })
}

// conditioned reports whether word i has a condition.
func (r *reader) conditioned(i int) bool {
	return slices.ContainsFunc(r.doc.Children(i), func(c int32) bool { return r.doc.Tokens[c].Is("advcl") && r.conditional(int(c)) })
}

// conditional reports whether the clause headed by token i is a condition.
func (r *reader) conditional(i int) bool {
	return slices.ContainsFunc(r.doc.Children(i), func(c int32) bool {
		t := &r.doc.Tokens[c]
		return t.Is("mark") && modifiers()["condition"][strings.ToLower(t.Lemma)]
	})
}
