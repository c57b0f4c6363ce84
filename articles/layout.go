package articles

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// Layout finds the blocks of a text: a block is a line, or in hard-wrapped text the lines of a paragraph.
func Layout(text string) []onrecord.Block {
	lines := unwrap(text, splitLines(text))
	blocks := make([]onrecord.Block, 0, len(lines))
	seen := make(map[string]bool, len(lines))
	head := true // no prose yet
	for i, line := range lines {
		place := position{head: head, last: i+1 == len(lines), alone: i+1 < len(lines) && lines[i+1].afterGap}
		bar := shareBar(line.In(text))
		if bar > 0 {
			blocks = append(blocks, onrecord.Block{Span: onrecord.Span{Start: line.Start, End: line.Start + bar}, Kind: onrecord.Meta})
			line.Start += bar + 1
		}
		s := line.In(text)
		kind := kindOf(s, place)
		if bar > 0 && kind == onrecord.Paragraph {
			kind = onrecord.Caption
		}
		if kind.Prose() {
			head = false
			// Short answers and refrains may well stand twice.
			if key := wordsOnly(s); len(key) >= 40 {
				if seen[key] {
					kind = onrecord.Duplicate
				}
				seen[key] = true
			}
		}
		for _, block := range partSignature(text, onrecord.Block{Span: line.Span, Kind: kind}) {
			block.Without = Insertions(text, block.Span)
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// networks are where a page offers to share a photo, above the words under it.
var networks = []string{"facebook", "twitter", "pinterest", "linkedin", "whatsapp", "messenger", "email"}

// shareBar returns how many bytes at the head of a line name networks, two at least, with words behind them: "Facebook Twitter Pinterest The bridge".
func shareBar(s string) (n int) {
	for k := 0; ; k++ {
		word, _, more := strings.Cut(s[n:], " ")
		switch {
		case !more:
			return 0
		case slices.Contains(networks, strings.ToLower(word)):
			n += len(word) + 1
		case k < 2:
			return 0
		default:
			return n - 1
		}
	}
}

// position is where a line stands among the others.
type position struct {
	head  bool // no prose before it
	last  bool // nothing after it
	alone bool // an empty line after it
}

// kindOf classes a line. What is Meta yields no records, so in doubt a line is a paragraph.
func kindOf(s string, at position) onrecord.BlockKind {
	words := len(strings.Fields(s))
	switch {
	case !strings.ContainsFunc(s, unicode.IsLetter), words == 1 && isAddress(s):
		return onrecord.Meta
	case words <= 50 && isCredits(s), words <= 14 && (isByline(s) || isStamp(s) || isTrail(s)), words <= 60 && isBoilerplate(s, words):
		return onrecord.Meta
	case words <= 60 && isCaption(s):
		return onrecord.Caption
	case isItem(s):
		return onrecord.Item
	case words <= 20 && !at.last && isHeading(s, words, at):
		return onrecord.Heading
	}
	return onrecord.Paragraph
}

// isAddress reports a URL.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

var bylineLine = pattern(`^(?i:by|written by|reported by|posted by|story by|text by|author:|reporter:|reporting by)\s+` +
	`(\p{Lu}[\p{L}.'’-]*(?:,? (?:and|&|de|da|van|von|der|al|bin|for|\p{Lu}[\p{L}.'’-]*))*)(?:\s*(?:[|/(;,–—-]|in \p{Lu}).*)?$`)

// isByline reports who wrote the article: "By Ann Smith and Bob Jones, Berlin Bureau".
func isByline(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "by", "written", "reported", "posted", "story", "text", "author:", "reporter:", "reporting":
	default:
		return false
	}
	switch second, _, _ := strings.Cut(rest, " "); strings.ToLower(second) {
	case "the", "a", "an", "any", "all", "no", "its", "his", "her", "their", "our":
		return false // a headline in capitals
	}
	return !strings.ContainsAny(s[len(s)-1:], ".!?:") && bylineLine().MatchString(s)
}

var creditsLine = pattern(`^[(—–-]{0,2}(?i:additional )?(?i:reporting|writing|editing) by \p{Lu}` +
	`|^\(?This (?:article|story|report) was (?:written|reported|compiled) by \p{Lu}[^.]*\.?\)?\.?$` +
	`|^\p{Lu}[^.]{4,200} contributed (?:reporting|to this (?:report|story|article|post))\b[^.]{0,60}\.?$`)

// isCredits reports who helped to write the article: "(Reporting by Ann Smith; editing by Bob Jones)", "Ann Smith contributed
// reporting from Berlin."
func isCredits(s string) bool {
	return (strings.Contains(s, " by ") || strings.Contains(s, " contributed ")) && creditsLine().MatchString(s)
}

var stampLine = pattern(`(?i)^(?:(?:first |last |date )?(?:published|updated|posted|modified|created|date|publish date|publication date)(?: on| at)?\s*[:|-]?\s*)?` +
	`(?:` + timeOfDay + `,? )?(?:` + weekdayName + `,? )?(?:` + isoDay + `|` + dayMonthYear + `|` + monthDayYear + `|` + slashDay + `|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago)` +
	`(?:$|[ ,|/(T@-].{0,40}$)`)

// isStamp reports a line that holds the date of publication and little else.
func isStamp(s string) bool {
	return strings.ContainsAny(s, "0123456789") && stampLine().MatchString(s)
}

// isTrail reports where the page stands in its site: "Home > News > Politics", "HOME | NEWS | POLITICS".
func isTrail(s string) bool {
	for _, mark := range []string{" | ", " > ", " » ", " › "} {
		if parts := strings.Split(s, mark); len(parts) >= 3 {
			for _, p := range parts {
				if len(strings.Fields(p)) > 2 {
					return false
				}
			}
			return true
		}
	}
	return false
}

//go:embed boilerplate.txt
var boilerplateList string

// boilerplate holds the whole lines; boilerplateStarts the beginnings, by their first letter; boilerplateParts what may stand anywhere.
var boilerplate, boilerplateStarts, boilerplateParts = func() (map[string]bool, map[byte][]string, []string) {
	whole, starts, parts := map[string]bool{}, map[byte][]string{}, []string{}
	for entry := range strings.Lines(boilerplateList) {
		entry = strings.TrimSpace(entry)
		if entry == "" || entry[0] == '#' {
			continue
		}
		if part := strings.Trim(entry, "*"); strings.HasPrefix(entry, "*") {
			parts = append(parts, part)
		} else if start, ok := strings.CutSuffix(entry, "*"); ok {
			starts[start[0]] = append(starts[start[0]], start)
		} else {
			whole[entry] = true
		}
	}
	return whole, starts, parts
}()

// isBoilerplate reports a line that stands on many pages. Of a beginning of less than three words the line is short.
func isBoilerplate(s string, words int) bool {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	if boilerplate[strings.Trim(s, " .:…-–—|+»›>")] {
		return true
	}
	if s == "" {
		return false
	}
	for _, start := range boilerplateStarts[s[0]] {
		if strings.HasPrefix(s, start) && (words <= 14 || strings.Count(start, " ") >= 2) {
			return true
		}
	}
	return slices.ContainsFunc(boilerplateParts, func(part string) bool { return strings.Contains(s, part) })
}

var (
	captionStart = pattern(`^\(?(?i:photo|image|picture|file photo|file image|caption|credit|photograph|file)s?(?i: courtesy(?: of)?| credit| by)?\s*(?:[:/|–—]|- )`)
	captionEnd   = pattern(`(?i)(?:getty images|shutterstock|[|/(\[] ?(?:ap|afp|epa|reuters|xinhua|bloomberg|supplied|handout|courtesy|file|photo)(?: photo| file)?|\((?:file )?(?:photo|image|picture|pic)s?\b[^()]*)[)\]]?\.?$`)
)

// isCaption reports the words under a photo or the name of who took it.
func isCaption(s string) bool {
	if captionStart().MatchString(s) {
		return true
	}
	tail := max(0, len(s)-60)
	for !utf8.RuneStart(s[tail]) {
		tail++
	}
	return captionEnd().MatchString(s[tail:])
}

// isItem reports an entry of a list: a bullet or a number, then words.
func isItem(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	switch {
	case strings.ContainsRune("•·▪●◦‣", first):
	case strings.ContainsRune("*–—-", first):
		if rest == "" || rest[0] != ' ' && rest[0] != '\t' {
			return false
		}
	case first >= '0' && first <= '9':
		if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			rest = rest[1:]
		}
		if len(rest) < 2 || rest[0] != '.' && rest[0] != ')' || rest[1] != ' ' && rest[1] != '\t' {
			return false
		}
		rest = rest[1:]
	default:
		return false
	}
	return strings.ContainsFunc(rest, unicode.IsLetter)
}

// isHeading reports a short line without a final stop, one in capitals, or at the head of the text a short sentence.
func isHeading(s string, words int, at position) bool {
	if strings.ToUpper(s) == s && strings.ToLower(s) != s && words <= 16 {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if unicode.IsLower(first) || sentenceInside(s) {
		return false
	}
	if place, _, _ := dateline(s, false); place != "" {
		return false
	}
	if !strings.ContainsRune(".!?:;,…\"”’'", last) {
		return true
	}
	return at.head && headline(s, last, at)
}

// headline reports a title with a mark at its end, as some archives write it. Titles tell in the present tense, and do
// not say when; first sentences do.
func headline(s string, last rune, at position) bool {
	if last != '.' {
		return !strings.ContainsRune(",:…", last)
	}
	if !at.alone || utf8.RuneCountInString(s) > 100 {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		switch strings.ToLower(strings.Trim(word, ".,;")) {
		case "was", "were", "had", "said", "yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday",
			"saturday", "sunday":
			return false
		}
	}
	return true
}

// sentenceInside reports a full stop before the end that is not one of an initial or an abbreviation: short words with a
// capital ("Gen.") or without a vowel ("vs.").
func sentenceInside(s string) bool {
	for i := 0; ; {
		j := strings.Index(s[i:], ". ")
		if j < 0 {
			return false
		}
		word := s[strings.LastIndexByte(s[:i+j], ' ')+1 : i+j]
		first, _ := utf8.DecodeRuneInString(word)
		if !strings.Contains(word, ".") && (len(word) > 4 || unicode.IsLower(first) && strings.ContainsAny(word, "aeiouy")) {
			return true
		}
		i += j + 2
	}
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
