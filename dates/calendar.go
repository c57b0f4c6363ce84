package dates

// calendar reads a place in the calendar.
func (g *grammar) calendar(i int) (expression, int) {
	k := g.edge(i)
	if e, stop := g.numeric(i); stop > i {
		return e, stop
	}
	if e, stop := g.named(k); stop > k {
		return e, stop
	}
	the := g.the(k)
	if e, stop := g.period(the); stop > the {
		if the == k || e.date.unit != year || stop > the+1 {
			return e, stop
		}
	}
	if e, stop := g.ordinalDay(the); stop > the {
		return e, stop
	}
	return expression{}, i
}

// numeric reads "2019-07-21", "2019-07" is left to be a range, "7/21/2019", "21/7/2019".
func (g *grammar) numeric(i int) (expression, int) {
	if g.class(i) != numeral || g.spaced(i+1) || g.spaced(i+2) || g.spaced(i+3) || g.spaced(i+4) ||
		g.class(i+2) != numeral || g.class(i+4) != numeral || g.get(i+1).word != g.get(i+3).word || !g.is(i+1, "-", "/", ".") {
		return expression{}, i
	}
	a, b, c := g.get(i).value, g.get(i+2).value, g.get(i+4).value
	d := date{unit: day}
	switch {
	case len(g.get(i).text) == 4:
		d.year, d.month, d.day = a, b, c
	case len(g.get(i+4).text) == 4 || len(g.get(i+4).text) == 2 && g.is(i+1, "/"):
		d.year, d.month, d.day = fullYear(c), a, b
		if a > 12 || g.is(i+1, ".") {
			d.month, d.day = b, a
		}
	}
	if !isYear(d.year) || !validDay(d) {
		return expression{}, i
	}
	return expression{kind: calendar, date: d}, i + 5
}

// fullYear widens a year of two digits, as people do: up to 50 is of this century.
func fullYear(y int) int {
	switch {
	case y < 50:
		return 2000 + y
	case y < 100:
		return 1900 + y
	}
	return y
}

func isYear(y int) bool { return y >= 1000 && y < 2200 }

func validDay(d date) bool {
	if d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31 {
		return false
	}
	year := d.year
	if year == 0 {
		year = 2000
	}
	return date{year: year, month: d.month, day: d.day}.time().Day() == d.day
}

// named reads what begins with the name of a day or month, or with the number of a day.
func (g *grammar) named(i int) (expression, int) {
	if w, stop := g.weekday(i); stop > i {
		return g.afterWeekday(w, stop)
	}
	if e, stop := g.monthFirst(i); stop > i {
		return e, stop
	}
	return g.dayFirst(i)
}

// weekday reads the name of a weekday, perhaps shortened.
func (g *grammar) weekday(i int) (int, int) {
	a := g.get(i)
	switch {
	case a.class == weekdayName:
		return a.value, i + 1
	case a.class == shortDay && g.is(i+1, ".") && !g.spaced(i+1):
		return a.value, i + 2
	case a.class == shortDay && g.is(i+1, ",") && (g.class(i+2) == monthName || g.class(i+2) == numeral):
		return a.value, i + 1
	}
	return 0, i
}

// afterWeekday reads on after a weekday: the part of the day, or the date that it is.
func (g *grammar) afterWeekday(w, i int) (expression, int) {
	e := expression{kind: calendar, date: date{unit: day, weekday: w}}
	k := i
	if g.is(k, ",") || g.is(k, "the") {
		k++
	}
	if full, stop := g.monthFirst(k); stop > k && full.date.unit == day {
		full.date.weekday = w
		return full, stop
	}
	if full, stop := g.dayFirst(k); stop > k && full.date.unit == day {
		full.date.weekday = w
		return full, stop
	}
	if p := g.hyphen(i); g.class(p) == partName {
		e.date.part = parts[g.get(p).value]
		i = p + 1
	}
	if g.is(i, "last") || g.is(i, "this", "next") && g.is(i+1, "week") {
		e.shifted, e.by = true, g.get(i).value
		if g.is(i+1, "week") {
			e.unit = week
			return e, i + 2
		}
		return e, i + 1
	}
	return e, i
}

