package score

import (
	"reflect"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

func TestRuns(t *testing.T) {
	text := "one two, three\nfour “five”  six"
	for _, c := range []struct {
		name  string
		spans []onrecord.Span
		want  []string
	}{
		{"none", nil, nil},
		{"one", at(0, 7), []string{"one two"}},
		{"apart", at(0, 3, 9, 14), []string{"one", "three"}},
		{"white space does not part", at(0, 3, 4, 8), []string{"one two,"}},
		{"nor does it belong", at(3, 9), []string{"two,"}},
		{"a comma parts", at(0, 7, 9, 14), []string{"one two", "three"}},
		{"a line break parts one span", at(4, 19), []string{"two, three", "four"}},
		{"a line break parts two spans", at(9, 14, 15, 19), []string{"three", "four"}},
		{"overlapping attributions make one", at(0, 8, 4, 14), []string{"one two, three"}},
		{"touching ones too", at(0, 7, 7, 8), []string{"one two,"}},
		{"to the end of the text", at(20, len(text)), []string{"“five”  six"}},
		{"only white space", at(30, 32), nil},
	} {
		var got []string
		for _, s := range runs(text, c.spans) {
			got = append(got, s.In(text))
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRelationTally(t *testing.T) {
	text := "0123456789012345678901234567890123456789"
	full := corpora.Attribution{Source: at(0, 4), Cue: at(5, 9), Content: at(10, 20)}
	noSource := corpora.Attribution{Cue: at(5, 9), Content: at(10, 20)}
	noCue := corpora.Attribution{Source: at(0, 4), Content: at(10, 20)}
	noContent := corpora.Attribution{Source: at(0, 4), Cue: at(5, 9)}
	half := corpora.Attribution{Source: at(3, 5), Cue: at(8, 9), Content: at(10, 15)}
	less := corpora.Attribution{Source: at(0, 4), Cue: at(5, 9), Content: at(10, 14)}
	split := corpora.Attribution{Source: at(0, 4), Cue: at(5, 9), Content: at(10, 12, 18, 22)}
	type list []corpora.Attribution
	for _, c := range []struct {
		name        string
		gold, found list
		want        tally
	}{
		{"itself", list{full, noSource, noCue}, list{full, noSource, noCue}, tally{3, 3, 3}},
		{"nothing found", list{full}, nil, tally{1, 0, 0}},
		{"nothing gold", nil, list{full}, tally{0, 1, 0}},
		{"half the content, parts that overlap", list{full}, list{half}, tally{1, 1, 1}},
		{"less than half the content", list{full}, list{less}, tally{1, 1, 0}},
		{"content in parts, a third in common", list{full}, list{split}, tally{1, 1, 0}},
		{"content in parts", list{split}, list{split}, tally{1, 1, 1}},
		{"source absent on one side", list{full}, list{noSource}, tally{1, 1, 0}},
		{"source absent on both", list{noSource}, list{noSource}, tally{1, 1, 1}},
		{"cue absent on one side", list{noCue}, list{full}, tally{1, 1, 0}},
		{"one to one", list{full}, list{full, half}, tally{1, 2, 1}},
		{"gold without content is left out", list{noContent, full}, list{full}, tally{1, 1, 1}},
		{"found without content is wrong", list{full}, list{full, noContent}, tally{1, 2, 1}},
	} {
		if got := relationTally(text, c.gold, c.found); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestOutermost(t *testing.T) {
	got := outermost([]onrecord.Statement{{ID: "s1", Content: at(0, 9)}, {ID: "s2", Inside: "s1", Content: at(3, 6)}})
	if len(got) != 1 || got[0].Content[0].Len() != 9 {
		t.Errorf("got %v", got)
	}
}

// Two annotators differ: what is found agrees with the first only. Each weighs a half.
func TestSeveralAnnotators(t *testing.T) {
	a := corpora.PolNeARArticle{Name: "x", Text: "0123456789012345678901234567890123456789", Annotators: [][]corpora.Attribution{
		{{Source: at(0, 4), Cue: at(5, 9), Content: at(10, 20)}},
		{{Source: at(0, 4), Cue: at(5, 9), Content: at(25, 35)}, {Cue: at(21, 22), Content: at(36, 38)}},
	}}
	var r result
	relations, fragments := r.comparePolNeAR(a, a.Annotators[0])
	if relations != (tally{1.5, 1, 0.5}) {
		t.Errorf("relations %v, want {1.5 1 0.5}", relations)
	}
	if want := []tally{{1, 1, 1}, {1.5, 1, 1}, {1.5, 1, 0.5}}; !reflect.DeepEqual(fragments, want) {
		t.Errorf("fragments %v, want %v", fragments, want)
	}
}
