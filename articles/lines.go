package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// line is a line without the white space around it, or several that were one paragraph before somebody broke it.
type line struct {
	onrecord.Span
	afterGap bool // an empty line, or the start of the text, stands before it
	runes    int
}

// splitLines returns the lines of text that hold anything.
func splitLines(text string) []line {
	var lines []line
	gap := true
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[start:], "\n\r\f\v\u0085\u2028\u2029"); i >= 0 {
			_, size := utf8.DecodeRuneInString(text[start+i:])
			end, next = start+i, start+i+size
			if strings.HasPrefix(text[end:], "\r\n") {
				next = end + 2
			}
		}
		s := text[start:end]
		left := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		trimmed := strings.TrimSpace(s)
		if trimmed == "" {
			gap = true
		} else {
			span := onrecord.Span{Start: start + left, End: start + left + len(trimmed)}
			lines = append(lines, line{span, gap, utf8.RuneCountInString(trimmed)})
			gap = false
		}
		start = next
	}
	return lines
}

// Columns at which texts are broken by hand or by mailers, terminals and agencies.
const (
	minColumn = 45
	maxColumn = 100
)

// unwrap joins the lines of paragraphs that were broken at a column. A text counts as broken so when its longest lines
// are of a moderate length, and at least half of the lines that another follows directly are nearly as long and stop in
// the middle of a sentence. A line that had room for the first word of the next one ends its paragraph.
func unwrap(text string, lines []line) []line {
	column := 0
	for _, l := range lines {
		if !isAddress(l.In(text)) {
			column = max(column, l.runes)
		}
	}
	followed, full := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if !lines[i+1].afterGap {
			followed++
			if lines[i].runes >= column*2/3 && !ended(lines[i].In(text)) {
				full++
			}
		}
	}
	if column < minColumn || column > maxColumn || followed < 3 || full*2 < followed {
		return lines
	}
	var joined []line
	last := 0 // runes of the last line that went into the last paragraph
	for i, l := range lines {
		if i > 0 && !l.afterGap && continues(text, joined[len(joined)-1], l, column-last) {
			paragraph := &joined[len(joined)-1]
			paragraph.End = l.End
			paragraph.runes += 1 + l.runes
		} else {
			joined = append(joined, l)
		}
		last = l.runes
	}
	return joined
}

// continues reports whether next goes on with paragraph, whose last line left room free.
func continues(text string, paragraph, next line, room int) bool {
	s := next.In(text)
	if isItem(s) {
		return false
	}
	const ragged = 8 // columns by which a line may fall short without a reason
	word := s
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		word = s[:i]
	}
	if room <= utf8.RuneCountInString(word)+ragged {
		return true
	}
	begin, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(begin) && !ended(paragraph.In(text))
}

// ended reports whether a sentence may end with s.
func ended(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;\"”’)", last)
}
