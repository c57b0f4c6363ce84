package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestChainLoses compares loss and derivatives with sums over all sequences.
func TestChainLoses(t *testing.T) {
	const labels, n = 3, 4
	rng := rand.New(rand.NewPCG(1, 2))
	var net Network
	chain := NewChain(&net, labels)
	chain.Steps.Fill(rng)
	scores := make([]float32, n*labels)
	for i := range scores {
		scores[i] = float32(rng.NormFloat64())
	}
	gold := []uint8{1, 1, 2, 0}
	loss := func() float64 {
		all, right := 0.0, 0.0
		for code := range 81 {
			score, fits, last := 0.0, true, -1
			for i := range n {
				label := code % labels
				code /= labels
				score += float64(scores[i*labels+label])
				if last >= 0 {
					score += float64(chain.Steps.Values[last*labels+label])
				}
				fits, last = fits && int(gold[i]) == label, label
			}
			all += math.Exp(score)
			if fits {
				right += math.Exp(score)
			}
		}
		return math.Log(all) - math.Log(right)
	}
	g, d := net.NewGradient(), make([]float32, len(scores))
	if got, want := chain.Lose(g, &ChainTrace{}, d, scores, gold, 1), loss(); math.Abs(got-want) > 1e-5 {
		t.Errorf("loss %v, want %v", got, want)
	}
	check := func(what string, x *float32, derivative float32) {
		const step = 1e-2
		before := *x
		*x = before + step
		up := loss()
		*x = before - step
		down := loss()
		*x = before
		if want := (up - down) / (2 * step); math.Abs(float64(derivative)-want) > 1e-3 {
			t.Errorf("derivative by %s %v, want %v", what, derivative, want)
		}
	}
	for i := range scores {
		check("a score", &scores[i], d[i])
	}
	for i := range chain.Steps.Values {
		check("a step", &chain.Steps.Values[i], g.Of(chain.Steps)[i])
	}
}
