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

// States are what a layer computed for a batch, rows as in the batch.
type States struct {
	Out     []float32 // 2·Size wide: h of both directions
	Rounded []int16   // the same, where the layer was read
	gates   []float32 // 2·gates·Size wide, after their functions
	cell    []float32 // 2·Size wide
	tanh    []float32 // of cell

	shared []float32 // gates of inputs that elements have in common
}

// Forward computes the states of a batch from its inputs, a row of each for each element.
func (l *LSTM) Forward(b *Batch, in [][]float32, s *States) {
	wide := l.room(b, s)
	fillRows(s.gates, l.Bias.Values, b.Rows)
	for k, m := range l.In {
		m.MulAdd(s.gates, wide, in[k], m.Rows, b.Rows)
	}
	l.run(b, s, false)
}

// Fix prepares the layer for Read.
func (l *LSTM) Fix() {
	for _, m := range l.In {
		m.fix()
	}
	for _, m := range l.Rec {
		m.fix()
	}
}

// Read is Forward for inputs that are rounded, as are the states that go on: those in s.Rounded.
func (l *LSTM) Read(b *Batch, in [][]int16, s *States) {
	wide := l.room(b, s)
	fillRows(s.gates, l.Bias.Values, b.Rows)
	for k, m := range l.In {
		MulAdd16(s.gates, wide, in[k], m.Rows, &m.fixed, b.Rows)
	}
	l.run(b, s, true)
}

// ReadShared is Read for a layer with one input, which many elements have in common: element i reads row of[i] of in.
func (l *LSTM) ReadShared(b *Batch, in []int16, of []int32, s *States) {
	wide, in0 := l.room(b, s), l.In[0]
	n := len(in) / in0.Rows
	s.shared = Room(s.shared, n*wide)
	fillRows(s.shared, l.Bias.Values, n)
	MulAdd16(s.shared, wide, in, in0.Rows, &in0.fixed, n)
	for i, row := range of {
		copy(s.gates[i*wide:(i+1)*wide], s.shared[int(row)*wide:])
	}
	l.run(b, s, true)
}

// room makes room for the states of a batch and returns the width of the gates.
func (l *LSTM) room(b *Batch, s *States) (wide int) {
	width, wide := 2*l.Size, 2*gates*l.Size
	s.Out, s.cell, s.tanh = Room(s.Out, b.Rows*width), Room(s.cell, b.Rows*width), Room(s.tanh, b.Rows*width)
	s.gates, s.Rounded = Room(s.gates, b.Rows*wide), Room(s.Rounded, b.Rows*width)
	return wide
}

// run goes through the steps, the part of the inputs in the gates being there.
func (l *LSTM) run(b *Batch, s *States, rounded bool) {
	for step := range b.Steps() { // one direction after the other: its matrix stays near the processor
		l.step(b, s, 0, step, step-1, rounded)
	}
	for step := b.Steps() - 1; step >= 0; step-- {
		l.step(b, s, 1, step, step+1, rounded)
	}
}

// step computes one step of one direction from the states of the step before.
func (l *LSTM) step(b *Batch, s *States, direction, step, before int, rounded bool) {
	size, width, wide := l.Size, 2*l.Size, 2*gates*l.Size
	row, n, known := b.Starts[step], b.Active(step), min(b.Active(step), b.Active(before))
	first, past := direction*size, 0
	if known > 0 {
		past = b.Starts[before]
		if to, m := s.gates[row*wide+direction*gates*size:], l.Rec[direction]; rounded {
			MulAdd16(to, wide, s.Rounded[past*width+first:], width, &m.fixed, known)
		} else {
			m.MulAdd(to, wide, s.Out[past*width+first:], width, known)
		}
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
		if rounded {
			Round(s.Rounded[at:][:size], out)
		}
	}
}
