package dates

import (
	"sort"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// Near returns the expression that dates the clause of a token: a date or time whose value [ISO] takes and that hangs on
// the token or on a head above it in its clause or, failing that, the only such one in the sentence, unless it dates
// another clause that holds this one or names a thing ("the 2019 treaty"). times are those of [Find].
func Near(doc *syntax.Document, times []onrecord.Timex, token int) (onrecord.Timex, bool) {
	sentence := doc.Sentences[doc.SentenceOf(token)]
	var best, only onrecord.Timex
	bestClimb, count, free := maxClimb, 0, false
	for _, timex := range within(times, sentence.Span) {
		if timex.Type != onrecord.DateTimex && timex.Type != onrecord.TimeTimex || !dated(timex.Value) {
			continue
		}
		head := doc.Head(doc.TokensIn(timex.Span))
		if inName(doc, head) {
			continue
		}
		joint := jointOf(doc, head, token)
		climb, inClause := climbTo(doc, token, joint)
		if inClause && climb < bestClimb {
			best, bestClimb = timex, climb
		}
		only, free = timex, climb == maxClimb && doc.Tokens[joint].UPOS != "NOUN"
		count++
	}
	if bestClimb < maxClimb {
		return best, true
	}
	return only, count == 1 && free
}

// inName reports whether a date is the end of a name: "the Port Act 2015".
func inName(doc *syntax.Document, timex int) bool {
	t := &doc.Tokens[timex]
	return timex > 0 && t.Head == timex-1 && doc.Tokens[t.Head].UPOS == "PROPN" && t.UPOS == "NUM" && !t.Is("appos") && doc.Child(timex, "case") == syntax.None
}

// dated reports whether a value is an ISO date, however coarse.
func dated(value string) bool {
	_, ok := ISO(value)
	return ok
}

// within returns the expressions inside a span; times are in text order.
func within(times []onrecord.Timex, span onrecord.Span) []onrecord.Timex {
	first := sort.Search(len(times), func(i int) bool { return times[i].End > span.Start })
	stop := first
	for stop < len(times) && times[stop].Start < span.End {
		stop++
	}
	return times[first:stop]
}

// jointOf returns the token that an expression dates: the verb above it or, where the expression names a thing ("the 2019
// treaty", "the treaty of 2019"), that noun. The trees hang many a date on the noun before it ("met the envoys on Friday"),
// so that a noun with a preposition other than "of" between is passed by. A date in apposition is that of a dateline.
func jointOf(doc *syntax.Document, timex, token int) int {
	for steps := 0; steps < maxClimb; steps++ {
		t := &doc.Tokens[timex]
		if timex == token || t.Head == syntax.None {
			return timex
		}
		noun := doc.Tokens[t.Head].UPOS == "NOUN" || doc.Tokens[t.Head].UPOS == "PROPN"
		switch {
		case !noun || t.Head == token:
			return t.Head
		case steps == 0 && t.Is("appos"), t.Is("compound", "amod", "nummod", "nmod:poss") && doc.Tokens[t.Head].UPOS == "NOUN", ofPhrase(doc, timex):
			return t.Head
		}
		timex = t.Head
	}
	return timex
}

// ofPhrase reports whether a token stands in a phrase with a preposition that ties it to the noun.
func ofPhrase(doc *syntax.Document, token int) bool {
	preposition := doc.Child(token, "case")
	if preposition == syntax.None {
		return false
	}
	switch doc.Tokens[preposition].Lemma {
	case "of", "to", "from", "for":
		return true
	}
	return false
}

// climbTo returns how many heads above the token the joint stands, maxClimb when it does not stand above it; inClause
// tells whether the way leads through no other clause.
func climbTo(doc *syntax.Document, token, joint int) (climb int, inClause bool) {
	inClause = true
	for t := token; t != syntax.None && climb < maxClimb; climb, t = climb+1, doc.Tokens[t].Head {
		if t == joint {
			return climb, inClause
		}
		if doc.Tokens[t].Is("ccomp", "acl:relcl", "parataxis") {
			inClause = false
		}
	}
	return maxClimb, false
}
