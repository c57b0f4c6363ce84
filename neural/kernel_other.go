//go:build !amd64

package neural

// Kernels names the kinds of instructions that this processor can compute with: here there is one.
func Kernels() []string { return []string{"portable"} }

// Use makes it compute with a kind of instructions.
func Use(int) {}

func mulAdd(c []float32, ldc int, a []float32, lda int, w *Packed, m int) {
	mulAddPortable(c, ldc, a, lda, w, m)
}

func tanhAll(x []float32) { tanhPortable(x) }

func sigmoidAll(x []float32) { sigmoidPortable(x) }

func multiply8(c []float32, ldc int, a []byte, lda int, w *Packed8, m int, add bool) {
	multiply8Portable(c, ldc, a, lda, w, m, add)
}

func roundAll(out []byte, in []float32) { roundPortable(out, in) }

func (t *Table) add(x []float32, rows []int32) { t.addPortable(x, rows, 0) }

func cells(out []byte, cell, gate []float32) { cellsPortable(out, cell, gate, 0) }
