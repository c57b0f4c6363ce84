package articles

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
)

// describe fills in what the text itself says about the article: title, authors, date and dateline. What a page's
// metadata has told already stays.
func describe(article *onrecord.Article) {
	describeTitle(article)
	describeDateline(article)
	if article.Published == "" {
		article.Published = publishedIn(article)
	}
	if len(article.Authors) > 0 {
		return
	}
	for _, b := range article.Blocks {
		if s := b.In(article.Text); b.Kind == onrecord.Meta && bylineLine.MatchString(s) {
			_, name, _ := strings.Cut(s, " ")
			article.Authors = append(article.Authors, strings.TrimSpace(name))
			return
		}
	}
}

// describeTitle takes the first heading before the first paragraph, or a short first line.
func describeTitle(article *onrecord.Article) {
	for _, b := range article.Blocks {
		if article.Title != "" || b.Kind == onrecord.Paragraph {
			return
		}
		if b.Kind == onrecord.Heading {
			article.Title = b.In(article.Text)
		}
	}
}

const monthNames = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`

var (
	bracketLine = regexp.MustCompile(`^\[(\p{Lu}[\p{L} .,'’-]{1,40})\]`)
	agencyLine  = regexp.MustCompile(`^(\p{Lu}[\p{L} .'’-]{1,40})(?:, [\p{L} .]{2,30})?(?:[,:]? ` + monthNames + ` \d{1,2}(?:, \d{4})?)?,? \([\p{L} .,/&-]{2,30}\)\s*[-–—:]`)
	capitalLine = regexp.MustCompile(`^(\p{Lu}[\p{Lu} .'’-]{2,40})(?:, [\p{L} .]{2,30})?(?:[,:]? ` + monthNames + ` \d{1,2}(?:, \d{4})?)?\s*(?:--|[–—]|-\s)`)
	dashLine    = regexp.MustCompile(`^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2})(?:, \p{Lu}[\p{L}.]+)?\s+(?:--|—)\s`)
)

// describeDateline reads the place at the head of one of the first paragraphs.
func describeDateline(article *onrecord.Article) {
	for i, b := range article.Blocks {
		if i > 8 {
			return
		}
		if !b.Kind.Prose() {
			continue
		}
		head := b.In(article.Text)
		head = head[:min(len(head), 120)]
		for _, pattern := range []*regexp.Regexp{bracketLine, agencyLine, capitalLine, dashLine} {
			if m := pattern.FindStringSubmatch(head); m != nil {
				article.Dateline = tidyPlace(m[1])
				return
			}
		}
	}
}

// tidyPlace writes an all-capital place as a name.
func tidyPlace(s string) string {
	s = strings.TrimSpace(s)
	if strings.ToUpper(s) != s || strings.Contains(s, ".") {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

var (
	isoDate   = regexp.MustCompile(`\b((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})\b`)
	dayFirst  = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?[ -](` + monthNames + `),?[ -]((?:19|20)\d\d)\b`)
	monthDay  = regexp.MustCompile(`\b(` + monthNames + `) (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b`)
	urlYear   = regexp.MustCompile(`/((?:19|20)\d\d)/(\d{1,2})/`)
	dateHeads = 160 // bytes at the head of the first paragraphs in which a dateline's date may stand
)

// publishedIn looks for a date in the lines of metadata, then in the datelines of the first paragraphs.
func publishedIn(article *onrecord.Article) string {
	for _, b := range article.Blocks {
		if b.Kind == onrecord.Meta {
			if date := dateIn(b.In(article.Text)); date != "" {
				return date
			}
		}
	}
	for i, b := range article.Blocks {
		if i > 4 {
			break
		}
		head := b.In(article.Text)
		head = head[:min(len(head), dateHeads)]
		if capitalLine.MatchString(head) || agencyLine.MatchString(head) {
			if date := dateIn(head); date != "" {
				return date
			}
		}
	}
	return dateIn(article.Source)
}

// dateIn returns the first full date of s as ISO 8601, or a month from a URL path, or "".
func dateIn(s string) string {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return isoOf(m[1], m[2], m[3])
	}
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		return isoOf(m[3], monthNumber(m[2]), m[1])
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return isoOf(m[3], monthNumber(m[1]), m[2])
	}
	if m := urlYear.FindStringSubmatch(s); m != nil {
		if month, _ := strconv.Atoi(m[2]); month >= 1 && month <= 12 {
			return m[1] + "-" + time.Date(2000, time.Month(month), 1, 0, 0, 0, 0, time.UTC).Format("01")
		}
	}
	return ""
}

func monthNumber(name string) string {
	return strconv.Itoa(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))/3 + 1)
}

// isoOf checks and formats a date; "" when there is no such day.
func isoOf(year, month, day string) string {
	if len(month) == 1 {
		month = "0" + month
	}
	if len(day) == 1 {
		day = "0" + day
	}
	date := year + "-" + month + "-" + day
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return ""
	}
	return date
}
