package parse

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTreeIsTheBest compares with all trees of small sentences.
func TestTreeIsTheBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var finder treeFinder
	for range 3000 {
		n := 1 + rng.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(rng.IntN(2000)-1000) / 100
		}
		want := float32(never)
		eachTree(n, func(heads []int) { want = max(want, worth(scores, heads)) })
		heads := slices.Clone(finder.find(slices.Clone(scores), n))
		if !tree(heads) {
			t.Fatalf("%v of %v is no tree with one root", heads, scores)
		}
		if got := worth(scores, heads); got < want-1e-3 {
			t.Fatalf("%v of %v is worth %v, the best tree %v", heads, scores, got, want)
		}
	}
}

// TestLongSentenceHasATree holds what is bound to have many cycles to one root.
func TestLongSentenceHasATree(t *testing.T) {
	const n = 250
	rng := rand.New(rand.NewPCG(3, 4))
	scores := make([]float32, n*(n+1))
	for i := range scores {
		scores[i] = rng.Float32() * 30
	}
	var finder treeFinder
	if heads := finder.find(scores, n); !tree(heads) {
		t.Errorf("%v is no tree with one root", heads)
	}
}

func worth(scores []float32, heads []int) float32 {
	sum := float32(0)
	for i, h := range heads {
		sum += scores[i*(len(heads)+1)+h]
	}
	return sum
}

// tree reports whether every word comes to the root, which one word has for its head.
func tree(heads []int) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		for steps := 0; h > 0; steps++ {
			if steps > len(heads) || h == i+1 {
				return false
			}
			h = heads[h-1]
		}
	}
	return roots == 1
}

func eachTree(n int, use func(heads []int)) {
	heads := make([]int, n)
	var fill func(i int)
	fill = func(i int) {
		if i == n {
			if tree(heads) {
				use(heads)
			}
			return
		}
		for h := range n + 1 {
			heads[i] = h
			fill(i + 1)
		}
	}
	fill(0)
}
