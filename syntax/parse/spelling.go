package parse

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// spelling tells how an article writes its words: a word that has a capital everywhere is more of a name than one that has
// it at the start of a sentence only, and in a headline capitals tell nothing.
type spelling struct {
	capital, letter []bool
	first           []bool // of its sentence
	counts          map[uint32]capitals
}

// capitals counts how a form is written where capitals mean something.
type capitals struct{ lower, upper uint16 }

// Kinds of pieces that tell of spelling.
const (
	writtenPiece  = 40
	headlinePiece = 41
)

// see reads an article; afterwards pieces tells of its words.
func (s *spelling) see(text string, tokens []syntax.Token, words []word, sentences []syntax.Sentence) {
	s.capital, s.letter = neural.Resize(s.capital, len(tokens)), neural.Resize(s.letter, len(tokens))
	s.first = neural.Resize(s.first, len(tokens))
	if s.counts == nil {
		s.counts = map[uint32]capitals{}
	}
	clear(s.counts)
	for i := range tokens {
		r, _ := utf8.DecodeRuneInString(text[tokens[i].Start:])
		s.letter[i], s.capital[i] = unicode.IsLetter(r), unicode.IsUpper(r)
	}
	for _, sentence := range sentences {
		s.first[sentence.First] = true
		if s.headline(sentence.Range) {
			continue
		}
		for i := sentence.First + 1; i < sentence.Stop; i++ {
			if !s.letter[i] {
				continue
			}
			n := s.counts[words[i].form]
			if s.capital[i] {
				n.upper++
			} else {
				n.lower++
			}
			s.counts[words[i].form] = n
		}
	}
}

// headline reports whether most words of a sentence have a capital.
func (s *spelling) headline(r syntax.Range) bool {
	capitals, words := 0, 0
	for i := r.First; i < r.Stop; i++ {
		if s.capital[i] {
			capitals++
		}
		if s.letter[i] {
			words++
		}
	}
	return words > 3 && 3*capitals > 2*words
}

// pieces returns the rows that tell how word i is written in the article, and in what sentence it stands.
func (s *spelling) pieces(w *word, i int, headline bool) (written, place int32) {
	if !s.letter[i] {
		return 0, 0
	}
	n, class := s.counts[w.form], uint32(0)
	switch {
	case n.lower == 0 && n.upper == 0:
	case n.lower == 0:
		class = 1 + min(uint32(n.upper), 3)
	case n.upper == 0:
		class = 5
	case n.upper > n.lower:
		class = 6
	default:
		class = 7
	}
	at := uint32(0)
	if s.first[i] {
		at |= 1
	}
	if headline {
		at |= 2
	}
	return pieceRow(writtenPiece, perceptron.Mix(class, w.shape)), pieceRow(headlinePiece, perceptron.Mix(at, w.shape))
}
