package links

import (
	_ "embed"
	"math"
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
	negating    = sync.OnceValue(func() map[string]bool { return wordsIn(negationsFile) })
	transparent = sync.OnceValue(func() map[string]bool { return wordsIn(transparentFile) })
	finite      = sync.OnceValue(func() map[string]bool { return wordsIn(finiteFile) })
)

// proposition is what a statement says, as far as words tell: the stems of its words, as hashes. An archive has millions, so that all lie in
// one list.
type proposition struct {
	hashes []uint32
	starts [3]uint16 // of the lists behind the first
	clause bool      // it has a verb: "the nomination of Ann Example" proposes nothing
}

func newProposition(stems, names, numbers, negated []uint32, clause bool) proposition {
	p := proposition{hashes: make([]uint32, 0, len(stems)+len(names)+len(numbers)+len(negated)), clause: clause}
	for i, list := range [][]uint32{stems, names, numbers, negated} {
		if i > 0 {
			p.starts[i-1] = uint16(min(len(p.hashes), math.MaxUint16))
		}
		p.hashes = append(p.hashes, list...)
	}
	return p
}

// stems are those of all words, sorted; names those of words with a capital letter that do not begin it; numbers those of numbers;
// negated those that a negation stands before.
func (p *proposition) stems() []uint32   { return p.hashes[:p.starts[0]] }
func (p *proposition) names() []uint32   { return p.hashes[p.starts[0]:p.starts[1]] }
func (p *proposition) numbers() []uint32 { return p.hashes[p.starts[1]:p.starts[2]] }
func (p *proposition) negated() []uint32 { return p.hashes[p.starts[2]:] }

// unglued parts "not" from the verb that it is glued to.
var unglued = strings.NewReplacer("n’t", " n't", "n't", " n't")

// propose reads a proposition.
func (r *stemmer) propose(text string, spans [][2]int) proposition {
	const most = 1000 // words
	var stems, names, numbers, negations []uint32
	clause := false
	for _, s := range spans {
		if s[0] < 0 || s[1] > len(text) || s[0] > s[1] {
			continue // of another version of the text
		}
		negated := false
		words := unglued.Replace(text[s[0]:s[1]])
		for word := range strings.FieldsFuncSeq(words, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' }) {
			lower := strings.ToLower(word)
			clause = clause || finite()[lower] || len(lower) > 4 && strings.HasSuffix(lower, "ed")
			if negating()[lower] {
				negated = !negated
				continue
			}
			lower = strings.Trim(strings.TrimSuffix(lower, "'s"), "'")
			if lower == "" || stopwords()[lower] {
				continue
			}
			if len(stems) == most {
				break
			}
			h := r.stem(lower)
			switch first := rune(word[0]); {
			case unicode.IsDigit(first):
				numbers = append(numbers, h)
			case unicode.IsUpper(first) && len(stems) > 0:
				names = append(names, h)
			}
			stems = append(stems, h)
			if negated && !transparent()[lower] {
				negations, negated = append(negations, h), false
			}
		}
	}
	for _, list := range []*[]uint32{&stems, &names, &numbers} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return newProposition(stems, names, numbers, negations, clause)
}

// opposes reports whether one of two like propositions turns round what the other says.
func (p *proposition) opposes(q *proposition) bool {
	opposed := false
	for _, side := range [][2]*proposition{{p, q}, {q, p}} {
		for _, stem := range side[0].negated() {
			if _, shared := slices.BinarySearch(side[1].stems(), stem); shared {
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
