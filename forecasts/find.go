// Package forecasts finds what sources, and the article itself, expect of the future: the outcome, who expects it, on
// which condition, how sure, by when. Words and rules over the tree decide; questions, promises, schedules, wishes,
// demands and what might have been are left out.
package forecasts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// Finder identifies this stage.
var Finder = onrecord.Finder{Name: "forecasts", Doc: "what is said about the future, with condition, likelihood, direction and horizon", Version: 9}

// candidate is a clause that may be a forecast.
type candidate struct {
	head  int    // predicate of what would happen
	sign  int    // the word that points to the future: a modal verb, "expected", "risk"
	modal string // "will", "would", "could", "may", "might", "can"; "" for other signs
	top   int    // word that heads the whole clause: head, or "expected" above it
}

// Find returns the forecasts of the article in text order. Statements and times are those of the same article.
func Find(doc *syntax.Document, set *mentions.Set, statements []onrecord.Statement, times []onrecord.Timex) []onrecord.Forecast {
	r := &reader{doc: doc, at: set.At, statements: statements, times: times}
	return r.find()
}

func (r *reader) find() (forecasts []onrecord.Forecast) {
	for i := range r.doc.Tokens {
		c, ok := r.candidate(i)
		if !ok || !r.doc.Article.Blocks[r.doc.Sentences[r.doc.SentenceOf(i)].Block].Kind.Prose() {
			continue
		}
		carrier := r.carrier(c.head)
		conditions := r.condition(c)
		if r.excluded(c, carrier, len(conditions) > 0) {
			continue
		}
		f := onrecord.Forecast{Condition: r.spans(conditions, nil), Direction: r.direction(c, carrier)}
		f.Outcome = r.outcome(c, conditions, carrier)
		if len(f.Outcome) == 0 || slices.ContainsFunc(forecasts[max(0, len(forecasts)-window):], func(g onrecord.Forecast) bool { return slices.Equal(g.Outcome, f.Outcome) }) {
			continue
		}
		f.Likelihood, f.Probability = r.likelihood(c, f.Direction)
		f.Horizon, f.HorizonText = r.horizon(c, f.Outcome)
		if carrier != nil {
			f.Statement, f.Forecaster = carrier.ID, r.forecaster(carrier)
		} else {
			f.Forecaster = r.unstated(c)
		}
		f.ID = onrecord.ID(fmt.Sprintf("f%d", len(forecasts)+1))
		forecasts = append(forecasts, f)
	}
	return forecasts
}

// reader holds the article at hand.
type reader struct {
	doc        *syntax.Document
	at         func(token int) onrecord.ID
	statements []onrecord.Statement
	times      []onrecord.Timex
}

func (r *reader) lemma(i int) string { return strings.ToLower(r.doc.Tokens[i].Lemma) }

