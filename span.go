package onrecord

import (
	"cmp"
	"unicode/utf8"
)

// Span is the half-open range [Start, End) of bytes in an article's text.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte. The zero Span is empty and stands for "absent".
func (s Span) Empty() bool { return s.End <= s.Start }

// In returns the words of text that the span quotes.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Fits reports whether the span lies in text, on rune boundaries, and is not turned around.
func (s Span) Fits(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) && boundary(text, s.Start) && boundary(text, s.End)
}

func boundary(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// Contains reports whether other lies wholly inside s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Compare orders spans by start, then by end.
func (s Span) Compare(other Span) int {
	return cmp.Or(cmp.Compare(s.Start, other.Start), cmp.Compare(s.End, other.End))
}

// Overlap reports whether any span of a shares a byte with any span of b.
func Overlap(a, b []Span) bool {
	for _, s := range a {
		for _, o := range b {
			if s.Overlaps(o) {
				return true
			}
		}
	}
	return false
}
