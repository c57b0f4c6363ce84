package dates

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
)

// class is what a word can be in a temporal expression.
type class uint8

const (
	other class = iota
	numeral
	number
	scale
	vague
	ordinal
	unitName
	unitNames
	monthName
	weekdayName
	shortDay
	weekdayNames
	seasonName
	partName
	clockName
	deictic
	shift
	story
	every
	edge
	edgeOf
	approx
	after
	decadeName
)

var classes = map[string]class{"number": number, "scale": scale, "vague": vague, "ordinal": ordinal, "unit": unitName,
	"units": unitNames, "month": monthName, "weekday": weekdayName, "shortday": shortDay, "weekdays": weekdayNames,
	"season": seasonName, "part": partName, "clock": clockName, "deictic": deictic, "shift": shift, "story": story,
	"every": every, "edge": edge, "edgeof": edgeOf, "approx": approx, "after": after, "decade": decadeName}

// units are those that the lexicon numbers.
var units = [...]unit{1: second, 2: minute, 3: hour, 4: day, 5: week, 6: weekend, 7: month, 8: quarter, 10: year,
	11: decade, 12: century}

type entry struct {
	class class
	value int
}

//go:embed lexicon.tsv
var lexiconFile string

// lexicon maps words in lower case to what they can be.
var lexicon = sync.OnceValue(func() map[string]entry {
	words := make(map[string]entry)
	for _, row := range rows(lexiconFile, 3) {
		c, ok := classes[row[1]]
		value, err := strconv.Atoi(row[2])
		if !ok || err != nil {
			panic(fmt.Sprintf("dates: lexicon.tsv: bad row %q", row))
		}
		if c == unitName || c == unitNames {
			value = int(units[value])
		}
		if _, twice := words[row[0]]; twice {
			panic(fmt.Sprintf("dates: lexicon.tsv: %q stands twice", row[0]))
		}
		words[row[0]] = entry{c, value}
	}
	return words
})

// phrase is a fixed expression or a holiday.
type phrase struct {
	words   []string // its atoms
	meaning expression
}

//go:embed phrases.tsv
var phrasesFile string

//go:embed holidays.tsv
var holidaysFile string

// phrases maps the first atom of the fixed expressions to them.
var phrases = sync.OnceValue(func() map[string][]phrase {
	byFirst := make(map[string][]phrase)
	put := func(words string, meaning expression) {
		atoms := words2atoms(words)
		byFirst[atoms[0]] = append(byFirst[atoms[0]], phrase{atoms, meaning})
	}
	for _, row := range rows(phrasesFile, 3) {
		put(row[0], expression{kind: fixed, timex: onrecord.TimexType(row[1]), value: row[2]})
	}
	for _, row := range rows(holidaysFile, 2) {
		put(row[0], expression{kind: calendar, date: date{unit: day}, holiday: parseHoliday(row[1])})
	}
	return byFirst
})

func words2atoms(words string) []string {
	var atoms []string
	for at := 0; at < len(words); {
		stop, kind := run(words, at, len(words))
		if kind != spaceRun {
			atoms = append(atoms, words[at:stop])
		}
		at = stop
	}
	return atoms
}

// rows returns the rows of a table that is a data file of this package.
func rows(file string, columns int) [][]string {
	var rows [][]string
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			panic(fmt.Sprintf("dates: bad row %q", line))
		}
		rows = append(rows, row)
	}
	return rows
}
