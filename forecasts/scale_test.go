package forecasts

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestReadScales(t *testing.T) {
	for _, bad := range []string{"likely\t0.5", "likely\t0.9-0.2\t-\t-\t-\t-", "likely\tx\t-\t-\t-\t-", "likely\t-\t-\t-\t-\t1.2"} {
		if _, err := readScales(bad); err == nil {
			t.Errorf("%q was read without error", bad)
		}
	}
}

func TestPossibilityIsNoNumber(t *testing.T) {
	for _, phrase := range []string{"could", "may", "might", "possible"} {
		for _, scale := range Scales {
			if p := scale.on(phrase); p != nil {
				t.Errorf("%q stands for %v", phrase, *p)
			}
		}
		if !graded(phrase) {
			t.Errorf("%q grades nothing", phrase)
		}
	}
}

func TestScales(t *testing.T) {
	for _, test := range []struct {
		words     string
		scale     Scale
		low, high float64 // of the probability; 0 and 0 for none
	}{
		{"would likely", ICD203, 0.55, 0.80},
		{"likely", PHIA, 0.55, 0.75},
		{"likely", IPCC, 0.66, 1},
		{"likely", Survey, 0.70, 0.70},
		{"likely", Kent, 0, 0},
		{"probable", Kent, 0.63, 0.87},
		{"Very likely", IPCC, 0.90, 1},
		{"very likely", Survey, 0, 0}, // not that of "likely"
		{"unlikely", PHIA, 0.25, 0.35},
		{"almost certainly", Kent, 0.87, 0.99},
	} {
		p := test.scale.on(test.words)
		if p == nil {
			p = &onrecord.Probability{}
		}
		if p.Low != test.low || p.High != test.high {
			t.Errorf("%q on %s: %v, want %v to %v", test.words, test.scale, *p, test.low, test.high)
		}
	}
	phrases := []string{"almost certain", "very likely", "likely", "unlikely", "very unlikely", "remote"}
	if !slices.IsSortedFunc(phrases, func(a, b string) int { return int(100 * (ICD203.on(b).Low - ICD203.on(a).Low)) }) {
		t.Error("ranges do not fall from almost certain to remote")
	}
}

func TestOn(t *testing.T) {
	text := "Prices are unlikely to fall. There is a 70 percent chance that the bridge will collapse."
	found := readText(text).find()
	if len(found) != 2 {
		t.Fatalf("%d forecasts, want 2", len(found))
	}
	got := PHIA.On(text, found)
	if p := got[0].Probability; p == nil || p.Low != 0.25 || p.High != 0.35 || p.Scale != "PHIA" {
		t.Errorf("probability %v of %q", p, text)
	}
	if p := got[1].Probability; p == nil || p.Low != 0.7 || p.Scale != Stated {
		t.Errorf("a stated probability became %v", p)
	}
	if found[0].Probability.Scale != "ICD-203" {
		t.Error("the forecasts that were given have changed")
	}
}
