package statements

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/syntax"
)

// findQuotations returns what stands in quotation marks, the outermost ones, marks included, in text order: in double marks
// of any kind, or in single ones. Marks may be lost, doubled or turned round, so the whole is read in the way that has the
// least odd marks. A quotation that is not closed ends where another one begins, or where somebody is named who says it, or
// with its block; one that the next block goes on with goes on there as a quotation of its own.
func findQuotations(d *syntax.Document) []syntax.Range {
	all := signs(d)
	var found []syntax.Range
	open := syntax.None
	for i, step := range readings(all) {
		at := all[i].token
		q := syntax.Range{First: open, Stop: at + 1}
		switch {
		case step.from == unquoted && step.to != unquoted:
			open = at
			continue
		case step.role == repeats && step.to == unquoted:
			if n := len(found); n > 0 && found[n-1].Stop == at {
				found[n-1].Stop++
			}
			continue
		case step.role == closesUnopened:
			q.First = unopened(d, found, at)
		case step.role == opensAgain:
			q.Stop, open = at, at
			if !all[i].end {
				q = unclosed(d, q)
			}
		case all[i].end && step.from != unquoted:
			q.Stop = at
			q = unclosed(d, q)
		case step.from == unquoted || step.to != unquoted:
			continue
		}
		if q.First+1 < q.Stop {
			found = append(found, q)
		}
	}
	return slices.DeleteFunc(found, func(q syntax.Range) bool { return isTitle(d, q) })
}

// state is in which quotations a word stands, from the outermost one on.
type state uint8

const (
	unquoted state = iota
	inDouble
	inSingle
	inDoubleDouble
	inDoubleSingle
	inSingleDouble
	states
)

// role is what a sign does.
type role uint8

const (
	asItShould     role = iota // opens or closes as it should, or is none
	repeats                    // the mark before it
	opensAgain                 // what was not closed, or lets it go on in the next block
	closesUnopened             // what was not opened
)

// step is the reading of a sign: in which state it is met, and which state it leaves.
type step struct {
	from, to state
	role     role
}

// readings returns the cheapest reading of each sign.
func readings(all []sign) []step {
	costs := [states]int{0, never, never, never, never, never}
	back := make([][states]step, len(all))
	for i := range all {
		after := [states]int{never, never, never, never, never, never}
		for from := range states {
			if costs[from] >= never {
				continue
			}
			all[i].read(from, func(to state, r role, cost int) {
				if cost += costs[from]; cost < after[to] {
					after[to], back[i][to] = cost, step{from, to, r}
				}
			})
		}
		costs = after
		for least, s := slices.Min(costs[:]), 0; s < len(costs); s++ { // long texts add up
			if costs[s] < never {
				costs[s] -= least
			}
		}
	}
	steps := make([]step, len(all))
	at := unquoted
	for i := len(all) - 1; i >= 0; i-- {
		steps[i] = back[i][at]
		at = steps[i].from
	}
	return steps
}

// read yields each way to read the sign in a state, the plain ones first.
func (g *sign) read(from state, yield func(to state, r role, cost int)) {
	inner := 0
	if from > inSingle {
		inner = leftOpen
	}
	if g.end {
		if from == unquoted {
			yield(unquoted, asItShould, 0)
			return
		}
		if single := from == inSingle || from == inSingleDouble; single == g.single {
			yield(unquoted, opensAgain, g.unclosed+inner)
		}
		yield(unquoted, asItShould, neverClosed+inner)
		yield(from, opensAgain, g.goesOn)
		return
	}
	switch {
	case from == unquoted && g.single:
		yield(inSingle, asItShould, g.open)
	case from == unquoted:
		yield(inDouble, asItShould, g.open)
		yield(unquoted, closesUnopened, g.unopened)
	case from == inDouble && g.single:
		yield(inDoubleSingle, asItShould, g.open)
		yield(unquoted, asItShould, g.close+otherKind)
	case from == inDouble:
		yield(unquoted, asItShould, g.close)
		yield(inDoubleDouble, asItShould, g.open+nests)
		yield(inDouble, opensAgain, g.open+g.unclosed)
	case from == inSingle && g.single:
		yield(unquoted, asItShould, g.close)
		yield(inSingle, opensAgain, g.open+g.unclosed)
	case from == inSingle:
		yield(inSingleDouble, asItShould, g.open)
		yield(unquoted, asItShould, g.close+otherKind)
	case from == inDoubleDouble && !g.single:
		yield(inDouble, asItShould, g.close)
	case from == inDoubleSingle && g.single:
		yield(inDouble, asItShould, g.close)
	case from == inDoubleSingle && g.both:
		yield(unquoted, asItShould, g.close)
	case from == inDoubleSingle:
		yield(unquoted, asItShould, g.close+leftOpen)
	case from == inSingleDouble && !g.single:
		yield(inSingle, asItShould, g.close)
	case from == inSingleDouble:
		yield(unquoted, asItShould, g.close+leftOpen)
	}
	if g.again {
		yield(from, repeats, reopens)
	}
	yield(from, asItShould, g.stray)
}

