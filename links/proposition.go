package links

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/kljensen/snowball/english"
)

var (
	//go:embed stopwords.txt
	stopwordsFile string
	//go:embed negations.txt
	negationsFile string
	//go:embed transparent.txt
	transparentFile string
	//go:embed finite.txt
	finiteFile string
)

var (
	stopwords   = sync.OnceValue(func() map[string]bool { return wordsIn(stopwordsFile) })
	negations   = sync.OnceValue(func() map[string]bool { return wordsIn(negationsFile) })
	transparent = sync.OnceValue(func() map[string]bool { return wordsIn(transparentFile) })
	finite      = sync.OnceValue(func() map[string]bool { return wordsIn(finiteFile) })
)

// proposition is what a statement says, as far as words tell: the stems of its words, as sorted hashes.
type proposition struct {
	stems   []uint32
	names   []uint32 // those of words with a capital letter that do not begin it
	numbers []uint32
	negated []uint32 // those that a negation stands before
	clause  bool     // it has a verb: "the nomination of Ann Example" proposes nothing
}

// propose reads a proposition.
func (r *stemmer) propose(text string, spans [][2]int) (p proposition) {
	for _, s := range spans {
		if s[0] < 0 || s[1] > len(text) || s[0] > s[1] {
			continue // of another version of the text
		}
		negated := false
		words := strings.NewReplacer("n’t", " n't", "n't", " n't").Replace(text[s[0]:s[1]])
		for word := range strings.FieldsFuncSeq(words, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' }) {
			lower := strings.ToLower(word)
			p.clause = p.clause || finite()[lower] || len(lower) > 4 && strings.HasSuffix(lower, "ed")
			if negations()[lower] {
				negated = !negated
				continue
			}
			lower = strings.Trim(strings.TrimSuffix(lower, "'s"), "'")
			if lower == "" || stopwords()[lower] {
				continue
			}
			h := r.stem(lower)
			switch first := rune(word[0]); {
			case unicode.IsDigit(first):
				p.numbers = append(p.numbers, h)
			case unicode.IsUpper(first) && len(p.stems) > 0:
				p.names = append(p.names, h)
			}
			p.stems = append(p.stems, h)
			if negated && !transparent()[lower] {
				p.negated, negated = append(p.negated, h), false
			}
		}
	}
	for _, list := range []*[]uint32{&p.stems, &p.names, &p.numbers} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return p
}

// opposes reports whether one of two like propositions turns round what the other says.
func (p *proposition) opposes(q *proposition) bool {
	opposed := false
	for _, side := range [][2]*proposition{{p, q}, {q, p}} {
		for _, stem := range side[0].negated {
			if _, shared := slices.BinarySearch(side[1].stems, stem); shared {
				opposed = !opposed
			}
		}
	}
	return opposed
}

// stemmer hashes the stems of words, each of which it looks at once.
type stemmer struct{ known map[string]uint32 }

func (r *stemmer) stem(word string) uint32 {
	h, ok := r.known[word]
	if !ok {
		h = uint32(mix(hash(english.Stem(word, false))))
		r.known[strings.Clone(word)] = h
	}
	return h
}
