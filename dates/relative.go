package dates

// relative reads what is told from the day of publication or from the date told before it.
func (g *grammar) relative(i int) (expression, int) {
	if e, stop := g.since(i); stop > i {
		return e, stop
	}
	if g.is(i, "year", "month") { // "year-end"
		if k := g.hyphen(i + 1); g.is(k, "end") {
			return expression{kind: relative, unit: unit(g.get(i).value)}, k + 1
		}
	}
	k := g.edge(i)
	the := g.the(k)
	for _, rule := range []func(int) (expression, int){g.deictic, g.shifted, g.told} {
		if e, stop := rule(the); stop > the {
			return e, stop
		}
	}
	if a := g.get(the); the > k && k > i && a.class == unitName && unit(a.value) > day && !g.is(the+1, "-") { // "the end of the year"
		return expression{kind: relative, unit: unit(a.value)}, the + 1
	}
	if the > k && g.is(the, "weekend") {
		return expression{kind: calendar, date: date{unit: weekend}}, the + 1
	}
	return expression{}, i
}

// offset is how far from the reference a relative expression lies, as an ISO 8601 duration.
func (e *expression) offset() string {
	n := amount{whole: max(e.by, -e.by)}
	if e.since {
		n = e.amount
	}
	sign := ""
	if e.by < 0 {
		sign = "-"
	}
	u := e.unit
	if u == weekend {
		u = week
	}
	return sign + n.duration(u)
}

// deictic reads "yesterday", "tonight", "tomorrow morning".
func (g *grammar) deictic(i int) (expression, int) {
	a := g.get(i)
	if a.class != deictic {
		return expression{}, i
	}
	e := expression{kind: relative, unit: day, by: a.value}
	switch {
	case a.word == "tonight":
		e.date.part = "TNI"
	case g.class(i+1) == partName:
		e.date.part = parts[g.get(i+1).value]
		return e, i + 2
	}
	return e, i + 1
}

// shifted reads "last week", "this past spring", "next Tuesday", "this morning".
func (g *grammar) shifted(i int) (expression, int) {
	a := g.get(i)
	if a.class != shift {
		return expression{}, i
	}
	by, k := a.value, i+1
	if g.is(i, "this") && g.is(k, "past", "coming", "last", "next", "current") {
		by, k = g.get(k).value, k+1
	}
	afterThe := g.is(i-1, "the")
	if g.is(k, "fiscal", "calendar") {
		k++
	}
	switch n := g.get(k); n.class {
	case unitName:
		u := unit(n.value)
		if u < day || u == day && !g.is(i, "next", "previous") && !(by != 0 && g.is(i, "this")) || g.is(k+1, "-") {
			return expression{}, i
		}
		if afterThe && g.is(i, "last", "past", "coming") || g.is(i, "past", "coming") { // a length: "the past year"
			return expression{}, i
		}
		e := expression{kind: relative, unit: u, by: by, story: u == day && by != 0 || afterThe && g.is(i, "next") && u != quarter}
		if g.is(k+1, "'", "’") && g.is(k+2, "s") { // "this year's third quarter"
			if q, stop := g.quarter(k + 3); stop > k+3 && u == year {
				q.yearBy = &by
				return q, stop
			}
		}
		return e, k + 1
	case weekdayName, monthName:
		e, stop := g.named(k)
		if e.date.year > 0 {
			return expression{}, i
		}
		e.shifted, e.by = true, by
		return e, stop
	case seasonName:
		return expression{kind: calendar, date: date{unit: season, season: n.value}, shifted: true, by: by}, k + 1
	case partName:
		if by == 0 && g.is(i, "this") || by == -1 && n.word == "night" {
			return expression{kind: relative, unit: day, by: by, date: date{part: parts[n.value]}}, k + 1
		}
	}
	if e, stop := g.phrase(k); stop > k && e.holiday != nil {
		e.shifted, e.by = true, by
		return e, stop
	}
	return expression{}, i
}

// told reads what hangs on the date told before: "the following year", "that same day".
func (g *grammar) told(i int) (expression, int) {
	a := g.get(i)
	k := i + 1
	if g.is(i, "that", "the", "this") && g.is(k, "same", "very") {
		k++
	}
	if a.class != story {
		return expression{}, i
	}
	n := g.get(k)
	switch {
	case n.class == unitName && unit(n.value) >= day && unit(n.value) != weekend && unit(n.value) != quarter:
		return expression{kind: relative, unit: unit(n.value), by: a.value, story: true}, k + 1
	case n.class == weekdayName && a.value != 0:
		return expression{kind: calendar, date: date{unit: day, weekday: n.value}, shifted: true, by: a.value, story: true}, k + 1
	case n.class == monthName && a.value != 0 && n.text != n.word:
		return expression{kind: calendar, date: date{unit: month, month: n.value}, shifted: true, by: a.value, story: true}, k + 1
	case n.class == partName && a.value != 0:
		return expression{kind: relative, unit: day, by: a.value, story: true, date: date{part: parts[n.value]}}, k + 1
	}
	return expression{}, i
}

// since reads a length of time before or after the reference: "three days later", "a year ago", "year-earlier".
func (g *grammar) since(i int) (expression, int) {
	if a := g.get(i); a.class == unitName && unit(a.value) >= day {
		if k := g.hyphen(i + 1); k > i+1 && (g.is(k, "ago", "earlier")) {
			k++
			if g.is(k, "period", "quarter", "month") {
				k++
			}
			return expression{kind: relative, unit: unit(a.value), amount: amount{whole: 1}, by: -1, since: true, story: true}, k
		}
	}
	if the := g.the(i); the > i { // "the year-ago quarter"
		if e, stop := g.since(the); stop > the+1 && g.is(stop-1, "period", "quarter", "month") {
			return e, stop
		}
		return expression{}, i
	}
	e, k := g.measure(g.quantity(i))
	if e.kind == none {
		return expression{}, i
	}
	if g.is(k, "or") && g.is(k+1, "so", "two", "more") {
		k += 2
	}
	a := g.get(k)
	e.kind, e.since = relative, true
	switch {
	case a.class == after:
		e.by = a.value
		return e, k + 1
	case a.class == edge && a.value != 0 && !g.is(k+1, "this", "last", "that", "in"):
		e.by, e.story = a.value, true
		return e, k + 1
	case g.is(k, "from") && g.is(k+1, "now", "today"):
		e.by = 1
		return e, k + 2
	}
	return expression{}, i
}
