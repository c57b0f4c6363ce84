package dates

// measure reads an amount of a unit: "three more weeks", "a year", "two to three days", "weeks".
func (g *grammar) measure(i int) (expression, int) {
	e := expression{kind: length}
	if g.is(i, "a", "an", "another") && g.class(i+1) == unitName {
		if i+2 < len(g.atoms) && g.is(i+2, "and") && g.is(i+3, "a") && g.is(i+4, "half") {
			e.unit, e.amount = unit(g.get(i+1).value), amount{whole: 1, half: true}
			return e, i + 5
		}
		e.unit, e.amount = unit(g.get(i+1).value), amount{whole: 1}
		return e, i + 2
	}
	if g.is(i, "a", "an") && g.is(i+1, "full", "additional", "whole", "further") && g.class(i+2) == unitName {
		e.unit, e.amount = unit(g.get(i+2).value), amount{whole: 1}
		return e, i + 3
	}
	if a := g.get(i); a.class == unitNames {
		e.unit, e.amount.vague = unit(a.value), true
		return e, i + 1
	}
	n, k := g.amount(i)
	if k == i {
		return expression{}, i
	}
	if to := k; g.is(to, "to", "or", "-", "–") {
		if _, stop := g.cardinal(to + 1); stop > to+1 {
			k = stop
		}
	}
	for g.is(k, "more", "consecutive", "straight", "additional", "full", "long", "other", "whole", "trading", "calendar", "further", "working", "successive") {
		k++
	}
	k = g.hyphen(k)
	a := g.get(k)
	if a.class != unitName && a.class != unitNames {
		if !g.is(k, "second") || n.whole == 1 || g.class(k-1) != numeral && g.class(k-1) != number && !g.is(k-1, "-") {
			return expression{}, i
		}
		e.unit = second
	} else {
		e.unit = unit(a.value)
	}
	e.amount = n
	return e, k + 1
}

// length reads a duration: "more than two hours", "the past three months", "decades-long", "recent years".
func (g *grammar) length(i int) (expression, int) {
	k := g.quantity(i)
	if e, stop := g.window(k); stop > k {
		return e, stop
	}
	e, stop := g.measure(k)
	if e.kind == none {
		return expression{}, i
	}
	if e.amount.vague && g.class(k) == unitNames && !g.vagueHere(k, stop) {
		return expression{}, i
	}
	if tail := g.hyphen(stop); tail > stop {
		switch {
		case g.is(tail, "old", "olds") && e.unit == year && !e.amount.vague:
			return expression{}, i
		case g.is(tail, "old", "long"):
			return e, tail + 1
		}
	}
	if g.is(stop, "old", "-") && e.unit == year && (g.is(stop, "old") || g.is(stop+1, "old", "olds")) && !e.amount.vague {
		return expression{}, i
	}
	if g.is(k, "a", "an") && !g.spaced(stop) && g.is(stop, "-") { // "a day-long"
		return expression{}, i
	}
	return e, stop
}

// window reads the lengths that lie next to the reference: "the past three months", "the next few days".
func (g *grammar) window(i int) (expression, int) {
	k := g.the(i)
	the := k > i
	switch {
	case g.is(k, "past", "last", "next", "coming", "first", "final", "previous", "following", "upcoming", "recent", "preceding", "latest"):
		k++
	case the && g.class(k) == number, the && g.class(k) == numeral:
	default:
		return expression{}, i
	}
	a := g.get(k)
	if a.class == unitName && the && g.is(k-1, "past", "last", "next", "coming") && unit(a.value) != weekend {
		return expression{kind: length, unit: unit(a.value), amount: amount{whole: 1}}, k + 1
	}
	if a.class == unitName && g.is(k-1, "past") {
		return expression{kind: length, unit: unit(a.value), amount: amount{whole: 1}}, k + 1
	}
	if a.class == unitNames && !the && !g.is(k-1, "recent", "coming", "past", "previous") || g.is(k, "a", "an") {
		return expression{}, i
	}
	e, stop := g.measure(k)
	if e.kind == none || g.is(stop, "-") && !g.spaced(stop) {
		return expression{}, i
	}
	return e, stop
}

// vagueHere reports whether a bare plural of a unit is a length: "for years", "weeks after", "years-old".
func (g *grammar) vagueHere(i, stop int) bool {
	return g.is(i-1, "for", "after", "within", "over", "through", "take", "takes", "took", "taken", "last", "lasted", "spend", "spent", "despite", "several") ||
		g.is(stop, "-") && g.is(stop+1, "long", "old") || g.is(stop, "before", "after", "later", "earlier")
}

// set reads what comes again: "every Friday", "each year", "twice a week", "Mondays", "$5 a day".
func (g *grammar) set(i int) (expression, int) {
	a := g.get(i)
	switch {
	case a.class == weekdayNames && a.text != a.word:
		return expression{kind: interval, date: date{unit: day, weekday: a.value}}, i + 1
	case a.class == every:
		return g.everyUnit(i + 1)
	case g.is(i, "once", "twice"):
		if e, stop := g.perUnit(i + 1); stop > i+1 {
			return e, stop
		}
	case g.is(i, "a", "an", "per") && (g.is(i, "per") || g.counted(i-1)):
		return g.perUnit(i)
	}
	if n, stop := g.amount(i); stop > i && n.whole > 0 && g.is(stop, "times") {
		if e, end := g.perUnit(stop + 1); end > stop+1 {
			return e, end
		}
	}
	return expression{}, i
}

func (g *grammar) perUnit(i int) (expression, int) {
	a := g.get(i + 1)
	if !g.is(i, "a", "an", "per", "each", "every") || a.class != unitName || g.is(i+2, "ago", "earlier", "later", "-", "after", "before", "from") {
		return expression{}, i
	}
	return expression{kind: interval, unit: unit(a.value), amount: amount{whole: 1}}, i + 2
}

// counted reports whether atom i can end an amount that "a year" spreads over time.
func (g *grammar) counted(i int) bool {
	a := g.get(i)
	return a.class == numeral || a.class == scale || g.is(i, "million", "billion", "percent", "%", "times") || g.tag(i) == "NNS" && a.class == other
}

func (g *grammar) everyUnit(i int) (expression, int) {
	e := expression{kind: interval, amount: amount{whole: 1}}
	k := i
	if g.is(k, "other") {
		e.amount.whole, k = 2, k+1
	} else if n, stop := g.cardinal(k); stop > k {
		e.amount.whole, k = n, stop
	} else if n, stop := g.ordinal(k); stop > k {
		e.amount.whole, k = n, stop
	}
	a := g.get(k)
	switch a.class {
	case unitName, unitNames:
		e.unit = unit(a.value)
		return e, k + 1
	case weekdayName:
		e.date = date{unit: day, weekday: a.value}
		if p := g.get(k + 1); p.class == partName {
			e.date.part = parts[p.value]
			k++
		}
		return e, k + 1
	case monthName:
		e.date = date{unit: month, month: a.value}
		return e, k + 1
	case seasonName:
		e.date = date{unit: season, season: a.value}
		return e, k + 1
	case partName:
		e.date = date{unit: day, part: parts[a.value]}
		return e, k + 1
	}
	return expression{}, i - 1
}
