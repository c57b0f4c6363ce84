package forecasts_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

// TestGold measures forecasts over annotated articles whose statements are given; -v lists what was missed and what was
// found wrongly.
func TestGold(t *testing.T) {
	dir := os.Getenv("ONRECORD_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	dir = filepath.Join(dir, "gold", "dev")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no annotated articles: %v", err)
	}
	records, err := corpora.Gold(dir)
	if err != nil {
		t.Fatal(err)
	}
	found, matched, annotated := 0, 0, 0
	for _, gold := range records {
		article, err := articles.Read(gold.Article.Source, []byte(gold.Article.Text))
		if err != nil {
			t.Fatal(err)
		}
		doc := parse.Article(article)
		times := dates.Find(doc)
		got := forecasts.Find(doc, mentions.Find(doc, times), gold.Statements, times)
		found, annotated = found+len(got), annotated+len(gold.Forecasts)
		used := make([]bool, len(gold.Forecasts))
		for _, f := range got {
			best, overlap := -1, 0.5
			for k, g := range gold.Forecasts {
				if o := jaccard(f.Outcome, g.Outcome); !used[k] && o >= overlap {
					best, overlap = k, o
				}
			}
			if best < 0 {
				t.Logf("wrongly found: %q", f.Outcome[0].In(article.Text))
				continue
			}
			used[best] = true
			matched++
		}
		for k, g := range gold.Forecasts {
			if !used[k] {
				t.Logf("missed: %q", g.Outcome[0].In(article.Text))
			}
		}
	}
	f1 := 2 * float64(matched) / float64(found+annotated)
	t.Logf("forecasts: found %d, annotated %d, matched %d, F1 %.3f", found, annotated, matched, f1)
	if f1 < 0.65 {
		t.Errorf("F1 %.3f, want at least 0.65", f1)
	}
}

// jaccard is the share of bytes that two lists of spans have in common.
func jaccard(a, b []onrecord.Span) float64 {
	common, all := 0, 0
	for _, s := range a {
		all += s.Len()
		for _, o := range b {
			if n := min(s.End, o.End) - max(s.Start, o.Start); n > 0 {
				common += n
			}
		}
	}
	for _, o := range b {
		all += o.Len()
	}
	return float64(common) / float64(all-common)
}
