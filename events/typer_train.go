package events

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax/parse"
)

// How the typer is trained.
var (
	epochs      = 30
	rate        = 0.02
	dropped     = 0.3 // of the features
	hiddenWords = 0.5 // of the values of the vectors
	batchSize   = 16
)

// LearnTypes learns from pairs and their types.
func LearnTypes(pairs []Pair, types []string) *Typer {
	labels := slices.Compact(slices.Sorted(slices.Values(types)))
	rng := rand.New(rand.NewPCG(3, 4))
	t := &Typer{Labels: labels}
	t.words = neural.NewLinear(&t.net, wordVectors*parse.VectorSize, len(labels), nil)
	free := neural.NewFreeTable(featureRows+1, len(labels), nil)
	dFree, gradient, adam := free.NewGradient(), t.net.NewGradient(), neural.NewAdam(0.9, 0.99)
	t.net.Pack()
	lessons := make([]evidence, len(pairs))
	for i, p := range pairs {
		lessons[i] = observe(p)
	}
	x, words := make([]float32, len(labels)), make([]float32, wordVectors*parse.VectorSize)
	var kept []int32
	var scratch neural.Scratch
	sums, sumsFree, snapshots := t.net.NewGradient(), make([]float32, len(free.Values)), 0
	for epoch := range epochs {
		for n, k := range rng.Perm(len(lessons)) {
			l := &lessons[k]
			for i, v := range l.words {
				words[i] = 0
				if rng.Float64() >= hiddenWords {
					words[i] = v / float32(1-hiddenWords)
				}
			}
			t.words.Forward(x, words, len(words), 1)
			kept = kept[:0]
			for _, f := range l.features {
				if rng.Float64() >= dropped {
					kept = append(kept, row(f))
					free.Sum(x, row(f))
				}
			}
			softmax(x)
			x[slices.Index(labels, types[k])]--
			for _, r := range kept {
				dFree.Add(r, x)
			}
			t.words.Backward(gradient, &scratch, words, nil, x, 1)
			if n%batchSize == batchSize-1 {
				r := rate * (1 - (float64(epoch)+float64(n)/float64(len(lessons)))/float64(epochs))
				adam.Step(&t.net, gradient, r*0.1, 50)
				adam.StepTable(free, dFree, r)
				t.net.Pack()
			}
		}
		if epoch >= epochs/2 {
			snapshots++
			for k, m := range t.net.Matrices {
				for i, v := range m.Values {
					sums[k][i] += v
				}
			}
			for i, v := range free.Values {
				sumsFree[i] += v
			}
		}
	}
	for k, m := range t.net.Matrices {
		for i := range m.Values {
			m.Values[i] = sums[k][i] / float32(snapshots)
		}
	}
	for i := range free.Values {
		free.Values[i] = sumsFree[i] / float32(snapshots)
	}
	t.net.Pack()
	t.features = free.Compact()
	return t
}

func softmax(x []float32) {
	highest := slices.Max(x)
	sum := float32(0)
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - highest)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}
