package neural

import "math"

// Reading uses numbers of 16 bits, which a processor multiplies twice as fast: what goes into a layer has 12 bits after the
// point, a weight up to 11 bits of its matrix's highest. Sums of products are whole numbers of 32 bits, so they are the same
// in any order. They stay far below 2^31: a state is at most 1, and a layer whose inputs are all at their highest does not
// come from words. Should one overflow all the same, it does so in the same way on every processor.
const (
	point   = 1 << 12
	highest = 7.9 // of what goes into a layer
	weight  = 1<<11 - 1
)

// Packed16 is a matrix of k rows, an even number, and n columns for [MulAdd16]: panels of 16 columns one after the other, in
// each of which two rows lie together, their values in turn. Columns past n are zero.
type Packed16 struct {
	K, N int
	unit float32 // worth of a product
	data []int16
}

// pack lays out the row-major k×n matrix w.
func (p *Packed16) pack(w []float32, k, n int) { p.packColumns(w, k, n, 0, n) }

// packColumns lays out n columns of the row-major matrix w of k rows and all columns, whose highest weight counts.
func (p *Packed16) packColumns(w []float32, k, all, from, n int) {
	if k%2 != 0 {
		panic("neural: a matrix in 16 bits needs an even number of rows")
	}
	most := float32(0)
	for _, v := range w {
		most = max(most, v, -v)
	}
	one := max(most, 1e-30) / weight
	*p = Packed16{K: k, N: n, unit: one / point, data: make([]int16, (n+panel-1)/panel*panel*k)}
	for i := range k {
		for j, v := range w[i*all+from:][:n] {
			at := j/panel*panel*k + i/2*2*panel + j%panel*2 + i%2
			p.data[at] = int16(math.Round(float64(v / one)))
		}
	}
}

// MulAdd16 adds the product of a, m rows of w.K values that begin lda apart, and w to c, m rows of w.N values that begin ldc
// apart. Each sum is exact, then rounded to float32, made the unit's multiple and added. Rows of c must not overlap.
func MulAdd16(c []float32, ldc int, a []int16, lda int, w *Packed16, m int) {
	if m <= 0 || w.K == 0 || w.N == 0 {
		return
	}
	_, _ = c[(m-1)*ldc+w.N-1], a[(m-1)*lda+w.K-1] // assembly checks no bounds
	mulAdd16(c, ldc, a, lda, w, m)
}

func mulAdd16Portable(c []float32, ldc int, a []int16, lda int, w *Packed16, m int) {
	for j := 0; j < w.N; j += panel {
		width := min(panel, w.N-j)
		columns := w.data[j*w.K : (j+panel)*w.K]
		for i := range m {
			var sum [panel]int32
			row := a[i*lda : i*lda+w.K]
			for k := 0; k < w.K; k += 2 {
				x, y := int32(row[k]), int32(row[k+1])
				for l := range sum {
					pair := columns[k*panel+2*l:][:2]
					sum[l] += x*int32(pair[0]) + y*int32(pair[1])
				}
			}
			for l, s := range sum[:width] {
				c[i*ldc+j+l] += float32(float32(s) * w.unit)
			}
		}
	}
}

// Round makes numbers of 16 bits of as many values as out has.
func Round(out []int16, in []float32) {
	_ = in[:len(out)]
	roundAll(out, in)
}

func roundPortable(out []int16, in []float32) {
	for i := range out {
		out[i] = round(in[i])
	}
}

func round(x float32) int16 {
	return int16(math.RoundToEven(float64(min(max(x, -highest), highest) * point)))
}

// Float undoes [Round].
func Float(out []float32, in []int16) {
	for i, v := range in {
		out[i] = float32(v) / point
	}
}
