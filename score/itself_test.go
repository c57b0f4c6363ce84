package score

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
)

// shared returns a path beside the repository, and skips the test where there is none.
func shared(t *testing.T, elements ...string) string {
	root := os.Getenv("ONRECORD_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	path := filepath.Join(append([]string{root}, elements...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no corpus: %v", err)
	}
	return path
}

// The annotation itself, as a prediction, is right in everything. Of pronouns, status and types the annotation is no record,
// so their tests are on records made by hand.
func TestAnnotationItself(t *testing.T) {
	perfect := func(t *testing.T, what string, counts ...tally) {
		t.Helper()
		for i, c := range counts {
			if !near(c.f1(), 1) {
				t.Errorf("%s: measure %d: %+v", what, i, c)
			}
		}
	}
	var r result
	t.Run("syntax", func(t *testing.T) {
		file, err := os.Open(shared(t, "corpora", "ud", "en_gum-ud-dev.conllu"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		treebank, err := syntax.ReadCoNLLU(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range treebank {
			counts, _ := compareSyntax(d.Document, d.Document)
			perfect(t, d.Article.Source, counts...)
		}
	})
	t.Run("names", func(t *testing.T) {
		articles, err := corpora.Newswire(shared(t, "corpora", "newswire"), "dev")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles {
			if len(a.Names) > 0 {
				perfect(t, a.Name, sameNames(a.Names, a.Names))
			}
		}
	})
	t.Run("dates", func(t *testing.T) {
		documents, err := corpora.TimeML(shared(t, "corpora", "timex", "AQUAINT"))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range documents {
			var sum timeTally
			r.compareTimes(&sum, d, d.Times)
			perfect(t, d.Name, sum.strict, sum.relaxed, sum.value)
		}
	})
	// With several annotators nobody can agree with all of them, so each stands alone here. A relation without content
	// can match nothing and is left out of the prediction too.
	t.Run("statements", func(t *testing.T) {
		articles, err := corpora.PolNeAR(shared(t, "corpora", "polnear"), "dev")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles {
			for _, gold := range a.Annotators {
				alone := corpora.PolNeARArticle{Name: a.Name, Text: a.Text, Annotators: [][]corpora.Attribution{withContent(gold)}}
				relations, fragments := r.comparePolNeAR(alone, withContent(gold))
				perfect(t, a.Name, append(fragments, relations)...)
			}
		}
	})
	t.Run("gold", func(t *testing.T) {
		records, err := corpora.Gold(shared(t, "gold", "dev"))
		if err != nil {
			t.Fatal(err)
		}
		var sum goldTally
		for i := range records {
			r.compareRecords(&sum, &records[i], &records[i])
		}
		for _, v := range sum.values() {
			if v.Value != 1 {
				t.Errorf("%s: %v (%s)", v.Measure, v.Value, v.Counts)
			}
		}
	})
}
