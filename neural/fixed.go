package neural

import "math"

// Reading uses bytes, which a processor multiplies four times as fast as float32, or twice without VNNI. What goes into a layer has 5 bits after the
// point and at most 63 of their units on either side of zero, which is kept as 64, so that all are positive; a weight has 7 bits of its
// column's highest and a sign. Sums of products are whole numbers of 32 bits, so they are the same in any order; and two
// products fit into 16 bits with a sign, as AVX2 adds them.
const (
	point   = 1 << 5
	zero    = 64
	highest = float32(zero-1) / point // of what goes into a layer
	weight  = math.MaxInt8
	quad    = 4 // rows that lie together
)

// Packed8 is a matrix of k rows, a multiple of 4, and n columns, with a bias for each column: panels of 16 columns one after the other, in
// each of which four rows lie together, their values in turn. Columns past n are zero.
type Packed8 struct {
	K, N  int
	units []float32 // of each column: worth of a product
	start []int32   // of each column: what takes the sum of zeros to the bias
	data  []int8
}

// pack lays out the row-major k×n matrix w; no bias is one of zeros.
func (p *Packed8) pack(w []float32, k, n int, bias []float32) { p.packColumns(w, k, n, 0, n, bias) }

// packColumns lays out n columns of the row-major matrix w of k rows and all columns.
func (p *Packed8) packColumns(w []float32, k, all, from, n int, bias []float32) {
	if k%quad != 0 {
		panic("neural: a matrix in bytes needs a multiple of four rows")
	}
	wide := (n + panel - 1) / panel * panel
	*p = Packed8{K: k, N: n, units: make([]float32, wide), start: make([]int32, wide), data: make([]int8, wide*k)}
	for j := range n {
		most, begin := float32(1e-30), float32(0)
		if bias != nil {
			begin = bias[j]
			most = max(most, begin/1e4, -begin/1e4) // so that it fits
		}
		for i := range k {
			v := w[i*all+from+j]
			most = max(most, v, -v)
		}
		p.units[j] = most / weight / point
		p.start[j] = int32(math.Round(float64(begin / p.units[j])))
		for i := range k {
			v := int8(math.Round(float64(w[i*all+from+j]) * weight / float64(most)))
			p.data[j/panel*panel*k+i/quad*quad*panel+j%panel*quad+i%quad] = v
			p.start[j] -= zero * int32(v)
		}
	}
}

// multiply computes the product of a, m rows of K values that begin lda apart, and the matrix, plus the bias, and adds it to c, m rows
// of N values that begin ldc apart, or puts it there. Each sum is exact, then rounded to float32 and made its unit's multiple. Rows of c must not overlap.
func (p *Packed8) multiply(c []float32, ldc int, a []byte, lda, m int, add bool) {
	if m <= 0 || p.N == 0 {
		return
	}
	_ = c[(m-1)*ldc+p.N-1] // assembly checks no bounds
	if p.K > 0 {
		_ = a[(m-1)*lda+p.K-1]
	}
	multiply8(c, ldc, a, lda, p, m, add)
}

func multiply8Portable(c []float32, ldc int, a []byte, lda int, w *Packed8, m int, add bool) {
	for j := 0; j < w.N; j += panel {
		width := min(panel, w.N-j)
		columns := w.data[j*w.K : (j+panel)*w.K]
		for i := range m {
			sum := [panel]int32(w.start[j:])
			row := a[i*lda:][:w.K]
			for k := 0; k < w.K; k += quad {
				x0, x1, x2, x3 := int32(row[k]), int32(row[k+1]), int32(row[k+2]), int32(row[k+3])
				for l := range sum {
					y := columns[k*panel+quad*l:][:quad]
					sum[l] += x0*int32(y[0]) + x1*int32(y[1]) + x2*int32(y[2]) + x3*int32(y[3])
				}
			}
			out := c[i*ldc+j:][:width]
			for l := range out {
				product := float32(float32(sum[l]) * w.units[j+l])
				if add {
					product += out[l]
				}
				out[l] = product
			}
		}
	}
}

// Round makes bytes of as many values as out has.
func Round(out []byte, in []float32) {
	_ = in[:len(out)]
	roundAll(out, in)
}

func roundPortable(out []byte, in []float32) {
	for i := range out {
		out[i] = round(in[i])
	}
}

func round(x float32) byte {
	return byte(zero + int(math.RoundToEven(float64(min(max(x, -highest), highest)*point))))
}

// Float undoes [Round].
func Float(out []float32, in []byte) {
	for i, v := range in {
		out[i] = float32(int(v)-zero) / point
	}
}
