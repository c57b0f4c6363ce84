package dates

import (
	"fmt"
	"strings"
)

// amount is a number before a unit: "three", "2 1/2", "2.5", "several".
type amount struct {
	whole    int
	fraction string // digits after the point
	half     bool
	vague    bool
}

// largest amount that is taken for a length of time
const maxAmount = 1_000_000

// amount reads a number at i, articles included ("a dozen", "a couple of").
func (g *grammar) amount(i int) (amount, int) {
	switch {
	case g.is(i, "a", "an") && g.class(i+1) == vague:
		return g.vague(i + 1)
	case g.is(i, "a") && g.class(i+1) == scale:
		n, stop := g.cardinal(i + 1)
		return amount{whole: n}, stop
	case g.class(i) == vague:
		return g.vague(i)
	case g.is(i, "half") && g.is(i+1, "a", "an") && g.class(i+2) == unitName:
		return amount{half: true}, i + 2
	}
	n, stop := g.cardinal(i)
	if stop == i {
		return amount{}, i
	}
	a := amount{whole: n}
	switch {
	case g.is(stop, ".") && !g.spaced(stop) && !g.spaced(stop+1) && g.class(stop+1) == numeral:
		a.fraction = g.get(stop + 1).text
		stop += 2
	case g.is(stop, "-") && g.fraction(stop+1):
		a.half = true
		stop += 4
	case g.fraction(stop):
		a.half = true
		stop += 3
	case g.is(stop, "½"):
		a.half = true
		stop++
	case g.is(stop, "and") && g.is(stop+1, "a") && g.is(stop+2, "half"):
		a.half = true
		stop += 3
	}
	return a, stop
}

func (g *grammar) fraction(i int) bool { return g.is(i, "1") && g.is(i+1, "/") && g.is(i+2, "2") }

// vague reads "few", "several", "couple of"; a couple is two, the others are any number.
func (g *grammar) vague(i int) (amount, int) {
	a := amount{whole: g.get(i).value, vague: g.get(i).value == 0}
	if g.is(i+1, "of") {
		return a, i + 2
	}
	return a, i + 1
}

// cardinal reads a whole number in digits or words.
func (g *grammar) cardinal(i int) (int, int) {
	if g.class(i) == numeral {
		n, stop := g.get(i).value, i+1
		for n >= 0 && n < maxAmount && g.is(stop, ",") && !g.spaced(stop) && !g.spaced(stop+1) && g.class(stop+1) == numeral &&
			len(g.get(stop+1).text) == 3 {
			n, stop = n*1000+g.get(stop+1).value, stop+2
		}
		if n < 0 || n > maxAmount {
			return 0, i
		}
		return n, stop
	}
	total, run, stop := 0, 0, i
	for ; stop < i+12; stop++ {
		switch a := g.get(stop); {
		case a.class == number && (run%10 == 0 && a.value < 10 && run%100 != 10 || run%100 == 0 && a.value < 100):
			run += a.value
		case a.class == scale && total+max(run, 1)*a.value <= maxAmount:
			if a.value == 1000 {
				total, run = total+max(run, 1)*1000, 0
			} else {
				run = max(run, 1) * a.value
			}
		case (a.word == "-" || a.word == "and" && total+run >= 100) && run%100 != 0 == (a.word == "-") && g.class(stop+1) == number && stop > i:
		default:
			return total + run, stop
		}
	}
	return total + run, stop
}

// yearWords reads a year as it is spoken: "nineteen ninety-four".
func (g *grammar) yearWords(i int) (int, int) {
	if g.class(i) != number || g.get(i).value < 15 || g.get(i).value > 20 || g.class(i+1) != number {
		return 0, i
	}
	rest, stop := g.cardinal(i + 1)
	if rest < 10 || rest > 99 {
		return 0, i
	}
	return g.get(i).value*100 + rest, stop
}

// ordinal reads "third", "twenty-first", "3rd".
func (g *grammar) ordinal(i int) (int, int) {
	a := g.get(i)
	switch {
	case a.class == ordinal:
		return a.value, i + 1
	case a.class == numeral && g.ordinalTail(i+1):
		return a.value, i + 2
	case a.class == number && a.value >= 20 && g.class(i+1) == ordinal && g.get(i+1).value < 10:
		return a.value + g.get(i+1).value, i + 2
	case a.class == number && a.value >= 20 && g.is(i+1, "-") && g.class(i+2) == ordinal && g.get(i+2).value < 10:
		return a.value + g.get(i+2).value, i + 3
	}
	return 0, i
}

func (g *grammar) ordinalTail(i int) bool { return g.is(i, "st", "nd", "rd", "th") && !g.spaced(i) }

// duration writes an amount of a unit as an ISO 8601 duration, with X for a vague number.
func (a amount) duration(u unit) string {
	switch u {
	case decade, century:
		if !a.vague {
			tens := map[unit]int{decade: 10, century: 100}[u]
			return fmt.Sprintf("P%dY", a.whole*tens+map[bool]int{true: tens / 2}[a.half])
		}
	case season:
		u = month
	}
	head := "P"
	if u <= hour {
		head = "PT"
	}
	n := fmt.Sprint(a.whole)
	switch {
	case a.vague:
		n = "X"
	case a.fraction != "":
		n += "." + strings.TrimRight(a.fraction, "0")
		n = strings.TrimSuffix(n, ".")
	case a.half:
		return head + a.withHalf(n, u)
	}
	return head + n + letters[u]
}

// withHalf adds half a unit in the next smaller one.
func (a amount) withHalf(n string, u unit) string {
	tail, ok := map[unit]string{year: "6M", hour: "30M", minute: "30S", day: "T12H"}[u]
	switch {
	case !ok:
		return n + ".5" + letters[u]
	case a.whole == 0:
		return tail
	}
	return n + letters[u] + tail
}
