package dates

import (
	"fmt"
	"time"
)

// unit is a unit of the calendar, from fine to coarse.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	weekend
	month
	quarter
	season
	year
	decade
	century
)

// letters of the units in a duration; those below a day stand behind a T.
var letters = [...]string{second: "S", minute: "M", hour: "H", day: "D", week: "W", weekend: "WE", month: "M",
	quarter: "Q", season: "SU", year: "Y", decade: "DE", century: "CE"}

var weekendTail = map[unit]string{weekend: "-WE"}

// seasons and parts of the day as TIMEX3 writes them, by the values of the lexicon.
var (
	seasons = [...]string{"", "SP", "SU", "FA", "WI"}
	parts   = [...]string{"", "TMO", "TAF", "TEV", "TNI"}
)

// date is a period of the calendar that one unit measures: a day, a month, a summer. Zero stands for "unknown" in year,
// month and day.
type date struct {
	unit    unit
	year    int
	month   int // of the first day; for a quarter and a season as well
	day     int
	weekday int    // Monday is 1; said, but needed only while the day is unknown
	season  int    // index in seasons
	part    string // "TMO", "T10:35"; a part of a day
}

// known reports whether the date has its place in time.
func (d date) known() bool { return d.unit != noUnit && d.year > 0 }

// time returns the first instant of a known date.
func (d date) time() time.Time {
	return time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC)
}

// on returns the period of the unit that holds the instant.
func on(t time.Time, u unit) date {
	d := date{unit: u, year: t.Year(), month: int(t.Month()), day: t.Day()}
	switch u {
	case week:
		t = t.AddDate(0, 0, -(isoWeekday(t) - 1))
		d.year, d.month, d.day = t.Year(), int(t.Month()), t.Day()
	case weekend:
		t = t.AddDate(0, 0, 6-isoWeekday(t))
		d.year, d.month, d.day = t.Year(), int(t.Month()), t.Day()
	case month:
		d.day = 0
	case quarter:
		d.month, d.day = (d.month-1)/3*3+1, 0
	case season:
		d.season = (d.month+9)%12/3 + 1
		d.month, d.day = 0, 0
	case year:
		d.month, d.day = 0, 0
	case decade:
		d.year, d.month, d.day = d.year/10*10, 0, 0
	case century:
		d.year, d.month, d.day = d.year/100*100, 0, 0
	}
	return d
}

// add moves a known date by n units and answers in that unit, or in the date's own where that is coarser.
func (d date) add(n int, u unit) date {
	if d.unit > u && d.unit != weekend {
		if reach := n * days[u]; reach <= -days[d.unit] || reach >= days[d.unit] {
			return date{}
		}
		return d
	}
	t := d.time()
	switch u {
	case second, minute, hour:
		return date{}
	case day:
		t = t.AddDate(0, 0, n)
	case week, weekend:
		t = t.AddDate(0, 0, 7*n)
	case month:
		t = firstOfMonth(t).AddDate(0, n, 0)
	case quarter:
		t = firstOfMonth(t).AddDate(0, 3*n, 0)
	case season, year:
		t = firstOfMonth(t).AddDate(n, 0, 0)
	case decade:
		t = firstOfMonth(t).AddDate(10*n, 0, 0)
	case century:
		t = firstOfMonth(t).AddDate(100*n, 0, 0)
	}
	if t.Year() < 1 || t.Year() > 9999 {
		return date{}
	}
	return on(t, u)
}

// days is about how many days a unit has.
var days = [...]int{day: 1, week: 7, weekend: 7, month: 30, quarter: 91, season: 91, year: 365, decade: 3652, century: 36524}

// String writes the date as a TIMEX3 value, with X for what is unknown.
func (d date) String() string {
	y := "XXXX"
	if d.year > 0 {
		y = fmt.Sprintf("%04d", d.year)
	}
	switch d.unit {
	case day:
		return d.dayString(y)
	case week, weekend:
		if d.year == 0 {
			return "XXXX-WXX" + weekendTail[d.unit]
		}
		isoYear, isoWeek := d.time().ISOWeek()
		return fmt.Sprintf("%04d-W%02d%s", isoYear, isoWeek, weekendTail[d.unit])
	case month:
		return fmt.Sprintf("%s-%02d", y, d.month)
	case quarter:
		return fmt.Sprintf("%s-Q%d", y, (d.month-1)/3+1)
	case season:
		return y + "-" + seasons[d.season]
	case year:
		return y
	case decade:
		return y[:3]
	case century:
		return y[:2]
	}
	return ""
}

func (d date) dayString(y string) string {
	switch {
	case d.day > 0:
		return fmt.Sprintf("%s-%02d-%02d%s", y, d.month, d.day, d.part)
	case d.weekday > 0:
		return fmt.Sprintf("XXXX-WXX-%d%s", d.weekday, d.part)
	case d.part != "":
		return "XXXX-XX-XX" + d.part
	}
	return ""
}

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func firstOfMonth(t time.Time) time.Time { return t.AddDate(0, 0, 1-t.Day()) }
