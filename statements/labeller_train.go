package statements

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/onrecord/onrecord/neural"
)

// plan is how a labeller is trained.
type plan struct {
	features, size int // of the vectors of features and of the layer
	epochs         int
	batch          int     // words between two changes of the weights
	rate           float64 // at its highest; it falls to zero
	dropped        float32 // share of values that are left out
	hidden         float32 // share of features that are left out
	rare           int     // features seen less often are left out
}

// example is a passage with the labels that are right.
type example struct {
	passage
	view   *view
	labels []uint8
}

// shards is the number of parts of a batch. It does not depend on the machine, as it decides in which order derivatives are
// summed.
const shards = 4

// labellerTrainer is a labeller in training.
type labellerTrainer struct {
	*labeller
	name string // for the log
	plan plan
	free *neural.FreeTable
	data []example
	used []bool // rows of features that are common enough
}

// trainLabeller learns to label passages as in the examples.
func trainLabeller(name string, p plan, labels int, data []example, log io.Writer) *labeller {
	rng := rand.New(rand.NewPCG(5, 6))
	t := &labellerTrainer{labeller: &labeller{}, name: name, plan: p, data: data}
	t.addLayers(p.features, data[0].view.contextSize(), p.size, labels, rng)
	t.free = neural.NewFreeTable(featureRows, p.features, nil)
	seen := make([]int, featureRows)
	for _, e := range data {
		for _, row := range e.rows {
			seen[row]++
		}
	}
	t.used = make([]bool, featureRows)
	for row, n := range seen {
		t.used[row] = n >= p.rare
	}
	t.run(rng, log)
	t.labeller.features = t.free.Compact()
	return t.labeller
}

func (t *labellerTrainer) run(rng *rand.Rand, log io.Writer) {
	const warmup, longest = 200, 5
	adam, dFree := neural.NewAdam(0.9, 0.98), t.free.NewGradient()
	passes := make([]labellerPass, shards)
	for i := range passes {
		passes[i] = labellerPass{labellerTrainer: t, gradient: t.net.NewGradient()}
	}
	steps, step := 0, 0
	for epoch := range t.plan.epochs {
		parts := t.deal(rng)
		if steps == 0 {
			steps = t.plan.epochs * len(parts) / shards
		}
		loss, words := 0.0, 0
		for from := 0; from+shards <= len(parts); from += shards {
			t.net.Pack()
			batch := parts[from : from+shards]
			n := 0
			for _, part := range batch {
				for _, e := range part {
					n += t.data[e].len()
				}
			}
			var wait sync.WaitGroup
			for k := range passes {
				own := rand.New(rand.NewPCG(rng.Uint64(), 7))
				wait.Go(func() { passes[k].learn(batch[k], 1/float32(n), own) })
			}
			wait.Wait()
			for k := range passes {
				loss += passes[k].loss
				if k > 0 {
					passes[0].gradient.Add(passes[k].gradient)
				}
				passes[k].collect(dFree)
			}
			words += n
			rate := t.plan.rate * min(1, float64(step+1)/warmup) * max(0, 1-float64(step)/float64(steps))
			adam.Step(&t.net, passes[0].gradient, rate, longest)
			adam.StepTable(t.free, dFree, rate)
			step++
		}
		fmt.Fprintf(log, "%s: epoch %d of %d: loss %.4f a word\n", t.name, epoch+1, t.plan.epochs, loss/float64(words))
	}
}

// deal deals the examples out to parts of like size, those of like length together, in random order.
func (t *labellerTrainer) deal(rng *rand.Rand) [][]int {
	words := t.plan.batch / shards
	order := rng.Perm(len(t.data))
	jitter := make([]float64, len(t.data))
	for i := range jitter {
		jitter[i] = float64(t.data[i].len()) * (1 + 0.2*rng.Float64())
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(jitter[b], jitter[a]) })
	var parts [][]int
	for from := 0; from < len(order); {
		to, total := from, 0
		for to < len(order) && (to == from || total+t.data[order[to]].len() <= words) {
			total += t.data[order[to]].len()
			to++
		}
		part := order[from:to:to]
		slices.SortStableFunc(part, func(a, b int) int { return cmp.Compare(t.data[b].len(), t.data[a].len()) })
		parts = append(parts, part)
		from = to
	}
	rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return parts
}

// labellerPass is a pass over a part of a batch, with its memory.
type labellerPass struct {
	*labellerTrainer
	gradient neural.Gradient
	loss     float64

	batch               neural.Batch
	lengths             []int
	kept                [][]int32 // features of each row
	x, grammar, h       []float32
	maskG, maskH        []float32
	states              neural.States
	scores, dScores     []float32 // of the batch
	sentence, dSentence []float32
	dH, dX              []float32
	trace               neural.LSTMTrace
	chainTrace          neural.ChainTrace
	scratch             neural.Scratch
}

