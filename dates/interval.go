package dates

import (
	"strconv"
	"strings"
	"time"
)

// bounds returns the first instant of a known date and the first one after it.
func (d date) bounds() (start, end time.Time, ok bool) {
	if !d.known() {
		return start, end, false
	}
	start = d.time()
	switch d.unit {
	case day:
		return start, start.AddDate(0, 0, 1), true
	case week:
		return start, start.AddDate(0, 0, 7), true
	case weekend:
		return start, start.AddDate(0, 0, 2), true
	case month:
		return start, start.AddDate(0, 1, 0), true
	case quarter:
		return start, start.AddDate(0, 3, 0), true
	case season:
		start = time.Date(d.year, time.Month(d.season*3), 1, 0, 0, 0, 0, time.UTC)
		return start, start.AddDate(0, 3, 0), true
	case year:
		return start, start.AddDate(1, 0, 0), true
	case decade:
		return start, start.AddDate(10, 0, 0), true
	case century:
		return start, start.AddDate(100, 0, 0), true
	}
	return start, end, false
}

// Interval returns the time that a value covers, [start, end) in UTC: an ISO 8601 date as coarse as it is ("2019",
// "2019-07", "2019-07-21", "2019-07-21T10:35", which counts as its day), a TIMEX3 week, weekend, quarter, season (northern
// meteorological), decade or century, or "start/end" of two such. Other values (durations, sets, references, unknown
// places as in "XXXX-10") are not ok.
func Interval(value string) (start, end time.Time, ok bool) {
	if first, last, found := strings.Cut(value, "/"); found {
		start, _, ok = Interval(first)
		_, end, ok2 := Interval(last)
		return start, end, ok && ok2 && start.Before(end)
	}
	d, ok := parseValue(value)
	if !ok {
		return start, end, false
	}
	return d.bounds()
}

// ISO returns the value as a record dates things: a year, month or day. What is finer loses its time; a week, weekend,
// quarter or season becomes the month or year that holds it. Decades, centuries and other values are not ok.
func ISO(value string) (string, bool) {
	d, ok := parseValue(value)
	if !ok || d.unit > year {
		return "", false
	}
	switch d.unit {
	case day:
		d.part = ""
	case week, weekend:
		d.unit, d.day = month, 0
	case quarter, season:
		d.unit = year
	}
	return d.String(), true
}

// Before returns the last time of a value's kind that is over when the value begins: "2031-05" for "2031-06", "2030" for
// "2031". It is not ok where [Interval] is not, nor for "start/end".
func Before(value string) (string, bool) {
	d, ok := parseValue(value)
	if !ok {
		return "", false
	}
	start, _, ok := d.bounds()
	if !ok {
		return "", false
	}
	return on(start.AddDate(0, 0, -1), d.unit).String(), true
}

// parseValue reads the value of a date whose place in time is known.
func parseValue(value string) (date, bool) {
	value, part, timed := strings.Cut(value, "T")
	if timed {
		part = "T" + part
	}
	fields := strings.Split(value, "-")
	y, err := strconv.Atoi(fields[0])
	if err != nil || y < 1 {
		return date{}, false
	}
	switch {
	case len(fields) == 1 && len(value) == 4:
		return date{unit: year, year: y}, true
	case len(fields) == 1 && len(value) == 3:
		return date{unit: decade, year: y * 10}, true
	case len(fields) == 1 && len(value) == 2:
		return date{unit: century, year: y * 100}, true
	case len(fields[0]) != 4 || len(fields) > 3 || len(fields) < 2 || len(fields[1]) < 2:
		return date{}, false
	}
	if d, ok := parseSecond(y, fields[1], len(fields) == 3); ok {
		if len(fields) == 2 {
			return d, true
		}
		return d.within(fields[2], part)
	}
	return date{}, false
}

// parseSecond reads what stands after the year: a month, a week, a quarter or a season.
func parseSecond(y int, field string, more bool) (date, bool) {
	n, err := strconv.Atoi(field[1:])
	switch {
	case field[0] == 'W' && err == nil && n >= 1 && n <= 53:
		fourth := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
		return on(fourth.AddDate(0, 0, 7*(n-1)), week), true
	case field[0] == 'Q' && err == nil && n >= 1 && n <= 4 && !more:
		return date{unit: quarter, year: y, month: n*3 - 2}, true
	}
	for i := 1; i < len(seasons); i++ {
		if field == seasons[i] && !more {
			return date{unit: season, year: y, season: i}, true
		}
	}
	m, err := strconv.Atoi(field)
	return date{unit: month, year: y, month: m}, err == nil && len(field) == 2 && m >= 1 && m <= 12
}

// within reads the day in a month, or the day or weekend in a week.
func (d date) within(field, part string) (date, bool) {
	if field == "WE" && d.unit == week {
		return on(d.time(), weekend), true
	}
	n, err := strconv.Atoi(field)
	if err != nil || n < 1 {
		return date{}, false
	}
	if d.unit == week {
		if n > 7 {
			return date{}, false
		}
		return on(d.time().AddDate(0, 0, n-1), day), true
	}
	full := date{unit: day, year: d.year, month: d.month, day: n, part: part}
	return full, len(field) == 2 && validDay(full)
}
