package score

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
)

func TestSameNames(t *testing.T) {
	name := func(start, end int, label string) syntax.Name {
		return syntax.Name{Span: onrecord.Span{Start: start, End: end}, Label: label}
	}
	gold := []syntax.Name{name(0, 3, syntax.PersonName), name(5, 9, syntax.FacilityName), name(10, 14, syntax.DateName), name(20, 25, syntax.OrgName)}
	found := []syntax.Name{name(0, 3, syntax.PersonName), name(5, 9, syntax.LocationName), name(20, 24, syntax.OrgName), name(30, 31, syntax.OrgName)}
	if got := sameNames(mainNames(gold), mainNames(found)); got != (tally{3, 4, 2}) {
		t.Errorf("three labels: %v, want {3 4 2}", got)
	}
	if got := sameNames(gold, found); got != (tally{4, 4, 1}) {
		t.Errorf("nine labels: %v, want {4 4 1}", got)
	}
	if got := sameNames(gold, nil); got != (tally{4, 0, 0}) {
		t.Errorf("nothing found: %v", got)
	}
}

func TestCompareTimes(t *testing.T) {
	timex := func(start, end int, value string) onrecord.Timex {
		return onrecord.Timex{Span: onrecord.Span{Start: start, End: end}, Value: value}
	}
	d := corpora.TimeMLDocument{Text: strings.Repeat("x", 40), Times: []onrecord.Timex{
		timex(0, 4, "2019"), timex(10, 20, "P3D"), timex(25, 28, "2020"), timex(30, 34, "2021")}}
	found := []onrecord.Timex{timex(0, 4, "2018"), timex(8, 11, "P3D"), timex(12, 20, "P3D"), timex(25, 29, "2020"), timex(36, 38, "2021")}
	var r result
	var sum timeTally
	r.compareTimes(&sum, d, found)
	if want := (timeTally{tally{4, 5, 1}, tally{4, 5, 3}, tally{4, 5, 2}}); sum != want {
		t.Errorf("got %v, want %v", sum, want)
	}
}

