package parse

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// word is what the models see of a token's form, as hashes.
type word struct {
	form   uint32 // lower case, digits as 0, quotation marks and dashes made plain
	prefix [3]uint32
	suffix [4]uint32
	shape  uint32 // runs of upper, lower, digit and other characters: "McKay" -> "AaAa"
}

// newWord computes the hashes of a form. The buffer is scratch space that is returned for the next call.
func newWord(form string, buf []byte) (word, []byte) {
	buf = buf[:0]
	var ends [4]int // where the last runes of the normal form begin
	var starts [3]int
	runes := 0
	shape, last := uint32(2166136261), byte(0)
	for _, r := range form {
		class := classOf(r)
		if class != last {
			shape, last = (shape^uint32(class))*16777619, class
		}
		ends[3], ends[2], ends[1], ends[0] = ends[2], ends[1], ends[0], len(buf)
		buf = utf8.AppendRune(buf, plain(r))
		if runes < len(starts) {
			starts[runes] = len(buf)
		}
		runes++
	}
	w := word{form: perceptron.Hash(buf), shape: shape}
	for i := range w.suffix {
		if i < runes {
			w.suffix[i] = perceptron.Hash(buf[ends[i]:])
		}
	}
	for i := range w.prefix {
		if i < runes {
			w.prefix[i] = perceptron.Hash(buf[:starts[i]])
		}
	}
	return w, buf
}

func classOf(r rune) byte {
	switch {
	case r >= 'a' && r <= 'z':
		return 'a'
	case r >= 'A' && r <= 'Z':
		return 'A'
	case r >= '0' && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'A'
	case unicode.IsLetter(r):
		return 'a'
	case unicode.IsDigit(r):
		return '0'
	}
	return byte(plain(r))
}

// plain folds case, digits and the many forms of quotation marks and dashes.
func plain(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r >= '0' && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	}
	switch r {
	case '‘', '’', '‚', '‛', '′', '´':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	}
	return unicode.ToLower(r)
}

// wordsOf returns the words of tokens, in the memory of words.
func wordsOf(words []word, text string, tokens []syntax.Token) []word {
	words = words[:0]
	var buf []byte
	for i := range tokens {
		var w word
		w, buf = newWord(tokens[i].In(text), buf)
		words = append(words, w)
	}
	return words
}
