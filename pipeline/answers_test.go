package pipeline

import (
	"testing"

	"github.com/onrecord/onrecord"
)

func TestAnswered(t *testing.T) {
	said := []onrecord.Statement{
		{ID: "s1", Act: onrecord.Denies},
		{ID: "s2", Act: onrecord.Denies, Answers: "s1"},
		{ID: "s3", Act: onrecord.Says},
		{ID: "s4", Act: onrecord.Denies},
	}
	happened := []onrecord.Event{
		{ID: "e1", By: "s1", Status: onrecord.Planned}, {ID: "e2", By: "s1", Status: onrecord.Denied}, {ID: "e3", By: "s2", Status: onrecord.Denied},
		{ID: "e4", By: "s3", Status: onrecord.Denied},
	}
	got := answered(said, happened)
	for i, want := range []onrecord.ID{"e2", "s1", "", ""} {
		if got[i].Answers != want {
			t.Errorf("%s answers %q, want %q", got[i].ID, got[i].Answers, want)
		}
	}
	if said[0].Answers != "" {
		t.Error("the statements given were changed")
	}
}
