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

// MaxSentence is the most words that a sentence has. Later stages take time that grows with the square of its length.
const MaxSentence = 250

const (
	inSentence    = 0
	endOfSentence = 1
)

// ender decides after which words a sentence ends.
type ender struct {
	best     func(features []uint32, scores []int32) int
	scores   [2]int32
	features []uint32
}

func newEnder() *ender { return &ender{best: sentencesModel().Best} }

// find calls yield with the range of each sentence in a block of words. A sentence that gets too long is cut at the best place of
// its second half.
func (e *ender) find(text string, tokens []syntax.Token, yield func(from, to int)) {
	p := newPlaces(text, tokens)
	cut, best := 0, int32(0)
	end := func(to int) {
		yield(p.from, to)
		p.begin(to)
		cut = 0
	}
	for i := 0; i < len(tokens)-1; i++ {
		p.pass(i)
		if p.mayEnd(i) {
			e.features = p.features(e.features[:0], i)
			if e.best(e.features, e.scores[:]) == endOfSentence || p.blankLost(i) {
				end(i + 1)
				continue
			}
			margin := e.scores[endOfSentence] - e.scores[inSentence]
			if i-p.from >= MaxSentence/2 && (cut == 0 || margin > best) {
				cut, best = i+1, margin
			}
		}
		if i+1-p.from < MaxSentence {
			continue
		}
		if cut == 0 {
			for cut = i + 1; tokens[cut].Joined; cut-- {
			}
		}
		i = cut - 1
		end(cut)
	}
	if p.from < len(tokens) {
		yield(p.from, len(tokens))
	}
}

// places goes through the words of a block and describes the places between them.
type places struct {
	text   string
	tokens []syntax.Token
	from   int    // where the sentence begins
	open   opened // quotation marks and brackets that the sentence has opened
	block  opened // and those of the block
}

// opened counts what was opened and not closed.
type opened struct {
	curly, brackets int8
	straight        bool
}

func newPlaces(text string, tokens []syntax.Token) *places {
	return &places{text: text, tokens: tokens}
}

// begin begins a sentence with word from.
func (p *places) begin(from int) {
	p.from = from
	p.open = opened{}
}

// pass takes note of the marks in word i.
func (p *places) pass(i int) {
	t := &p.tokens[i]
	if c := p.text[t.Start]; t.End-t.Start > 3 || classes[c]&(letter|digit) != 0 {
		return
	}
	for _, o := range []*opened{&p.open, &p.block} {
		o.take(t.In(p.text))
	}
}

func (o *opened) take(mark string) {
	switch mark {
	case "“":
		o.curly = 1
	case "”":
		o.curly = max(o.curly-1, -1)
	case "(", "[":
		o.brackets = 1
	case ")", "]":
		o.brackets = max(o.brackets-1, -1)
	case "\"", "''", "``":
		o.straight = !o.straight
	}
}

func (o *opened) feature() uint32 {
	f := uint32(o.curly+1)*4 + uint32(o.brackets+1)
	if o.straight {
		f += 16
	}
	return f
}

// mayEnd reports whether word i can be the last of a sentence: it ends with a mark, or is no prose, or none follows.
func (p *places) mayEnd(i int) bool {
	t, next := &p.tokens[i], &p.tokens[i+1]
	if next.Joined {
		return false
	}
	word, follower := t.In(p.text), next.In(p.text)
	first, _ := utf8.DecodeRuneInString(follower)
	switch r, _ := utf8.DecodeLastRuneInString(word); r {
	case '.':
		return !closing(follower) && !nameFollows(word, follower)
	case ':':
		return !closing(follower) && !p.speaker(i)
	case '!', '?', ';', '*':
		return !closing(follower)
	case ')', ']':
		return !closing(follower) && (p.stop(i) != 0 || p.bracketAlone(i))
	case '…':
		return !closing(follower) && !unicode.IsLower(first)
	case '"', '\'', '”', '’', '»': // `"No," he said`, `the "old" town`
		return !t.Joined && p.stop(i) != 0 && !unicode.IsLower(first) && !closing(follower)
	case 'M': // a stamp of time
		return len(word) == 2 && strings.IndexByte(p.word(i-1), ':') > 0
	}
	return loose(word) || loose(follower)
}

// blankLost reports whether word i closes a quotation that ends with its sentence, and the next one begins without a blank: `"No."Then`.
func (p *places) blankLost(i int) bool {
	t, next := &p.tokens[i], &p.tokens[i+1]
	first, _ := utf8.DecodeRuneInString(next.In(p.text))
	if i == 0 || p.tokens[i-1].End != t.Start || t.End != next.Start || !unicode.IsUpper(first) {
		return false
	}
	if stop := p.stop(i); stop != '.' && stop != '!' && stop != '?' {
		return false
	}
	mark := t.In(p.text)
	return mark == "”" || mark == `"` && !p.block.straight
}

// nameFollows reports an initial or a title with its full stop, before a name: "John A. Osei", "Mrs. Osei".
func nameFollows(word, next string) bool {
	word = word[:len(word)-1]
	if word == "" || !isUpper(next[0]) || !initials(word) && kindsOf(word)&title == 0 {
		return false
	}
	return kindsOf(next)&starter == 0
}

// speaker reports whether the colon i stands after a name at the beginning of the block: "OSEI: We will see.", "Tarsk: The dam broke."
func (p *places) speaker(i int) bool {
	if p.from > 0 || i > 3 {
		return false
	}
	for k := range i {
		if first, _ := utf8.DecodeRuneInString(p.word(k)); !unicode.IsUpper(first) {
			return false
		}
	}
	return true
}

// bracketAlone reports whether the bracket that word i closes was opened where a sentence begins or has ended: "[12]", "(Reuters)".
func (p *places) bracketAlone(i int) bool {
	const longest = 8
	for k := i - 1; k >= p.from && k > i-longest; k-- {
		switch p.word(k) {
		case "(", "[":
			if k == p.from {
				return !isDigit(p.word(k + 1)[0])
			}
			stop := p.stop(k - 1)
			return stop == '.' || stop == '!' || stop == '?' || stop == '…'
		}
	}
	return false
}

// closing reports a mark that belongs to the sentence before it.
func closing(mark string) bool {
	switch mark {
	case "”", "’", "»", ")", "]":
		return true
	}
	return false
}

// loose reports a word that stands between sentences as often as in them: an address, a stamp of time, a ruler.
func loose(word string) bool {
	if len(word) < 2 {
		return word == ">"
	}
	switch c := word[0]; {
	case isDigit(c):
		return strings.IndexByte(word, ':') > 0 || strings.IndexByte(word, '/') > 0 || strings.IndexByte(word, '-') > 0
	case isLetter(c):
		return len(word) > 7 && (strings.IndexByte(word, '@') > 0 || strings.Contains(word, "://") || strings.HasPrefix(word, "www."))
	}
	return ruler(rune(word[0])) || word == ">>"
}
