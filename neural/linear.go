package neural

import (
	"math"
	"math/rand/v2"
)

// Linear is a layer y = x·W + b.
type Linear struct {
	W, B *Matrix

	fixed Packed8 // for reading
}

// NewLinear adds a layer to the network.
func NewLinear(net *Network, in, out int, rng *rand.Rand) *Linear {
	return &Linear{W: net.Add(in, out).Fill(rng), B: net.Add(1, out)}
}

// Forward computes n rows of outputs from n rows of inputs that begin ldIn apart.
func (l *Linear) Forward(out, in []float32, ldIn, n int) {
	fillRows(out, l.B.Values, n)
	l.W.MulAdd(out, l.W.Cols, in, ldIn, n)
}

// Fix prepares the layer for Read.
func (l *Linear) Fix() { l.fixed.pack(l.W.Values, l.W.Rows, l.W.Cols, l.B.Values) }

// Read is Forward for inputs that are rounded.
func (l *Linear) Read(out []float32, in []byte, ldIn, n int) {
	l.fixed.multiply(out, l.W.Cols, in, ldIn, n, false)
}

// Backward adds to the gradient of the layer and to that of its inputs, in rows of W.Rows values.
func (l *Linear) Backward(g Gradient, s *Scratch, in, dIn, dOut []float32, n int) {
	addRows(g.Of(l.B), dOut, n)
	s.AddOuter(g.Of(l.W), in, l.W.Rows, l.W.Rows, dOut, l.W.Cols, l.W.Cols, n)
	if dIn != nil {
		l.W.MulAddBack(dIn, l.W.Rows, dOut, l.W.Cols, n)
	}
}

// fillRows makes n rows of one.
func fillRows(rows, row []float32, n int) {
	for i := range n {
		copy(rows[i*len(row):(i+1)*len(row)], row)
	}
}

// addRows adds n rows to a sum of one row.
func addRows(sum, rows []float32, n int) {
	for i := range n {
		for j, x := range rows[i*len(sum) : (i+1)*len(sum)] {
			sum[j] += x
		}
	}
}

// Relu replaces negative values by zero.
func Relu(x []float32) {
	for i, v := range x { // without a branch, which would be guessed wrong half of the time
		bits := math.Float32bits(v)
		x[i] = math.Float32frombits(bits &^ uint32(int32(bits)>>31))
	}
}

// ReluBackward clears the derivatives where [Relu] gave zero.
func ReluBackward(d, y []float32) {
	for i, v := range y {
		if v <= 0 {
			d[i] = 0
		}
	}
}

// Multiply multiplies each value of x by that of y.
func Multiply(x, y []float32) {
	for i, v := range y {
		x[i] *= v
	}
}
