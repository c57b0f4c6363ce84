package neural

// LSTMTrace is memory of the backward pass of a layer.
type LSTMTrace struct {
	scratch    Scratch
	dGates     []float32
	past       []float32 // h of the step before, by row
	dOut, dOld []float32 // derivatives carried from step to step: of h and of the cell
}

// Backward adds to the gradient of the layer and to that of its inputs from the derivatives of its outputs; an
// element of dIn may be nil. in and s are those of the forward pass.
func (l *LSTM) Backward(g Gradient, t *LSTMTrace, b *Batch, in [][]float32, s *States, dIn [][]float32, dOut []float32) {
	size, wide := l.Size, 2*gates*l.Size
	t.dGates = Resize(t.dGates, b.Rows*wide)
	for direction := range 2 {
		t.past = Resize(t.past, b.Rows*size)
		t.dOut, t.dOld = Resize(t.dOut, b.Active(0)*size), Resize(t.dOld, b.Active(0)*size)
		for k := range b.Steps() {
			step, before := b.Steps()-1-k, b.Steps()-2-k
			if direction == 1 {
				step, before = k, k+1
			}
			l.stepBack(t, b, s, dOut, direction, step, before)
		}
		column := direction * gates * size
		t.scratch.AddOuter(g.Of(l.Rec[direction]), t.past, size, size, t.dGates[column:], wide, gates*size, b.Rows)
	}
	addRows(g.Of(l.Bias), t.dGates, b.Rows)
	for k, m := range l.In {
		t.scratch.AddOuter(g.Of(m), in[k], m.Rows, m.Rows, t.dGates, wide, wide, b.Rows)
		if dIn[k] != nil {
			m.MulAddBack(dIn[k], m.Rows, t.dGates, wide, b.Rows)
		}
	}
}

// stepBack undoes one step of one direction.
func (l *LSTM) stepBack(t *LSTMTrace, b *Batch, s *States, dOuts []float32, direction, step, before int) {
	size, width, wide := l.Size, 2*l.Size, 2*gates*l.Size
	row, n, known := b.Starts[step], b.Active(step), min(b.Active(step), b.Active(before))
	column, first := direction*gates*size, direction*size
	for i := range n {
		at := (row+i)*width + first
		gate := s.gates[(row+i)*wide+column:][:gates*size]
		dGate := t.dGates[(row+i)*wide+column:][:gates*size]
		tanh := s.tanh[at : at+size]
		var old []float32
		if i < known {
			past := (b.Starts[before]+i)*width + first
			old = s.cell[past : past+size]
			copy(t.past[(row+i)*size:(row+i+1)*size], s.Out[past:past+size])
		}
		dOut, dOld := t.dOut[i*size:(i+1)*size], t.dOld[i*size:(i+1)*size]
		for k := range size {
			f, o, candidate := gate[k], gate[size+k], gate[2*size+k]
			dh := dOuts[at+k] + dOut[k]
			dc := float32(float32(dh*o)*(1-float32(tanh[k]*tanh[k]))) + dOld[k]
			before := float32(0)
			if old != nil {
				before = old[k]
			}
			dGate[k] = float32(dc*(before-candidate)) * float32(f*(1-f))
			dGate[size+k] = float32(dh*tanh[k]) * float32(o*(1-o))
			dGate[2*size+k] = float32(dc*(1-f)) * (1 - float32(candidate*candidate))
			dOld[k] = dc * f
		}
	}
	clear(t.dOut[:n*size])
	if known > 0 {
		MulAdd(t.dOut, size, t.dGates[row*wide+column:], wide, &l.Rec[direction].back, known)
	}
}
