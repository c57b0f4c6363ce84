package score

import (
	"testing"

	"github.com/onrecord/onrecord"
)

func TestHeadName(t *testing.T) {
	for name, want := range map[string]string{
		"Mira Holm": "holm", "Holm": "holm", "the Ministry of Works": "ministry", "Harbour Front (HF)": "front",
		"Ole Birk Jr.": "birk", "Ida Voss, mayor of Tarn": "voss", "Tarn's": "tarn", "“Ost”": "ost", "the": "the", "": "",
		"more than 20 members of the Harbour Front": "members",
	} {
		if got := headName(name); got != want {
			t.Errorf("head name of %q is %q, want %q", name, got, want)
		}
	}
}

func TestSameActor(t *testing.T) {
	gold := &onrecord.Record{Actors: []onrecord.Actor{{ID: "a1", Name: "Mira Holm"}, {ID: "a2", Name: "Ole Birk"}}}
	found := &onrecord.Record{Actors: []onrecord.Actor{{ID: "a1", Name: "Birk"}, {ID: "a2", Name: "President Holm"}, {ID: "a3"}}}
	for _, c := range []struct {
		gold, found onrecord.ID
		want        bool
	}{
		{"a1", "a2", true}, {"a1", "a1", false}, {"a2", "a1", true}, {"a1", "a3", false}, {"a1", "a9", false},
		{"a1", "", false}, {"a1", onrecord.Unnamed, false}, {onrecord.Unnamed, "a1", false},
		{onrecord.Unnamed, onrecord.Unnamed, true}, {"", onrecord.Unnamed, true}, {"", "", true},
		{onrecord.TheArticle, onrecord.TheArticle, true}, {onrecord.TheArticle, "", false}, {"a1", onrecord.TheArticle, false},
	} {
		if got := sameActor(gold, found, c.gold, c.found); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.gold, c.found, got, c.want)
		}
	}
	if got := sameActors(gold, found, []onrecord.ID{"a1", "a2"}, []onrecord.ID{"a2", "a2", "a3"}); got != (tally{2, 3, 1}) {
		t.Errorf("sameActors = %v, want {2 3 1}", got)
	}
}

func TestCompareRecords(t *testing.T) {
	article := &onrecord.Article{Text: "0123456789012345678901234567890123456789"}
	gold := &onrecord.Record{
		Article: article,
		Actors: []onrecord.Actor{
			{ID: "a1", Name: "Mira Holm", Roles: []onrecord.Role{{Title: "the Mayor"}, {Title: "doctor"}}},
			{ID: "a2", Name: "Ole Birk", Roles: []onrecord.Role{{Title: "mayor"}}},
			{ID: "a3", Name: "Harbour Front"},
		},
		Statements: []onrecord.Statement{
			{Speaker: "a1", Act: onrecord.Says, Form: onrecord.Direct, Content: at(0, 10)},
			{Speaker: "a2", Act: onrecord.Denies, Content: at(20, 30)},
			{Speaker: onrecord.Unnamed, Act: onrecord.Says, Content: at(30, 40)},
		},
		Events: []onrecord.Event{
			{Triggers: at(0, 2, 8, 10), Type: onrecord.Consult, Actors: []onrecord.ID{"a1", "a2"}, Status: onrecord.Reported},
			{Triggers: at(12, 14), Type: onrecord.Coerce, Actors: []onrecord.ID{"a3"}, Recipients: []onrecord.ID{"a1"}, Status: onrecord.Alleged, Date: "2019"},
		},
		Forecasts: []onrecord.Forecast{
			{Outcome: at(0, 10), Forecaster: "a1", Condition: at(11, 15), Direction: onrecord.Will},
			{Outcome: at(20, 30), Forecaster: onrecord.TheArticle, Likelihood: at(20, 22), Direction: onrecord.WillNot, Horizon: "2020"},
		},
	}
	found := &onrecord.Record{
		Article: article,
		Actors: []onrecord.Actor{
			{ID: "a7", Name: "Holm", Roles: []onrecord.Role{{Title: "mayor"}}},
			{ID: "a8", Name: "Birk"},
			{ID: "a9", Name: "Aila Birk", Roles: []onrecord.Role{{Title: "mayor"}, {Title: "Mayor"}}},
		},
		Statements: []onrecord.Statement{
			{Speaker: "a8", Act: onrecord.Says, Content: at(0, 5)},     // half the content: matched
			{Speaker: "a8", Act: onrecord.Denies, Content: at(20, 24)}, // less: not
			{Speaker: "", Act: onrecord.Accuses, Content: at(30, 40)},
		},
		Events: []onrecord.Event{
			{Triggers: at(9, 10), Type: onrecord.Consult, Actors: []onrecord.ID{"a7", "a7"}, Status: onrecord.Reported},
			{Triggers: at(13, 20), Type: onrecord.Assault, Recipients: []onrecord.ID{"a7"}, Status: onrecord.Reported, Date: "2019"},
			{Triggers: at(13, 14), Type: onrecord.Coerce, Status: onrecord.Alleged},
		},
		Forecasts: []onrecord.Forecast{
			{Outcome: at(0, 10), Forecaster: "a7", Direction: onrecord.Will},
			{Outcome: at(20, 32), Forecaster: "", Likelihood: at(21, 23), Direction: onrecord.WillNot},
		},
	}
	var r result
	var got goldTally
	r.compareRecords(&got, gold, found)
	want := goldTally{
		statements: tally{3, 3, 2}, events: tally{2, 3, 2}, forecasts: tally{2, 2, 2},
		actors:     tally{3, 3, 2}, // one of the two named Birk
		roles:      tally{3, 2, 2}, // each title of a person counts once
		agents:     tally{3, 2, 1}, // the second event matches the one that overlaps it more
		recipients: tally{1, 0, 0},
		speaker:    share{1, 2}, act: share{1, 2}, form: share{1, 2},
		eventType: share{2, 2}, status: share{2, 2}, date: share{1, 2},
		forecaster: share{1, 2}, condition: share{1, 2}, likelihood: share{2, 2}, direction: share{2, 2}, until: share{1, 2},
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	got = goldTally{}
	r.compareRecords(&got, gold, gold)
	for _, v := range got.values() {
		if v.Value != 1 {
			t.Errorf("%s of the gold record itself is %v (%s)", v.Measure, v.Value, v.Counts)
		}
	}
	nothing := &onrecord.Record{Article: article}
	got = goldTally{}
	r.compareRecords(&got, gold, nothing)
	for _, v := range got.values()[:1] {
		if v.Value != 0 {
			t.Errorf("%s of nothing is %v", v.Measure, v.Value)
		}
	}
	got = goldTally{}
	r.compareRecords(&got, nothing, found)
	if got.statements != (tally{0, 3, 0}) || got.speaker.all != 0 {
		t.Errorf("nothing gold: %+v", got)
	}
}
