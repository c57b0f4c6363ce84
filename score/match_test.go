package score

import (
	"math"
	"reflect"
	"testing"

	"github.com/onrecord/onrecord"
)

// at makes spans out of pairs of offsets.
func at(offsets ...int) []onrecord.Span {
	var spans []onrecord.Span
	for i := 0; i+1 < len(offsets); i += 2 {
		spans = append(spans, onrecord.Span{Start: offsets[i], End: offsets[i+1]})
	}
	return spans
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestTally(t *testing.T) {
	for _, c := range []struct {
		counts tally
		want   float64
	}{
		{tally{gold: 4, found: 2, right: 2}, 2.0 / 3}, // P 1, R 1/2
		{tally{gold: 3, found: 6, right: 3}, 2.0 / 3}, // P 1/2, R 1
		{tally{gold: 4}, 0},                           // nothing found
		{tally{found: 4}, 0},                          // nothing to find
		{tally{}, 1},                                  // neither
	} {
		if got := c.counts.f1(); !near(got, c.want) {
			t.Errorf("f1 of %+v is %v, want %v", c.counts, got, c.want)
		}
	}
	if v := (share{}).value("p", "m"); v.Value != 0 {
		t.Errorf("the accuracy over nothing is %v, want 0", v.Value)
	}
}

func TestMost(t *testing.T) {
	// Gold 0 fits found 0 and 1, gold 1 fits found 0 only: whoever takes the first that fits leaves gold 1 alone.
	fits := map[[2]int]bool{{0, 0}: true, {0, 1}: true, {1, 0}: true}
	got := most(2, 2, func(g, f int) bool { return fits[[2]int{g, f}] })
	if !reflect.DeepEqual(got, []int{1, 0}) {
		t.Errorf("got %v, want [1 0]", got)
	}
	all := func(int, int) bool { return true }
	if got := most(3, 1, all); matched(got) != 1 {
		t.Errorf("one found record is matched %d times", matched(got))
	}
	if got := most(0, 2, all); len(got) != 0 || len(unmatched(got, 2)) != 2 {
		t.Errorf("nothing gold: %v", got)
	}
	if got := most(2, 0, all); matched(got) != 0 {
		t.Errorf("nothing found: %v", got)
	}
}

func TestGreatest(t *testing.T) {
	// Gold 0 meets found 0 first but overlaps found 1 more; gold 1 overlaps found 1 less, and gets what is left.
	overlap := [][]float64{{0.6, 0.9}, {0.5, 0.8}, {0, 0}}
	got := greatest(3, 2, func(g, f int) float64 { return overlap[g][f] })
	if !reflect.DeepEqual(got, []int{1, 0, none}) {
		t.Errorf("got %v, want [1 0 -1]", got)
	}
	if got := greatest(2, 2, func(int, int) float64 { return 0.5 }); !reflect.DeepEqual(got, []int{0, 1}) {
		t.Errorf("pairs alike: got %v, want [0 1]", got)
	}
}

func TestJaccard(t *testing.T) {
	text := "abcdé“xyz" // é is two bytes, “ three
	for _, c := range []struct {
		name string
		a, b []onrecord.Span
		want float64
	}{
		{"same", at(0, 4), at(0, 4), 1},
		{"half inside", at(0, 4), at(0, 2), 0.5},
		{"apart", at(0, 2), at(2, 4), 0},
		{"nothing and nothing", nil, nil, 0},
		{"nothing and something", nil, at(0, 2), 0},
		{"discontinuous", at(0, 2, 3, 4), at(1, 4), 2.0 / 4},
		{"touching parts are the whole", at(0, 2, 2, 4), at(0, 4), 1},
		{"parts that overlap count once", at(0, 3, 1, 4), at(0, 4), 1},
		{"out of order", at(3, 4, 0, 2), at(0, 2, 3, 4), 1},
		{"characters, not bytes", at(3, 9), at(3, 4), 1.0 / 3},
	} {
		if got := jaccard(text, c.a, c.b); !near(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
