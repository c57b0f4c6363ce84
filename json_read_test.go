package onrecord_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestRecordComesBackFromJSON(t *testing.T) {
	record := fullRecord(t)
	encoded, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	var decoded onrecord.Record
	if err := json.Unmarshal(encoded, &decoded); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(&decoded, record) {
		t.Errorf("decoded %+v\nwant %+v", &decoded, record)
	}
}

// Nothing that a real record says is lost.
func TestExamplesComeBackFromJSON(t *testing.T) {
	examples, err := filepath.Glob("examples/*.json")
	if err != nil || len(examples) == 0 {
		t.Fatalf("no examples, %v", err)
	}
	for _, path := range examples {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := json.Compact(&want, content); err != nil {
			t.Fatal(err)
		}
		var record onrecord.Record
		if err := json.Unmarshal(content, &record); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if got, err := record.MarshalJSON(); err != nil || string(got) != want.String() {
			t.Errorf("%s comes back as\n%s\nerror %v", path, got, err)
		}
	}
}

// A record whose spans do not quote the text is damaged.
func TestDamagedRecordIsRefused(t *testing.T) {
	encoded, err := json.Marshal(fullRecord(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"text":"5 May"`, `"text":"6 May"`},
		{`"start":6,`, `"start":7,`},
		{`"start":6,`, `"start":-6,`},
		{`"end":11,`, `"end":9999,`},
		{`"text":"Brno, 5`, `"text":"5`},
	} {
		damaged := strings.Replace(string(encoded), change[0], change[1], 1)
		if damaged == string(encoded) {
			t.Fatalf("%s does not occur in %s", change[0], encoded)
		}
		var decoded onrecord.Record
		if err := json.Unmarshal([]byte(damaged), &decoded); err == nil {
			t.Errorf("no error after %s became %s", change[0], change[1])
		}
	}
}
