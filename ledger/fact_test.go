package ledger

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestFacts(t *testing.T) {
	const text = "Ann Example told Bo Sample that Cy Test had attacked Bo Sample."
	span := func(words string) onrecord.Span {
		at := strings.Index(text, words)
		return onrecord.Span{Start: at, End: at + len(words)}
	}
	actor := func(id onrecord.ID, name string) onrecord.Actor {
		return onrecord.Actor{ID: id, Name: name, Type: onrecord.Person, Mentions: []onrecord.Mention{{Span: span(name), Form: onrecord.Name}}}
	}
	record := &onrecord.Record{
		Article:    &onrecord.Article{Published: "2031-05-06", Text: text},
		Actors:     []onrecord.Actor{actor("a1", "Ann Example"), actor("a2", "Bo Sample"), actor("a3", "Cy Test")},
		Statements: []onrecord.Statement{{ID: "s1", Speaker: "a1", To: "a2", Act: onrecord.Accuses, Content: []onrecord.Span{span("Cy Test had attacked")}}},
		Events:     []onrecord.Event{{ID: "e2", Type: onrecord.Assault, Status: onrecord.Alleged, Actors: []onrecord.ID{"a3"}, Recipients: []onrecord.ID{"a2"}, Date: "2031-04"}},
		Forecasts:  []onrecord.Forecast{{ID: "f1", Forecaster: onrecord.TheArticle}},
	}
	want := []Fact{
		{"Ann Example", Speaker, 20310506, 1, 3, 0},
		{"Bo Sample", Addressee, 20310506, 1, 3, 0},
		{"Bo Sample", Recipient, 20310400, 2, 16, 2},
		{"Cy Test", About, 20310506, 1, 3, 0},
		{"Cy Test", Doer, 20310400, 2, 16, 2},
	}
	got := DrawFacts(record)
	if len(got) != len(want) {
		t.Fatalf("facts %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("fact %v, want %v", got[i], want[i])
		}
	}
	if got[4].ID() != "e2" || got[0].ID() != "s1" {
		t.Errorf("ids %s and %s", got[4].ID(), got[0].ID())
	}
}

func TestDay(t *testing.T) {
	for iso, want := range map[string]int{
		"2031": 20310000, "2031-05": 20310500, "2031-05-06": 20310506, "2031-05-06T10:00": 20310506, "2031-05/2032": 20310500,
		"2031-W12": 20310000, "2031-SU": 20310000, "PRESENT_REF": 0, "": 0, "P3D": 0,
	} {
		if got := Day(iso); got != want {
			t.Errorf("day of %q is %d, want %d", iso, got, want)
		}
	}
	for day, want := range map[int]string{20310000: "2031", 20310500: "2031-05", 20310506: "2031-05-06", 0: ""} {
		if got := ISO(day); got != want {
			t.Errorf("%d is %q, want %q", day, got, want)
		}
	}
}
