package dates

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// Near returns the expression that dates the clause of a token: a date or time of the calendar that hangs on the token or
// on a head above it in its clause or, failing that, the only one in its sentence. times are those of [Find].
func Near(doc *syntax.Document, times []onrecord.Timex, token int) (onrecord.Timex, bool) {
	sentence := doc.Sentences[doc.SentenceOf(token)]
	var only onrecord.Timex
	best, bestClimb, count := onrecord.Timex{}, maxClimb, 0
	for _, timex := range within(times, sentence.Span) {
		if timex.Type != onrecord.DateTimex && timex.Type != onrecord.TimeTimex || !iso(timex.Value) {
			continue
		}
		count++
		only = timex
		if climb := attached(doc, doc.Head(doc.TokensIn(timex.Span)), token); climb < bestClimb {
			best, bestClimb = timex, climb
		}
	}
	if bestClimb < maxClimb {
		return best, true
	}
	return only, count == 1
}

// within returns the expressions inside a span; times are in text order.
func within(times []onrecord.Timex, span onrecord.Span) []onrecord.Timex {
	first := 0
	for first < len(times) && times[first].End <= span.Start {
		first++
	}
	last := first
	for last < len(times) && times[last].Start < span.End {
		last++
	}
	return times[first:last]
}

// attached returns how many steps above the token the expression joins its clause, maxClimb where it does not. It joins
// where the expression is a temporal dependent of the token or of a head that the token reaches without leaving its
// clause.
func attached(doc *syntax.Document, timex, token int) int {
	top := timex
	for steps := 0; steps < maxClimb && doc.Tokens[top].Is("nummod", "compound", "flat", "conj", "appos", "amod", "det"); steps++ {
		if doc.Tokens[top].Head == syntax.None || top == token {
			break
		}
		top = doc.Tokens[top].Head
	}
	if top == token {
		return 0
	}
	joint := doc.Tokens[top].Head
	if !doc.Tokens[top].Is("obl", "nmod", "advmod", "obl:tmod", "nmod:tmod", "nmod:unmarked", "obl:unmarked", "nsubj", "obj", "parataxis", "dep") {
		joint = top
	}
	for steps, t := 0, token; t != syntax.None && steps < maxClimb; steps, t = steps+1, doc.Tokens[t].Head {
		if t == joint {
			return steps
		}
		if doc.Tokens[t].Is("ccomp", "acl", "parataxis", "root") || doc.Tokens[t].Head == syntax.None {
			break
		}
	}
	return maxClimb
}
