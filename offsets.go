package onrecord

import "unicode/utf8"

// Offsets turns offsets in bytes, which the program counts in, into offsets in code points, which everybody else does.
type Offsets struct {
	text   string
	before []int // code points that begin before byte 0, stride, 2*stride ...
}

const stride = 64

// NewOffsets counts a text.
func NewOffsets(text string) *Offsets {
	before := make([]int, 0, len(text)/stride+1)
	count := 0
	for i := range len(text) {
		if i%stride == 0 {
			before = append(before, count)
		}
		if utf8.RuneStart(text[i]) {
			count++
		}
	}
	if len(text)%stride == 0 {
		before = append(before, count)
	}
	return &Offsets{text, before}
}

// CodePoints returns the number of code points before the byte offset, which must lie in the text.
func (o *Offsets) CodePoints(offset int) int {
	count := o.before[offset/stride]
	for i := offset - offset%stride; i < offset; i++ {
		if utf8.RuneStart(o.text[i]) {
			count++
		}
	}
	return count
}
