package neural

import (
	"math"
	"math/rand/v2"
)

// Matrix is a learned matrix, row-major, from inputs (rows) to outputs (columns). A vector is a matrix of one row.
type Matrix struct {
	Rows, Cols int
	Values     []float32

	number       int    // in its network
	packed, back Packed // for training
}

// Network is the list of all learned matrices of a model, in the order in which they are stored.
type Network struct {
	Matrices []*Matrix
}

// Add makes a matrix of zeros.
func (n *Network) Add(rows, cols int) *Matrix {
	m := &Matrix{Rows: rows, Cols: cols, Values: make([]float32, rows*cols), number: len(n.Matrices)}
	n.Matrices = append(n.Matrices, m)
	return m
}

// Fill sets the values to uniform random numbers whose variance keeps that of what goes through (Glorot and Bengio 2010);
// without a source of random numbers it leaves them to be read from a file.
func (m *Matrix) Fill(rng *rand.Rand) *Matrix {
	return m.fill(m.Rows+m.Cols, rng)
}

func (m *Matrix) fill(ends int, rng *rand.Rand) *Matrix {
	if rng == nil {
		return m
	}
	limit := math.Sqrt(6 / float64(ends))
	for i := range m.Values {
		m.Values[i] = float32((2*rng.Float64() - 1) * limit)
	}
	return m
}

// Pack lays out the matrices for training, after their values have changed.
func (n *Network) Pack() {
	for _, m := range n.Matrices {
		if m.Rows > 1 {
			m.Pack()
			m.back.PackTransposed(m.Values, m.Cols, m.Rows)
		}
	}
}

// Pack lays out one matrix for [Matrix.MulAdd].
func (m *Matrix) Pack() { m.packed.Pack(m.Values, m.Rows, m.Cols) }

// Gradient holds the sums of derivatives of a network's matrices.
type Gradient [][]float32

// NewGradient makes a gradient of zeros.
func (n *Network) NewGradient() Gradient {
	g := make(Gradient, len(n.Matrices))
	for i, m := range n.Matrices {
		g[i] = make([]float32, len(m.Values))
	}
	return g
}

// Of returns the derivatives of a matrix.
func (g Gradient) Of(m *Matrix) []float32 { return g[m.number] }

// Add adds another gradient and clears it.
func (g Gradient) Add(other Gradient) {
	for i := range g {
		for k, x := range other[i] {
			g[i][k] += x
		}
		clear(other[i])
	}
}

// Scratch is memory that the backward pass uses again.
type Scratch struct {
	turned []float32
	packed Packed
}

// AddOuter adds the derivatives of a matrix between the inputs in, n rows ldIn apart, and the derivatives of its outputs.
func (s *Scratch) AddOuter(sum []float32, in []float32, ldIn, rows int, dOut []float32, ldOut, cols, n int) {
	s.turned = Resize(s.turned, rows*n)
	for i := range n {
		for k, x := range in[i*ldIn : i*ldIn+rows] {
			s.turned[k*n+i] = x
		}
	}
	s.packed.packRows(dOut, ldOut, n, cols)
	MulAdd(sum, cols, s.turned, n, &s.packed, rows)
}

// packRows is Pack for rows that lie ld apart.
func (p *Packed) packRows(w []float32, ld, k, n int) {
	p.resize(k, n)
	for j := 0; j < n; j += panel {
		width := min(panel, n-j)
		for i := range k {
			copy(p.data[j*k+i*panel:], w[i*ld+j:i*ld+j+width])
		}
	}
}

// Resize returns a slice of n zeros, in the memory of s where it has room.
func Resize[T any](s []T, n int) []T {
	s = Room(s, n)
	clear(s)
	return s
}

// Room returns a slice of n values that are to be overwritten, in the memory of s where it has room.
func Room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// MulAdd adds the product of n rows of inputs that begin ldIn apart and the matrix to rows of outputs ldOut apart.
func (m *Matrix) MulAdd(out []float32, ldOut int, in []float32, ldIn, n int) {
	MulAdd(out, ldOut, in, ldIn, &m.packed, n)
}

// MulAddBack is [Matrix.MulAdd] with the transpose.
func (m *Matrix) MulAddBack(out []float32, ldOut int, in []float32, ldIn, n int) {
	MulAdd(out, ldOut, in, ldIn, &m.back, n)
}