// candidate reads token i as the sign of a forecast.
func (r *reader) candidate(i int) (candidate, bool) {
	t := &r.doc.Tokens[i]
	switch {
	case t.Is("aux") && t.Head != syntax.None:
		modal := modalOf(r.doc.Text(i))
		if modal == "would" && r.lemma(i) == "have" {
			modal = ""
		}
		top := t.Head
		if is("raising", r.doc.Tokens[top].Lemma) && r.doc.Child(top, "xcomp") != syntax.None {
			return candidate{}, false // "would be likely to": the adjective is the sign
		}
		return candidate{head: top, sign: i, modal: modal, top: top}, modal != "" && top > i // "the army's might, in part" is none
	case r.lemma(i) == "go" && t.XPOS == "VBG" && r.doc.Child(i, "aux") != syntax.None:
		x := r.doc.Child(i, "xcomp")
		return candidate{head: x, sign: i, modal: "will", top: i}, x != syntax.None && r.doc.Tokens[x].XPOS == "VB"
	case is("raising", t.Lemma) && (t.UPOS == "ADJ" || r.foreseen(i)):
		x := r.doc.Child(i, "xcomp")
		if strings.HasSuffix(t.Lemma, "possible") || t.Lemma == "inevitable" {
			x = syntax.None // "impossible to see"
		}
		if c := r.doc.Child(i, "csubj"); x == syntax.None && c > i && (t.Lemma == "sure" || t.Lemma == "certain") && r.doc.Tokens[c].XPOS == "VB" {
			x = c // "is certain to lose"
		} else if x == syntax.None && t.Lemma != "sure" && t.Lemma != "certain" {
			x = r.doc.Child(i, "ccomp", "csubj")
			if x != syntax.None && strings.HasSuffix(t.Lemma, "possible") && r.doc.Tokens[x].XPOS == "VB" && r.modal(x) == syntax.None {
				x = syntax.None // "it is impossible to tell"
			}
		}
		made := t.Lemma == "sure" && t.Head != syntax.None && r.lemma(t.Head) == "make" // "made sure to close it"
		return candidate{head: x, sign: i, top: i}, x != syntax.None && x > i && !made
	case t.UPOS == "VERB" && is("foretelling", t.Lemma) && t.XPOS != "VB" && t.XPOS != "VBN" && t.XPOS != "VBG":
		x := r.doc.Child(i, "xcomp")
		object := r.doc.Child(i, "obj")
		return candidate{head: x, sign: i, top: x}, x != syntax.None && object != syntax.None && object > i && object < x && r.doc.Tokens[x].XPOS == "VB" && !r.negated(i)
	case t.UPOS == "NOUN" && is("noun", t.Lemma):
		if x := r.doc.Child(i, "nmod"); x != syntax.None && is("happening", r.doc.Tokens[x].Lemma) {
			of := r.doc.Child(x, "case")
			return candidate{head: x, sign: i, top: x}, of != syntax.None && r.lemma(of) == "of" && (is("odds", t.Lemma) || !r.doc.No(i))
		}
		x := r.doc.Child(i, "acl", "ccomp")
		if x == syntax.None || r.modal(x) != syntax.None {
			return candidate{}, false
		}
		mark := r.doc.Child(x, "mark")
		return candidate{head: x, sign: i, top: x}, mark != syntax.None && r.lemma(mark) == "that"
	case (r.lemma(i) == "potentially" || r.lemma(i) == "inevitably") && t.Is("advmod") && t.Head != syntax.None:
		h := &r.doc.Tokens[t.Head]
		return candidate{head: t.Head, sign: i, top: t.Head}, h.UPOS == "VERB" && h.XPOS != "VBD" && h.XPOS != "VBN" && h.XPOS != "VBZ" && r.modal(t.Head) == syntax.None &&
			r.doc.Child(t.Head, "nsubj") != syntax.None
	}
	return candidate{}, false
}

// foreseen reports whether token i is the participle of "is expected to", perhaps without its auxiliary.
func (r *reader) foreseen(i int) bool {
	t := &r.doc.Tokens[i]
	if t.XPOS != "VBN" {
		return false
	}
	if t.Is("acl", "amod") || r.doc.Child(i, "aux:pass", "cop") != syntax.None {
		return true
	}
	return t.Lemma != "set" && r.doc.Child(i, "aux") == syntax.None
}

// modalOf normalises a modal verb; "" for other auxiliaries.
func modalOf(text string) string {
	switch strings.ToLower(text) {
	case "will", "'ll", "’ll", "wo":
		return "will"
	case "would", "'d", "’d":
		return "would"
	case "could":
		return "could"
	case "may":
		return "may"
	case "might":
		return "might"
	case "can", "ca", "cannot":
		return "can"
	}
	return ""
}

// modal returns the modal verb of predicate i, or None.
func (r *reader) modal(i int) int {
	for _, c := range r.doc.Children(i) {
		if r.doc.Tokens[c].Is("aux") && modalOf(r.doc.Text(int(c))) != "" {
			return int(c)
		}
	}
	return syntax.None
}
