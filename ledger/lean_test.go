package ledger

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestLeanComesBack(t *testing.T) {
	records, err := filepath.Glob(filepath.Join("..", "examples", "*.json"))
	if err != nil || len(records) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, path := range records {
		indented, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var record onrecord.Record
		if err := record.UnmarshalJSON(indented); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		encoded, err := record.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		text := []byte(record.Article.Text)
		short := lean(encoded, text)
		if len(short) > len(encoded)*2/3 {
			t.Errorf("%s: %d of %d bytes are left", path, len(short), len(encoded))
		}
		if string(full(short, text)) != string(encoded) || string(full(encoded, text)) != string(encoded) {
			t.Errorf("%s does not come back", path)
		}
	}
}

func FuzzLean(f *testing.F) {
	f.Add(`{"a":[{"start":0,"end":3,"text":"\"é<"}]}`, "\"é<")
	f.Add(`{"start":9,"end":3}`, "x")
	f.Add(`"start":`, "")
	f.Add("{\x01+2-1}", "x")
	f.Add("\x01", "")
	f.Fuzz(func(t *testing.T, record, text string) {
		if back := full(lean([]byte(record), []byte(text)), []byte(text)); string(back) != record && strings.Contains(record, `"text"`) {
			// What is no record of ours may gain quotations, but must not lose any.
			if len(back) < len(record) {
				t.Errorf("%q comes back as %q", record, back)
			}
		}
	})
}

// The dictionary of records never changes: what was kept could not be read any more.
func TestRecordDictionary(t *testing.T) {
	const want = "b642cb725c4368a526f99912bc8b479a21f2d9ea2a701f4316b7f95938bddb07"
	if got := fmt.Sprintf("%x", sha256.Sum256(recordDictionary)); got != want {
		t.Errorf("record.dict has the hash %s, want %s", got, want)
	}
}
