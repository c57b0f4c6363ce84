package articles

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// layout finds the blocks of a text: a block is a line, or in hard-wrapped text the lines up to an empty one.
func layout(text string) []onrecord.Block {
	lines := splitLines(text)
	if hardWrapped(lines) {
		lines = joinLines(lines)
	}
	blocks := make([]onrecord.Block, 0, len(lines))
	seen := map[string]bool{}
	for i, line := range lines {
		s := line.In(text)
		kind := kindOf(s, i, lines)
		if key := wordsOnly(s); len(key) >= 40 && kind.Prose() {
			if seen[key] {
				kind = onrecord.Duplicate
			}
			seen[key] = true
		}
		blocks = append(blocks, onrecord.Block{Span: line.Span, Kind: kind})
	}
	return blocks
}

// line is a line without the white space around it, and whether an empty line comes before it.
type line struct {
	onrecord.Span
	afterGap bool
	runes    int
}

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

// hardWrapped reports whether lines were broken at a column: most lines that are directly followed by another are of
// nearly the same, moderate length.
func hardWrapped(lines []line) bool {
	followed, wrapped := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i+1].afterGap {
			continue
		}
		followed++
		if n := lines[i].runes; n >= 45 && n <= 100 {
			wrapped++
		}
	}
	return followed >= 4 && wrapped*10 >= followed*8
}

func joinLines(lines []line) []line {
	var joined []line
	for _, l := range lines {
		if n := len(joined); n > 0 && !l.afterGap {
			joined[n-1].End = l.End
			joined[n-1].runes += l.runes
			continue
		}
		joined = append(joined, l)
	}
	return joined
}

var (
	urlLine    = regexp.MustCompile(`^(https?://|www\.)\S+$`)
	bylineLine = regexp.MustCompile(`^(?i:by|written by|reported by|posted by|author:|reporter:)\s+\p{Lu}[\p{L}.'’-]*(\s+(and\s+)?[\p{Lu}(|,][\p{L}.'’)|,-]*){0,9}$`)
	stampLine  = regexp.MustCompile(`^(?i:date|published|updated|last updated|posted|posted on|last modified|first published|publish date|created|time)\b.{0,60}$`)
	boilerLine = regexp.MustCompile(`^(?i:share( this.*| on.*)?|tweet|advertisement|ad|read (more|also|next)\b.*|related( articles| stories| news)?:?.*|see also:?.*|also read:?.*|subscribe.*|sign up.*|follow us.*|click here.*|copyright.*|©.*|all rights reserved.*|print|e-?mail|comments?( \(\d+\))?|\d+ comments?|tags?:.*|source:.*|loading\W*|continue reading.*|photos?|videos?|home|menu|news|opinion|world|politics|\d+ (min|minute)s? read)$`)
	dateOnly   = regexp.MustCompile(`^(?i:(mon|tues?|wed(nes)?|thur?s?|fri|sat(ur)?|sun)(day)?,?\s+)?(\d{1,2}(st|nd|rd|th)?\s+)?(?i:jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?\s+(\d{1,2},?\s+)?\d{4}\b.{0,25}$`)
	creditLine = regexp.MustCompile(`(?i)^\(?(photo|image|picture|file photo|caption|credit|photograph)s?( courtesy( of)?| by|/| credit)?\s*[:/]|(getty images|afp|reuters|xinhua|epa|ap photo|bloomberg|shutterstock)\)?$`)
	itemLine   = regexp.MustCompile(`^([•·▪●◦‣*–-]|\d{1,2}[.)])\s+\S`)
)

// kindOf classes line i. What is no prose yields no records, so in doubt it is a paragraph.
func kindOf(s string, i int, lines []line) onrecord.BlockKind {
	words := strings.Fields(s)
	short := len(words) <= 14
	switch {
	case !strings.ContainsFunc(s, unicode.IsLetter), urlLine.MatchString(s):
		return onrecord.Meta
	case short && (bylineLine.MatchString(s) || stampLine.MatchString(s) && strings.ContainsAny(s, "0123456789") ||
		boilerLine.MatchString(s) || dateOnly.MatchString(s)):
		return onrecord.Meta
	case len(words) <= 40 && creditLine.MatchString(s):
		return onrecord.Caption
	case itemLine.MatchString(s):
		return onrecord.Item
	case heading(s, len(words), i, lines):
		return onrecord.Heading
	}
	return onrecord.Paragraph
}

// heading reports a short line without a final stop that other text follows, or one in capitals.
func heading(s string, words, i int, lines []line) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	if words > 20 || i+1 == len(lines) {
		return false
	}
	if strings.ToUpper(s) == s && words <= 16 {
		return true
	}
	return !strings.ContainsRune(".!?:;,…\"”’)", last) || last == '?' && i == 0 || i == 0 && last != '.' && last != ','
}

// wordsOnly is a text without case, marks and white space, by which paragraphs are compared.
func wordsOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
