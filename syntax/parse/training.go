package parse

import (
	"fmt"
	"io"
	"math/rand/v2"
	"sync"

	"github.com/onrecord/onrecord/neural"
)

// training is how a network learns: in steps, each by a batch whose parts are computed side by side.
type training struct {
	name   string // for the log
	net    *neural.Network
	inputs *freeInputs
	epochs int
	rate   float64                      // the highest; it falls to zero
	deal   func(rng *rand.Rand) [][]int // the numbers of the examples of each part, anew for each epoch
	words  func(example int) int        // how many words an example has
	pass   func() pass                  // the memory for one part
}

// pass computes the loss of a part of a batch and its derivatives, times scale.
type pass interface {
	learn(examples []int, scale float32, rng *rand.Rand)
	result() *learned
}

// learned is what a pass leaves.
type learned struct {
	loss     float64 // summed over words, not scaled
	gradient neural.Gradient
	inputs   inputPass
	dInputs  []float32 // derivatives of the vectors of the words
}

func (l *learned) result() *learned { return l }

// shards is the number of parts of a batch. It does not depend on the machine, as it decides in which order derivatives are
// summed.
const shards = 2

// run takes the network through all epochs.
func (t *training) run(log io.Writer) {
	rng := rand.New(rand.NewPCG(5, 6))
	adam := neural.NewAdam(0.9, 0.98)
	passes := make([]pass, shards)
	for i := range passes {
		passes[i] = t.pass()
		passes[i].result().gradient = t.net.NewGradient()
	}
	steps, step := 0, 0
	for epoch := range t.epochs {
		parts := t.deal(rng)
		if steps == 0 {
			steps = t.epochs * len(parts) / shards
		}
		loss, words := 0.0, 0
		for from := 0; from+shards <= len(parts); from += shards {
			batchLoss, n := t.learn(passes, parts[from:from+shards], rng)
			loss, words = loss+batchLoss, words+n
			rate := t.rate * min(1, float64(step+1)/warmup) * max(0, 1-float64(step)/float64(steps))
			adam.Step(t.net, passes[0].result().gradient, rate, longest)
			t.inputs.step(adam, rate)
			step++
		}
		fmt.Fprintf(log, "%s: epoch %d of %d: loss %.4f a word\n", t.name, epoch+1, t.epochs, loss/float64(words))
	}
}

const (
	warmup  = 200 // steps in which the rate rises
	longest = 5   // length to which gradients are cut
)

// learn computes the parts of one batch; the first pass and the inputs then have the gradient of all.
func (t *training) learn(passes []pass, parts [][]int, rng *rand.Rand) (loss float64, words int) {
	t.net.Pack()
	for _, part := range parts {
		for _, example := range part {
			words += t.words(example)
		}
	}
	var wait sync.WaitGroup
	for k, p := range passes {
		own := rand.New(rand.NewPCG(rng.Uint64(), 7))
		wait.Go(func() { p.learn(parts[k], 1/float32(words), own) })
	}
	wait.Wait()
	for k, p := range passes {
		l := p.result()
		loss += l.loss
		if k > 0 {
			passes[0].result().gradient.Add(l.gradient)
		}
		t.inputs.collect(&l.inputs, l.dInputs)
	}
	return loss, words
}

// softmax returns the loss of a choice by scores and writes its derivatives, scaled.
func softmax(d, scores []float32, gold int, scale float32) float64 {
	loss := neural.Softmax(d, scores) - scores[gold]
	for i := range d {
		d[i] *= scale
	}
	d[gold] -= scale
	return float64(loss)
}
