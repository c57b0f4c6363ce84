package neural

// panel is the number of columns that are kept side by side in a packed matrix, and computed at once.
const panel = 16

// Packed is a matrix of k rows and n columns laid out for [MulAdd]: panels of 16 columns one after the other, each with
// its k rows of 16 values. Columns past n are zero.
type Packed struct {
	K, N int
	data []float32
}

// Pack lays out the row-major k×n matrix w. Its memory is used again.
func (p *Packed) Pack(w []float32, k, n int) { p.packRows(w, n, k, n) }

// PackTransposed lays out the transpose, of k rows and n columns, of the row-major n×k matrix w.
func (p *Packed) PackTransposed(w []float32, k, n int) {
	p.resize(k, n)
	for j := range n {
		column := p.data[j/panel*panel*k+j%panel:]
		for i, x := range w[j*k : j*k+k] {
			column[i*panel] = x
		}
	}
}

func (p *Packed) resize(k, n int) {
	size := (n + panel - 1) / panel * panel * k
	if cap(p.data) < size {
		p.data = make([]float32, size)
	}
	p.K, p.N, p.data = k, n, p.data[:size]
	if n%panel != 0 {
		clear(p.data[size-panel*k:])
	}
}

// MulAdd adds the product of a, m rows of w.K values that begin lda apart, and w to c, m rows of w.N values that begin ldc
// apart: c[i][j] += Σ a[i][k]·w[k][j], summed with k ascending, each product rounded to float32 before it is added. So the
// result does not depend on the processor. Rows of c must not overlap each other, a or w; rows of a may.
func MulAdd(c []float32, ldc int, a []float32, lda int, w *Packed, m int) {
	if m <= 0 || w.K == 0 || w.N == 0 {
		return
	}
	_, _ = c[(m-1)*ldc+w.N-1], a[(m-1)*lda+w.K-1] // assembly checks no bounds
	mulAdd(c, ldc, a, lda, w, m)
}

func mulAddPortable(c []float32, ldc int, a []float32, lda int, w *Packed, m int) {
	for j := 0; j < w.N; j += panel {
		width := min(panel, w.N-j)
		columns := w.data[j*w.K : (j+panel)*w.K]
		for i := range m {
			row := a[i*lda : i*lda+w.K]
			out := c[i*ldc+j : i*ldc+j+width]
			var sum [panel]float32
			copy(sum[:], out)
			for h := 0; h < panel; h += 8 { // as many sums as stay in registers
				s := (*[8]float32)(sum[h:])
				s0, s1, s2, s3, s4, s5, s6, s7 := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
				for k, x := range row {
					y := (*[8]float32)(columns[k*panel+h:])
					s0 += float32(x * y[0])
					s1 += float32(x * y[1])
					s2 += float32(x * y[2])
					s3 += float32(x * y[3])
					s4 += float32(x * y[4])
					s5 += float32(x * y[5])
					s6 += float32(x * y[6])
					s7 += float32(x * y[7])
				}
				*s = [8]float32{s0, s1, s2, s3, s4, s5, s6, s7}
			}
			copy(out, sum[:])
		}
	}
}

// Tanh replaces each value by its hyperbolic tangent, to about 1e-6: a ratio of polynomials (as in Eigen) of the argument
// between -7.9 and 7.9, with the same roundings on every processor.
func Tanh(x []float32) { tanhAll(x) }

// Sigmoid replaces each value x by 1/(1+exp(-x)), as tanh(x/2)/2 + 1/2.
func Sigmoid(x []float32) { sigmoidAll(x) }

func tanhPortable(x []float32) {
	for i, v := range x {
		x[i] = tanh(v)
	}
}

func sigmoidPortable(x []float32) {
	for i, v := range x {
		x[i] = sigmoid(v)
	}
}

func sigmoid(x float32) float32 { return float32(0.5*tanh(float32(0.5*x))) + 0.5 }

func tanh(x float32) float32 {
	x = min(max(x, -7.9), 7.9)
	y := float32(x * x)
	p := float32(y*-2.76076847742355e-16) + 2.00018790482477e-13
	p = float32(y*p) + -8.60467152213735e-11
	p = float32(y*p) + 5.12229709037114e-08
	p = float32(y*p) + 1.48572235717979e-05
	p = float32(y*p) + 6.37261928875436e-04
	p = float32(y*p) + 4.89352455891786e-03
	q := float32(y*1.19825839466702e-06) + 1.18534705686654e-04
	q = float32(y*q) + 2.26843463243900e-03
	q = float32(y*q) + 4.89352518554385e-03
	return float32(x*p) / q
}
