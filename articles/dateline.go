package articles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

const (
	datelineHead       = 90 // bytes within which a dateline ends
	datelineParagraphs = 3  // paragraphs at the head of an article that may carry it
)

// datelineIn returns the place of the dateline and the whole dateline, without the mark that ends it. It becomes a block of its own, so that
// it is no part of the sentence that it stands before.
func datelineIn(article *onrecord.Article) (place, all string) {
	labels := 0 // paragraphs that begin like a turn of an interview
	for _, b := range article.Blocks {
		if b.Kind.Prose() && colonLabel(b.In(article.Text)) != "" {
			labels++
		}
	}
	paragraphs := 0
	for i, b := range article.Blocks {
		if !b.Kind.Prose() || b.Kind == onrecord.Heading {
			continue
		}
		s := b.In(article.Text)
		place, all, end := dateline(s, paragraphs == 0)
		if label := colonLabel(s); place == "" && label != "" && labels == 1 && paragraphs == 0 && isPlace(label) {
			place, all, end = tidyPlace(label), label, strings.Index(s, label)+len(label)
		}
		if place != "" {
			article.Blocks = split(article.Blocks, i, s, end)
			return place, all
		}
		if paragraphs++; paragraphs == datelineParagraphs {
			break
		}
	}
	return "", ""
}

// split makes a block of its own of the dateline that ends at an offset in the words of block i, with the mark that ends it.
func split(blocks []onrecord.Block, i int, words string, end int) []onrecord.Block {
	rest := strings.TrimLeft(words[end:], "-—–:] \t\u00a0")
	if rest == "" {
		blocks[i].Kind = onrecord.Dateline
		return blocks
	}
	prose := onrecord.Block{Span: onrecord.Span{Start: blocks[i].End - len(rest), End: blocks[i].End}, Kind: blocks[i].Kind}
	for _, box := range blocks[i].Without {
		if box.Start >= prose.Start {
			prose.Without = append(prose.Without, box)
		}
	}
	head := strings.TrimRight(words[:len(words)-len(rest)], " \t\u00a0")
	place := onrecord.Block{Span: onrecord.Span{Start: blocks[i].Start, End: blocks[i].Start + len(head)}, Kind: onrecord.Dateline}
	return slices.Replace(blocks, i, i+1, place, prose)
}

// dateline splits the dateline off the head of a paragraph: "[Oslo]", "OSLO, Norway, 3 May (AP) --", "Oslo, May 3 2022 -",
// "Oslo /NTB/". A bare name in lower case ("Oslo - ") counts at the first paragraph only.
func dateline(s string, first bool) (place, all string, end int) {
	if rest, ok := strings.CutPrefix(s, "["); ok {
		if inside, _, ok := strings.Cut(rest, "]"); ok && len(inside) <= datelineHead && isPlace(strings.Split(inside, ",")[0]) {
			return tidyPlace(strings.Split(inside, ",")[0]), inside, len(inside) + 1
		}
		return "", "", 0
	}
	head := s
	if len(head) > datelineHead {
		cut := datelineHead
		for !utf8.RuneStart(head[cut]) {
			cut--
		}
		head = head[:cut]
	}
	end, marked := datelineEnd(head)
	if end < 0 {
		return "", "", 0
	}
	all = strings.TrimSpace(head[:end])
	parts := strings.Split(withoutAgency(all), ",")
	city := strings.TrimSpace(strings.TrimRight(parts[0], ". "))
	date := strings.ContainsAny(all, "0123456789")
	if i := strings.IndexAny(city, "0123456789"); i >= 0 { // "OSLO May 3"
		city = strings.TrimSpace(strings.TrimRightFunc(city[:i], func(r rune) bool { return !unicode.IsSpace(r) }))
		city = withoutMonth(city)
	}
	if !isPlace(city) {
		return "", "", 0
	}
	for _, p := range parts[1:] {
		p = strings.TrimSpace(p)
		if c, _ := utf8.DecodeRuneInString(p); p != "" && !unicode.IsUpper(c) && !unicode.IsDigit(c) {
			return "", "", 0
		}
	}
	names := strings.ReplaceAll(city, " and ", " ")
	certain := marked || strings.ToUpper(names) == names || date && len(parts) > 1
	if !certain && (!first || len(strings.Fields(city)) > 3 || closedAgain(s[end:])) {
		return "", "", 0
	}
	if m := dateAfter().FindString(s[end:min(len(s), end+datelineHead)]); m != "" {
		all += m
		end += len(m)
	}
	return tidyPlace(city), all, end
}