// month reads the name of a month and the full stop of its abbreviation.
func (g *grammar) month(i int) (int, int) {
	a := g.get(i)
	if a.class != monthName {
		return 0, i
	}
	if len(a.word) <= 4 && a.word != "june" && a.word != "july" && a.word != "may" {
		if g.is(i+1, ".") && !g.spaced(i+1) {
			return a.value, i + 2
		}
		if g.class(i+1) != numeral && g.class(i-1) != numeral {
			return 0, i
		}
	}
	return a.value, i + 1
}

// monthFirst reads "May", "May 2019", "May 5", "May 5, 2019", "May 5th last year".
func (g *grammar) monthFirst(i int) (expression, int) {
	m, k := g.month(i)
	if k == i {
		return expression{}, i
	}
	e := expression{kind: calendar, date: date{unit: month, month: m}}
	d, stop := g.dayNumber(g.the(k))
	if stop > k && validDay(date{month: m, day: d}) && !g.is(stop, "%") {
		e.date.unit, e.date.day = day, d
		if p := g.get(stop); p.class == partName {
			e.date.part = parts[p.value]
			return e, stop + 1
		}
		return g.ofYear(e, stop)
	}
	if e, stop := g.ofYear(e, k); stop > k {
		return e, stop
	}
	if g.is(i, "may", "march") && g.is(k, "be", "have", "not", "for") || g.is(i, "may") && (i == 0 || g.is(i-1, ".")) {
		return expression{}, i
	}
	return e, k
}

// dayNumber reads the number of a day, "5", "5th", "fifth".
func (g *grammar) dayNumber(i int) (int, int) {
	if n, stop := g.ordinal(i); stop > i && n <= 31 {
		return n, stop
	}
	if g.class(i) == numeral && len(g.get(i).text) <= 2 && !(g.is(i+1, ":") && g.class(i+2) == numeral) && !g.is(i+1, "a", "p", "am", "pm") {
		return g.get(i).value, i + 1
	}
	return 0, i
}

// dayFirst reads "5 May", "5th of May 2019".
func (g *grammar) dayFirst(i int) (expression, int) {
	d, k := g.dayNumber(i)
	if k == i {
		return expression{}, i
	}
	if g.is(k, "of") {
		k++
	}
	m, stop := g.month(g.hyphen(k))
	if stop <= k || !validDay(date{month: m, day: d}) {
		return expression{}, i
	}
	return g.ofYear(expression{kind: calendar, date: date{unit: day, month: m, day: d}}, g.hyphen(stop))
}

// ordinalDay reads "the 5th" of a month that is known: only after "on", or in a range, so that ranks stay out.
func (g *grammar) ordinalDay(i int) (expression, int) {
	if !g.is(i-1, "the") || !g.is(i-2, "on") || g.class(i) != numeral || !g.ordinalTail(i+1) || g.get(i).value > 31 || g.get(i).value == 0 {
		return expression{}, i
	}
	return expression{kind: calendar, date: date{unit: day, day: g.get(i).value}}, i + 2
}

// ofYear reads the year after a date: ", 2019", "of 2019", "last year", "'s".
func (g *grammar) ofYear(e expression, i int) (expression, int) {
	k := i
	if g.is(k, ",") || g.is(k, "of") || g.is(k, "in") && e.date.unit == season {
		k++
	}
	if k == i+1 && g.is(i, "of") {
		k = g.the(k)
		if g.is(k, "fiscal") {
			if k++; g.is(k, "year") {
				k++
			}
		}
	}
	if y, stop := g.yearNumber(k); stop > k {
		e.date.year = y
		return e, stop
	}
	if g.class(k) == shift && g.is(k+1, "year") && !g.is(k-1, ",") {
		by := g.get(k).value
		e.yearBy = &by
		return e, k + 2
	}
	return e, i
}

// yearNumber reads a year where a year is to be expected.
func (g *grammar) yearNumber(i int) (int, int) {
	a := g.get(i)
	switch {
	case a.class == numeral && len(a.text) == 4 && isYear(a.value):
		return a.value, i + 1
	case g.is(i, "'", "’") && !g.spaced(i+1) && g.class(i+1) == numeral && len(g.get(i+1).text) == 2:
		return fullYear(g.get(i + 1).value), i + 2
	}
	return g.yearWords(i)
}
