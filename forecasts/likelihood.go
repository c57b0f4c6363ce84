package forecasts

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax"
)

// likelihood returns the words that grade a forecast and the range that they stand for. A bare "will" or "would" grades
// nothing; with an adverb the modal verb is part of the phrase ("would likely").
func (r *reader) likelihood(c candidate) (spans []onrecord.Span, probability *onrecord.Probability) {
	graded := c.modal == "" || c.modal != "will" && c.modal != "would"
	var adverbs []int
	for _, k := range r.doc.Children(c.head) {
		t := &r.doc.Tokens[k]
		if _, known := scale()[r.lemma(int(k))]; known && t.Is("advmod") || t.Is("advmod") && r.lemma(int(k)) == "necessarily" {
			adverbs = append(adverbs, int(k))
		}
	}
	if c.sign != c.top || c.modal == "" {
		if graded && r.lemma(c.sign) != "go" {
			spans = append(spans, r.graded(c.sign))
			probability = r.rangeOf(c.sign)
		}
	}
	for _, a := range adverbs {
		span := r.graded(a)
		if c.modal == "would" && c.sign+1 == r.doc.Subtree(a).First {
			span.Start = r.doc.Tokens[c.sign].Start
		}
		spans = append(spans, span)
		if p := r.rangeOf(a); p != nil {
			probability = p
		}
	}
	return spans, probability
}

// graded returns the span of a likelihood word with its own grade: "very likely", "not necessarily".
func (r *reader) graded(i int) onrecord.Span {
	whole := syntax.Range{First: i, Stop: i + 1}
	if i > 0 {
		if _, known := scale()[r.lemma(i-1)+" "+r.lemma(i)]; known {
			whole.First--
		}
	}
	return r.doc.SpanOf(whole)
}

// rangeOf returns the range of the phrase that ends in token i, the longer phrase first; nil when it has none.
func (r *reader) rangeOf(i int) *onrecord.Probability {
	if i > 0 {
		if p, known := scale()[r.lemma(i-1)+" "+r.lemma(i)]; known {
			return p
		}
	}
	return scale()[r.lemma(i)]
}

// horizon returns by when the outcome is expected: the first date in its words.
func (r *reader) horizon(c candidate, outcome []onrecord.Span) (string, []onrecord.Span) {
	for _, t := range r.times {
		if t.Type != onrecord.DateTimex || !onrecord.Overlap(outcome, []onrecord.Span{t.Span}) {
			continue
		}
		if value, ok := dates.ISO(t.Value); ok {
			return value, []onrecord.Span{t.Span}
		}
	}
	return "", nil
}
