package corpora

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord"
)

// PloverPair is a sentence with a marked source and target and the PLOVER type of what the one does to the other. An end
// that is marked several times has several spans, one that is not marked has none.
type PloverPair struct {
	Text           string
	Source, Target []onrecord.Span
	Type           string // one of 15: CONCEDE and RETREAT are one, YIELD
}

// PLOVER reads the file of pairs (corpora/plover/PLV_train.tsv).
func PLOVER(path string) ([]PloverPair, error) {
	rows, err := table(path, "marked_sentence", "gold_root")
	if err != nil {
		return nil, fmt.Errorf("plover: %w", err)
	}
	var pairs []PloverPair
	for _, row := range rows {
		pair := readMarks(row["marked_sentence"])
		pair.Type = row["gold_root"]
		pairs = append(pairs, pair)
	}
	return pairs, nil
}

// readMarks takes the marks <s>source</s> and <t>target</t> out of a sentence.
func readMarks(marked string) PloverPair {
	var pair PloverPair
	var text strings.Builder
	start := map[byte]int{}
	for len(marked) > 0 {
		switch {
		case strings.HasPrefix(marked, "<s>"), strings.HasPrefix(marked, "<t>"):
			start[marked[1]] = text.Len()
			marked = marked[len("<s>"):]
		case strings.HasPrefix(marked, "</s>"):
			pair.Source = append(pair.Source, onrecord.Span{Start: start['s'], End: text.Len()})
			marked = marked[len("</s>"):]
		case strings.HasPrefix(marked, "</t>"):
			pair.Target = append(pair.Target, onrecord.Span{Start: start['t'], End: text.Len()})
			marked = marked[len("</t>"):]
		default:
			text.WriteByte(marked[0])
			marked = marked[1:]
		}
	}
	pair.Text = text.String()
	return pair
}
