package deeds

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

// page reads a text of one paragraph, published on 4 March 2031 in Velde.
func page(text string) *Page {
	article := &onrecord.Article{ID: "x", Text: text, Published: "2031-03-04", Dateline: "VELDE", Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}}
	doc := parse.Article(article)
	times := dates.Find(doc)
	return Read(doc, mentions.Find(doc, times), &onrecord.Record{Article: article, Dates: times})
}

// told shows a fact: what was done, by whom, to whom.
func told(f Fact) string {
	names := func(parties []Party) string {
		var list []string
		for _, p := range parties {
			list = append(list, p.Head)
		}
		return strings.Join(list, "+")
	}
	not := ""
	if f.Not {
		not = "not "
	}
	return fmt.Sprintf("%s%s(%s; %s)", not, f.Act, names(f.Who), names(f.Whom))
}

func TestFacts(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The council reopened the bridge.", "reopen(council; bridge)"},
		{"The bridge was reopened by the council.", "reopen(council; bridge)"},
		{"The bridge was reopened by May.", "reopen(; bridge)"},
		{"The bridge has not reopened.", "not reopen(bridge; )"},
		{"No bridge reopened.", "not reopen(bridge; )"},
		{"The council failed to reopen the bridge.", "not reopen(council; bridge)"},
		{"The minister stepped down.", "step down(minister; )"},
		{"VELDE, Norland (Northwire) - The dockers ended the strike.", "end(docker; strike)"},
		{"Arlen lost in the primary.", "lose(arlen; primary)"},
		{"Arlen won the popular vote.", "win(arlen; popular vote)"},
		{"The mayor resigned before the bridge reopened.", "resign(mayor; )"},
		{"Arlen met with the mayor.", "meet(arlen; mayor)"},
		{"The mayor and the council reopened the bridge.", "reopen(mayor+council; bridge)"},
	} {
		var got []string
		for _, f := range page(test.text).Facts {
			got = append(got, told(f))
		}
		if !slices.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNoFacts(t *testing.T) {
	for _, text := range []string{
		"With the bridge poised to be reopened Saturday, the dockers were glad.",
		"The bridge was expected to reopen on Saturday.",
		"The bridge will reopen.",
		"The bridge could reopen.",
		"If the bridge reopened, the ferry would stop.",
		"Did the bridge reopen?",
		"The mayor resigned before the bridge reopened.",
		"The council decided to reopen the bridge.",
		"The mayor hoped that the bridge reopened.",
		"The council plans to reopen the bridge.",
	} {
		for _, f := range page(text).Facts {
			if f.Act == "reopen" {
				t.Errorf("%s: %s", text, told(f))
			}
		}
	}
}

func TestWhoSays(t *testing.T) {
	for _, f := range page("The statistics office said that prices fell in February.").Facts {
		if f.Act == "fall" && (f.By != "The statistics office" || f.Date != "2031-02") {
			t.Errorf("said by %q, on %q", f.By, f.Date)
		}
	}
}

// The deeds of forecasts: their conditions in several shapes, and what "in that case" points back to.
func TestForecastDeeds(t *testing.T) {
	text := "If Arlen wins the vote, the port will close. In that case, prices could rise. Arlen's defeat could save the port. The port will close unless the council pays."
	span := func(words string) []onrecord.Span {
		at := strings.Index(text, words)
		return []onrecord.Span{{Start: at, End: at + len(words)}}
	}
	article := &onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}}
	doc := parse.Article(article)
	got := Read(doc, mentions.Find(doc, nil), &onrecord.Record{Article: article, Forecasts: []onrecord.Forecast{
		{ID: "f1", Outcome: span("the port will close"), Condition: span("If Arlen wins the vote")},
		{ID: "f2", Outcome: span("prices could rise"), Condition: span("In that case")},
		{ID: "f3", Outcome: span("could save the port"), Condition: span("Arlen's defeat")},
		{ID: "f4", Outcome: span("The port will close unless"), Condition: span("unless the council pays")},
	}}).Forecasts
	for i, want := range []struct {
		act, given string
		not        bool
	}{{"close", "win", false}, {"rise", "win", false}, {"save", "lose", false}, {"close", "pay", true}} {
		if f := got[i]; f.Outcome.Act != want.act || f.Given.Act != want.given || f.Given.Not != want.not || !f.Given.Known() {
			t.Errorf("%s: outcome %+v, condition %+v", f.ID, f.Outcome, f.Given)
		}
	}
}

func TestOutlet(t *testing.T) {
	meta := "https://www.Post.example/2031/a\nText."
	for _, test := range []struct {
		article onrecord.Article
		want    string
	}{
		{onrecord.Article{Source: "https://www.wire.example/a"}, "wire.example"},
		{onrecord.Article{Source: "archive/x.txt", Text: meta, Blocks: []onrecord.Block{{Span: onrecord.Span{End: 31}, Kind: onrecord.Meta}}}, "post.example"},
		{onrecord.Article{Source: "archive/keel/x.txt"}, "keel"},
	} {
		if got := outlet(&test.article); got != test.want {
			t.Errorf("%s: %q, want %q", test.article.Source, got, test.want)
		}
	}
}
