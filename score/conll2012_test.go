package score

import (
	"math"
	"testing"

	"github.com/onrecord/onrecord"
)

// chains makes mentions of letters: each is a span of its own.
func chains(words ...string) [][]onrecord.Span {
	var all [][]onrecord.Span
	for _, w := range words {
		var chain []onrecord.Span
		for _, c := range w {
			chain = append(chain, onrecord.Span{Start: int(c), End: int(c) + 1})
		}
		all = append(all, chain)
	}
	return all
}

// The example is that of Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions": key {a,b,c} {d,e,f,g},
// response {a,b} {c,d} {f,g,h,i}; the values are worked out by hand.
func TestCoNLL2012(t *testing.T) {
	var c conll
	c.add(chains("abc", "defg"), chains("ab", "cd", "fghi"))
	for _, test := range []struct {
		name                   string
		got                    half
		recall, precision, f1_ float64
	}{
		{"MUC", c.muc, 2. / 5, 2. / 5, 2. / 5},
		{"B³", c.bcubed, (4./3 + 1./3 + 1./4 + 4./4) / 7, (2 + 1./2 + 1./2 + 4./4) / 8, 0.4545},
		{"CEAF-e", c.ceaf, (4./5 + 4./8) / 2, (4./5 + 4./8) / 3, 0.52},
	} {
		recall, precision := test.got.goldRight/test.got.gold, test.got.foundRight/test.got.found
		if math.Abs(recall-test.recall) > 1e-9 || math.Abs(precision-test.precision) > 1e-9 || math.Abs(test.got.f1()-test.f1_) > 5e-4 {
			t.Errorf("%s: recall %.4f, precision %.4f, F1 %.4f; want %.4f, %.4f, %.4f", test.name, recall, precision, test.got.f1(), test.recall, test.precision, test.f1_)
		}
	}
}

func TestHeaviest(t *testing.T) {
	for _, test := range []struct {
		weight [][]float64
		want   float64
	}{
		{nil, 0},
		{[][]float64{{3}}, 3},
		{[][]float64{{2, 3}, {3, 3.5}}, 6}, // the greedy choice gives 5.5
		{[][]float64{{1, 5, 2}, {4, 6, 0}}, 9},
		{[][]float64{{1, 4}, {5, 6}, {2, 0}}, 9},
	} {
		if got := heaviest(test.weight); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%v: %v, want %v", test.weight, got, test.want)
		}
	}
}

func TestAlign(t *testing.T) {
	span := func(start, end int) onrecord.Span { return onrecord.Span{Start: start, End: end} }
	gold := [][]phrase{{{span(4, 8), span(0, 20)}, {span(30, 33), span(30, 33)}}}
	found := [][]phrase{{{span(10, 15), span(2, 16)}, {span(30, 33), span(28, 33)}, {span(50, 52), span(50, 52)}}}
	got := align(gold, found)[0]
	if got[0] != gold[0][0] || got[1] != gold[0][1] || got[2] != found[0][2] {
		t.Errorf("got %v", got)
	}
	if found[0][0] == got[0] {
		t.Error("the found mentions were edited")
	}
}
