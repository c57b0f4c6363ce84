package parse

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// sparse is a vector of which only the values that are not zero are kept.
type sparse struct {
	index []int32
	value []float32
}

// principal returns the first size left singular vectors of a matrix, each times the root of its singular value, as
// columns of a matrix: iteration of a random subspace, Halko, Martinsson and Tropp 2011, Finding Structure with
// Randomness.
func principal(rows []sparse, columns, size int, log io.Writer) []float32 {
	k := size + vectorSpare
	transposed := transpose(rows, columns)
	random := rand.New(rand.NewPCG(1, 2))
	basis := make([]float32, columns*k)
	for i := range basis {
		basis[i] = random.Float32() - 0.5
	}
	for round := range vectorRounds {
		image := times(rows, basis, k)
		basis, _ = turn(times(transposed, image, k), k, k, func(square float64) float64 { return 1 / math.Sqrt(square) })
		fmt.Fprintf(log, "vectors: round %d\n", round+1)
	}
	vectors, squares := turn(times(rows, basis, k), k, size, func(square float64) float64 {
		return 1 / math.Sqrt(math.Sqrt(square))
	})
	fmt.Fprintf(log, "vectors: singular values from %.0f to %.0f\n", math.Sqrt(squares[0]), math.Sqrt(squares[size-1]))
	return vectors
}

// transpose returns the columns of a matrix.
func transpose(rows []sparse, columns int) []sparse {
	length := make([]int, columns)
	for _, row := range rows {
		for _, c := range row.index {
			length[c]++
		}
	}
	result := make([]sparse, columns)
	for c, n := range length {
		result[c] = sparse{index: make([]int32, 0, n), value: make([]float32, 0, n)}
	}
	for r, row := range rows {
		for k, c := range row.index {
			result[c].index = append(result[c].index, int32(r))
			result[c].value = append(result[c].value, row.value[k])
		}
	}
	return result
}

// times returns the product of a sparse matrix and a dense one of k columns.
func times(rows []sparse, dense []float32, k int) []float32 {
	product := make([]float32, len(rows)*k)
	inBlocks(len(rows), 64, func(from, to int) {
		for r := from; r < to; r++ {
			sum := product[r*k : r*k+k]
			for i, c := range rows[r].index {
				value := rows[r].value[i]
				for j, x := range dense[int(c)*k : int(c)*k+k] {
					sum[j] += float32(value * x)
				}
			}
		}
	})
	return product
}

// turn turns a matrix of k columns so that its columns stand at right angles, the longest first, and returns the first
// size of them, each times a weight of the square of its length, with all squares. What is as good as nothing becomes 0.
func turn(matrix []float32, k, size int, weight func(square float64) float64) ([]float32, []float64) {
	squares, axes := eigen(gram(matrix, k), k)
	turning := make([]float64, k*size)
	for j := range size {
		if squares[j] <= squares[0]*1e-12 {
			continue
		}
		for i := range k {
			turning[i*size+j] = axes[j*k+i] * weight(squares[j])
		}
	}
	n := len(matrix) / k
	turned := make([]float32, n*size)
	inBlocks(n, 256, func(from, to int) {
		sum := make([]float64, size)
		for r := from; r < to; r++ {
			clear(sum)
			for i, x := range matrix[r*k : r*k+k] {
				for j, t := range turning[i*size : i*size+size] {
					sum[j] += float64(float64(x) * t)
				}
			}
			for j, x := range sum {
				turned[r*size+j] = float32(x)
			}
		}
	})
	return turned, squares
}

// gram returns the products of all columns of a matrix with each other.
func gram(matrix []float32, k int) []float64 {
	const block = 512
	n := len(matrix) / k
	parts := make([][]float64, (n+block-1)/block)
	inBlocks(n, block, func(from, to int) {
		part := make([]float64, k*k)
		for r := from; r < to; r++ {
			row := matrix[r*k : r*k+k]
			for i, x := range row {
				for j, y := range row[:i+1] {
					part[i*k+j] += float64(float64(x) * float64(y))
				}
			}
		}
		parts[from/block] = part
	})
	sum := make([]float64, k*k)
	for _, part := range parts { // always in the same order
		for i := range k {
			for j := range i + 1 {
				sum[i*k+j] += part[i*k+j]
				sum[j*k+i] = sum[i*k+j]
			}
		}
	}
	return sum
}

// eigen returns the eigenvalues of a symmetric matrix, the greatest first, and their vectors as rows, by Jacobi's
// rotations. The matrix is used up.
func eigen(matrix []float64, k int) (values, vectors []float64) {
	axes := make([]float64, k*k)
	trace := 0.0
	for i := range k {
		axes[i*k+i] = 1
		trace += matrix[i*k+i]
	}
	for turned, sweep := true, 0; turned && sweep < 40; sweep++ {
		turned = false
		for p := range k {
			for q := p + 1; q < k; q++ {
				mixed := matrix[p*k+q]
				if math.Abs(mixed) <= 1e-16*trace {
					continue
				}
				turned = true
				half := (matrix[q*k+q] - matrix[p*k+p]) / (2 * mixed)
				tangent := math.Copysign(1/(math.Abs(half)+math.Sqrt(float64(half*half)+1)), half)
				cos := 1 / math.Sqrt(float64(tangent*tangent)+1)
				sin := tangent * cos
				rotate(matrix[p*k:], matrix[q*k:], k, 1, cos, sin)
				rotate(matrix[p:], matrix[q:], k, k, cos, sin)
				rotate(axes[p*k:], axes[q*k:], k, 1, cos, sin)
			}
		}
	}
	order := make([]int, k)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(matrix[b*k+b], matrix[a*k+a]) })
	for _, i := range order {
		values = append(values, matrix[i*k+i])
		vectors = append(vectors, axes[i*k:i*k+k]...)
	}
	return values, vectors
}

// rotate turns two vectors of n values that lie step apart.
func rotate(a, b []float64, n, step int, cos, sin float64) {
	for i := 0; i < n*step; i += step {
		x, y := a[i], b[i]
		a[i] = float64(cos*x) - float64(sin*y)
		b[i] = float64(sin*x) + float64(cos*y)
	}
}

// inBlocks calls do for blocks of the numbers below n on all cores.
func inBlocks(n, size int, do func(from, to int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for {
				to := int(next.Add(int64(size)))
				if to-size >= n {
					return
				}
				do(to-size, min(to, n))
			}
		})
	}
	wait.Wait()
}
