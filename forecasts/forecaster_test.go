package forecasts

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

// What a thing suggests is foretold by whoever says that it does.
func TestForecasterOfNested(t *testing.T) {
	text := "Torrenz said that Arlen's record suggests he may close the port."
	span := func(words string) []onrecord.Span {
		at := strings.Index(text, words)
		return []onrecord.Span{{Start: at, End: at + len(words)}}
	}
	outer := onrecord.Statement{ID: "s1", Source: span("Torrenz"), Speaker: "a1", Act: onrecord.Predicts, Content: span("that Arlen's record suggests he may close the port")}
	inner := onrecord.Statement{ID: "s2", Inside: "s1", Act: onrecord.Predicts, Content: span("he may close the port")}
	for _, test := range []struct {
		name    string
		source  []onrecord.Span
		speaker onrecord.ID
		want    onrecord.ID
	}{
		{"a thing of somebody's", span("Arlen's record"), "a2", "a1"},
		{"nobody", nil, "", "a1"},
		{"somebody", span("Arlen"), "a2", "a2"},
	} {
		r := readText(text)
		r.at = func(token int) onrecord.ID {
			return map[string]onrecord.ID{"Torrenz": "a1", "Arlen": "a2"}[r.doc.Text(token)]
		}
		inner.Source, inner.Speaker = test.source, test.speaker
		r.statements = []onrecord.Statement{outer, inner}
		got := r.find()
		if len(got) != 1 || got[0].Forecaster != test.want || got[0].Statement != "s2" {
			t.Errorf("%s: %+v, want forecaster %q", test.name, got, test.want)
		}
	}
}

func TestForecasterIsNobodyNamed(t *testing.T) {
	for text, want := range map[string]onrecord.ID{
		"Fears are growing that the harvest could fail.":    onrecord.Unnamed,
		"Some say that the port could close.":               onrecord.Unnamed,
		"The harvest could fail, and the port could close.": onrecord.TheArticle,
	} {
		got := readText(text).find()
		if len(got) == 0 || got[0].Forecaster != want {
			t.Errorf("%s: %+v, want forecaster %q", text, got, want)
		}
	}
}
