package parse

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

func TestBestTagIsLegal(t *testing.T) {
	tags := newNameTags([]string{"A", "B"})
	number := func(name string) int { return slices.Index(tags.names, name) }
	for _, c := range []struct {
		favourite, before string
		last              bool
		want              string
	}{
		{"B-A", "O", false, "B-A"},
		{"B-A", "O", true, "O"},
		{"I-A", "O", false, "O"},
		{"S-B", "B-A", false, "E-A"},
		{"I-A", "B-A", false, "I-A"},
		{"I-A", "I-A", true, "E-A"},
		{"B-B", "E-A", false, "B-B"},
	} {
		scores := make([]int32, len(tags.names))
		scores[number(c.favourite)] = 9
		if c.favourite != "O" && c.favourite != "E-A" {
			scores[number("E-A")]++
		}
		if got := tags.names[tags.best(scores, number(c.before), c.last)]; got != c.want {
			t.Errorf("after %s with favourite %s, last %v: %s, want %s", c.before, c.favourite, c.last, got, c.want)
		}
	}
}

func TestReachable(t *testing.T) {
	tags := newNameTags([]string{"A", "B"})
	number := func(name string) int { return slices.Index(tags.names, name) }
	for _, c := range []struct {
		gold, before string
		last         bool
		want         string
	}{
		{"O", "B-A", false, "E-A"},
		{"E-A", "B-B", false, "E-B"},
		{"I-A", "B-B", false, "I-B"},
		{"I-A", "O", false, "B-A"},
		{"E-A", "O", false, "S-A"},
		{"B-A", "O", true, "S-A"},
		{"S-B", "E-A", false, "S-B"},
	} {
		if got := tags.names[reachable(number(c.gold), number(c.before), c.last)]; got != c.want {
			t.Errorf("gold %s after %s, last %v: %s, want %s", c.gold, c.before, c.last, got, c.want)
		}
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

func TestElsewhereLeavesOutTheWordItself(t *testing.T) {
	var r recall
	r[2] = 1
	if got := elsewhere(r, 2); got != 0 {
		t.Errorf("a word that stands once: %d, want 0", got)
	}
	r[2], r[0] = 3, 1
	if got := elsewhere(r, 0); got != 102 {
		t.Errorf("three times a name of kind 2 elsewhere: %d, want 102", got)
	}
	r[2], r[0] = 1, 3
	if got := elsewhere(r, 2); got < 1 || got > 4 {
		t.Errorf("never a name elsewhere: %d, want 1 to 4", got)
	}
}

// TestNamesInOneArticle reads names with the embedded models: the surname alone is known from the full name.
func TestNamesInOneArticle(t *testing.T) {
	const text = "President Anton Lindqvist visited Nigeria on Monday. Lindqvist said the World Bank would help."
	d := Article(&onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}})
	var got []string
	for _, n := range d.Names {
		got = append(got, n.Label+" "+n.In(d.Article.Text))
		if d.Tokens[n.First].Start != n.Start || d.Tokens[n.Stop-1].End != n.End {
			t.Errorf("name %+v does not lie on its tokens", n)
		}
	}
	want := []string{"Person Anton Lindqvist", "Location Nigeria", "Date Monday", "Person Lindqvist", "Organization World Bank"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
