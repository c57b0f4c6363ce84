package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/perceptron"
)

// features describes the place after word i.
func (p *places) features(f []uint32, i int) []uint32 {
	word, before, next, next2 := p.word(i), p.word(i-1), p.word(i+1), p.word(i+2)
	gap := uint32(0)
	if p.tokens[i].End < p.tokens[i+1].Start {
		gap = 1
	}
	stop := p.stop(i)
	mix := perceptron.Mix
	w, b, n := lowerHash(word), lowerHash(before), lowerHash(next)
	ws, bs, ns, n2s, n3s := form(word), form(before), form(next), form(next2), form(p.word(i+3))
	open, block := p.open.feature(), p.block.feature()
	length := uint32(min(i-p.from, 6))
	is := uint32(kindsOf(strings.TrimSuffix(word, ".")))
	return append(f,
		1, mix(2, w), mix(3, b), mix(4, n), mix(5, ws), mix(6, bs), mix(7, ns), mix(8, gap),
		mix(mix(9, w), gap), mix(mix(10, w), mix(gap, ns)), mix(mix(11, stop), mix(gap, ns)), mix(mix(12, stop), n),
		mix(mix(13, w), n), mix(mix(14, bs), mix(ws, ns)), mix(mix(15, stop), mix(ns, n2s)), mix(mix(16, open), mix(stop, ns)),
		mix(mix(17, length), mix(stop, ns)), mix(mix(18, w), mix(b, ns)), mix(mix(19, open), mix(stop, gap)),
		mix(mix(20, w), mix(open, ns)), mix(mix(21, uint32(min(len(before), 5))), mix(w, ns)), mix(mix(22, gap), ns),
		mix(mix(27, ws), n),
		mix(mix(23, stop), mix(mix(ns, n2s), n3s)), mix(mix(24, is), mix(ws, ns)), mix(mix(25, block), mix(stop, ns)), mix(mix(26, lowerHash(next2)), mix(stop, ns)),
	)
}

func (p *places) word(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.tokens[i].In(p.text)
}

// stop returns the mark at the end of word i, or before the closing quotation marks and brackets there; 0 for none.
func (p *places) stop(i int) uint32 {
	for k := i; k >= 0 && k > i-4; k-- {
		switch r, _ := utf8.DecodeLastRuneInString(p.word(k)); r {
		case '.', '!', '?', '…', ':', ';', ',':
			return uint32(r)
		case '"', '\'', '”', '’', ')', ']', '»':
		default:
			return 0
		}
	}
	return 0
}

// lowerHash is the hash of the word in lower case.
func lowerHash(word string) uint32 {
	var buf [32]byte
	if len(word) > len(buf) {
		word = word[:len(buf)]
	}
	for i := range len(word) {
		c := word[i]
		if isUpper(c) {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return perceptron.Hash(buf[:len(word)])
}

// form classes a word: case, digits, a full stop at its end, or the mark that it is.
func form(word string) uint32 {
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return 1
	case unicode.IsUpper(r):
		stopped := word[len(word)-1] == '.'
		switch {
		case stopped && size == len(word)-1: // an initial
			return 10
		case size == len(word):
			return 2
		case capitals(word[size:]):
			if stopped {
				return 3
			}
			return 4
		case stopped:
			return 5
		}
		return 6
	case unicode.IsLetter(r):
		if word[len(word)-1] == '.' {
			return 7
		}
		return 8
	case unicode.IsDigit(r):
		return 9
	}
	return uint32(r)
}

// capitals reports that no letter is a small one.
func capitals(word string) bool {
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}
