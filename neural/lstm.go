package neural

import "math/rand/v2"

// gates of a cell, each as wide as its state: forget, output, and the candidate for the new state.
const gates = 3

// LSTM is a bidirectional layer of long short-term memory whose input gate is one minus its forget gate (Greff et al.
// 2017, "coupled"): c' = f·c + (1-f)·g, h = o·tanh(c'). Its output rows hold the forward and the backward state.
type LSTM struct {
	Size int        // of the state of one direction
	In   []*Matrix  // inputs to the gates of both directions; there may be several inputs
	Bias *Matrix    // of those gates
	Rec  [2]*Matrix // state before to gates, forward and backward

	fixed [2]fixedLSTM // for reading, forward and backward
}

// NewLSTM adds a layer to the network; inputs are the widths of its inputs.
func NewLSTM(net *Network, inputs []int, size int, rng *rand.Rand) *LSTM {
	l := &LSTM{Size: size, Bias: net.Add(1, 2*gates*size)}
	all := 0
	for _, n := range inputs {
		all += n
	}
	for _, n := range inputs {
		l.In = append(l.In, net.Add(n, 2*gates*size).fill(all+size, rng))
	}
	for d := range l.Rec {
		l.Rec[d] = net.Add(size, gates*size).fill(2*size, rng)
	}
	return l
}

// States are what a layer computed for a batch in training, rows as in the batch.
type States struct {
	Out   []float32 // 2·Size wide: h of both directions
	gates []float32 // 2·gates·Size wide, after their functions
	cell  []float32 // 2·Size wide
	tanh  []float32 // of cell
}

// Forward computes the states of a batch from its inputs, a row of each for each element.
func (l *LSTM) Forward(b *Batch, in [][]float32, s *States) {
	width, wide := 2*l.Size, 2*gates*l.Size
	s.Out, s.cell, s.tanh, s.gates = Room(s.Out, b.Rows*width), Room(s.cell, b.Rows*width), Room(s.tanh, b.Rows*width), Room(s.gates, b.Rows*wide)
	fillRows(s.gates, l.Bias.Values, b.Rows)
	for k, m := range l.In {
		m.MulAdd(s.gates, wide, in[k], m.Rows, b.Rows)
	}
	for step := range b.Steps() { // one direction after the other: its matrix stays near the processor
		l.step(b, s, 0, step, step-1)
	}
	for step := b.Steps() - 1; step >= 0; step-- {
		l.step(b, s, 1, step, step+1)
	}
}

// step computes one step of one direction from the states of the step before.
func (l *LSTM) step(b *Batch, s *States, direction, step, before int) {
	size, width, wide := l.Size, 2*l.Size, 2*gates*l.Size
	row, n, known := b.Starts[step], b.Active(step), min(b.Active(step), b.Active(before))
	first, past := direction*size, 0
	if known > 0 {
		past = b.Starts[before]
		l.Rec[direction].MulAdd(s.gates[row*wide+direction*gates*size:], wide, s.Out[past*width+first:], width, known)
	}
	for i := range n {
		g := s.gates[(row+i)*wide+direction*gates*size:][:gates*size]
		Sigmoid(g[:2*size])
		Tanh(g[2*size:])
		forget, output, candidate := g[:size], g[size:][:size], g[2*size:][:size]
		at := (row+i)*width + first
		cell, tanh, out := s.cell[at:][:size], s.tanh[at:][:size], s.Out[at:][:size]
		if i < known {
			old := s.cell[(past+i)*width+first:][:size]
			for k := range size {
				cell[k] = float32(forget[k]*(old[k]-candidate[k])) + candidate[k]
			}
		} else {
			for k := range size {
				cell[k] = candidate[k] - float32(forget[k]*candidate[k])
			}
		}
		copy(tanh, cell)
		Tanh(tanh)
		for k := range size {
			out[k] = float32(output[k] * tanh[k])
		}
	}
}
