// Package score measures onrecord on annotated data made by others, and compares the numbers with the golden ones that are
// kept in the repository. Everything is read from raw text: nothing annotated goes in, except the day on which a document
// of TempEval-3 was made, which belongs to that task's input.
//
// There is a file for each part of the table, named for its subject; package corpora reads the data.
package score

import "fmt"

// Value is a line of the table.
type Value struct {
	Part    string // "dates"
	Measure string // "value F1"
	Value   float64
	Counts  string // what the value was counted from, for people
	Timed   bool   // differs from run to run, so no golden number is kept of it
}

// Miss is something that was not found, found wrongly or found different, for those who work on a part.
type Miss struct {
	What  string // "missed", "spurious", or the measure that it lowers
	Where string // the article
	Gold  string // "" for what should not have been found
	Found string // "" for what was not found
}

// result is what scoring a part gives.
type result struct {
	values []Value
	misses []Miss
}

func (r *result) miss(what, where, gold, found string) {
	r.misses = append(r.misses, Miss{what, where, gold, found})
}

// tally counts for an F1: what there is, what was found, and what of it is right. The counts are fractions where an
// article has several annotators.
type tally struct{ gold, found, right float64 }

func (t *tally) add(o tally) {
	t.gold += o.gold
	t.found += o.found
	t.right += o.right
}

// f1 is the harmonic mean of precision and recall. It is 1 where there is nothing to find and nothing was found.
func (t tally) f1() float64 {
	if t.gold+t.found == 0 {
		return 1
	}
	return 2 * t.right / (t.gold + t.found)
}

// value makes a line of the table out of the tally.
func (t tally) value(part, measure string) Value {
	return Value{Part: part, Measure: measure, Value: t.f1(), Counts: fmt.Sprintf("P %.3f R %.3f, %.0f gold, %.0f found",
		ratio(t.right, t.found), ratio(t.right, t.gold), t.gold, t.found)}
}

// share counts for an accuracy: how many there are and how many of them are right.
type share struct{ right, all int }

// count adds one that is right or not, and returns whether it is.
func (s *share) count(right bool) bool {
	s.all++
	if right {
		s.right++
	}
	return right
}

func (s share) value(part, measure string) Value {
	return Value{Part: part, Measure: measure, Value: ratio(float64(s.right), float64(s.all)),
		Counts: fmt.Sprintf("%d of %d", s.right, s.all)}
}

// ratio is a/b; it is 0 where there is nothing.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
