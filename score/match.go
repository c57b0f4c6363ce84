package score

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// none stands for "matched with nothing".
const none = -1

// most matches gold records one to one with found ones so that as many as possible are matched (Kuhn's algorithm). It
// returns the found record of each gold one, or none.
func most(gold, found int, fits func(g, f int) bool) []int {
	goldOf := filled(found)
	var place func(g int, tried []bool) bool
	place = func(g int, tried []bool) bool {
		for f := range found {
			if tried[f] || !fits(g, f) {
				continue
			}
			tried[f] = true
			if goldOf[f] == none || place(goldOf[f], tried) {
				goldOf[f] = g
				return true
			}
		}
		return false
	}
	for g := range gold {
		place(g, make([]bool, found))
	}
	foundOf := filled(gold)
	for f, g := range goldOf {
		if g != none {
			foundOf[g] = f
		}
	}
	return foundOf
}

// greatest matches gold records one to one with found ones by greatest overlap: of all pairs the one that overlaps most is
// matched first, then the next of which neither is taken yet, and so on; pairs alike go in text order. Pairs that
// overlap by 0 do not match. It returns the found record of each gold one, or none.
func greatest(gold, found int, overlap func(g, f int) float64) []int {
	type pair struct {
		g, f    int
		overlap float64
	}
	var pairs []pair
	for g := range gold {
		for f := range found {
			if o := overlap(g, f); o > 0 {
				pairs = append(pairs, pair{g, f, o})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.overlap, a.overlap) })
	foundOf, taken := filled(gold), make([]bool, found)
	for _, p := range pairs {
		if foundOf[p.g] == none && !taken[p.f] {
			foundOf[p.g], taken[p.f] = p.f, true
		}
	}
	return foundOf
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = none
	}
	return s
}

// unmatched returns the found records that are in no pair.
func unmatched(foundOf []int, found int) []int {
	var rest []int
	for f := range found {
		if !slices.Contains(foundOf, f) {
			rest = append(rest, f)
		}
	}
	return rest
}

// matched counts the pairs.
func matched(foundOf []int) int {
	n := 0
	for _, f := range foundOf {
		if f != none {
			n++
		}
	}
	return n
}

// merged returns the spans in text order, those that touch or overlap as one, without the empty ones.
func merged(spans []onrecord.Span) []onrecord.Span {
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, onrecord.Span.Compare)
	var out []onrecord.Span
	for _, s := range sorted {
		switch {
		case s.Empty():
		case len(out) > 0 && s.Start <= out[len(out)-1].End:
			out[len(out)-1].End = max(out[len(out)-1].End, s.End)
		default:
			out = append(out, s)
		}
	}
	return out
}

// jaccard is the number of characters that are in both sets of spans, divided by the number in either. It is 0 where
// both are empty.
func jaccard(text string, a, b []onrecord.Span) float64 {
	a, b = merged(a), merged(b)
	common := 0
	for _, s := range a {
		for _, o := range b {
			if s.Overlaps(o) {
				common += utf8.RuneCountInString(text[max(s.Start, o.Start):min(s.End, o.End)])
			}
		}
	}
	return ratio(float64(common), float64(characters(text, a)+characters(text, b)-common))
}

func characters(text string, spans []onrecord.Span) int {
	n := 0
	for _, s := range spans {
		n += utf8.RuneCountInString(s.In(text))
	}
	return n
}
