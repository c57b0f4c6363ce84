package parse

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
)

// TestNamePath holds the best sequence of tags to be one in which names that begin also end.
func TestNamePath(t *testing.T) {
	tags := newNameTags([]string{"A", "B"})
	number := func(name string) int { return slices.Index(tags.names, name) }
	for _, c := range []struct {
		favourites, want []string
	}{
		{[]string{"O", "S-A", "O"}, []string{"O", "S-A", "O"}},
		{[]string{"B-A", "I-A", "E-A"}, []string{"B-A", "I-A", "E-A"}},
		{[]string{"B-A", "E-A", "S-B"}, []string{"B-A", "E-A", "S-B"}},
		{[]string{"O", "I-A", "O"}, []string{"O", "O", "O"}},
		{[]string{"O", "O", "B-A"}, []string{"O", "O", "O"}},
		{[]string{"B-A", "I-B", "E-A"}, []string{"B-A", "I-A", "E-A"}},
	} {
		var path namePath
		path.reset(2)
		for _, favourite := range c.favourites {
			scores := make([]float32, len(tags.names))
			scores[0] = 1
			scores[number(favourite)] = 9
			path.add(scores)
		}
		var got []string
		for _, tag := range path.best(len(c.favourites)) {
			got = append(got, tags.names[tag])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("by %v: %v, want %v", c.favourites, got, c.want)
		}
	}
}

func TestCollectNames(t *testing.T) {
	tags := newNameTags([]string{"A", "B"})
	tokens := make([]syntax.Token, 6)
	for i := range tokens {
		tokens[i].Span = onrecord.Span{Start: 10 * i, End: 10*i + 5}
	}
	// O B-A E-A S-B O
	got := tags.collect(nil, tokens, 1, []int{0, 1, 3, 8, 0})
	want := []syntax.Name{
		{Span: onrecord.Span{Start: 20, End: 35}, Range: syntax.Range{First: 2, Stop: 4}, Label: "A"},
		{Span: onrecord.Span{Start: 40, End: 45}, Range: syntax.Range{First: 4, Stop: 5}, Label: "B"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestHeadlinesKeepOffsets(t *testing.T) {
	const text = "a dam won't open near vél today, and that's that\nshort line\nthe rest of it is as it was\nand so is this line of it"
	for all, want := range map[bool]string{
		false: "A Dam Won't Open Near Vél Today, And That's That\nshort line\nThe Rest Of It Is As It Was\nand so is this line of it",
		true:  "A DAM WON'T OPEN NEAR VéL TODAY, AND THAT'S THAT\nshort line\nTHE REST OF IT IS AS IT WAS\nand so is this line of it",
	} {
		if got := headlines(corpora.NewswireArticle{Text: text}, all).Text; got != want {
			t.Errorf("all %v: %q, want %q", all, got, want)
		}
	}
}

func TestRecallLeavesOutTheWordItself(t *testing.T) {
	tags := newNameTags([]string{"A"})
	scores := func(tag int) []float32 {
		s := make([]float32, len(tags.names))
		s[tag] = 50 // as good as certain
		return s
	}
	var r recall
	all := slices.Concat(scores(0), scores(4), scores(4), scores(0))
	got := r.of(tags, []uint32{7, 8, 7, 9}, all)
	want := []float32{0, 1, 1, 0 /**/, 0, 0, 0, 0 /**/, 1, 0, 1, 0 /**/, 0, 0, 0, 0}
	for i := range want {
		if d := got[i] - want[i]; d > 1e-6 || d < -1e-6 {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}
