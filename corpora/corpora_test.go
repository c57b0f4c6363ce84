package corpora

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

func TestBytesOf(t *testing.T) {
	offsets := Offsets("aé“b")
	if s, err := bytesOf(offsets, 1, 3); err != nil || s != (onrecord.Span{Start: 1, End: 6}) {
		t.Errorf("bytesOf(1, 3) = %v, %v", s, err)
	}
	if s, err := bytesOf(offsets, 0, 4); err != nil || s.End != len("aé“b") {
		t.Errorf("bytesOf(0, 4) = %v, %v", s, err)
	}
	for _, bad := range [][2]int{{-1, 2}, {3, 2}, {0, 5}} {
		if _, err := bytesOf(offsets, bad[0], bad[1]); err == nil {
			t.Errorf("bytesOf(%v) gives no error", bad)
		}
	}
}

func TestTable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.tsv")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a\tb\r\n1\tsaid \"x\r\n")
	rows, err := table(path, "b")
	if err != nil || len(rows) != 1 || rows[0]["b"] != `said "x` {
		t.Errorf("table = %v, %v", rows, err)
	}
	write("a\tb\n1\n")
	if _, err := table(path); err == nil {
		t.Error("a short row gives no error")
	}
	if _, err := table(path, "c"); err == nil {
		t.Error("a missing column gives no error")
	}
}

// shared returns a folder beside the repository, and skips the test where there is none.
func shared(t *testing.T, folder ...string) string {
	root := os.Getenv("ONRECORD_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	path := filepath.Join(append([]string{root}, folder...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no corpus: %v", err)
	}
	return path
}

// TestRealFiles reads every corpus whole: each span must lie in its text at boundaries of characters.
func TestRealFiles(t *testing.T) {
	check := func(t *testing.T, text string, spans ...onrecord.Span) {
		t.Helper()
		for _, s := range spans {
			if s.Empty() || s.End > len(text) || !utf8.ValidString(s.In(text)) {
				t.Fatalf("span %v of a text of %d bytes", s, len(text))
			}
		}
	}
	t.Run("polnear", func(t *testing.T) {
		articles, err := PolNeAR(shared(t, "corpora", "polnear"), "dev")
		if err != nil || len(articles) != 84 {
			t.Fatalf("%d articles, %v", len(articles), err)
		}
		annotations := 0
		for _, a := range articles {
			annotations += len(a.Annotators)
			for _, attributions := range a.Annotators {
				for _, x := range attributions {
					check(t, a.Text, x.Source...)
					check(t, a.Text, x.Cue...)
					check(t, a.Text, x.Content...)
				}
			}
		}
		if annotations != 94 {
			t.Errorf("%d annotations, want 94", annotations)
		}
	})
	t.Run("newswire", func(t *testing.T) {
		articles, err := Newswire(shared(t, "corpora", "newswire"), "dev")
		if err != nil || len(articles) != 115 {
			t.Fatalf("%d articles, %v", len(articles), err)
		}
		names := 0
		for _, a := range articles {
			for _, n := range a.Names {
				check(t, a.Text, n.Span)
			}
			names += len(a.Names)
		}
		if names < 4500 { // 4570 B- tags
			t.Errorf("only %d names were found in the texts", names)
		}
	})
	t.Run("timeml", func(t *testing.T) {
		documents, err := TimeML(shared(t, "corpora", "timex", "AQUAINT"))
		if err != nil || len(documents) != 73 {
			t.Fatalf("%d documents, %v", len(documents), err)
		}
		for _, d := range documents {
			if d.Created == "" || len(d.Times) == 0 {
				t.Errorf("%s: created %q, %d times", d.Name, d.Created, len(d.Times))
			}
			for _, x := range d.Times {
				check(t, d.Text, x.Span)
			}
		}
	})
	t.Run("gap", func(t *testing.T) {
		for file, want := range map[string]int{"gap-development.tsv": 2000, "gap-validation.tsv": 454} {
			if examples, err := GAP(shared(t, "corpora", "gap", file)); err != nil || len(examples) != want {
				t.Errorf("%s: %d examples, %v", file, len(examples), err)
			}
		}
	})
	t.Run("factuality", func(t *testing.T) {
		sentences, err := Factuality(shared(t, "corpora", "factuality", "uw-dev.conll"))
		events := 0
		for _, s := range sentences {
			for _, e := range s.Events {
				check(t, s.Text, e.Span)
			}
			events += len(s.Events)
		}
		if err != nil || events != 3358 {
			t.Errorf("%d events, %v", events, err)
		}
	})
	t.Run("plover", func(t *testing.T) {
		pairs, err := PLOVER(shared(t, "corpora", "plover", "PLV_train.tsv"))
		if err != nil || len(pairs) != 1050 {
			t.Fatalf("%d pairs, %v", len(pairs), err)
		}
		for _, p := range pairs {
			check(t, p.Text, p.Source...)
			check(t, p.Text, p.Target...)
		}
	})
	t.Run("gold", func(t *testing.T) {
		records, err := Gold(shared(t, "gold", "dev"))
		if err != nil || len(records) != 25 {
			t.Fatalf("%d records, %v", len(records), err)
		}
		statements := 0
		for _, r := range records {
			statements += len(r.Statements)
			for _, s := range r.Statements {
				check(t, r.Article.Text, s.Content...)
			}
			for _, e := range r.Events {
				check(t, r.Article.Text, e.Triggers...)
			}
		}
		if statements != 516 {
			t.Errorf("%d statements, want 516", statements)
		}
	})
}
