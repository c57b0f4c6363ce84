package forecasts

import (
	_ "embed"
	"strings"
	"sync"
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
