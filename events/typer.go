package events

import (
	_ "embed"
	"math"
	"slices"
	"sync"

	"github.com/onrecord/onrecord/neural"
)

// Typer tells by which of its types the one of a pair deals with the other: a linear model over the features of the pair.
type Typer struct {
	Types []string

	features *neural.Table
}

//go:embed types.model
var typerFile []byte

var theTyper = sync.OnceValue(func() *Typer {
	t, err := readTyper(typerFile)
	if err != nil {
		panic(err) // a defect of the build
	}
	return t
})

func (t *Typer) write() []byte {
	var w neural.Writer
	w.Strings(t.Types)
	w.Table(t.features)
	return w.Data
}

func readTyper(data []byte) (*Typer, error) {
	in := neural.Reader{Data: data}
	t := &Typer{Types: in.Strings()}
	t.features = in.Table()
	return t, in.Err
}

// featureRows is the number of rows that features are hashed to.
const featureRows = 1 << 14

func row(feature uint32) int32 { return int32(feature%featureRows) + 1 }

// Type returns the likeliest type of a pair and its probability.
func (t *Typer) Type(p Pair) (string, float64) {
	x := make([]float32, len(t.Types))
	for _, f := range observe(p) {
		t.features.Sum(x, row(f))
	}
	softmax(x)
	best := slices.Index(x, slices.Max(x))
	return t.Types[best], float64(x[best])
}

// softmax turns scores into probabilities.
func softmax(x []float32) {
	highest, sum := slices.Max(x), float32(0)
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - highest)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}
