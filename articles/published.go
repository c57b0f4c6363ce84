package articles

import (
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
)

// Ways in which dates are written in metadata and datelines, as parts of patterns.
const (
	weekdayName  = `(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day|\.)?`
	monthName    = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	isoDay       = `(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}`
	dayMonthYear = `\d{1,2}(?:st|nd|rd|th)?[ -]` + monthName + `,?[ -](?:19|20)\d\d`
	monthDayYear = monthName + ` \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d`
	slashDay     = `\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d`
	timeOfDay    = `\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?`
)

var (
	isoDate     = pattern(`(?:^|\D)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)`)
	dayFirst    = pattern(`(?i)(?:^|\D)(\d{1,2})(?:st|nd|rd|th)?[ -](` + monthName + `),?[ -]((?:19|20)\d\d)(?:\D|$)`)
	monthFirst  = pattern(`(?i)\b(` + monthName + `) (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?:\D|$)`)
	slashDate   = pattern(`(?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?:\D|$)`)
	digitDate   = pattern(`(?:^|\D)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6}|\d{9})?(?:\D|$)`)
	monthPath   = pattern(`(?i)/((?:19|20)\d\d)/(\d{1,2}|` + monthName + `)(?:/(\d{1,2}))?(?:/|$)`)
	dayMonth    = pattern(`(?i)(?:^|\D)(\d{1,2})(?:st|nd|rd|th)? (` + monthName + `)(?:\W|$)`)
	monthAndDay = pattern(`(?i)\b(` + monthName + `) (\d{1,2})(?:st|nd|rd|th)?(?:\W|$)`)
	monthOnly   = pattern(`(?i)^` + monthName + `$`)
)

// publishedIn looks for the article's date in the lines of metadata and the addresses among them, in the dateline, and
// in the address that the article came from, and returns the finest as ISO 8601: "2022-06-16", "2022-06" or "".
func publishedIn(article *onrecord.Article, dateline string) string {
	coarse := ""
	for _, b := range article.Blocks {
		s := b.In(article.Text)
		if b.Kind != onrecord.Meta || isBoilerplate(s, len(strings.Fields(s))) {
			continue
		}
		date := ""
		if isAddress(s) {
			date = dateInAddress(s)
		} else if isStamp(s) {
			date = dateIn(s)
		}
		if len(date) == len(time.DateOnly) {
			return date
		}
		if coarse == "" {
			coarse = date
		}
	}
	if date := dateIn(dateline); date != "" {
		return date
	}
	if !isAddress(article.Source) {
		// Above the file's own name, a folder's date is that of the archive.
		if date := dateInAddress(path.Base(article.Source)); date != "" {
			return date
		}
	} else if date := dateInAddress(article.Source); len(date) > len(coarse) {
		coarse = date
	}
	return withDay(coarse, dateline)
}

// withDay adds the day of a dateline without a year ("16 June -") to the month that an address tells.
func withDay(month, dateline string) string {
	if len(month) != len("2006-01") {
		return month
	}
	date := ""
	if m := dayMonth().FindStringSubmatch(dateline); m != nil {
		date = isoOf(month[:4], m[2], m[1])
	} else if m := monthAndDay().FindStringSubmatch(dateline); m != nil {
		date = isoOf(month[:4], m[1], m[2])
	}
	if strings.HasPrefix(date, month) {
		return date
	}
	return month
}

// dateIn returns the first full date of s, "" when there is none or when day and month cannot be told apart.
func dateIn(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	if m := isoDate().FindStringSubmatch(s); m != nil {
		return isoOf(m[1], m[2], m[3])
	}
	if m := dayFirst().FindStringSubmatch(s); m != nil {
		return isoOf(m[3], m[2], m[1])
	}
	if m := monthFirst().FindStringSubmatch(s); m != nil {
		return isoOf(m[3], m[1], m[2])
	}
	if m := slashDate().FindStringSubmatch(s); m != nil {
		european, american := isoOf(m[3], m[2], m[1]), isoOf(m[3], m[1], m[2])
		if european == "" || european == american {
			return american
		}
		if american == "" {
			return european
		}
	}
	return ""
}

// dateInAddress returns the date in a URL or file name, or a month in its path.
func dateInAddress(s string) string {
	if m := isoDate().FindStringSubmatch(s); m != nil {
		if date := isoOf(m[1], m[2], m[3]); date != "" {
			return date
		}
	}
	month := ""
	if m := monthPath().FindStringSubmatch(s); m != nil {
		if m[3] != "" {
			if date := isoOf(m[1], m[2], m[3]); date != "" {
				return date
			}
		}
		if date := isoOf(m[1], m[2], "1"); date != "" {
			month = date[:len("2006-01")]
		}
	}
	if m := digitDate().FindStringSubmatch(s); m != nil {
		if date := isoOf(m[1], m[2], m[3]); strings.HasPrefix(date, month) && date != "" {
			return date
		}
	}
	return month
}

// isoOf checks and formats a date whose month is a number or a name; "" when there is no such day.
func isoOf(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	m, err := strconv.Atoi(month)
	if err != nil && len(month) >= 3 {
		m = strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(month[:3]))/3 + 1
	}
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if date.Year() != y || int(date.Month()) != m || date.Day() != d {
		return ""
	}
	return date.Format(time.DateOnly)
}
