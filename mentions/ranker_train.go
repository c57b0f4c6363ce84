package mentions

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"

	"github.com/onrecord/onrecord/neural"
)

// trainer is a ranker in training.
type trainer struct {
	*ranker
	free             *neural.FreeTable
	dFree            *neural.TableGradient
	gradient         neural.Gradient
	adam             *neural.Adam
	rng              *rand.Rand
	kept             [][]int32
	words            []float32 // of the mention, then of the candidates that have some
	place            []int     // of each candidate in them, 0 for none
	later, earlier   []float32
	dLater, dEarlier []float32
	x                []float32
	scores, d        []float32
	scratch          neural.Scratch
	average          *neural.Average
}

// How the ranker is trained.
const (
	epochs       = 4
	fastest      = 0.002
	dropped      = 0.25 // of the features
	hiddenWords  = 0.6  // of the values of the vectors of words
	batchSize    = 24   // mentions
	averageEvery = 25   // steps, in the second half
)

// newTrainer begins with parameters by chance; a seed makes them the same again.
func newTrainer(seed uint64) *trainer {
	rng := rand.New(rand.NewPCG(seed, 12))
	t := &trainer{ranker: newRanker(rng), free: neural.NewFreeTable(featureRows+1, hidden, nil), rng: rng}
	t.dFree, t.gradient, t.adam = t.free.NewGradient(), t.net.NewGradient(), neural.NewAdam(0.9, 0.99)
	t.average = neural.NewAverage(&t.net, t.free)
	t.net.Pack()
	return t
}

// finish returns the ranker as it is used.
func (t *trainer) finish() *ranker {
	r := *t.ranker
	r.features = t.free.Compact()
	return &r
}

// run takes the network through all lessons, epoch after epoch.
func (t *trainer) run(all []lesson, log io.Writer) {
	steps := 0
	for epoch := range epochs {
		loss := 0.0
		for n, k := range t.rng.Perm(len(all)) {
			t.forward(&all[k])
			loss += t.backward(&all[k])
			if n%batchSize == batchSize-1 {
				rate := fastest * (1 - (float64(epoch)+float64(n)/float64(len(all)))/float64(epochs))
				t.adam.Step(&t.net, t.gradient, rate, 50)
				t.adam.StepTable(t.free, t.dFree, rate)
				t.net.Pack()
				if steps++; epoch >= epochs/2 && steps%averageEvery == 0 {
					t.average.Add()
				}
			}
		}
		fmt.Fprintf(log, "coreference: epoch %d of %d: loss %.4f a mention\n", epoch+1, epochs, loss/float64(len(all)))
	}
	t.average.Settle()
	t.net.Pack()
}

// forward scores the candidates, some of whose features and words are hidden.
func (t *trainer) forward(l *lesson) {
	n := len(l.rows)
	t.words, t.place = append(t.words[:0], l.later...), t.place[:0]
	for _, e := range l.earlier {
		if e == nil {
			t.place = append(t.place, 0)
			continue
		}
		t.place = append(t.place, len(t.words)/inputs)
		t.words = append(t.words, e...)
	}
	for i := range t.words {
		if t.rng.Float32() < hiddenWords {
			t.words[i] = 0
		} else {
			t.words[i] /= 1 - hiddenWords
		}
	}
	some := len(t.words)/inputs - 1
	t.later, t.earlier = neural.Room(t.later, wide), neural.Room(t.earlier, some*wide)
	t.ranker.later.Forward(t.later, t.words, inputs, 1)
	if some > 0 {
		t.ranker.earlier.Forward(t.earlier, t.words[inputs:], inputs, some)
	}
	t.x, t.scores = neural.Room(t.x, n*wide), neural.Room(t.scores, n)
	for len(t.kept) < n {
		t.kept = append(t.kept, nil)
	}
	for k, rows := range l.rows {
		t.kept[k] = t.kept[k][:0]
		x := t.x[k*wide : (k+1)*wide]
		t.join(x, t.later, t.ofCandidate(t.earlier, k))
		for _, row := range rows {
			if t.rng.Float64() >= dropped {
				t.kept[k] = append(t.kept[k], row)
				t.free.Sum(x[:hidden], row)
			}
		}
		t.scores[k] = t.score(x)
	}
}

// ofCandidate returns the row of a candidate, nil where it has none.
func (t *trainer) ofCandidate(rows []float32, k int) []float32 {
	if p := t.place[k]; p > 0 {
		return rows[(p-1)*wide : p*wide]
	}
	return nil
}

// backward adds the derivatives of the loss, which is that the right candidates together are probable, and returns it.
func (t *trainer) backward(l *lesson) float64 {
	t.d = neural.Room(t.d, len(t.scores))
	neural.Softmax(t.d, t.scores)
	mass := float32(1e-20)
	for k, right := range l.right {
		if right {
			mass += t.d[k]
		}
	}
	t.dLater, t.dEarlier = neural.Resize(t.dLater, wide), neural.Resize(t.dEarlier, len(t.earlier))
	dOut := t.gradient.Of(t.out)
	var dx [wide]float32
	for k, g := range t.d {
		if l.right[k] {
			g -= t.d[k] / mass
		}
		for i, v := range t.x[k*wide : (k+1)*wide] {
			dOut[i] += float32(g * v)
			dx[i] = g * t.out.Values[i]
			if i < hidden && v <= 0 {
				dx[i] = 0
			}
		}
		for _, row := range t.kept[k] {
			t.dFree.Add(row, dx[:hidden])
		}
		for i, v := range dx[:hidden] {
			t.dLater[i] += v
		}
		earlier, dEarlier := t.ofCandidate(t.earlier, k), t.ofCandidate(t.dEarlier, k)
		if earlier == nil {
			continue
		}
		for i, v := range dx[:] {
			if i < hidden {
				dEarlier[i] += v
			} else {
				dEarlier[i] += float32(v * t.later[i])
				t.dLater[i] += float32(v * earlier[i])
			}
		}
	}
	t.ranker.later.Backward(t.gradient, &t.scratch, t.words[:inputs], nil, t.dLater, 1)
	if n := len(t.dEarlier) / wide; n > 0 {
		t.ranker.earlier.Backward(t.gradient, &t.scratch, t.words[inputs:], nil, t.dEarlier, n)
	}
	return -math.Log(float64(mass))
}
