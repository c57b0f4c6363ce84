package events_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/events"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

// TestGold measures events over annotated articles whose statements are given; -v lists what was missed and what was
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
	var found, matched, annotated, typed, settled int
	for _, gold := range records {
		article, err := articles.Read(gold.Article.Source, []byte(gold.Article.Text))
		if err != nil {
			t.Fatal(err)
		}
		doc := parse.Article(article)
		times := dates.Find(doc)
		got := events.Find(doc, mentions.Find(doc, times), gold.Statements, times)
		found, annotated = found+len(got), annotated+len(gold.Events)
		used := make([]bool, len(gold.Events))
		for _, e := range got {
			best := slices.IndexFunc(gold.Events, func(g onrecord.Event) bool { return onrecord.Overlap(e.Triggers, g.Triggers) })
			for best >= 0 && used[best] {
				next := slices.IndexFunc(gold.Events[best+1:], func(g onrecord.Event) bool { return onrecord.Overlap(e.Triggers, g.Triggers) })
				if next < 0 {
					best = -1
					break
				}
				best += 1 + next
			}
			if best < 0 {
				t.Logf("wrongly found: %s %q", e.Type, e.Triggers[0].In(article.Text))
				continue
			}
			used[best] = true
			matched++
			if e.Type == gold.Events[best].Type {
				typed++
			}
			if e.Status == gold.Events[best].Status {
				settled++
			}
		}
		for k, g := range gold.Events {
			if !used[k] {
				t.Logf("missed: %s %q", g.Type, g.Triggers[0].In(article.Text))
			}
		}
	}
	f1 := 2 * float64(matched) / float64(found+annotated)
	types, statuses := float64(typed)/float64(matched), float64(settled)/float64(matched)
	t.Logf("events: found %d, annotated %d, matched %d, F1 %.3f, type %.3f, status %.3f", found, annotated, matched, f1, types, statuses)
	if f1 < 0.56 || types < 0.89 || statuses < 0.82 {
		t.Errorf("F1 %.3f, type %.3f, status %.3f, want at least 0.56, 0.89, 0.82", f1, types, statuses)
	}
}
