package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTableSum(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{1, 7, 8, 32, 61} {
		table := NewFreeTable(5, size, rng).Compact()
		var first []float32
		eachKernel(func(name string) {
			sum := make([]float32, size)
			for _, row := range []int32{0, 3, 1, 3} {
				table.Sum(sum, row)
			}
			if first == nil {
				first = sum
			}
			if !slices.Equal(sum, first) || sum[0] == 0 {
				t.Errorf("size %d: %s: %v, want %v", size, name, sum, first)
			}
		})
	}
}
