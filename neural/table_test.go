package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTableSum(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	defer Portable(false)
	for _, size := range []int{1, 7, 8, 32, 61} {
		table := NewFreeTable(5, size, rng).Compact()
		sums := [2][]float32{make([]float32, size), make([]float32, size)}
		for k, portable := range []bool{false, true} {
			Portable(portable)
			for _, row := range []int32{0, 3, 1, 3} {
				table.Sum(sums[k], row)
			}
		}
		if !slices.Equal(sums[0], sums[1]) || sums[0][0] == 0 {
			t.Errorf("size %d: %v, portable %v", size, sums[0], sums[1])
		}
	}
}