// unopened returns where a quotation begins whose opening mark is lost: with its sentence, behind a colon or behind the
// quotation before it.
func unopened(d *syntax.Document, found []syntax.Range, end int) int {
	first := d.Sentences[d.SentenceOf(end)].First
	for i := end - 1; i > first; i-- {
		if d.Text(i) == ":" {
			return i + 1
		}
	}
	if n := len(found); n > 0 && found[n-1].Stop > first {
		return end
	}
	return first
}

// unclosed returns a quotation without a closing mark, cut where it ends by its sense.
func unclosed(d *syntax.Document, q syntax.Range) syntax.Range {
	if q.First+1 >= q.Stop {
		return q
	}
	for k := d.SentenceOf(q.First); k < len(d.Sentences) && d.Sentences[k].First < q.Stop; k++ {
		if cut := cueBehind(d, max(q.First+1, d.Sentences[k].First), d.Sentences[k].Stop); cut != syntax.None {
			q.Stop = cut
			return q
		}
	}
	s := d.Sentences[d.SentenceOf(q.First)]
	if first, _ := utf8.DecodeRuneInString(d.Text(q.First + 1)); q.First > s.First && unicode.IsLower(first) {
		q.Stop = min(q.Stop, s.Stop) // the end of a sentence in somebody's words
	}
	return q
}

// cueBehind returns the token behind a comma after which the words from first to stop only tell who says what stands before
// it, ", said Ann Example.", ", she added.", or None.
func cueBehind(d *syntax.Document, first, stop int) int {
	for i := first + 1; i+2 < stop; i++ {
		switch d.Text(i - 1) {
		case ",", "?", "!":
		default:
			continue
		}
		verb := i
		for verb < stop && verb < i+8 && !is("inquits", d.Tokens[verb].Lemma) {
			if p := d.Tokens[verb].UPOS; p == "VERB" || p == "AUX" || p == "SCONJ" || p == "CCONJ" {
				break
			}
			verb++
		}
		if verb+1 >= stop || !is("inquits", d.Tokens[verb].Lemma) {
			continue
		}
		if x := d.Tokens[verb].XPOS; x != "VBD" && x != "VBZ" {
			continue
		}
		next := d.Tokens[verb+1].UPOS
		inverted := verb == i && (next == "PROPN" || next == "DET" || next == "PRON" || next == "NOUN")
		straight := verb > i && (next == "PUNCT" || next == "ADP" || d.Tokens[verb].Lemma == "tell") && slices.Contains([]string{"PROPN", "DET", "PRON"}, d.Tokens[i].UPOS)
		if inverted || straight {
			return i
		}
	}
	return syntax.None
}

// blockEnd returns the end of the block that holds token i.
func blockEnd(d *syntax.Document, i int) int {
	s := d.SentenceOf(i)
	block := d.Sentences[s].Block
	for s < len(d.Sentences) && d.Sentences[s].Block == block {
		s++
	}
	return d.Sentences[s-1].Stop
}
