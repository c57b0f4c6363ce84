package scoring

import (
	"math"
	"testing"
)

// near allows for the rounding of float64.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12 }

// outcomes makes outcomes of pairs: probability, and 1 for what happened.
func outcomes(pairs ...float64) (list []Outcome) {
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, Outcome{pairs[i], pairs[i+1] == 1})
	}
	return list
}

func TestBrier(t *testing.T) {
	for _, test := range []struct {
		outcomes []Outcome
		want     float64 // computed by hand
	}{
		{outcomes(1, 1, 0, 0), 0},
		{outcomes(1, 0, 0, 1), 1},
		{outcomes(0.5, 1, 0.5, 0), 0.25},
		{outcomes(0.7, 1), 0.09},
		{outcomes(0.7, 0), 0.49},
		{outcomes(0.9, 1, 0.6, 0, 0.2, 0, 0.8, 1), 0.1125}, // (0.01 + 0.36 + 0.04 + 0.04) / 4
	} {
		if got, ok := Brier(test.outcomes); !ok || !near(got, test.want) {
			t.Errorf("Brier(%v) = %v, %v, want %v", test.outcomes, got, ok, test.want)
		}
	}
	if _, ok := Brier(nil); ok {
		t.Error("nothing has a Brier score")
	}
}

// Murphy's decomposition (1973) is another way to the Brier score: reliability less resolution plus uncertainty. It is exact
// where each bin holds one probability.
func TestBrierIsItsDecomposition(t *testing.T) {
	all := outcomes(0.15, 0, 0.15, 0, 0.15, 1, 0.55, 1, 0.55, 0, 0.85, 1, 0.85, 1, 0.85, 1, 0.85, 0, 0.95, 1)
	n, happened := float64(len(all)), 0.0
	for _, o := range all {
		happened += o.value()
	}
	base := happened / n
	reliability, resolution := 0.0, 0.0
	for _, b := range Calibration(all, 10) {
		reliability += float64(b.N) * (b.Forecast - b.Observed) * (b.Forecast - b.Observed) / n
		resolution += float64(b.N) * (b.Observed - base) * (b.Observed - base) / n
	}
	if got, _ := Brier(all); !near(got, reliability-resolution+base*(1-base)) {
		t.Errorf("Brier score %v, decomposed %v", got, reliability-resolution+base*(1-base))
	}
}

func TestLog(t *testing.T) {
	for _, test := range []struct {
		outcomes []Outcome
		want     float64
	}{
		{outcomes(1, 1, 0, 0), 0},
		{outcomes(0.5, 1, 0.5, 0), -math.Ln2},
		{outcomes(0.25, 1), -2 * math.Ln2},
		{outcomes(0.75, 0), -2 * math.Ln2},
		{outcomes(0.8, 1), -0.22314355131420976}, // ln 4 - ln 5
		{outcomes(0, 1), math.Inf(-1)},
		{outcomes(1, 0), math.Inf(-1)},
	} {
		if got, ok := Log(test.outcomes); !ok || got != test.want && !near(got, test.want) {
			t.Errorf("Log(%v) = %v, %v, want %v", test.outcomes, got, ok, test.want)
		}
	}
	if _, ok := Log(nil); ok {
		t.Error("nothing has a log score")
	}
	// The mean of logarithms is the logarithm of the geometric mean.
	all := outcomes(0.9, 1, 0.6, 0, 0.2, 0, 0.8, 1)
	if got, _ := Log(all); !near(got, math.Log(math.Pow(0.9*0.4*0.8*0.8, 0.25))) {
		t.Errorf("log score %v", got)
	}
}

func TestCalibration(t *testing.T) {
	got := Calibration(outcomes(0, 0, 0.05, 1, 0.1, 0, 0.72, 1, 0.78, 0, 0.76, 1, 1, 1), 10)
	want := []Bin{
		{0, 0.1, 2, 0.025, 0.5},
		{0.1, 0.2, 1, 0.1, 0},
		{0.7, 0.8, 3, 2.26 / 3, 2.0 / 3},
		{0.9, 1, 1, 1, 1},
	}
	if len(got) != len(want) {
		t.Fatalf("%d bins, want %d: %v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		if g.N != w.N || !near(g.Low, w.Low) || !near(g.High, w.High) || !near(g.Forecast, w.Forecast) || !near(g.Observed, w.Observed) {
			t.Errorf("bin %d: %+v, want %+v", i, g, w)
		}
	}
	if got := Calibration(nil, 10); len(got) != 0 {
		t.Errorf("bins of nothing: %v", got)
	}
}

func TestHitRate(t *testing.T) {
	for _, test := range []struct {
		right, n  int
		low, high float64 // of 0 of n and n of n: z²/(n+z²) from the end, by hand
	}{
		{0, 10, 0, 0.2775327998628892},
		{10, 10, 0.7224672001371108, 1},
		{1, 1, 0.20654931437723547, 1},
		{5, 10, 0.23659309051256394, 0.7634069094874361},
		{0, 0, 0, 1},
	} {
		got := HitRate(test.right, test.n)
		if !near(got.Low, test.low) || !near(got.High, test.high) {
			t.Errorf("%d of %d: [%v, %v], want [%v, %v]", test.right, test.n, got.Low, got.High, test.low, test.high)
		}
	}
	if got := HitRate(3, 4).Share(); got != 0.75 {
		t.Errorf("3 of 4 are %v", got)
	}
}

// The ends of Wilson's interval are the shares from which what was seen lies z standard errors away: the roots of
// (share - p)² = z² p (1-p) / n, found here by halving.
func TestHitRateSolvesItsEquation(t *testing.T) {
	for _, n := range []int{1, 2, 7, 40, 1000} {
		for right := 1; right < n; right += 1 + n/5 {
			share := float64(right) / float64(n)
			excess := func(p float64) float64 { return (share-p)*(share-p) - z95*z95*p*(1-p)/float64(n) }
			root := func(out, in float64) float64 { // excess is positive at out, negative at in
				for range 200 {
					if middle := (out + in) / 2; excess(middle) > 0 {
						out = middle
					} else {
						in = middle
					}
				}
				return in
			}
			got := HitRate(right, n)
			if low, high := root(0, share), root(1, share); !near(got.Low, low) || !near(got.High, high) {
				t.Errorf("%d of %d: [%v, %v], want [%v, %v]", right, n, got.Low, got.High, low, high)
			}
		}
	}
}
