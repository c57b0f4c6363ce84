package events

import (
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax/parse"
)

// Typer tells which of the types of the PLOVER training data links a pair. It is a linear model over the features of a pair
// and the vectors of its words.
type Typer struct {
	Labels []string

	features *neural.Table
	net      neural.Network
	words    *neural.Linear
}

// featureRows is the number of rows that features are hashed to.
const featureRows = 1 << 15

func row(feature uint32) int32 { return int32(feature%featureRows) + 1 }

// Type returns the type of a pair.
func (t *Typer) Type(p Pair) string {
	scores := t.scores(observe(p))
	best := 0
	for k, s := range scores {
		if s > scores[best] {
			best = k
		}
	}
	return t.Labels[best]
}

// scores returns a score for each label.
func (t *Typer) scores(e evidence) []float32 {
	x := make([]float32, len(t.Labels))
	t.words.Forward(x, e.words, wordVectors*parse.VectorSize, 1)
	for _, f := range e.features {
		t.features.Sum(x, row(f))
	}
	return x
}
