package dates

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// kind says how an expression gets its value.
type kind uint8

const (
	none     kind = iota
	fixed         // the words have a value of their own: "now", "daily"
	calendar      // a place in the calendar, perhaps without its year: "Oct. 5", "Friday", "2019"
	relative      // a number of units from the reference: "last week", "three days later"
	length        // a duration: "two hours"
	interval      // every so often: "every Friday", "twice a week"
)

// expression is what words mean before the reference time is known.
type expression struct {
	kind    kind
	timex   onrecord.TimexType // of a fixed expression
	value   string             // of a fixed expression
	date    date               // calendar and relative: what the words say of it; a set of dates
	holiday *holiday           // calendar: the day that the year gives

	shifted bool // calendar: the date is the one before, in or after the reference, by by: "last May"
	yearBy  *int // calendar: its year is so many years from that of the reference: "May last year"

	unit   unit // relative, length, interval
	amount amount
	by     int  // direction: -1, 0, 1
	story  bool // relative: from the date told last, not from the day of publication
	since  bool // relative: by an amount ("three weeks ago")
}

// grammar reads the atoms of one paragraph, so that a full stop taken for the end of a sentence ("9 a.m. Friday") does no harm.
type grammar struct {
	doc   *syntax.Document
	atoms []atom
}

// rules in the order in which they win among expressions of equal length.
var rules = []func(g *grammar, i int) (expression, int){
	(*grammar).clock, (*grammar).calendar, (*grammar).relative, (*grammar).length, (*grammar).set, (*grammar).phrase,
}

// longest returns the longest expression that begins at atom i and the atom after it.
func (g *grammar) longest(i int) (expression, int) {
	var best expression
	stop := i
	if !g.mayBegin(i) {
		return best, stop
	}
	for _, rule := range rules {
		if e, end := rule(g, i); end > stop {
			best, stop = e, end
		}
	}
	return best, stop
}

// mayBegin is a quick look that leaves out most atoms.
func (g *grammar) mayBegin(i int) bool {
	a := g.get(i)
	if a.class != other {
		return true
	}
	switch a.word {
	case "the", "a", "an", "half", "more", "less", "at", "up", "no", "per", "mid", "post", "pre", "fiscal", "year", "just", "once", "twice", "'", "’", "q":
		return true
	}
	return phrases()[a.word] != nil
}

// phrase reads a fixed expression or a bare holiday.
func (g *grammar) phrase(i int) (expression, int) {
	var best expression
	stop := i
	for _, p := range phrases()[g.get(i).word] {
		if i+len(p.words) > stop && g.matches(i, p.words) {
			best, stop = p.meaning, i+len(p.words)
		}
	}
	switch {
	case g.is(stop-1, "soon") && (g.is(i-1, "as") && g.is(stop, "as") || g.is(stop, "after")):
		return expression{}, i
	case g.is(stop-1, "past") && g.class(stop) != other: // "the past three summers"
		return expression{}, i
	}
	if stop > i && best.kind == calendar {
		if g.get(i).text == g.get(i).word { // holidays are names
			return expression{}, i
		}
		return g.ofYear(best, stop)
	}
	return best, stop
}

func (g *grammar) matches(i int, words []string) bool {
	for k, word := range words {
		if w := g.get(i + k).word; w != word && !(word == "'" && w == "’") {
			return false
		}
	}
	return true
}

var noAtom atom

// get returns atom i, or an empty one past the end.
func (g *grammar) get(i int) *atom {
	if i < 0 || i >= len(g.atoms) {
		return &noAtom
	}
	return &g.atoms[i]
}

func (g *grammar) class(i int) class { return g.get(i).class }

func (g *grammar) spaced(i int) bool { return g.get(i).spaced }

// is reports whether atom i is one of the words.
func (g *grammar) is(i int, words ...string) bool {
	a := g.get(i)
	for _, word := range words {
		if a.word == word {
			return true
		}
	}
	return false
}

// the skips an article.
func (g *grammar) the(i int) int {
	if g.is(i, "the") {
		return i + 1
	}
	return i
}

// hyphen skips the hyphen of a compound: the one of "mid-May" and "five-year".
func (g *grammar) hyphen(i int) int {
	if g.is(i, "-", "‑", "–") && !g.spaced(i) && !g.spaced(i+1) {
		return i + 1
	}
	return i
}

// edge skips the words that take a part of a period: "early", "mid-", "the end of"; the value does not tell parts.
func (g *grammar) edge(i int) int {
	switch k := g.the(i); {
	case g.class(k) == edge && !g.is(k+1, "in", "on"):
		return g.hyphen(k + 1)
	case g.is(k, "post", "pre") && g.is(k+1, "-"):
		return k + 2
	case g.class(k) == edgeOf && g.is(k+1, "of"):
		return k + 2
	}
	return i
}

// quantity skips the words that grade a number: "about", "more than", "at least".
func (g *grammar) quantity(i int) int {
	k := i
	if g.is(k, "just") && (g.class(k+1) == approx || g.is(k+1, "under")) {
		k++
	}
	switch {
	case g.is(k, "over") && k == i && !g.is(i-1, "for", "of", "after", "in", "lasted", "last"): // "over a year" is mostly "during"
		return i
	case g.class(k) == approx:
		return k + 1
	case g.is(k, "under") && k > i:
		return k + 1
	case g.is(k, "no") && g.is(k+1, "more", "less", "later") && g.is(k+2, "than"):
		return k + 3
	case g.is(k, "more", "less", "fewer") && g.is(k+1, "than"), g.is(k, "at") && g.is(k+1, "least", "most"),
		g.is(k, "up") && g.is(k+1, "to"):
		return k + 2
	}
	return i
}

// tag returns the Penn tag of the token that atom i lies in.
func (g *grammar) tag(i int) string {
	if i < 0 || i >= len(g.atoms) {
		return ""
	}
	return g.doc.Tokens[g.get(i).token].XPOS
}
