package onrecord_test

import (
	"encoding/json"
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
