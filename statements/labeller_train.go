package statements

import (
	"io"
	"math/rand/v2"

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

// labellerTrainer is a labeller in training.
type labellerTrainer struct {
	*labeller
	plan  plan
	free  *neural.FreeTable
	dFree *neural.TableGradient
	data  []example
	used  []bool // rows of features that are common enough
}

// newLabellerTrainer makes an untrained labeller for so many labels.
func newLabellerTrainer(p plan, labels int, data []example) *labellerTrainer {
	t := &labellerTrainer{labeller: &labeller{}, plan: p, data: data, free: neural.NewFreeTable(featureRows, p.features, nil)}
	v := data[0].view
	t.addLayers(p.features, len(v.Encoding)/len(v.Tokens), p.size, labels, rand.New(rand.NewPCG(8, 4)))
	t.dFree = t.free.NewGradient()
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
	return t
}

// trainLabeller learns to label passages as in the examples.
func trainLabeller(name string, p plan, labels int, data []example, log io.Writer) *labeller {
	t := newLabellerTrainer(p, labels, data)
	words := func(e int) int { return data[e].len() }
	training := neural.Training{
		Name: name, Net: &t.net, Epochs: p.epochs, Rate: p.rate, Words: words,
		Deal:    func(rng *rand.Rand) [][]int { return neural.Deal(len(data), p.batch/neural.Shards, words, rng) },
		Pass:    func() neural.Pass { return &labellerPass{labellerTrainer: t} },
		Tables:  func(adam *neural.Adam, rate float64) { adam.StepTable(t.free, t.dFree, rate) },
		Average: neural.NewAverage(&t.net, t.free),
	}
	training.Run(log)
	t.labeller.features = t.free.Compact()
	return t.labeller
}

// labellerPass is a pass over some passages.
type labellerPass struct {
	neural.Learned
	*labellerTrainer

	batch                 neural.Batch
	lengths               []int
	given, seen           neural.Dropout // of what the grammar made of the words, and of the layer's output
	grammar, x            []float32
	kept                  [][]int32 // features of each row
	states                neural.States
	scores, dScores       []float32 // of the batch
	ofPassage, dOfPassage []float32
	dSeen, dX             []float32
	trace                 neural.LSTMTrace
	chainTrace            neural.ChainTrace
	scratch               neural.Scratch
}

// Learn is that of [neural.Pass]; the examples are passages, the longest first.
func (p *labellerPass) Learn(passages []int, scale float32, rng *rand.Rand) {
	p.lengths, p.Loss = p.lengths[:0], 0
	for _, e := range passages {
		p.lengths = append(p.lengths, p.data[e].len())
	}
	b, t := &p.batch, p.labellerTrainer
	b.Reset(p.lengths)
	n, size, wide, width, labels := b.Rows, t.plan.features, t.labeller.grammar.W.Rows, 2*t.layer.Size, t.chain.Labels

	p.grammar, p.x = neural.Room(p.grammar, n*wide), neural.Room(p.x, n*size)
	for s, k := range passages {
		e := &t.data[k]
		for i := range e.len() {
			neural.Float(p.grammar[b.Row(s, i)*wide:][:wide], e.view.Encoding[(e.First+i)*wide:][:wide])
		}
	}
	given := p.given.Forward(b, p.grammar, wide, t.plan.dropped, rng)
	t.labeller.grammar.Forward(p.x, given, wide, n)
	for s, k := range passages {
		p.addFeatures(s, &t.data[k], rng)
	}
	in := [][]float32{p.x}
	t.layer.Forward(b, in, &p.states)
	seen := p.seen.Forward(b, p.states.Out, width, t.plan.dropped, rng)
	p.scores, p.dScores = neural.Room(p.scores, n*labels), neural.Room(p.dScores, n*labels)
	t.out.Forward(p.scores, seen, width, n)
	for s, k := range passages {
		p.lose(s, &t.data[k], scale)
	}

	p.dSeen, p.dX = neural.Resize(p.dSeen, n*width), neural.Resize(p.dX, n*size)
	t.out.Backward(p.Gradient, &p.scratch, seen, p.dSeen, p.dScores, n)
	p.seen.Apply(b, p.dSeen)
	t.layer.Backward(p.Gradient, &p.trace, b, in, &p.states, [][]float32{p.dX}, p.dSeen)
	t.labeller.grammar.Backward(p.Gradient, &p.scratch, given, nil, p.dX, n)
}

// addFeatures adds the vectors of the features of a passage, some of which are hidden.
func (p *labellerPass) addFeatures(s int, e *example, rng *rand.Rand) {
	for len(p.kept) < p.batch.Rows {
		p.kept = append(p.kept, nil)
	}
	size, each := p.plan.features, len(e.rows)/e.len()
	for i := range e.len() {
		row := p.batch.Row(s, i)
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

// lose computes the loss of a passage and the derivatives of its scores.
func (p *labellerPass) lose(s int, e *example, scale float32) {
	labels, n := p.chain.Labels, e.len()
	p.ofPassage, p.dOfPassage = neural.Room(p.ofPassage, n*labels), neural.Room(p.dOfPassage, n*labels)
	for i := range n {
		copy(p.ofPassage[i*labels:(i+1)*labels], p.scores[p.batch.Row(s, i)*labels:])
	}
	p.Loss += p.chain.Lose(p.Gradient, &p.chainTrace, p.dOfPassage, p.ofPassage, e.labels, scale)
	for i := range n {
		copy(p.dScores[p.batch.Row(s, i)*labels:][:labels], p.dOfPassage[i*labels:])
	}
}

// Collect is that of [neural.Pass].
func (p *labellerPass) Collect() {
	size := p.plan.features
	for row := range p.batch.Rows {
		for _, f := range p.kept[row] {
			p.dFree.Add(f, p.dX[row*size:(row+1)*size])
		}
	}
}
