package ledger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/onrecord/onrecord"
)

// around is how many bytes of text a passage shows on each side of the words that were found, at most.
const around = 90

// passage returns the words around the first phrase of a query that the text has.
func passage(text string, n *Node) onrecord.Span {
	found := first(text, n)
	if found.Empty() {
		return found
	}
	start, end := max(0, found.Start-around), min(len(text), found.End+around)
	if i := strings.LastIndexByte(text[start:found.Start], '\n'); i >= 0 {
		start += i + 1
	} else if i := strings.IndexByte(text[start:found.Start], ' '); i >= 0 && start > 0 {
		start += i + 1
	}
	if i := strings.IndexByte(text[found.End:end], '\n'); i >= 0 {
		end = found.End + i
	} else if i := strings.LastIndexByte(text[found.End:end], ' '); i >= 0 && end < len(text) {
		end = found.End + i
	}
	for start < found.Start && !utf8.RuneStart(text[start]) {
		start++
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return onrecord.Span{Start: start, End: end}
}

func first(text string, n *Node) onrecord.Span {
	switch {
	case n == nil:
	case n.Op == Phrase && n.Field == Anywhere:
		return find(text, n)
	case n.Op == But:
		return first(text, n.Parts[0])
	case n.Op == All || n.Op == Any:
		for _, part := range n.Parts {
			if found := first(text, part); !found.Empty() {
				return found
			}
		}
	}
	return onrecord.Span{}
}

// find returns where the text has the words of a phrase, whatever their case and accents; an empty span where it does not.
func find(text string, phrase *Node) onrecord.Span {
	wanted := make([]string, len(phrase.Words))
	for i, w := range phrase.Words {
		wanted[i] = fold(w)
	}
	for start := 0; ; {
		word := nextWord(text, start)
		if word.Empty() {
			return onrecord.Span{}
		}
		if end, ok := begins(text, word, wanted, phrase.Prefix); ok {
			return onrecord.Span{Start: word.Start, End: end}
		}
		start = word.End
	}
}

// begins reports whether the words wanted stand at word and after it, and where they end.
func begins(text string, word onrecord.Span, wanted []string, prefix bool) (end int, ok bool) {
	for i, w := range wanted {
		if word.Empty() {
			return 0, false
		}
		has := fold(word.In(text))
		if isLast := i == len(wanted)-1; has != w && !(isLast && prefix && strings.HasPrefix(has, w)) {
			return 0, false
		}
		end = word.End
		word = nextWord(text, end)
	}
	return end, true
}

// nextWord returns the first word at or after start.
func nextWord(text string, start int) onrecord.Span {
	i := strings.IndexFunc(text[start:], isWordRune)
	if i < 0 {
		return onrecord.Span{}
	}
	start += i
	length := strings.IndexFunc(text[start:], func(r rune) bool { return !isWordRune(r) })
	if length < 0 {
		length = len(text) - start
	}
	return onrecord.Span{Start: start, End: start + length}
}

// isWordRune reports whether a rune belongs to a word as the index of words has it.
func isWordRune(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.Co, unicode.M) }

// fold takes case and accents from a word, as the index of words does.
func fold(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(word)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
}
