package pipeline

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/articles"
)

var update = flag.Bool("update", false, "rewrite the golden records of examples/")

// TestExamples compares the record of each article in examples/ with the golden file beside it.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "examples", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, path := range files {
		ext := filepath.Ext(path)
		if ext != ".txt" && ext != ".html" {
			continue
		}
		read++
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		article, err := articles.Read(filepath.Base(path), raw)
		if err != nil {
			t.Fatal(err)
		}
		line, err := Read(article).MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := json.Indent(&got, line, "", " "); err != nil {
			t.Fatal(err)
		}
		got.WriteByte('\n')
		golden := strings.TrimSuffix(path, ext) + ".json"
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatalf("%v (go test ./pipeline -run Examples -update writes it)", err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: the record differs from %s: %s", path, golden, difference(got.String(), string(want)))
		}
	}
	if read < 5 {
		t.Fatalf("%d examples were read, want at least 5", read)
	}
}

// difference shows the first line that differs.
func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return "got " + strings.TrimSpace(a[i]) + ", want " + strings.TrimSpace(strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
		}
	}
	return "lines are missing at the end"
}
