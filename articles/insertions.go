package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// Some publishers set a box of links into the sentence behind a name: the name in full, headlines glued to it, and MORE. Text taken from
// such a page reads "Sen. Ann Example Ann Marie ExampleBridge vote delayed Poll: the ferry is popular MORE (Velde) said ...".
const (
	boxEnd  = " MORE"
	longest = 900 // bytes of a box
)

// Insertions returns the boxes of links within a block of a text.
func Insertions(text string, block onrecord.Span) (boxes []onrecord.Span) {
	for from := block.Start; ; {
		i := strings.Index(text[from:block.End], boxEnd)
		if i < 0 {
			return boxes
		}
		end := from + i + len(boxEnd)
		if next, _ := utf8.DecodeRuneInString(text[end:block.End]); !unicode.IsLetter(next) {
			if start := boxStart(text, max(from, end-longest), end); start >= 0 {
				boxes = append(boxes, onrecord.Span{Start: start, End: end})
			}
		}
		from = end
	}
}

// boxStart returns where the box begins that ends at end: behind a surname that is said again, something glued to it. -1 where there is none.
func boxStart(text string, from, end int) int {
	before := ' '
	for i, r := range text[from:end] {
		if unicode.IsLower(before) && opens(text[from+i:]) {
			if start := nameAgain(text[from : from+i]); start >= 0 {
				return from + start
			}
		}
		before = r
	}
	return -1
}

// opens reports whether a headline begins: with a capital, a digit or a quotation.
func opens(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `'"‘“`))
	return unicode.IsUpper(first) || unicode.IsDigit(first)
}

// nameAgain returns where a name in full begins that ends a text, if its surname stands right before it as well; -1 else.
func nameAgain(text string) int {
	surname := text[strings.LastIndexByte(text, ' ')+1:]
	at := len(text) - len(surname)
	start := -1
	for at > 0 { // back over capitalised words
		word := text[strings.LastIndexByte(text[:at-1], ' ')+1 : at-1]
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, `("“‘'`))
		if !unicode.IsUpper(first) || strings.HasSuffix(word, ",") {
			break
		}
		if word == surname {
			start = at
		}
		at -= len(word) + 1
	}
	return start
}
