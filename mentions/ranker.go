package mentions

import (
	_ "embed"
	"math/rand/v2"
	"sync"

	"github.com/onrecord/onrecord/neural"
)

//go:embed coreference.model
var rankerFile []byte

// ranker scores candidates by a network with one hidden layer: it is fed with the sum of the vectors of a candidate's features.
type ranker struct {
	features *neural.Table
	net      neural.Network
	bias     *neural.Matrix // of the hidden layer
	out      *neural.Matrix // from the hidden layer to the score
}

var theRanker = sync.OnceValue(func() *ranker {
	r, err := readRanker(rankerFile)
	if err != nil {
		panic(err) // a defect of the build
	}
	return r
})

const hidden = 32

func newRanker(rng *rand.Rand) *ranker {
	r := &ranker{}
	r.bias, r.out = r.net.Add(1, hidden).Fill(rng), r.net.Add(1, hidden).Fill(rng)
	return r
}

// choose is a [chooser]: the best candidate, the first among equals.
func (r *ranker) choose(c *coreference, _ int) int {
	best, bestScore := 0, float32(0)
	var sum [hidden]float32
	for k := range c.candidates {
		copy(sum[:], r.bias.Values)
		for _, row := range c.rows[k] {
			r.features.Sum(sum[:], row)
		}
		score := r.score(sum[:])
		if k == 0 || score > bestScore {
			best, bestScore = k, score
		}
	}
	return best
}

// score is that of a candidate whose features sum up to x, which is changed.
func (r *ranker) score(x []float32) float32 {
	neural.Relu(x)
	score := float32(0)
	for i, v := range r.out.Values {
		score += float32(v * x[i])
	}
	return score
}

func (r *ranker) write() []byte {
	var w neural.Writer
	w.Table(r.features)
	w.Matrices(r.net.Matrices)
	return w.Data
}

func readRanker(data []byte) (*ranker, error) {
	r := newRanker(nil)
	in := neural.Reader{Data: data}
	r.features = in.Table()
	in.Matrices(r.net.Matrices)
	return r, in.Err
}
