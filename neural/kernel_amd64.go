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
	for i := 0; i < m; i += block {
		mulAddBlock(c[i*ldc:], ldc, a[i*lda:], lda, w, min(block, m-i))
	}
}

func mulAddBlock(c []float32, ldc int, a []float32, lda int, w *Packed, m int) {
	var edge [tile * panel]float32 // in place of c where w ends within a panel
	tiles := (m + tile - 1) / tile
	for j := 0; j < w.N; j += panel {
		columns, width := &w.data[j*w.K], min(panel, w.N-j)
		for t := range tiles {
			i := m * t / tiles // tiles of about the same height: those of one row are slow
			rows := m*(t+1)/tiles - i
			out, stride := &c[i*ldc+j], ldc
			if width < panel {
				copyRows(edge[:], panel, c[i*ldc+j:], ldc, width, rows)
				out, stride = &edge[0], panel
			}
			switch in := &a[i*lda]; rows {
			case 1:
				mulAdd1(out, stride, in, lda, columns, w.K)
			case 2:
				mulAdd2(out, stride, in, lda, columns, w.K)
			case 3:
				mulAdd3(out, stride, in, lda, columns, w.K)
			case 4:
				mulAdd4(out, stride, in, lda, columns, w.K)
			case 5:
				mulAdd5(out, stride, in, lda, columns, w.K)
			case 6:
				mulAdd6(out, stride, in, lda, columns, w.K)
			}
			if width < panel {
				copyRows(c[i*ldc+j:], ldc, edge[:], panel, width, rows)
			}
		}
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
