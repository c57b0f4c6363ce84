package neural

import "golang.org/x/sys/cpu"

//go:generate go -C asm run . -out ../kernel_avx2_amd64.s -stubs ../kernel_avx2_amd64.go -pkg neural

var useAVX2 = cpu.X86.HasAVX2

// Portable turns off what is written for one kind of processor, or on again where there is such. Results are the same; it is
// for tests that show this. It must not be called while others compute.
func Portable(on bool) { useAVX2 = cpu.X86.HasAVX2 && !on }

// tile is the largest number of rows that the assembly computes at once; block that for which it goes through all of w, few
// enough that their parts of a and c stay in the cache.
const (
	tile  = 6
	block = 8 * tile
)

func mulAdd(c []float32, ldc int, a []float32, lda int, w *Packed, m int) {
	if !useAVX2 {
		mulAddPortable(c, ldc, a, lda, w, m)
		return
	}
	p := product{a: a, w: w, lda: lda}
	p.addTo(c, ldc, m, w.N)
}

func mulAdd16(c []float32, ldc int, a []int16, lda int, w *Packed16, m int) {
	if !useAVX2 {
		mulAdd16Portable(c, ldc, a, lda, w, m)
		return
	}
	p := product{a16: a, w16: w, lda: lda}
	p.addTo(c, ldc, m, w.N)
}

// product is what is to be added, in one kind of numbers or the other.
type product struct {
	a   []float32
	w   *Packed
	a16 []int16
	w16 *Packed16
	lda int
}

// addTo goes through c by blocks of rows, panels of columns and tiles of rows.
func (p *product) addTo(c []float32, ldc, m, n int) {
	var edge [tile * panel]float32 // in place of c where it ends within a panel
	for from := 0; from < m; from += block {
		high := min(block, m-from)
		tiles := (high + tile - 1) / tile
		for j := 0; j < n; j += panel {
			width := min(panel, n-j)
			for t := range tiles {
				i := from + high*t/tiles // tiles of about the same height: those of one row are slow
				rows := from + high*(t+1)/tiles - i
				if width == panel {
					p.tile(&c[i*ldc+j], ldc, i, j, rows)
					continue
				}
				copyRows(edge[:], panel, c[i*ldc+j:], ldc, width, rows)
				p.tile(&edge[0], panel, i, j, rows)
				copyRows(c[i*ldc+j:], ldc, edge[:], panel, width, rows)
			}
		}
	}
}

// tile adds the rows from i and the panel from j on.
func (p *product) tile(out *float32, stride, i, j, rows int) {
	if p.w16 != nil {
		p.tile16(out, stride, i, j, rows)
		return
	}
	in, lda, w, k := &p.a[i*p.lda], p.lda, &p.w.data[j*p.w.K], p.w.K
	switch rows {
	case 1:
		mulAdd1(out, stride, in, lda, w, k)
	case 2:
		mulAdd2(out, stride, in, lda, w, k)
	case 3:
		mulAdd3(out, stride, in, lda, w, k)
	case 4:
		mulAdd4(out, stride, in, lda, w, k)
	case 5:
		mulAdd5(out, stride, in, lda, w, k)
	case 6:
		mulAdd6(out, stride, in, lda, w, k)
	}
}

func (p *product) tile16(out *float32, stride, i, j, rows int) {
	in, lda, w, k, unit := &p.a16[i*p.lda], p.lda, &p.w16.data[j*p.w16.K], p.w16.K/2, p.w16.unit
	switch rows {
	case 1:
		mulAdd16x1(out, stride, in, lda, w, k, unit)
	case 2:
		mulAdd16x2(out, stride, in, lda, w, k, unit)
	case 3:
		mulAdd16x3(out, stride, in, lda, w, k, unit)
	case 4:
		mulAdd16x4(out, stride, in, lda, w, k, unit)
	case 5:
		mulAdd16x5(out, stride, in, lda, w, k, unit)
	case 6:
		mulAdd16x6(out, stride, in, lda, w, k, unit)
	}
}

func copyRows(to []float32, ldto int, from []float32, ldfrom, width, rows int) {
	for i := range rows {
		copy(to[i*ldto:], from[i*ldfrom:][:width])
	}
}

func tanhAll(x []float32) {
	n := 0
	if useAVX2 && len(x) >= 8 {
		n = len(x) &^ 7
		tanhAVX2(&x[0], n)
	}
	tanhPortable(x[n:])
}

func sigmoidAll(x []float32) {
	n := 0
	if useAVX2 && len(x) >= 8 {
		n = len(x) &^ 7
		sigmoidAVX2(&x[0], n)
	}
	sigmoidPortable(x[n:])
}

func roundAll(out []int16, in []float32) {
	n := 0
	if useAVX2 && len(out) >= 8 {
		n = len(out) &^ 7
		roundAVX2(&out[0], &in[0], n)
	}
	roundPortable(out[n:], in[n:])
}

func addBytes(x []float32, values []byte, scale float32) {
	n := 0
	if useAVX2 && len(values) >= 8 {
		n = len(values) &^ 7
		addBytesAVX2(&x[0], &values[0], scale, n)
	}
	addBytesPortable(x[n:], values[n:], scale)
}
