package dates

// period reads a year or what is coarser or finer but has no day: "2019", "the 1990s", "the 18th century", "spring of
// 2019", "the third quarter", "the week of May 5".
func (g *grammar) period(i int) (expression, int) {
	for _, rule := range []func(int) (expression, int){g.decade, g.century, g.quarter, g.season, g.weekOf} {
		if e, stop := rule(i); stop > i {
			return e, stop
		}
	}
	return g.year(i)
}

func (g *grammar) year(i int) (expression, int) {
	k := i
	if g.is(k, "fiscal", "year") {
		k++
		if g.is(k, "year") {
			k++
		}
	}
	y, stop := g.yearNumber(k)
	if k > i && stop == k { // "the year two thousand"
		if y, stop = g.cardinal(k); !isYear(y) {
			stop = k
		}
	}
	if stop == k || k == i && g.class(i) != number && !g.isYearHere(i, y, stop) {
		return expression{}, i
	}
	return expression{kind: calendar, date: date{unit: year, year: y}}, stop
}

// isYearHere tells a bare year from a number of something.
func (g *grammar) isYearHere(i, y, stop int) bool {
	if !g.spaced(i) && g.is(i-1, "$", "£", "€", "#", ".", ",", "_", "+") && i > 0 ||
		g.is(i-1, "$", "no", "number", "than", "nearly", "about", "approximately", "some", "least") ||
		g.class(stop) == unitName || g.class(stop) == unitNames || g.is(stop, "%", "percent", "million", "people", "dollars", "euros") ||
		!g.spaced(stop) && (g.is(stop, ",", ".") && g.class(stop+1) == numeral && !g.spaced(stop+1) || g.get(stop).class == other && g.isLetters(stop)) ||
		g.is(stop, "-", "/") && !g.spaced(stop) && !g.spaced(stop+1) && g.get(stop+1).digits && len(g.get(stop+1).text) != 4 && len(g.get(stop+1).text) != 2 {
		return false
	}
	if g.is(i-1, "in", "since", "by", "until", "from", "before", "after", "during", "early", "late", "mid", "through") {
		return true
	}
	counted := y%50 == 0 && g.tag(stop) == "NNS" && g.get(stop).text == g.get(stop).word
	return y >= 1900 && y < 2060 && !counted
}

func (g *grammar) isLetters(i int) bool {
	text := g.get(i).text
	return text != "" && (text[0]|0x20) >= 'a' && (text[0]|0x20) <= 'z'
}

// decade reads "1990s", "'90s", "90s", "nineties".
func (g *grammar) decade(i int) (expression, int) {
	e := expression{kind: calendar, date: date{unit: decade}}
	if a := g.get(i); a.class == decadeName && g.is(i-1, "the", "early", "late", "mid", "-") {
		e.date.year = a.value
		return e, i + 1
	}
	k := i
	if g.is(k, "'", "’") {
		k++
	}
	a := g.get(k)
	if a.class != numeral || a.value%10 != 0 || !g.is(k+1, "s") || g.spaced(k+1) || len(a.text) != 4 && len(a.text) != 2 {
		if g.is(k+1, "'", "’") && g.is(k+2, "s") && !g.spaced(k+1) && !g.spaced(k+2) && len(a.text) == 4 && a.class == numeral && a.value%10 == 0 && g.is(i-1, "the", "early", "late") {
			e.date.year = a.value
			return e, k + 3
		}
		return expression{}, i
	}
	e.date.year = a.value
	switch {
	case len(a.text) == 2 && k == i && !g.is(i-1, "the", "early", "late", "mid", "-"):
		return expression{}, i
	case len(a.text) == 2 && a.value < 20:
		e.date.year += 2000
	case len(a.text) == 2:
		e.date.year += 1900
	}
	if !isYear(e.date.year) {
		return expression{}, i
	}
	return e, k + 2
}

func (g *grammar) century(i int) (expression, int) {
	n, stop := g.ordinal(i)
	k := g.hyphen(stop)
	if stop == i || n < 1 || n > 22 || !g.is(k, "century", "centuries") {
		return expression{}, i
	}
	return expression{kind: calendar, date: date{unit: century, year: (n - 1) * 100}}, k + 1
}

// quarter reads "third quarter of 2019", "third-quarter", "Q3 2019".
func (g *grammar) quarter(i int) (expression, int) {
	e := expression{kind: calendar, date: date{unit: quarter}}
	if g.is(i, "q") && g.class(i+1) == numeral && !g.spaced(i+1) && g.get(i+1).value >= 1 && g.get(i+1).value <= 4 {
		e.date.month = g.get(i+1).value*3 - 2
		return g.ofYear(e, i+2)
	}
	n, stop := g.ordinal(i)
	if stop == i && g.is(i, "final") {
		n, stop = 4, i+1
	}
	if g.is(stop, "fiscal") {
		stop++
	}
	k := g.hyphen(stop)
	if stop == i || n < 1 || n > 4 || !g.is(k, "quarter") {
		return expression{}, i
	}
	e.date.month = n*3 - 2
	return g.ofYear(e, k+1)
}

// season reads "spring of 2019", and a bare season after a preposition.
func (g *grammar) season(i int) (expression, int) {
	if g.class(i) != seasonName {
		return expression{}, i
	}
	e := expression{kind: calendar, date: date{unit: season, season: g.get(i).value}}
	if e, stop := g.ofYear(e, i+1); stop > i+1 {
		return e, stop
	}
	if g.is(i+1, "of") { // "the fall of the king"
		return expression{}, i
	}
	k := i - 1
	for g.is(k, "the", "early", "late", "mid", "-", "last", "this") {
		k--
	}
	if g.is(k, "in", "since", "by", "during", "until", "over", "through", "of", "into", "for") && g.is(i-1, "the", "early", "late", "mid", "-", "in", "since", "by", "until") {
		return e, i + 1
	}
	return expression{}, i
}

// weekOf reads "the week of May 5".
func (g *grammar) weekOf(i int) (expression, int) {
	if !g.is(i, "week") || !g.is(i+1, "of") {
		return expression{}, i
	}
	e, stop := g.named(i + 2)
	if stop == i+2 || e.date.unit != day {
		return expression{}, i
	}
	e.unit = week
	return e, stop
}
