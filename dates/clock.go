package dates

import "fmt"

// clock reads a time of day, with the day before or after it where there is one: "10:35 a.m. Friday", "noon".
func (g *grammar) clock(i int) (expression, int) {
	k := g.quantity(i)
	if g.is(k, "mid", "early", "late") {
		if p := g.hyphen(k + 1); g.class(p) == partName {
			k = p
		}
	}
	part, stop := g.timeOfDay(k)
	if stop == k {
		return expression{}, i
	}
	stop = g.zone(stop)
	for _, at := range []int{stop, stop + 1} {
		if at > stop && !g.is(stop, ",", "on") {
			break
		}
		for _, rule := range []func(int) (expression, int){g.named, g.deictic, g.shifted} {
			if e, end := rule(at); end > at && (e.date.unit == day || e.unit == day) {
				e.date.part = part
				return e, end
			}
		}
	}
	if g.class(k) == partName && k == i { // a bare "evening" is no time that can be told
		return expression{}, i
	}
	return expression{kind: relative, unit: day, story: true, date: date{part: part}}, stop
}

// timeOfDay reads "10:35 p.m.", "6 a.m.", "18:00", "1500 GMT", "noon", "4 in the morning", "mid-afternoon".
func (g *grammar) timeOfDay(i int) (string, int) {
	a := g.get(i)
	switch {
	case a.class == clockName:
		return fmt.Sprintf("T%02d:00", a.value), i + 1
	case a.class == partName:
		return parts[a.value], i + 1
	case a.class != numeral:
		return "", i
	}
	h, m, k := a.value, 0, i+1
	minutes := g.is(k, ":", ".") && !g.spaced(k) && !g.spaced(k+1) && g.class(k+1) == numeral && len(g.get(k+1).text) == 2
	if minutes {
		m, k = g.get(k+1).value, k+2
	}
	if pm, stop := g.halfOfDay(k); stop > k && h <= 12 {
		return fmt.Sprintf("T%02d:%02d", h%12+12*pm, m), stop
	}
	switch {
	case h > 24 && len(a.text) == 4 && h/100 < 24 && h%100 < 60 && g.is(k, "gmt", "utc"):
		return fmt.Sprintf("T%02d:%02d", h/100, h%100), k
	case minutes && g.is(i+1, ":") && h <= 24 && m < 60 && len(a.text) <= 2 && !g.is(k, ":"):
		return fmt.Sprintf("T%02d:%02d", h, m), k
	case !minutes && h >= 1 && h <= 12 && g.is(k, "o") && g.is(k+1, "'", "’") && g.is(k+2, "clock"):
		return fmt.Sprintf("T%02d:00", h), k + 3
	}
	return "", i
}

// halfOfDay reads "a.m.", "PM", "in the afternoon"; 1 is after noon.
func (g *grammar) halfOfDay(i int) (int, int) {
	switch {
	case g.is(i, "am", "pm"):
		return pm(g.is(i, "pm")), i + 1
	case g.is(i, "a", "p") && g.is(i+1, ".") && g.is(i+2, "m") && !g.spaced(i+1) && !g.spaced(i+2):
		if g.is(i+3, ".") && !g.spaced(i+3) {
			return pm(g.is(i, "p")), i + 4
		}
		return pm(g.is(i, "p")), i + 3
	case g.is(i, "in") && g.is(i+1, "the") && g.is(i+2, "morning", "afternoon", "evening"):
		return pm(!g.is(i+2, "morning")), i + 3
	}
	return 0, i
}

func pm(after bool) int {
	if after {
		return 1
	}
	return 0
}

// zone skips a time zone; values are local time, as in TimeML.
func (g *grammar) zone(i int) int {
	switch {
	case g.is(i, "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "ist", "et", "pt"):
		return i + 1
	case g.is(i, "local") && g.is(i+1, "time"):
		return i + 2
	}
	return i
}
