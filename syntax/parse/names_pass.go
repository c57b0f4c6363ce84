package parse

import (
	"math/rand/v2"

	"github.com/onrecord/onrecord/neural"
)

// namerPass is a pass over an article.
type namerPass struct {
	neural.Learned
	t       *namerTrainer
	inputs  inputPass
	dInputs []float32 // derivatives of the vectors of the words

	words, grammar, one, two     neural.Dropout // of the inputs and of the outputs of the layers
	first, second                neural.States
	firstTrace, secondTrace      neural.LSTMTrace
	recall                       recall
	scratch                      neural.Scratch
	guess, final, dGuess, dFinal []float32
	dOne, dTwo                   []float32
}

// Learn is that of [neural.Pass]; the example is an article. Guess and final answer are both to be right.
func (p *namerPass) Learn(examples []int, scale float32, rng *rand.Rand) {
	e, t := p.t.data[examples[0]], p.t
	b, n, tags := &e.batch, e.batch.Rows, len(t.tags.names)
	size, one, two, share := t.inputs.words.Size, 2*t.first.Size, 2*t.second.Size, t.plan.dropped

	in := [][]float32{
		p.words.Forward(b, t.inputs.forward(e.rows, &p.inputs, rng), size, share, rng),
		p.grammar.Forward(b, e.grammar, t.first.In[1].Rows, share, rng),
	}
	t.first.Forward(b, in, &p.first)
	h := p.one.Forward(b, p.first.Out, one, share, rng)
	p.guess = neural.Resize(p.guess, n*tags)
	t.guess.Forward(p.guess, h, one, n)
	in2 := [][]float32{h, p.recall.of(t.tags, e.forms, p.guess)}
	t.second.Forward(b, in2, &p.second)
	h2 := p.two.Forward(b, p.second.Out, two, share, rng)
	p.final = neural.Resize(p.final, n*tags)
	t.final.Forward(p.final, h2, two, n)

	p.lose(e, scale)

	p.dTwo, p.dOne, p.dInputs = neural.Resize(p.dTwo, n*two), neural.Resize(p.dOne, n*one), neural.Resize(p.dInputs, n*size)
	t.final.Backward(p.Gradient, &p.scratch, h2, p.dTwo, p.dFinal, n)
	p.two.Apply(b, p.dTwo)
	t.second.Backward(p.Gradient, &p.secondTrace, b, in2, &p.second, [][]float32{p.dOne, nil}, p.dTwo)
	t.guess.Backward(p.Gradient, &p.scratch, h, p.dOne, p.dGuess, n)
	p.one.Apply(b, p.dOne)
	t.first.Backward(p.Gradient, &p.firstTrace, b, in, &p.first, [][]float32{p.dInputs, nil}, p.dOne)
	p.words.Apply(b, p.dInputs)
	t.inputs.backward(p.Gradient, &p.inputs, p.dInputs)
}

// Collect is that of [neural.Pass].
func (p *namerPass) Collect() { p.t.inputs.collect(&p.inputs, p.dInputs) }

// lose computes the loss and its derivatives by the scores of the guess, which count half, and of the final answer.
func (p *namerPass) lose(e *namedExample, scale float32) {
	n, tags := len(e.gold), len(p.t.tags.names)
	p.dGuess, p.dFinal, p.Loss = neural.Resize(p.dGuess, n*tags), neural.Resize(p.dFinal, n*tags), 0
	for i, gold := range e.gold {
		row := func(x []float32) []float32 { return x[i*tags : (i+1)*tags] }
		e.restrict(row(p.guess), gold)
		e.restrict(row(p.final), gold)
		softmax(row(p.dGuess), row(p.guess), gold, scale/2)
		p.Loss += softmax(row(p.dFinal), row(p.final), gold, scale)
	}
}
