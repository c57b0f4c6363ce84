package resolutions

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestFile(t *testing.T) {
	file := File(filepath.Join(t.TempDir(), "docket.jsonl"))
	if entries, err := file.Entries(t.Context()); err != nil || entries != nil {
		t.Fatalf("a docket that does not exist: %v, %v", entries, err)
	}
	at := time.Date(2031, 5, 6, 9, 0, 0, 0, time.UTC)
	want := []Entry{
		{Kind: Asked, At: at, By: "Ann", Question: &Question{ID: "q1", Text: "Will the bridge reopen?", Condition: "Brandt <wins>", By: "2031"}},
		{Kind: Decided, At: at, Matter: "q1", State: Partly, Happened: "2031-05", Evidence: []Evidence{{Article: "sha256:x", Source: "x.txt", Start: 1, End: 3, Text: "it"}}},
		{Kind: Rejected, At: at, Matter: "q1", Proposal: "p", State: Void, Evidence: []Evidence{{Article: "sha256:x", Source: "x.txt", Start: 1, End: 3, Text: "it"}}},
		{Kind: Undone, At: at, Matter: "q1"},
	}
	for _, e := range want {
		if err := file.Append(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	got, err := file.Entries(t.Context())
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, %v; want %+v", got, err, want)
	}
	if id := NextQuestion(got); id != "q2" {
		t.Errorf("next question %s", id)
	}
	if last := Standing(got, "q1"); last == nil || last.Kind != Decided {
		t.Errorf("standing %+v", last)
	}
}

func TestFileRefuses(t *testing.T) {
	file := File(filepath.Join(t.TempDir(), "docket.jsonl"))
	for _, e := range []Entry{
		{}, {Kind: Asked}, {Kind: Asked, Question: &Question{ID: "q1"}}, {Kind: Decided, Matter: "x", State: Overdue}, {Kind: Decided, State: Void},
		{Kind: Rejected, Matter: "x"}, {Kind: Rejected, Matter: "x", Proposal: "p"}, {Kind: Undone},
	} {
		if err := file.Append(t.Context(), e); err == nil {
			t.Errorf("%+v was added", e)
		}
	}
	if err := os.WriteFile(string(file), []byte("\n{\"kind\":\"decision\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Entries(t.Context()); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a broken line: %v", err)
	}
}

// Of an article that is erased nothing stays that was quoted of it.
func TestForget(t *testing.T) {
	evidence := []Evidence{{Article: "sha256:a", Text: "The bridge reopened"}, {Article: "sha256:b", Text: "Bridge opens"}}
	e := Entry{Kind: Decided, Article: "sha256:c", Words: "the bridge will reopen", State: CameTrue, Why: "it reopened", Evidence: evidence}
	e.Forget("sha256:b")
	if len(e.Evidence) != 1 || e.Evidence[0].Article != "sha256:a" || e.Words == "" || e.Why != "" || e.Article != "sha256:c" {
		t.Errorf("without the evidence: %+v", e)
	}
	e.Forget("sha256:c")
	if e.Words != "" || e.Article != "" || e.State != CameTrue || len(e.Evidence) != 1 {
		t.Errorf("without the forecast: %+v", e)
	}
}
