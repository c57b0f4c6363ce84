package forecasts

import (
	"regexp"
	"slices"
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
	if noun := r.grader(c); c.modal != "" && noun != syntax.None { // "little chance that it will"
		if span := r.phrase(noun); span != r.doc.Tokens[noun].Span || is("doubtful", r.lemma(noun)) {
			spans = append(spans, span)
		}
	}
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
	return spans, ICD203.Probability(quotes(r.doc.Article.Text, spans), direction)
}

// grader returns the word outside the clause that says how likely it is, a noun ("a chance that it will") or adjective ("it
// is doubtful that it will"); None for none.
func (r *reader) grader(c candidate) int {
	word := c.sign
	if c.modal != "" {
		word = r.doc.Tokens[c.top].Head
	}
	if word != syntax.None && (is("doubtful", r.lemma(word)) || r.doc.Tokens[word].UPOS == "NOUN" && is("odds", r.lemma(word))) {
		return word
	}
	return syntax.None
}

// phrase returns the span of a likelihood word with its own grade: "very likely", "not necessarily", "a slim chance".
func (r *reader) phrase(i int) onrecord.Span {
	whole := syntax.Range{First: i, Stop: i + 1}
	words := r.lemma(i)
	const most = 3 // words before it: "more likely than not" and the like have none
	for k := i - 1; k >= max(0, i-most); k-- {
		words = r.lemma(k) + " " + words
		if graded(words) || k == i-1 && is("odds", r.lemma(i)) && is("slight", r.lemma(k)) {
			whole.First = k
		}
	}
	return r.doc.SpanOf(whole)
}

// stated finds a probability given as a number before the noun that the clause hangs on: "a 70 percent chance that ...".
func (r *reader) stated(c candidate) (onrecord.Span, *onrecord.Probability) {
	noun := r.grader(c)
	if noun == syntax.None || !is("odds", r.lemma(noun)) {
		return onrecord.Span{}, nil
	}
	for i := noun - 1; i >= max(0, noun-4); i-- {
		found := percentage.FindStringSubmatch(r.doc.SpanOf(syntax.Range{First: i, Stop: noun}).In(r.doc.Article.Text))
		if found == nil {
			continue
		}
		number, err := strconv.ParseFloat(found[1], 64)
		if err != nil || number > 100 {
			continue
		}
		p := number / 100
		return r.doc.SpanOf(syntax.Range{First: i, Stop: noun + 1}), &onrecord.Probability{Low: p, High: p, Scale: Stated}
	}
	return onrecord.Span{}, nil
}

// percentage is a number of percent at the head of the words before a noun.
var percentage = regexp.MustCompile(`^(?i)(\d+(?:\.\d+)?)[\s-]*(?:%|per\s?cent\b|pct\b)`)

// horizon returns by when the outcome is expected: the first date in its words that is not over when the article is
// published. "Before June" ends with May, as coarse as it is said.
func (r *reader) horizon(c candidate, outcome []onrecord.Span) (string, []onrecord.Span) {
	for _, t := range r.times {
		if t.Type != onrecord.DateTimex || !onrecord.Overlap(outcome, []onrecord.Span{t.Span}) {
			continue
		}
		value := t.Value
		if r.before(t) {
			value, _ = dates.Before(value)
		}
		if value, ok := dates.ISO(value); ok && !r.over(value) {
			return value, []onrecord.Span{t.Span}
		}
	}
	return "", nil
}

// before reports whether a date is one before whose beginning something is expected: "before June", but not "before the end
// of June", nor "before the June election".
func (r *reader) before(t onrecord.Timex) bool {
	tokens := r.doc.TokensIn(t.Span)
	if mark := r.doc.Child(r.doc.Head(tokens), "case"); mark != tokens.First-1 || mark < 0 || r.lemma(mark) != "before" {
		return false
	}
	parts := strings.FieldsFunc(strings.ToLower(t.In(r.doc.Article.Text)), func(c rune) bool { return c == ' ' || c == '-' })
	return !slices.ContainsFunc(parts, func(word string) bool { return is("part", word) })
}

// over reports whether a date is over on the day of publication: "the boats that it seized last year".
func (r *reader) over(value string) bool {
	_, end, ok := dates.Interval(value)
	published, _, known := dates.Interval(r.doc.Article.Published)
	return ok && known && !end.After(published)
}
