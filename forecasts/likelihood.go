package forecasts

import (
	"strconv"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax"
)

// likelihood returns the words that grade a forecast and the probability that they state or stand for. A bare "will" or
// "would" grades nothing; with an adverb the modal verb is part of the phrase ("would likely").
func (r *reader) likelihood(c candidate, direction onrecord.Direction) (spans []onrecord.Span, probability *onrecord.Probability) {
	if span, p := r.stated(c); p != nil {
		if direction == onrecord.WillNot { // "a 70 percent chance that it will not collapse"
			p.Low, p.High = round(1-p.High), round(1-p.Low)
		}
		return []onrecord.Span{span}, p
	}
	weighs := c.modal == "" || c.modal != "will" && c.modal != "would"
	active := is("foretelling", r.lemma(c.sign)) && c.sign != c.top && r.doc.Tokens[c.sign].XPOS != "VBN" && r.doc.Tokens[c.sign].UPOS == "VERB"
	if (c.sign != c.top || c.modal == "") && weighs && !active && r.lemma(c.sign) != "go" {
		spans = append(spans, r.phrase(c.sign))
	}
	for _, k := range r.doc.Children(c.head) {
		a := int(k)
		if !r.doc.Tokens[a].Is("advmod") || !graded(r.lemma(a)) && r.lemma(a) != "necessarily" {
			continue
		}
		span := r.phrase(a)
		if c.modal == "would" && c.sign+1 == r.doc.Subtree(a).First {
			span.Start = r.doc.Tokens[c.sign].Start
		}
		spans = append(spans, span)
	}
	return spans, ICD203.probability(r.doc.Article.Text, spans, direction)
}

// phrase returns the span of a likelihood word with its own grade: "very likely", "not necessarily".
func (r *reader) phrase(i int) onrecord.Span {
	whole := syntax.Range{First: i, Stop: i + 1}
	if i > 0 && graded(r.lemma(i-1)+" "+r.lemma(i)) {
		whole.First--
	}
	return r.doc.SpanOf(whole)
}

// stated finds a probability given as a number before the noun that the clause hangs on: "a 70 percent chance that ...".
func (r *reader) stated(c candidate) (onrecord.Span, *onrecord.Probability) {
	noun := c.sign
	if c.modal != "" {
		noun = r.doc.Tokens[c.top].Head
	}
	if noun == syntax.None || noun < 2 || r.doc.Tokens[noun].UPOS != "NOUN" || !is("odds", r.lemma(noun)) {
		return onrecord.Span{}, nil
	}
	for i := noun - 1; i >= max(0, noun-4); i-- {
		number, err := strconv.ParseFloat(strings.TrimRight(r.doc.Text(i), "%"), 64)
		if err != nil || number < 0 || number > 100 || !strings.ContainsAny(r.doc.SpanOf(syntax.Range{First: i, Stop: noun}).In(r.doc.Article.Text), "%pP") {
			continue
		}
		p := number / 100
		return r.doc.SpanOf(syntax.Range{First: i, Stop: noun + 1}), &onrecord.Probability{Low: p, High: p, Scale: Stated}
	}
	return onrecord.Span{}, nil
}

// horizon returns by when the outcome is expected: the first date in its words that is not over when the article is published.
func (r *reader) horizon(c candidate, outcome []onrecord.Span) (string, []onrecord.Span) {
	for _, t := range r.times {
		if t.Type != onrecord.DateTimex || !onrecord.Overlap(outcome, []onrecord.Span{t.Span}) {
			continue
		}
		if value, ok := dates.ISO(t.Value); ok && !r.over(value) {
			return value, []onrecord.Span{t.Span}
		}
	}
	return "", nil
}

// over reports whether a date is over on the day of publication: "the boats that it seized last year".
func (r *reader) over(value string) bool {
	_, end, ok := dates.Interval(value)
	published, _, known := dates.Interval(r.doc.Article.Published)
	return ok && known && !end.After(published)
}
