package neural

import "golang.org/x/sys/cpu"

//go:generate go -C asm run . -out ../kernel_asm_amd64.s -stubs ../kernel_asm_amd64.go -pkg neural

var (
	useAVX2   bool
	useAVX512 bool // with its dot products of 16 bits (VNNI)
)

func init() { Use(len(Kernels()) - 1) }

// Kernels names the kinds of instructions that this processor can compute with, the slowest first.
func Kernels() []string {
	kinds := []string{"portable"}
	if x := &cpu.X86; x.HasAVX2 {
		kinds = append(kinds, "AVX2")
		if x.HasAVX512F && x.HasAVX512BW && x.HasAVX512DQ && x.HasAVX512VL && x.HasAVX512VNNI {
			kinds = append(kinds, "AVX512")
		}
	}
	return kinds
}

// Use makes it compute with a kind of instructions, an index of [Kernels]. Results are the same; it is for tests that show this. It must
// not be called while others compute.
func Use(kind int) { useAVX2, useAVX512 = kind >= 1, kind >= 2 }

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
		for j, width := 0, 0; j < n; j += width {
			if width = min(panel, n-j); p.pairs() && n-j >= 2*panel {
				width = 2 * panel
			}
			for t := range tiles {
				i := from + high*t/tiles // tiles of about the same height: those of one row are slow
				rows := from + high*(t+1)/tiles - i
				if width == 2*panel {
					p.pair(&c[i*ldc+j], ldc, i, j, rows)
					continue
				}
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

// pairs reports whether two panels are computed at once.
func (p *product) pairs() bool { return useAVX512 && p.w16 != nil }

// pair adds the rows from i and the two panels from j on.
func (p *product) pair(out *float32, stride, i, j, rows int) {
	in, lda, w, k, unit := &p.a16[i*p.lda], p.lda, &p.w16.data[j*p.w16.K], p.w16.K/2, p.w16.unit
	next := 2 * panel * p.w16.K // bytes of a panel
	switch rows {
	case 1:
		dotAdd16x1(out, stride, in, lda, w, next, k, unit)
	case 2:
		dotAdd16x2(out, stride, in, lda, w, next, k, unit)
	case 3:
		dotAdd16x3(out, stride, in, lda, w, next, k, unit)
	case 4:
		dotAdd16x4(out, stride, in, lda, w, next, k, unit)
	case 5:
		dotAdd16x5(out, stride, in, lda, w, next, k, unit)
	case 6:
		dotAdd16x6(out, stride, in, lda, w, next, k, unit)
	}
}

func copyRows(to []float32, ldto int, from []float32, ldfrom, width, rows int) {
	for i := range rows {
		copy(to[i*ldto:], from[i*ldfrom:][:width])
	}
}

// registers tells how many of n values fill registers of 16 values, and of 8.
func registers(n int) (by16, by8 int) {
	if useAVX512 {
		by16 = n &^ 15
	}
	if useAVX2 {
		by8 = n &^ 7
	}
	return by16, by8
}

func tanhAll(x []float32) {
	n, m := registers(len(x))
	if n > 0 {
		tanhAVX512(&x[0], n)
	}
	if m > n {
		tanhAVX2(&x[n], m-n)
	}
	tanhPortable(x[m:])
}

func sigmoidAll(x []float32) {
	n, m := registers(len(x))
	if n > 0 {
		sigmoidAVX512(&x[0], n)
	}
	if m > n {
		sigmoidAVX2(&x[n], m-n)
	}
	sigmoidPortable(x[m:])
}

func roundAll(out []int16, in []float32) {
	n, m := registers(len(out))
	if n > 0 {
		roundAVX512(&out[0], &in[0], n)
	}
	if m > n {
		roundAVX2(&out[n], &in[n], m-n)
	}
	roundPortable(out[m:], in[m:])
}

func (t *Table) add(x []float32, rows []int32) {
	n, m := registers(len(x))
	if n > 0 {
		addRowsAVX512(&x[0], n, &t.values[0], t.Size, &t.scales[0], &rows[0], len(rows))
	}
	if m > n {
		addRowsAVX2(&x[n], m-n, &t.values[n], t.Size, &t.scales[0], &rows[0], len(rows))
	}
	t.addPortable(x, rows, m)
}

func cells(out []int16, cell, gate []float32) {
	size := len(out)
	n, m := registers(size)
	if n > 0 {
		cellsAVX512(&out[0], &cell[0], &gate[0], size, n)
	}
	if m > n {
		cellsAVX2(&out[n], &cell[n], &gate[n], size, m-n)
	}
	cellsPortable(out, cell, gate, m)
}