// dateAfter is a date between the mark that ends a dateline and a colon: "OSLO - 3 May 2022: ".
var dateAfter = pattern(`(?i)^(?:--?|[–—])\s*(?:` + dayMonthYear + `|` + monthDayYear + `)\s*:`)

// closedAgain reports whether the dash at the head of s opens a parenthesis that another dash closes in the sentence.
func closedAgain(s string) bool {
	dash, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	if i := strings.Index(rest, ". "); i >= 0 {
		rest = rest[:i]
	}
	return strings.Contains(rest, " "+string(dash)+" ")
}

// datelineEnd returns where the dateline at the head of a paragraph would end, and whether it names an agency in
// parentheses or slashes, which nothing but a dateline does. -1 when there is no end.
func datelineEnd(head string) (end int, marked bool) {
	for i, r := range head {
		rest := head[i+utf8.RuneLen(r):]
		switch r {
		case '—', '–':
			return i, agencyOf(head[:i]) != ""
		case '-':
			if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, " ") {
				return i, agencyOf(head[:i]) != ""
			}
		case ':':
			if agencyOf(head[:i]) != "" || datedPlace().MatchString(head[:i]) {
				return i, true
			}
			return -1, false
		case '/':
			if agency := agencyOf(head[:i+1]); agency != "" && strings.HasPrefix(rest, " ") {
				return i + 1, true
			}
		case '"', '“', '?', '!', ';':
			return -1, false
		}
	}
	return -1, false
}

// datedPlace is a place in capitals and a day: "OSLO, May 3".
var datedPlace = pattern(`^\p{Lu}[\p{Lu} .'’-]+, (?i:` + monthName + ` \d{1,2}|\d{1,2} ` + monthName + `)$`)

// agencyOf returns what stands in parentheses or slashes at the end of s, if it looks like the name of an agency.
func agencyOf(s string) string {
	s = strings.TrimSpace(s)
	for _, marks := range []string{"()", "//"} {
		inside, ok := strings.CutSuffix(s, marks[1:])
		if !ok {
			continue
		}
		i := strings.LastIndex(inside, marks[:1])
		if i <= 0 {
			continue
		}
		name := inside[i+1:]
		if c, _ := utf8.DecodeRuneInString(name); len(name) >= 2 && len(name) <= 40 && unicode.IsUpper(c) {
			return name
		}
	}
	return ""
}

func withoutAgency(s string) string {
	if agency := agencyOf(s); agency != "" {
		return strings.TrimSpace(s[:len(s)-len(agency)-2])
	}
	return s
}

// withoutMonth drops the month at the end of "OSLO May".
func withoutMonth(s string) string {
	i := strings.LastIndexByte(s, ' ')
	if i > 0 && monthOnly().MatchString(s[i+1:]) {
		return s[:i]
	}
	return s
}

// colonLabel returns the words in capitals before a colon at the head of a paragraph: a place, or who speaks.
func colonLabel(s string) string {
	label, rest, ok := strings.Cut(s, ":")
	if !ok || len(label) < 3 || len(label) > 40 || !strings.HasPrefix(rest, " ") || strings.ToUpper(label) != label {
		return ""
	}
	return label
}

// isPlace reports one to five words in letters, each but the small words of names with a capital.
func isPlace(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		for _, r := range w {
			if !unicode.IsLetter(r) && !strings.ContainsRune(".'’-/&", r) {
				return false
			}
		}
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(first):
		case i > 0 && (w == "of" || w == "de" || w == "del" || w == "la" || w == "el" || w == "al" || w == "and" || w == "&" || w == "upon"):
		default:
			return false
		}
	}
	return utf8.RuneCountInString(s) >= 3
}

// tidyPlace writes a place in capitals as a name; initials stay.
func tidyPlace(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if strings.ToUpper(w) != w || strings.Contains(w, ".") {
			continue
		}
		up := true
		words[i] = strings.Map(func(r rune) rune {
			defer func() { up = r == '-' }()
			if up {
				return unicode.ToUpper(r)
			}
			return unicode.ToLower(r)
		}, w)
	}
	return strings.Join(words, " ")
}