func (p *labellerPass) learn(part []int, scale float32, rng *rand.Rand) {
	p.lengths, p.loss = p.lengths[:0], 0
	for _, e := range part {
		p.lengths = append(p.lengths, p.data[e].len())
	}
	b, size, wide, labels := &p.batch, p.plan.features, p.labeller.grammar.W.Rows, p.chain.Labels
	b.Reset(p.lengths)
	p.grammar, p.x = neural.Room(p.grammar, b.Rows*wide), neural.Room(p.x, b.Rows*size)
	for s, k := range part {
		e := &p.data[k]
		for i := range e.len() {
			neural.Float(p.grammar[b.Row(s, i)*wide:][:wide], e.view.context[(e.First+i)*wide:][:wide])
		}
	}
	p.maskG = p.mask(p.maskG, wide, rng)
	p.apply(p.grammar, p.maskG, wide)
	p.labeller.grammar.Forward(p.x, p.grammar, wide, b.Rows)
	for len(p.kept) < b.Rows {
		p.kept = append(p.kept, nil)
	}
	for s, k := range part {
		e := &p.data[k]
		each := len(e.rows) / e.len()
		for i := range e.len() {
			row := b.Row(s, i)
			kept := p.kept[row][:0]
			for _, f := range e.rows[i*each : (i+1)*each] {
				if p.used[f] && rng.Float32() >= p.plan.hidden {
					kept = append(kept, f)
					p.free.Sum(p.x[row*size:(row+1)*size], f)
				}
			}
			p.kept[row] = kept
		}
	}
	in := [][]float32{p.x}
	p.layer.Forward(b, in, &p.states)
	width := 2 * p.layer.Size
	p.h = append(p.h[:0], p.states.Out[:b.Rows*width]...)
	p.maskH = p.mask(p.maskH, width, rng)
	p.apply(p.h, p.maskH, width)
	p.scores = neural.Room(p.scores, b.Rows*labels)
	p.out.Forward(p.scores, p.h, width, b.Rows)
	p.dScores = neural.Room(p.dScores, b.Rows*labels)
	for s, k := range part {
		p.lose(s, &p.data[k], scale)
	}
	p.dH, p.dX = neural.Resize(p.dH, b.Rows*width), neural.Resize(p.dX, b.Rows*size)
	p.out.Backward(p.gradient, &p.scratch, p.h, p.dH, p.dScores, b.Rows)
	p.apply(p.dH, p.maskH, width)
	p.layer.Backward(p.gradient, &p.trace, b, in, &p.states, [][]float32{p.dX}, p.dH)
	p.labeller.grammar.Backward(p.gradient, &p.scratch, p.grammar, nil, p.dX, b.Rows)
}

// lose computes the derivatives of the scores of a passage.
func (p *labellerPass) lose(s int, e *example, scale float32) {
	labels, n := p.chain.Labels, e.len()
	p.sentence, p.dSentence = neural.Room(p.sentence, n*labels), neural.Room(p.dSentence, n*labels)
	for i := range n {
		copy(p.sentence[i*labels:(i+1)*labels], p.scores[p.batch.Row(s, i)*labels:])
	}
	p.loss += p.chain.Lose(p.gradient, &p.chainTrace, p.dSentence, p.sentence, e.labels, scale)
	for i := range n {
		copy(p.dScores[p.batch.Row(s, i)*labels:][:labels], p.dSentence[i*labels:])
	}
}

// mask makes a row of factors for each passage: 0 for what is left out, else what keeps the mean.
func (p *labellerPass) mask(m []float32, width int, rng *rand.Rand) []float32 {
	m = neural.Resize(m, p.batch.Active(0)*width)
	for i := range m {
		if rng.Float32() >= p.plan.dropped {
			m[i] = 1 / (1 - p.plan.dropped)
		}
	}
	return m
}

func (p *labellerPass) apply(rows, mask []float32, width int) {
	b := &p.batch
	for step := range b.Steps() {
		for s := range b.Active(step) {
			neural.Multiply(rows[b.Row(s, step)*width:][:width], mask[s*width:(s+1)*width])
		}
	}
}

// collect adds to the gradient of the features; it is for one pass after the other.
func (p *labellerPass) collect(d *neural.TableGradient) {
	size := p.plan.features
	for row := range p.batch.Rows {
		for _, f := range p.kept[row] {
			d.Add(f, p.dX[row*size:(row+1)*size])
		}
	}
}
