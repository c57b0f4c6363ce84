package deeds

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed acts.tsv
var actsText string

//go:embed nouns.tsv
var nounsText string

//go:embed words.txt
var wordsText string

// classes maps the classes of words.txt to their lemmas.
var classes = sync.OnceValue(func() map[string]map[string]bool {
	table := map[string]map[string]bool{}
	for line := range strings.Lines(wordsText) {
		if class, lemmas, ok := strings.Cut(line, ":"); ok && line[0] != '#' {
			table[class] = map[string]bool{}
			for _, lemma := range strings.Fields(lemmas) {
				table[class][lemma] = true
			}
		}
	}
	return table
})

// is reports whether a lemma belongs to a class.
func is(class, lemma string) bool { return classes()[class][lemma] }

// place is where a verb stands in acts.tsv.
type place struct {
	line     int
	opposite bool // in the second column
}

// contrasts maps the verbs of acts.tsv to the places where they stand.
var contrasts = sync.OnceValue(func() map[string][]place {
	table := map[string][]place{}
	for line, columns := range rows(actsText, 2) {
		for side, column := range columns {
			for _, verb := range verbs(column) {
				table[verb] = append(table[verb], place{line, side == 1})
			}
		}
	}
	return table
})

// verbs splits a column; "&" joins a verb and its particle.
func verbs(column string) []string {
	list := strings.Fields(column)
	for i := range list {
		list[i] = strings.ReplaceAll(list[i], "&", " ")
	}
	return list
}

// nominal is a line of nouns.tsv.
type nominal struct {
	act  string
	whom bool // its owner undergoes the act
}

var nominals = sync.OnceValue(func() map[string]nominal {
	table := map[string]nominal{}
	for _, columns := range rows(nounsText, 3) {
		table[columns[0]] = nominal{columns[1], columns[2] == "whom"}
	}
	return table
})

// rows reads a table; a line with another number of columns is a defect of ours.
func rows(text string, columns int) (table [][]string) {
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) != columns {
			panic("deeds: wrong number of columns in " + line) // the file is embedded: only a test can meet this
		}
		table = append(table, row)
	}
	return table
}

// relation says how one act stands to another.
type relation int

const (
	unrelated relation = iota
	same
	alike    // another word for it
	opposite // what rules it out
)

func relate(a, b string) relation {
	a, b = strings.TrimPrefix(a, "re-"), strings.TrimPrefix(b, "re-")
	if a == b {
		return same
	}
	found := unrelated
	for _, p := range contrasts()[a] {
		for _, q := range contrasts()[b] {
			switch {
			case p.line != q.line:
			case p.opposite != q.opposite:
				found = opposite
			case !p.opposite: // the opposites of a line need not be alike
				return alike
			}
		}
	}
	return found
}

// kinds names the lines of acts.tsv on which an act stands: what it is alike or opposite to stands there, too.
func kinds(act string) (names []string) {
	for _, p := range contrasts()[strings.TrimPrefix(act, "re-")] {
		names = append(names, "line "+strconv.Itoa(p.line))
	}
	return names
}
