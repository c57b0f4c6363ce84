package statements

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
)

// seldom is the share of a verb's uses as a cue below which it is one of doings. One more use counts half, so that a rare verb is none.
const seldom = 0.2

// TrainDoings lists the verbs of the train part of PolNeAR, in the folder corpora/polnear, that are seldom cues, on our own tags.
func TrainDoings(dir string, log io.Writer) ([]byte, error) {
	lessons, err := prepare(filepath.Join(dir, "polnear"))
	if err != nil {
		return nil, err
	}
	uses, cues := map[string]float64{}, map[string]float64{}
	for _, l := range lessons {
		for _, t := range l.Tokens {
			if t.UPOS == "VERB" {
				uses[t.Lemma]++
			}
		}
		for _, g := range l.gold {
			if head := l.Tokens[l.Head(g.cue)]; head.UPOS == "VERB" {
				cues[head.Lemma]++
			}
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Verbs, in the format of acts.txt, of which fewer than %v of the uses in PolNeAR train are cues, by our own tags. Made by: go run ./cmd/train doings\n", seldom)
	for _, verb := range slices.Sorted(maps.Keys(uses)) {
		if (cues[verb]+0.5)/(uses[verb]+1) < seldom {
			fmt.Fprintln(&out, "doings", verb)
		}
	}
	fmt.Fprintf(log, "doings: of %d verbs\n", len(uses))
	return out.Bytes(), nil
}
