package main

import (
	"bytes"
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/score"
)

func TestChosenParts(t *testing.T) {
	all := score.Parts("")
	for _, c := range []struct {
		only []string
		want []string // nil for an error
	}{
		{[]string{"dates"}, []string{"dates"}},
		{[]string{"gold", "syntax"}, []string{"syntax/gum", "syntax/ewt", "gold"}},
		{[]string{"syntax/ewt"}, []string{"syntax/ewt"}},
		{[]string{"dates", "weather"}, nil},
	} {
		parts, err := chosen(all, c.only)
		var got []string
		for _, p := range parts {
			got = append(got, p.Name)
		}
		if !reflect.DeepEqual(got, c.want) || (err != nil) != (c.want == nil) {
			t.Errorf("%v: %v, %v; want %v", c.only, got, err, c.want)
		}
	}
	if parts, err := chosen(all, nil); err != nil || len(parts) != len(all) {
		t.Errorf("no name: %d parts, %v", len(parts), err)
	}
}

func TestScoreWithoutCorpora(t *testing.T) {
	var out, complaints bytes.Buffer
	status := run(context.Background(), []string{"score", "--corpora", t.TempDir(), "--only", "dates"}, nil, &out, &complaints)
	if status != exitFailed || !strings.Contains(out.String(), "dates: SKIPPED") || complaints.Len() > 0 {
		t.Errorf("status %d, printed %q, complained %q", status, out.String(), complaints.String())
	}
}

func TestScorePrint(t *testing.T) {
	var out bytes.Buffer
	w := &world{Context: context.Background(), stdout: &out}
	m := score.Measurement{
		Values: []score.Value{{Part: "tides", Measure: "height", Value: 0.5, Counts: "1 of 2"}},
		Misses: []score.Miss{{What: "missed", Where: "harbour", Gold: "high"}, {What: "missed", Where: "bay", Gold: "low"}},
	}
	if !(&scoreCommand{Show: 1}).print(w, score.Golden{}, m) {
		t.Error("a number without a golden one does not differ")
	}
	got := strings.Join(strings.Fields(out.String()), " ")
	if want := "tides height 0.5000 NEW 1 of 2 missed: 2 harbour gold high found -"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	timed := score.Measurement{Values: []score.Value{{Part: "speed", Measure: "height", Value: 9, Timed: true}}}
	if (&scoreCommand{}).print(w, score.Golden{}, timed) {
		t.Error("a timed number differs from a golden one")
	}
}
