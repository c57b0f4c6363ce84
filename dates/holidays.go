package dates

import (
	"fmt"
	"strings"
	"time"
)

// holiday is the rule by which a holiday falls: a fixed day, the nth weekday of a month, or days from Easter.
type holiday struct {
	month, day    int
	nth, weekday  int // nth 5 is the last of the month
	easter, moves bool
	offset        int // days from it
}

func parseHoliday(rule string) *holiday {
	h := &holiday{}
	var err error
	switch {
	case strings.HasPrefix(rule, "easter"):
		h.easter = true
		_, err = fmt.Sscanf(rule, "easter%d", &h.offset)
	case strings.Contains(rule, "/"):
		h.moves = true
		_, err = fmt.Sscanf(rule, "%d/%d/%d%d", &h.month, &h.nth, &h.weekday, &h.offset)
	default:
		_, err = fmt.Sscanf(rule, "%d-%d", &h.month, &h.day)
	}
	if err != nil {
		panic(fmt.Sprintf("dates: bad holiday rule %q: %v", rule, err))
	}
	return h
}

// in returns the day of the holiday in a year.
func (h *holiday) in(year int) date {
	switch {
	case h.easter:
		return on(easterSunday(year).AddDate(0, 0, h.offset), day)
	case h.moves && h.nth == 5:
		last := time.Date(year, time.Month(h.month+1), 0, 0, 0, 0, 0, time.UTC)
		return on(last.AddDate(0, 0, -((isoWeekday(last)-h.weekday+7)%7)+h.offset), day)
	case h.moves:
		first := time.Date(year, time.Month(h.month), 1, 0, 0, 0, 0, time.UTC)
		return on(first.AddDate(0, 0, (h.weekday-isoWeekday(first)+7)%7+7*(h.nth-1)+h.offset), day)
	}
	return date{unit: day, year: year, month: h.month, day: h.day}
}

// easterSunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
func easterSunday(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}
