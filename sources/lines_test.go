package sources

import (
	"bytes"
	"compress/gzip"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const archive = `{"url": "https://example.org/ferry", "text": "The ferry is late."}
{"text": "The harbour is closed."}

not JSON
{"text": "The last line has no end."}`

// read lists what the items are called and what they hold or why they fail.
func read(arguments []string, stdin string) (all []string) {
	for item := range List(arguments, strings.NewReader(stdin)) {
		raw, err := item.Read(context.Background(), limit)
		held := string(raw)
		if err != nil {
			held, _, _ = strings.Cut(err.Error(), ":")
		}
		all = append(all, filepath.Base(item.Name)+" "+held)
	}
	return all
}

func TestLinesAreArticles(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write([]byte(archive))
	w.Close()
	for _, name := range []string{"old.jsonl", "old.jsonl.gz"} {
		content := archive
		if strings.HasSuffix(name, ".gz") {
			content = packed.String()
		}
		root := folder(t, map[string]string{name: content})
		want := []string{
			`ferry {"url": "https://example.org/ferry", "text": "The ferry is late."}`,
			name + `#2 {"text": "The harbour is closed."}`,
			name + `#4 not a JSON object`,
			name + `#5 {"text": "The last line has no end."}`,
		}
		if got := read([]string{root}, ""); !slices.Equal(got, want) {
			t.Errorf("items %q, want %q", got, want)
		}
	}
}

func TestLinesArePipedIn(t *testing.T) {
	want := []string{
		`ferry {"url": "https://example.org/ferry", "text": "The ferry is late."}`,
		`- {"text": "The harbour is closed."}`,
		`-#4 not a JSON object`,
		`- {"text": "The last line has no end."}`,
	}
	if got := read([]string{"-"}, archive); !slices.Equal(got, want) {
		t.Errorf("items %q, want %q", got, want)
	}
	if got, want := read([]string{"-"}, "The ferry {no} is late."), []string{"- The ferry {no} is late."}; !slices.Equal(got, want) {
		t.Errorf("items %q, want %q", got, want)
	}
}

func TestWhatALineBreaks(t *testing.T) {
	root := folder(t, map[string]string{
		"long.jsonl":   `{"text": "` + strings.Repeat("x", longestLine) + "\"}\n{\"text\": \"short\"}\n",
		"cut.jsonl.gz": "\x1f\x8b\x08\x00\x00",
	})
	want := []string{"cut.jsonl.gz unexpected EOF", "long.jsonl#1 the line is longer than 20 MB", `long.jsonl#2 {"text": "short"}`}
	if got := read([]string{root}, ""); !slices.Equal(got, want) {
		t.Errorf("items %q, want %q", got, want)
	}
}
