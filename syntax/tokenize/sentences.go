package tokenize

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed sentences.model
var sentencesFile []byte

var sentencesModel = sync.OnceValue(func() *perceptron.Model {
	m, err := perceptron.Read(sentencesFile)
	if err != nil {
		panic(err) // a defect of the build
	}
	return m
})

// ender decides after which words a sentence ends.
type ender struct {
	best     func(features []uint32, scores []int32) int
	scores   [2]int32
	features []uint32
}

const (
	inSentence    = 0
	endOfSentence = 1
)

func newEnder() *ender { return &ender{best: sentencesModel().Best} }

// find calls yield with the range of each sentence in a block of words.
func (e *ender) find(text string, tokens []syntax.Token, yield func(from, to int)) {
	from := 0
	for i := range tokens {
		if i == len(tokens)-1 {
			yield(from, i+1)
			return
		}
		if !mayEnd(text, tokens, i) {
			continue
		}
		e.features = endFeatures(e.features[:0], text, tokens, i, from)
		if e.best(e.features, e.scores[:]) == endOfSentence {
			yield(from, i+1)
			from = i + 1
		}
	}
}

// mayEnd reports whether token i can be the last of a sentence: it ends with a mark, or a line ends after it.
func mayEnd(text string, tokens []syntax.Token, i int) bool {
	if tokens[i+1].Joined {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(tokens[i].In(text))
	switch r {
	case '.', '!', '?', '…', ':', ';', '"', '\'', '”', '’', ')', ']', '»', '-', '—', '–', '*':
		return true
	}
	return strings.Contains(text[tokens[i].End:tokens[i+1].Start], "\n")
}

// endFeatures describes the place after token i in a sentence that began with token from.
func endFeatures(f []uint32, text string, tokens []syntax.Token, i, from int) []uint32 {
	at := func(k int) string {
		if k < 0 || k >= len(tokens) {
			return ""
		}
		return tokens[k].In(text)
	}
	word, before, next, next2 := at(i), at(i-1), at(i+1), at(i+2)
	gap := uint32(0) // none, space, line
	if between := text[tokens[i].End:tokens[i+1].Start]; strings.Contains(between, "\n") {
		gap = 2
	} else if between != "" {
		gap = 1
	}
	stop := uint32(0) // what stands before closing quotation marks and brackets
	for k := i; k >= 0 && k > i-4; k-- {
		r, _ := utf8.DecodeLastRuneInString(at(k))
		if strings.ContainsRune(".!?…:;,", r) {
			stop = uint32(r)
			break
		}
		if !strings.ContainsRune("\"'”’)]»", r) {
			break
		}
	}
	open := uint32(0)
	for k := i; k >= from && k > i-80; k-- {
		switch at(k) {
		case "“", "(", "[", "‘":
			open++
		case "”", ")", "]":
			open--
		case "\"":
			open ^= 64
		}
	}
	mix, hash := perceptron.Mix, perceptron.Hash[string]
	w, b, n := hash(strings.ToLower(word)), hash(strings.ToLower(before)), hash(strings.ToLower(next))
	ws, bs, ns, n2s := form(word), form(before), form(next), form(next2)
	length := uint32(min(i-from, 6))
	return append(f,
		1, mix(2, w), mix(3, b), mix(4, n), mix(5, ws), mix(6, bs), mix(7, ns), mix(8, gap),
		mix(mix(9, w), gap), mix(mix(10, w), mix(gap, ns)), mix(mix(11, stop), mix(gap, ns)), mix(mix(12, stop), n),
		mix(mix(13, w), n), mix(mix(14, bs), mix(ws, ns)), mix(mix(15, stop), mix(ns, n2s)), mix(mix(16, open), mix(stop, ns)),
		mix(mix(17, length), mix(stop, ns)), mix(mix(18, w), mix(b, ns)), mix(mix(19, open), mix(stop, gap)),
		mix(mix(20, w), mix(open, ns)), mix(mix(21, uint32(min(len(before), 5))), mix(w, ns)), mix(mix(22, gap), ns),
	)
}

// form classes a word: case, digits, full stops inside, or the mark that it is.
func form(word string) uint32 {
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return 1
	case unicode.IsUpper(r):
		switch {
		case size == len(word):
			return 2
		case strings.ToUpper(word) == word:
			if strings.HasSuffix(word, ".") {
				return 3
			}
			return 4
		case strings.HasSuffix(word, "."):
			return 5
		}
		return 6
	case unicode.IsLetter(r):
		if strings.HasSuffix(word, ".") {
			return 7
		}
		return 8
	case unicode.IsDigit(r):
		return 9
	}
	return uint32(r)
}
