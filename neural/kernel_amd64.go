package neural

import "golang.org/x/sys/cpu"

//go:generate go -C asm run . -out ../kernel_asm_amd64.s -stubs ../kernel_asm_amd64.go -pkg neural

var (
	useAVX2   bool
	useAVX512 bool // with its dot products of bytes (VNNI)
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

func multiply8(c []float32, ldc int, a []byte, lda int, w *Packed8, m int, add bool) {
	if !useAVX2 || w.K == 0 {
		multiply8Portable(c, ldc, a, lda, w, m, add)
		return
	}
	p := product{a8: a, w8: w, lda: lda}
	if add {
		p.add = 1
	}
	p.addTo(c, ldc, m, w.N)
}

// product is what is to be added, in one kind of numbers or the other.
type product struct {
	a   []float32
	w   *Packed
	a8  []byte
	w8  *Packed8
	add int // 0 for a product in bytes that is not to be added
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
	if p.w8 != nil {
		p.tile8(out, stride, i, j, rows)
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

func (p *product) tile8(out *float32, stride, i, j, rows int) {
	in, lda, w, k, units, start := &p.a8[i*p.lda], p.lda, &p.w8.data[j*p.w8.K], p.w8.K/quad, &p.w8.units[j], &p.w8.start[j]
	switch rows {
	case 1:
		mul8x1(out, stride, in, lda, w, k, units, start, p.add)
	case 2:
		mul8x2(out, stride, in, lda, w, k, units, start, p.add)
	case 3:
		mul8x3(out, stride, in, lda, w, k, units, start, p.add)
	case 4:
		mul8x4(out, stride, in, lda, w, k, units, start, p.add)
	case 5:
		mul8x5(out, stride, in, lda, w, k, units, start, p.add)
	case 6:
		mul8x6(out, stride, in, lda, w, k, units, start, p.add)
	}
}

// pairs reports whether two panels are computed at once.
func (p *product) pairs() bool { return useAVX512 && p.w8 != nil }

// pair adds the rows from i and the two panels from j on.
func (p *product) pair(out *float32, stride, i, j, rows int) {
	in, lda, w, k, units, start := &p.a8[i*p.lda], p.lda, &p.w8.data[j*p.w8.K], p.w8.K/quad, &p.w8.units[j], &p.w8.start[j]
	next := panel * p.w8.K // bytes of a panel
	switch rows {
	case 1:
		dot8x1(out, stride, in, lda, w, next, k, units, start, p.add)
	case 2:
		dot8x2(out, stride, in, lda, w, next, k, units, start, p.add)
	case 3:
		dot8x3(out, stride, in, lda, w, next, k, units, start, p.add)
	case 4:
		dot8x4(out, stride, in, lda, w, next, k, units, start, p.add)
	case 5:
		dot8x5(out, stride, in, lda, w, next, k, units, start, p.add)
	case 6:
		dot8x6(out, stride, in, lda, w, next, k, units, start, p.add)
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

func roundAll(out []byte, in []float32) {
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
	if m < len(x) {
		t.addPortable(x, rows, m)
	}
}

func cells(out []byte, cell, gate []float32) {
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
