package plover

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestLines(t *testing.T) {
	text := "Ünal Dorn met Ila Korin."
	record := &onrecord.Record{
		Article: &onrecord.Article{ID: "sha256:0", Source: "https://example.org/a", Published: "2031-05-02", Text: text,
			Blocks: []onrecord.Block{{Span: onrecord.Span{Start: 0, End: len(text)}}}},
		Actors: []onrecord.Actor{{ID: "a1", Name: "Ünal Dorn", Country: "DEU", Sector: onrecord.GOV}, {ID: "a2", Name: "Ila Korin"}},
		Events: []onrecord.Event{
			{ID: "e1", Type: onrecord.Consult, Status: onrecord.Reported, Actors: []onrecord.ID{"a1", "a2"}, Triggers: []onrecord.Span{{Start: 11, End: 14}}},
			{ID: "e2", Type: onrecord.Consult, Status: onrecord.Planned, Actors: []onrecord.ID{"a1"}, Triggers: []onrecord.Span{{Start: 11, End: 14}}},
			{ID: "e3", Type: onrecord.Elect, Status: onrecord.Reported, Actors: []onrecord.ID{"a1"}, Triggers: []onrecord.Span{{Start: 11, End: 14}}},
			{ID: "e4", Type: onrecord.Assault, Status: onrecord.Reported, Recipients: []onrecord.ID{"a1"}, Triggers: []onrecord.Span{{Start: 11, End: 14}}},
		},
	}
	out, left, err := Lines(record, "sha256:9")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 2 || left != 2 {
		t.Fatalf("%d lines and %d left out, want 2 and 2:\n%s", len(lines), left, out)
	}
	var first, second event
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(lines[1]), &second); err != nil {
		t.Fatal(err)
	}
	if first.Event != "CONSULT" || first.Words != "met" || first.Date != "2031-05-02" || len(first.Actor) != 2 || first.Actor[0].Code != "DEU" {
		t.Errorf("got %+v", first)
	}
	if first.Info != (info{0, 24}) || first.Cite.URL == "" || first.Link != "sha256:9" {
		t.Errorf("the text stands at %+v of %+v", first.Info, first.Cite)
	}
	if second.Event != "AGREE" || second.Comment != "planned CONSULT" {
		t.Errorf("a planned meeting is coded as %+v", second)
	}
}
