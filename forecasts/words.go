package forecasts

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
)

//go:embed words.txt
var wordsText string

// words maps the classes of words.txt to their lemmas.
var words = sync.OnceValue(func() map[string]map[string]bool {
	table := map[string]map[string]bool{}
	for line := range strings.Lines(wordsText) {
		class, lemmas, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		table[class] = map[string]bool{}
		for _, lemma := range strings.Fields(lemmas) {
			table[class][lemma] = true
		}
	}
	return table
})

func is(class, lemma string) bool { return words()[class][strings.ToLower(lemma)] }

//go:embed likelihood.tsv
var likelihoodText string

// scale maps a likelihood phrase to its range, nil for one without.
var scale = sync.OnceValue(func() map[string]*onrecord.Probability {
	table, err := readScale(likelihoodText)
	if err != nil {
		panic(err) // the file is embedded: only a test can meet this
	}
	return table
})

func readScale(text string) (map[string]*onrecord.Probability, error) {
	table := map[string]*onrecord.Probability{}
	for number, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			return nil, fmt.Errorf("likelihood: line %d: want 3 columns, have %d", number+1, len(columns))
		}
		if columns[1] == "-" {
			table[columns[0]] = nil
			continue
		}
		low, errLow := strconv.ParseFloat(columns[1], 64)
		high, errHigh := strconv.ParseFloat(columns[2], 64)
		if errLow != nil || errHigh != nil || low < 0 || high > 1 || low > high {
			return nil, fmt.Errorf("likelihood: line %d: cannot read the range of %q", number+1, columns[0])
		}
		table[columns[0]] = &onrecord.Probability{Low: low, High: high, Scale: "ICD-203"}
	}
	return table, nil
}
