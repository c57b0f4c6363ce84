package links

import (
	"slices"
	"strings"
	"unicode"
)

// Sketch is a sample of an article's shingles: the hashes of those runs of words that can be divided by 2^Level, sorted. Two articles
// are sampled by the same hashes, so that the share of one sketch in another estimates how much of one text stands in the other, also
// where one is much shorter (the scaled MinHash of Irber et al. 2022). A longer text has a higher level.
type Sketch struct {
	Level  uint8
	Hashes []uint32
}

const (
	shingle = 4  // words; a longer run is torn by a changed word more often, a shorter one stands in other articles, too
	largest = 64 // hashes of a sketch
)

// newSketch samples the shingles of a text, whatever its case, marks and spaces.
func newSketch(text string) Sketch {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hash(strings.ToLower(w))
	}
	var all []uint32
	for i := shingle; i <= len(hashes); i++ {
		h := uint64(0)
		for _, word := range hashes[i-shingle : i] {
			h = mix(h ^ word)
		}
		all = append(all, uint32(h>>32))
	}
	slices.Sort(all)
	s := Sketch{Hashes: slices.Compact(all)}
	for len(s.Hashes) > largest {
		s.Level++
		s.Hashes = s.at(s.Level)
	}
	return s
}

// at returns the hashes that a sketch of a level has.
func (s Sketch) at(level uint8) (hashes []uint32) {
	for _, h := range s.Hashes {
		if h%(1<<level) == 0 {
			hashes = append(hashes, h)
		}
	}
	return hashes
}

// hash is FNV-1a.
func hash(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// mix is the finisher of splitmix64.
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
