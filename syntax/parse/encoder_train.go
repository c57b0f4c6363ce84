package parse

import (
	"math/rand/v2"

	"github.com/onrecord/onrecord/neural"
)

// encoderPass is the memory of one forward and backward pass.
type encoderPass struct {
	states  []neural.States
	dropped []neural.Dropout // of the input and of each layer's output
	dIn     [][]float32
	trace   neural.LSTMTrace
}

// forward encodes a batch with a share of all values left out and returns what is left of the last layer's output.
func (e *encoder) forward(b *neural.Batch, x []float32, p *encoderPass, share float32, rng *rand.Rand) []float32 {
	n := len(e.layers)
	p.dropped, p.states = grow(p.dropped, n+1), grow(p.states, n)
	x = p.dropped[0].Forward(b, x, e.layers[0].In[0].Rows, share, rng)
	for k, layer := range e.layers {
		layer.Forward(b, [][]float32{x}, &p.states[k])
		x = p.dropped[k+1].Forward(b, p.states[k].Out, 2*layer.Size, share, rng)
	}
	return x
}

// backward adds to the gradient from the derivatives of what forward returned, which it changes, and returns those of x.
func (e *encoder) backward(g neural.Gradient, b *neural.Batch, p *encoderPass, d []float32) []float32 {
	p.dIn = grow(p.dIn, len(e.layers))
	for k := len(e.layers) - 1; k >= 0; k-- {
		layer := e.layers[k]
		p.dropped[k+1].Apply(b, d)
		p.dIn[k] = neural.Resize(p.dIn[k], b.Rows*layer.In[0].Rows)
		layer.Backward(g, &p.trace, b, [][]float32{p.dropped[k].Out}, &p.states[k], [][]float32{p.dIn[k]}, d)
		d = p.dIn[k]
	}
	p.dropped[0].Apply(b, d)
	return d
}
