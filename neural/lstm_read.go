package neural

// Reading is what a layer computed of a batch that it read, and its memory.
type Reading struct {
	Rounded []byte // 2·Size wide: h of both directions, rounded; rows as in the batch

	gates  []float32 // gates·Size wide: of a block of rows, in one direction
	cells  []float32 // Size wide: the cell of each sequence, in one direction
	shared []float32 // gates of inputs that elements have in common
}

// fixedLSTM is one direction of a layer in bytes.
type fixedLSTM struct {
	in  []Packed8
	rec Packed8
}

// Fix prepares the layer for reading.
func (l *LSTM) Fix() {
	wide := gates * l.Size
	for d := range l.fixed {
		f := &l.fixed[d]
		f.in = make([]Packed8, len(l.In))
		for k, m := range l.In {
			var bias []float32
			if k == 0 {
				bias = l.Bias.Values[d*wide : (d+1)*wide]
			}
			f.in[k].packColumns(m.Values, m.Rows, m.Cols, d*wide, wide, bias)
		}
		f.rec.pack(l.Rec[d].Values, l.Size, wide, nil)
	}
}

// Read computes in bytes what Forward does of inputs that are rounded.
func (l *LSTM) Read(b *Batch, in [][]byte, r *Reading) {
	wide := gates * l.Size
	r.Rounded = Room(r.Rounded, b.Rows*2*l.Size)
	for d := range l.fixed {
		l.readDirection(b, r, d, func(into []float32, first, rows int) {
			for k := range in {
				m := &l.fixed[d].in[k]
				m.multiply(into, wide, in[k][first*m.K:], m.K, rows, k > 0)
			}
		})
	}
}

// ReadShared is Read for a layer with one input, which many elements have in common: element i reads row of[i] of in.
func (l *LSTM) ReadShared(b *Batch, in []byte, of []int32, r *Reading) {
	wide := gates * l.Size
	r.Rounded = Room(r.Rounded, b.Rows*2*l.Size)
	for d := range l.fixed {
		m := &l.fixed[d].in[0]
		n := len(in) / m.K
		r.shared = Room(r.shared, n*wide)
		m.multiply(r.shared, wide, in, m.K, n, false)
		l.readDirection(b, r, d, func(into []float32, first, rows int) {
			for i, row := range of[first : first+rows] {
				copy(into[i*wide:(i+1)*wide], r.shared[int(row)*wide:])
			}
		})
	}
}

// readDirection goes through the steps of one direction by blocks whose gates stay near the processor; input sets the part of the inputs in
// the gates of so many rows from the first on.
func (l *LSTM) readDirection(b *Batch, r *Reading, direction int, input func(into []float32, first, rows int)) {
	const most = 96 // rows of a block
	size, wide, steps := l.Size, gates*l.Size, b.Steps()
	r.cells = Room(r.cells, b.Active(0)*size)
	clear(r.cells)
	step := func(n int) int { // the nth that is gone through
		if direction == 1 {
			return steps - 1 - n
		}
		return n
	}
	for n := 0; n < steps; {
		from, rows := n, 0
		for n < steps && (n == from || rows+b.Active(step(n)) <= most) {
			rows += b.Active(step(n))
			n++
		}
		first := min(b.Starts[step(from)], b.Starts[step(n-1)])
		r.gates = Room(r.gates, rows*wide)
		input(r.gates, first, rows)
		for ; from < n; from++ {
			l.readStep(b, r, direction, step(from), first)
		}
	}
}

// readStep computes one step from the states of the step before; the gates begin with those of the first row.
func (l *LSTM) readStep(b *Batch, r *Reading, direction, step, first int) {
	size, width, wide := l.Size, 2*l.Size, gates*l.Size
	before := step - 1
	if direction == 1 {
		before = step + 1
	}
	now := r.gates[(b.Starts[step]-first)*wide:]
	if known := min(b.Active(step), b.Active(before)); known > 0 {
		l.fixed[direction].rec.multiply(now, wide, r.Rounded[b.Starts[before]*width+direction*size:], width, known, true)
	}
	for i := range b.Active(step) {
		readCell(r.Rounded[b.Row(i, step)*width+direction*size:][:size], r.cells[i*size:][:size], now[i*wide:][:wide])
	}
}

// readCell computes the state of a cell, and its output rounded, from its gates.
func readCell(out []byte, cell, gate []float32) {
	_, _ = cell[len(out)-1], gate[gates*len(out)-1] // assembly checks no bounds
	cells(out, cell, gate)
}

// cellsPortable computes the values from the nth on. Sigmoids are (tanh(x/2) + 1)/2; two tangents share a division.
func cellsPortable(out []byte, cell, gate []float32, n int) {
	size := len(out)
	for k := n; k < size; k++ {
		forget, underForget := tanhRatio(0.5 * gate[k])
		candidate, underCandidate := tanhRatio(gate[2*size+k])
		inverse := 1 / float32(underForget*underCandidate)
		candidate = float32(float32(candidate*underForget) * inverse)
		forget = float32(0.5*float32(float32(forget*underCandidate)*inverse)) + 0.5
		cell[k] = float32(forget*(cell[k]-candidate)) + candidate
		state, underState := tanhRatio(cell[k])
		output, underOutput := tanhRatio(0.5 * gate[size+k])
		out[k] = round(0.5 * (float32(state*(output+underOutput)) / float32(underState*underOutput)))
	}
}

// tanhRatio gives the hyperbolic tangent to 0.0007, since a state is rounded to 1/32, as a ratio that a fit made.
func tanhRatio(x float32) (numerator, denominator float32) {
	x = min(max(x, -4), 4)
	y := float32(x * x)
	return float32(x * (float32(y*0.08131547) + 0.99878205)), float32(y*(float32(y*0.00634578)+0.41147791)) + 1
}
