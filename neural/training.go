package neural

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
)

// Training is how a network learns: in steps, each by a batch whose parts are computed side by side.
type Training struct {
	Name    string // for the log
	Net     *Network
	Epochs  int
	Rate    float64                        // the highest; it falls to zero
	Deal    func(rng *rand.Rand) [][]int   // the numbers of the examples of each part, anew for each epoch
	Words   func(example int) int          // how many words an example has
	Pass    func() Pass                    // the memory for one part
	Tables  func(adam *Adam, rate float64) // changes what is learned besides the network
	Average *Average                       // takes the place of the last state; nil for none
}

// Pass computes the loss of a part of a batch and its derivatives, times scale.
type Pass interface {
	Learn(examples []int, scale float32, rng *rand.Rand)
	Result() *Learned
	Collect() // adds to the gradients of the tables; for one pass after the other
}

// Learned is what a pass leaves.
type Learned struct {
	Loss     float64 // summed over words, not scaled
	Gradient Gradient
}

// Result is that of [Pass].
func (l *Learned) Result() *Learned { return l }

// Shards is the number of parts of a batch. It does not depend on the machine, as it decides in which order derivatives are
// summed.
const Shards = 2

// Run takes the network through all epochs.
func (t *Training) Run(log io.Writer) {
	const (
		warmup  = 200 // steps in which the rate rises
		longest = 5   // length to which gradients are cut

		averageEvery = 25 // steps of the second half
	)
	rng := rand.New(rand.NewPCG(5, 6))
	adam := NewAdam(0.9, 0.98)
	passes := make([]Pass, Shards)
	for i := range passes {
		passes[i] = t.Pass()
		passes[i].Result().Gradient = t.Net.NewGradient()
	}
	steps, step := 0, 0
	for epoch := range t.Epochs {
		parts := t.Deal(rng)
		if steps == 0 {
			steps = t.Epochs * len(parts) / Shards
		}
		loss, words := 0.0, 0
		for from := 0; from+Shards <= len(parts); from += Shards {
			batchLoss, n := t.learn(passes, parts[from:from+Shards], rng)
			loss, words = loss+batchLoss, words+n
			rate := t.Rate * min(1, float64(step+1)/warmup) * max(0, 1-float64(step)/float64(steps))
			adam.Step(t.Net, passes[0].Result().Gradient, rate, longest)
			t.Tables(adam, rate)
			if step++; t.Average != nil && step > steps/2 && step%averageEvery == 0 {
				t.Average.Add()
			}
		}
		fmt.Fprintf(log, "%s: epoch %d of %d: loss %.4f a word\n", t.Name, epoch+1, t.Epochs, loss/float64(words))
	}
	if t.Average != nil {
		t.Average.Settle()
	}
}

// learn computes the parts of one batch; the first pass and the tables then have the derivatives of all.
func (t *Training) learn(passes []Pass, parts [][]int, rng *rand.Rand) (loss float64, words int) {
	t.Net.Pack()
	for _, part := range parts {
		for _, example := range part {
			words += t.Words(example)
		}
	}
	var wait sync.WaitGroup
	for k, p := range passes {
		own := rand.New(rand.NewPCG(rng.Uint64(), 7))
		wait.Go(func() { p.Learn(parts[k], 1/float32(words), own) })
	}
	wait.Wait()
	for k, p := range passes {
		loss += p.Result().Loss
		if k > 0 {
			passes[0].Result().Gradient.Add(p.Result().Gradient)
		}
		p.Collect()
	}
	return loss, words
}

// Deal deals n examples out to parts of about so many words each, those of like length together, in random order. In a part the
// longest comes first.
func Deal(n, words int, length func(example int) int, rng *rand.Rand) [][]int {
	order := rng.Perm(n)
	jitter := make([]float64, n)
	for i := range jitter {
		jitter[i] = float64(length(i)) * (1 + 0.2*rng.Float64())
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(jitter[b], jitter[a]) })
	var parts [][]int
	for from := 0; from < len(order); {
		to, total := from, 0
		for to < len(order) && (to == from || total+length(order[to]) <= words) {
			total += length(order[to])
			to++
		}
		part := order[from:to:to]
		slices.SortStableFunc(part, func(a, b int) int { return cmp.Compare(length(b), length(a)) })
		parts = append(parts, part)
		from = to
	}
	rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return parts
}
