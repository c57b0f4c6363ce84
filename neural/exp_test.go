package neural

import (
	"math"
	"testing"
)

func TestExp(t *testing.T) {
	for x := -90.0; x < 88; x += 0.037 {
		got, want := float64(Exp(float32(x))), math.Exp(float64(float32(x)))
		if x > -86.9 && math.Abs(got-want) > 3e-7*want || got < 0 {
			t.Fatalf("exp(%v): %v, want %v", x, got, want)
		}
	}
}

func TestSoftmax(t *testing.T) {
	p := make([]float32, 3)
	log := Softmax(p, []float32{1, 2, -200})
	if sum := math.Exp(1) + math.Exp(2); math.Abs(float64(p[1])-math.Exp(2)/sum) > 1e-6 || math.Abs(float64(log)-math.Log(sum)) > 1e-6 || p[2] != 0 {
		t.Errorf("probabilities %v, logarithm %v", p, log)
	}
}
