package dates

import (
	"time"

	"github.com/onrecord/onrecord"
)

// reference is what expressions are resolved against while an article is read in order.
type reference struct {
	published date // unit none when unknown
	told      date // the last date told whose place in time is known
}

// direction is where the clause of an expression lies: before, at or after the reference.
type direction int8

const (
	past    direction = -1
	unclear direction = 0
	future  direction = 1
)

// resolve gives the TIMEX3 type and value of an expression, and its date where it has one.
func (r *reference) resolve(e *expression, dir direction) (onrecord.TimexType, string, date) {
	switch e.kind {
	case fixed:
		return e.timex, e.value, date{}
	case length:
		return onrecord.DurationTimex, e.amount.duration(e.unit), date{}
	case interval:
		if e.date.unit != noUnit {
			return onrecord.SetTimex, setString(e.date), date{}
		}
		return onrecord.SetTimex, e.amount.duration(e.unit), date{}
	}
	var d date
	if e.kind == calendar {
		d = r.calendar(e, dir)
	} else {
		if e.since && e.amount.vague && e.story {
			return onrecord.DurationTimex, e.amount.duration(e.unit), date{}
		}
		if e.since && e.amount.vague || e.amount.half || e.amount.fraction != "" {
			return onrecord.DateTimex, map[int]string{-1: "PAST_REF", 1: "FUTURE_REF"}[e.by], date{}
		}
		d = r.relative(e)
	}
	if e.date.part != "" && (d.unit == day || d.unit == noUnit) {
		d.unit, d.part = day, e.date.part
		return onrecord.TimeTimex, d.String(), d
	}
	return onrecord.DateTimex, d.String(), d
}

// setString writes a date that comes again, its year unknown.
func setString(d date) string {
	d.year = 0
	return d.String()
}

// relative resolves "last week", "three days later", "that year".
func (r *reference) relative(e *expression) date {
	from, n := r.published, e.by
	if e.since {
		n *= e.amount.whole
	}
	if e.since && n == -1 && e.unit == year && r.told.unit == quarter { // results of a quarter against those of "a year ago"
		d := r.told
		d.year--
		return d
	}
	if e.story {
		if r.told.known() && (e.date.part == "" || r.told.unit == day) {
			from = r.told
		} else if e.by == 0 && e.date.part == "" && !e.since {
			return date{}
		}
	}
	if !from.known() || from == r.published && from.unit > e.unit && n != 0 {
		return date{}
	}
	u := e.unit
	d := from.add(n, u)
	if e.since && u == decade || u == century && e.since {
		d = from.add(n*map[unit]int{decade: 10, century: 100}[u], year)
	}
	return d
}

// calendar fills in what a date of the calendar does not say.
func (r *reference) calendar(e *expression, dir direction) date {
	d := e.date
	from := r.published
	if e.story && r.told.known() {
		from = r.told
	}
	if e.yearBy != nil && from.known() {
		d.year = from.year + *e.yearBy
	}
	switch {
	case d.year > 0 && e.holiday != nil:
		part := d.part
		d = e.holiday.in(d.year)
		d.part = part
	case d.year > 0:
	case !from.known():
		if e.holiday != nil && !e.holiday.easter && !e.holiday.moves {
			d.month, d.day = e.holiday.month, e.holiday.day
		}
	case d.unit == day && d.month == 0 && d.weekday == 0 && e.holiday == nil:
		d = r.dayOfMonth(d)
	case d.unit == day && d.month == 0 && d.weekday > 0:
		d = weekdayNear(d, from, e, dir)
	case d.unit == weekend:
		d = from.add(map[bool]int{true: -1}[dir != future && isoWeekday(from.time()) < 6], weekend)
	default:
		d = yearNear(d, from, e, dir)
	}
	if e.unit == week && e.kind == calendar && d.known() && d.day > 0 && !e.shifted {
		return on(d.time(), week)
	}
	return d
}

// dayOfMonth takes the month of the date told last.
func (r *reference) dayOfMonth(d date) date {
	for _, from := range []date{r.told, r.published} {
		if from.known() && from.month > 0 && from.unit <= month {
			full := date{unit: day, year: from.year, month: from.month, day: d.day, part: d.part}
			if validDay(full) {
				return full
			}
		}
	}
	return date{}
}

// weekdayNear finds the weekday before or after the reference.
func weekdayNear(d, from date, e *expression, dir direction) date {
	if from.unit != day {
		return d
	}
	back := (isoWeekday(from.time()) - d.weekday + 7) % 7 // days since that weekday
	ahead := (7 - back) % 7
	move := -back
	switch {
	case e.shifted && e.unit == week: // "Tuesday next week"
		move = d.weekday - isoWeekday(from.time()) + 7*e.by
	case e.shifted && e.by < 0:
		move = -back
		if back == 0 {
			move = -7
		}
	case e.shifted && e.by > 0:
		move = ahead
		if ahead == 0 {
			move = 7
		}
	case e.shifted:
		move = d.weekday - isoWeekday(from.time())
	case dir == future:
		move = ahead
	}
	t := from.time().AddDate(0, 0, move)
	if t.Year() < 1 {
		return d
	}
	full := on(t, day)
	full.part = d.part
	return full
}

// wrongWay is how many times farther a date may be in the direction of the tense than in the other.
const wrongWay = 6

// yearNear finds the year of a date that says none: the nearest one, where the direction that the tense does not speak
// for counts as farther.
func yearNear(d, from date, e *expression, dir direction) date {
	best, bestCost := date{}, -1.0
	for y := from.year - 1; y <= from.year+1; y++ {
		c := d
		c.year = y
		if e.holiday != nil {
			c = e.holiday.in(y)
		}
		if y < 1 || c.unit == day && !validDay(c) {
			continue
		}
		gap := distance(c, from)
		switch {
		case e.shifted && e.by < 0 && gap >= 0, e.shifted && e.by > 0 && gap <= 0, e.shifted && e.by == 0 && y != from.year:
			continue
		}
		cost := max(gap, -gap)
		if dir == past && gap > 0 || dir == future && gap < 0 {
			cost *= wrongWay
		}
		if bestCost < 0 || cost < bestCost {
			best, bestCost = c, cost
		}
	}
	best.part = d.part
	return best
}

// distance is the days from the reference to the nearest day of the period, 0 when it lies inside.
func distance(d, from date) float64 {
	start, end, _ := d.bounds()
	at := from.time()
	first, stop, ok := from.bounds()
	if ok && from.unit > day {
		if start.Before(stop) && first.Before(end) {
			return 0
		}
	}
	switch {
	case at.Before(start):
		return start.Sub(at).Hours() / 24
	case !at.Before(end):
		return -at.Sub(end.Add(-24*time.Hour)).Hours() / 24
	}
	return 0
}
