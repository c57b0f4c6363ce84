package pipeline

import (
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/articles"
)

// A box of links in the midst of a sentence is no part of what is said, nor of what happens.
func TestBoxes(t *testing.T) {
	article, err := articles.Read("a.txt", []byte("Sen. Ann Example Ann Marie ExampleBridge vote delayed Torrenz accuses Example of fraud MORE (Velde) said on Monday that Governor Peter Brask "+
		"Peter (Pete) BraskBrask met the dockers MORE would veto the ferry act.\n"))
	if err != nil {
		t.Fatal(err)
	}
	record := Read(article)
	if len(record.Statements) != 1 {
		t.Fatalf("%d statements", len(record.Statements))
	}
	s := record.Statements[0]
	var words []string
	for _, span := range slices.Concat(s.Source, s.Content) {
		words = append(words, span.In(article.Text))
	}
	if got, want := strings.Join(words, "|"), "Sen. Ann Example|(Velde)|that Governor Peter Brask|would veto the ferry act"; got != want {
		t.Errorf("said: %q, want %q", got, want)
	}
	for _, e := range record.Events {
		if trigger := e.Triggers[0].In(article.Text); trigger != "veto" {
			t.Errorf("an event: %s %q", e.Type, trigger)
		}
	}
}