func TestGapTally(t *testing.T) {
	mention := func(start, end int, form onrecord.MentionForm) onrecord.Mention {
		return onrecord.Mention{Span: onrecord.Span{Start: start, End: end}, Form: form}
	}
	e := corpora.GAPExample{Text: "Ida met Mia when her aunt left.", Pronoun: at(17, 20)[0], Candidates: [2]corpora.GAPCandidate{
		{Span: at(0, 3)[0], Refers: true}, {Span: at(8, 11)[0]}}}
	aunt := onrecord.Actor{Mentions: []onrecord.Mention{mention(17, 25, onrecord.Nominal)}} // overlaps the pronoun, but is no pronoun
	ida := onrecord.Actor{Mentions: []onrecord.Mention{mention(0, 3, onrecord.Name), mention(17, 20, onrecord.Pronoun)}}
	mia := onrecord.Actor{Mentions: []onrecord.Mention{mention(4, 11, onrecord.Nominal), mention(17, 20, onrecord.Pronoun)}}
	for _, c := range []struct {
		name   string
		actors []onrecord.Actor
		want   tally
	}{
		{"right", []onrecord.Actor{aunt, ida}, tally{1, 1, 1}},
		{"the other one", []onrecord.Actor{aunt, mia}, tally{1, 1, 0}},
		{"nobody", []onrecord.Actor{aunt}, tally{1, 0, 0}},
	} {
		if got := gapTally(e, pronounActor(c.actors, e.Pronoun)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestStatusClasses(t *testing.T) {
	for score, want := range map[float64]string{-3: didNot, -1: didNot, -0.9: neitherSaid, 1.4: neitherSaid, 1.5: didHappen, 3: didHappen} {
		if got := happened(score); got != want {
			t.Errorf("%v is %q, want %q", score, got, want)
		}
	}
	want := map[onrecord.Status]string{onrecord.Reported: didHappen, onrecord.Negated: didNot, onrecord.Denied: didNot,
		onrecord.Alleged: neitherSaid, onrecord.Planned: neitherSaid, onrecord.Hypothetical: neitherSaid, onrecord.Rumoured: neitherSaid}
	for _, status := range onrecord.Statuses {
		if happenedAs(status) != want[status] {
			t.Errorf("%s is %q, want %q", status, happenedAs(status), want[status])
		}
	}
	events := []onrecord.Event{{ID: "e1", Triggers: at(0, 20)}, {ID: "e2", Triggers: at(30, 35, 5, 9)}, {ID: "e3", Triggers: at(5, 8)}}
	if e := eventAt(events, at(5, 9)[0]); e == nil || e.ID != "e2" {
		t.Errorf("event %v, want e2", e)
	}
	if e := eventAt(events, at(36, 40)[0]); e != nil {
		t.Errorf("event %v, want none", e)
	}
}

func TestLinkingTypes(t *testing.T) {
	actor := func(id onrecord.ID, start, end int) onrecord.Actor {
		return onrecord.Actor{ID: id, Mentions: []onrecord.Mention{{Span: onrecord.Span{Start: start, End: end}}}}
	}
	actors := []onrecord.Actor{actor("a1", 0, 4), actor("a2", 10, 14), actor("a3", 20, 24), actor("a4", 0, 14)}
	ids := func(ids ...onrecord.ID) []onrecord.ID { return ids }
	pair := corpora.PloverPair{Source: at(2, 6), Target: at(8, 12, 30, 31)}
	for _, c := range []struct {
		name  string
		event onrecord.Event
		pair  corpora.PloverPair
		want  []string
	}{
		{"both ends", onrecord.Event{Type: onrecord.Accuse, Actors: ids("a1"), Recipients: ids("a3", "a2")}, pair, []string{"ACCUSE"}},
		{"the wrong way round", onrecord.Event{Type: onrecord.Accuse, Actors: ids("a2"), Recipients: ids("a1")}, pair, nil},
		{"no recipient", onrecord.Event{Type: onrecord.Accuse, Actors: ids("a1")}, pair, nil},
		{"mutual, the other way round", onrecord.Event{Type: onrecord.Consult, Actors: ids("a2"), Recipients: ids("a1")}, pair, []string{"CONSULT"}},
		{"mutual, both actors", onrecord.Event{Type: onrecord.Cooperate, Actors: ids("a2", "a1")}, pair, []string{"COOPERATE"}},
		{"mutual, one actor over both ends", onrecord.Event{Type: onrecord.Consult, Actors: ids("a4")}, pair, nil},
		{"CONCEDE is YIELD", onrecord.Event{Type: onrecord.Concede, Actors: ids("a1"), Recipients: ids("a2")}, pair, []string{"YIELD"}},
		{"no target is marked", onrecord.Event{Type: onrecord.Protest, Actors: ids("a1")}, corpora.PloverPair{Source: at(2, 6)}, []string{"PROTEST"}},
		{"no source is marked", onrecord.Event{Type: onrecord.Retreat, Recipients: ids("a2")}, corpora.PloverPair{Target: at(8, 12)}, []string{"YIELD"}},
	} {
		got := linkingTypes(&onrecord.Record{Actors: actors, Events: []onrecord.Event{c.event}}, c.pair)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestEach(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	var items []int
	for i := range 200 {
		items = append(items, i)
	}
	got, err := each(items, func(i int) (int, error) { return i * i, nil })
	if err != nil || len(got) != 200 || got[199] != 199*199 || got[7] != 49 {
		t.Errorf("results are out of order, or %v", err)
	}
	_, err = each(items, func(i int) (int, error) {
		if i == 50 || i == 120 {
			return 0, errors.New(strings.Repeat("x", i))
		}
		return 0, nil
	})
	if err == nil || len(err.Error()) != 50 {
		t.Errorf("error %v, want the first one", err)
	}
}

func TestMeasureWithoutCorpus(t *testing.T) {
	for _, p := range Parts("onrecord") {
		if p.Doc == "" {
			t.Errorf("%s has no line that says what it measures", p.Name)
		}
		if p.data == "" {
			continue
		}
		if m, err := p.Measure(t.TempDir()); err != nil || m.Skipped == "" {
			t.Errorf("%s without a corpus: %+v, %v", p.Name, m, err)
		}
	}
}

func TestGolden(t *testing.T) {
	g, err := parseGolden("# comment\ndates\tvalue F1\t0.7000\nnames\tF1\t0.8000\ndates\told F1\t0.1000\n")
	if err != nil {
		t.Fatal(err)
	}
	value := func(part, measure string, v float64) Value { return Value{Part: part, Measure: measure, Value: v} }
	for _, c := range []struct {
		value Value
		want  bool
	}{
		{value("dates", "value F1", 0.70004), false},
		{value("dates", "value F1", 0.7006), true}, // higher counts too
		{value("dates", "value F1", 0.6994), true},
		{value("dates", "new F1", 0.7), true},
		{Value{Part: "speed", Measure: "articles per second", Value: 90, Timed: true}, false},
	} {
		if got := g.Differs(c.value); got != c.want {
			t.Errorf("%+v differs: %v", c.value, got)
		}
	}
	repository := t.TempDir()
	if err := WriteGolden(repository, g); err == nil {
		t.Error("golden numbers were written outside the repository")
	}
	if err := os.MkdirAll(filepath.Join(repository, "score"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(repository, "go.mod"), []byte("module github.com/onrecord/onrecord\n\ngo 1.26\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	updated := g.With([]Value{value("dates", "value F1", 0.71236), {Part: "speed", Measure: "s", Value: 9, Timed: true}})
	if err := WriteGolden(repository, updated); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(repository, "score", "golden.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if _, numbers, _ := strings.Cut(string(file), "\n"); numbers != "names\tF1\t0.8000\ndates\tvalue F1\t0.7124\n" {
		t.Errorf("the golden file holds %q", numbers)
	}
	for _, bad := range []string{"a\tb\n", "a\tb\tx\n"} {
		if _, err := parseGolden(bad); err == nil {
			t.Errorf("%q gives no error", bad)
		}
	}
}

// The built-in golden numbers belong to measures that exist, and each part that is not timed has some.
func TestBuiltInGolden(t *testing.T) {
	g, err := ReadGolden()
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, key := range g.keys {
		has[key.part] = true
	}
	for _, p := range Parts("") {
		if !has[p.Name] && !strings.HasPrefix(p.Name, "speed/") {
			t.Errorf("there is no golden number of %s", p.Name)
		}
		delete(has, p.Name)
	}
	if len(has) > 0 {
		t.Errorf("golden numbers of parts that do not exist: %v", has)
	}
}
