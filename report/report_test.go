package report

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/onrecord/onrecord"
)

const text = "Dam row\n\nMayor Ilse Brandt visited Kelso in May 2031.\nThe union denied that it had struck.\n" +
	"If it rains, the dam may burst by July, Brandt warned: We shall see"

func at(t *testing.T, words string) []onrecord.Span {
	t.Helper()
	start := strings.Index(text, words)
	if start < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return []onrecord.Span{{Start: start, End: start + len(words)}}
}

func record(t *testing.T) *onrecord.Record {
	return &onrecord.Record{
		Article: &onrecord.Article{Source: "dam.txt", Title: "Dam row", Published: "2031-05-06", Dateline: "Kelso", Text: text},
		Actors: []onrecord.Actor{
			{ID: "a1", Name: "The union", Mentions: []onrecord.Mention{{Span: at(t, "The union")[0]}}},
			{ID: "a2", Name: "Ilse Brandt", Type: onrecord.Person, Country: "NOR", Sector: onrecord.GOV, Mentions: []onrecord.Mention{{Span: at(t, "Ilse Brandt")[0]}},
				Roles: []onrecord.Role{{Title: "Mayor", From: "2028", To: "2031", Evidence: at(t, "Mayor")}, {Title: "mayor", Evidence: at(t, "Mayor")}}},
		},
		Statements: []onrecord.Statement{
			{ID: "s1", Speaker: "a1", Cue: at(t, "denied"), Content: at(t, "that it had struck"), Act: onrecord.Denies, Form: onrecord.Indirect, Answers: "e2"},
			{ID: "s2", Speaker: "a2", Content: at(t, "We shall see"), Act: onrecord.Says, Form: onrecord.Direct, To: "a1"},
		},
		Events: []onrecord.Event{
			{ID: "e1", Triggers: at(t, "visited"), Actors: []onrecord.ID{"a2"}, Status: onrecord.Reported, Date: "2031-05", Place: "Kelso"},
			{ID: "e2", Triggers: at(t, "struck"), Actors: []onrecord.ID{"a1"}, Status: onrecord.Denied, By: "s1"},
		},
		Forecasts: []onrecord.Forecast{{ID: "f1", Outcome: at(t, "the dam may burst"), Forecaster: "a2", Condition: at(t, "If it rains"),
			Likelihood: at(t, "may"), Probability: &onrecord.Probability{Low: 0.2, High: 0.55}, Direction: onrecord.Will, Horizon: "2031-07"}},
	}
}

func TestRender(t *testing.T) {
	want := `Dam row
6 May 2031 · Kelso · dam.txt

WHO TAKES PART
    L3  Ilse Brandt  Mayor (2028–2031)  NOR GOV
        Also The union

TIMELINE
    L3  May 2031  Ilse Brandt: visited · Kelso

WHO SAYS WHAT
  The union
    L4  denies     it had struck (answers L4)
  Ilse Brandt
    L5  says       “We shall see” (to The union)

DISPUTED
    L4  The union: struck (denied, The union)
    L4      The union (denies): it had struck

WHAT IS EXPECTED
    L5  the dam may burst
            Ilse Brandt · If it rains · may 20–55 % · by Jul 2031

`
	got := strings.ReplaceAll(string(Render(record(t), Style{Width: 80})), noBreak, " ")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A claim stands with all that is said to it, and a cue that its act does not tell in full is quoted.
func TestDisputes(t *testing.T) {
	words := "Okafor alleged that the dam leaks. Brandt denied it. The owner did not rule it out."
	spans := func(part string) []onrecord.Span {
		start := strings.Index(words, part)
		return []onrecord.Span{{Start: start, End: start + len(part)}}
	}
	r := &onrecord.Record{
		Article: &onrecord.Article{Text: words},
		Actors:  []onrecord.Actor{{ID: "a1", Name: "Okafor"}, {ID: "a2", Name: "Brandt"}, {ID: "a3", Name: "The owner"}},
		Statements: []onrecord.Statement{
			{ID: "s1", Speaker: "a1", Cue: spans("alleged"), Content: spans("that the dam leaks"), Act: onrecord.Accuses, Form: onrecord.Indirect},
			{ID: "s2", Speaker: "a2", Cue: spans("denied"), Content: spans("it"), Act: onrecord.Denies, Form: onrecord.Indirect, Answers: "s1"},
			{ID: "s3", Speaker: "a3", Cue: spans("did not rule it out"), Content: spans("it"), Act: onrecord.Says, Negated: true, Form: onrecord.Indirect, Answers: "s1"},
		},
	}
	want := `
WHO SAYS WHAT
  Okafor
    L1  accuses    the dam leaks
  Brandt
    L1  denies     it (answers L1)
  The owner
    L1  says       it (“did not rule it out”) (answers L1)

DISPUTED
    L1  Okafor (accuses): the dam leaks
    L1      Brandt (denies): it
    L1      The owner (“did not rule it out”): it
`
	if got := string(Render(r, Style{Width: 80})); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What somebody says will not happen is expected, not disputed; what did not happen is.
func TestDisputesAreOfThePast(t *testing.T) {
	words := "Brandt will not meet Okafor, she vowed. Okafor did not resign. The owner will not sue."
	spans := func(part string) []onrecord.Span {
		start := strings.Index(words, part)
		return []onrecord.Span{{Start: start, End: start + len(part)}}
	}
	r := &onrecord.Record{
		Article:    &onrecord.Article{Text: words},
		Actors:     []onrecord.Actor{{ID: "a1", Name: "Brandt"}, {ID: "a2", Name: "Okafor"}, {ID: "a3", Name: "The owner"}},
		Statements: []onrecord.Statement{{ID: "s1", Speaker: "a1", Cue: spans("vowed"), Content: spans("Brandt will not meet Okafor"), Act: onrecord.Promises, Form: onrecord.Indirect}},
		Events: []onrecord.Event{
			{ID: "e1", Triggers: spans("meet"), Actors: []onrecord.ID{"a1", "a2"}, Status: onrecord.Negated, By: "s1"},
			{ID: "e2", Triggers: spans("resign"), Actors: []onrecord.ID{"a2"}, Status: onrecord.Negated},
			{ID: "e3", Triggers: spans("sue"), Actors: []onrecord.ID{"a3"}, Status: onrecord.Negated},
		},
		Forecasts: []onrecord.Forecast{{ID: "f1", Outcome: spans("The owner will not sue"), Forecaster: onrecord.TheArticle, Direction: onrecord.WillNot}},
	}
	want := "DISPUTED\n    L1  Okafor: resign (did not happen)\n\nWHAT IS EXPECTED\n"
	if got := string(Render(r, Style{Width: 80})); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRenderEmpty(t *testing.T) {
	got := string(Render(&onrecord.Record{Article: &onrecord.Article{Source: "-", Text: "x"}}, Style{Width: 80}))
	if want := "standard input\n\nNothing to keep on record was found.\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRenderKeepsToTheWidth(t *testing.T) {
	for _, width := range []int{40, 55, 80} {
		for line := range strings.Lines(string(Render(record(t), Style{Width: width}))) {
			if columns := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); columns > width {
				t.Errorf("width %d: %q has %d columns", width, line, columns)
			}
		}
	}
}

// What an article holds must not reach the terminal as a command.
func TestRenderColor(t *testing.T) {
	r := record(t)
	r.Article.Title = "Dam\x1b[2J \u202erow\nnow"
	if got := string(Render(r, Style{Width: 80})); strings.ContainsAny(got, "\x1b\u202e") || !strings.HasPrefix(got, "Dam[2J row now\n") {
		t.Errorf("plain report %q", got)
	}
	if got := string(Render(r, Style{Width: 80, Color: true})); !strings.Contains(got, "\x1b[1mIlse Brandt\x1b[0m") || strings.Contains(got, "\x1b[2J") {
		t.Errorf("coloured report %q", got)
	}
}

func TestWrite(t *testing.T) {
	for _, test := range []struct {
		name string
		runs []run
		want string
	}{
		{"wraps and hangs", []run{{plain, "one two three four"}}, "one two\n  three\n  four\n"},
		{"keeps glued runs together", []run{{plain, "one t"}, {bold, "w"}, {plain, "oooo end"}}, "one\n  twoooo\n  end\n"},
		{"counts wide characters", []run{{plain, "日本 日本 日本"}}, "日本\n  日本\n  日本\n"},
		{"keeps padding", []run{{plain, "  a  b"}}, "  a  b\n"},
	} {
		p := newPage("", Style{Width: 8})
		p.write(0, 2, test.runs...)
		if got := p.out.String(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		in      string
		columns int
		want    string
	}{
		{"short", 5, "short"},
		{"one two three", 9, "one two…"},
		{"one, two three", 7, "one…"},
		{"unbreakable", 5, "unbr…"},
		{"日本語日本語", 7, "日本語…"},
	} {
		if got := clip(test.in, test.columns); got != test.want {
			t.Errorf("clip(%q, %d) = %q, want %q", test.in, test.columns, got, test.want)
		}
	}
}

func TestDate(t *testing.T) {
	for iso, want := range map[string]string{
		"": "", "2031": "2031", "2031-05": "May 2031", "2031-05-06": "6 May 2031", "2031-05-06T09:30": "6 May 2031 09:30",
		"2031-W09": "week 9 of 2031", "2031-05/2031-08": "May 2031–Aug 2031", "203X": "203X",
	} {
		if got := strings.ReplaceAll(date(iso), noBreak, " "); got != want {
			t.Errorf("date(%q) = %q, want %q", iso, got, want)
		}
	}
}

func TestCondition(t *testing.T) {
	for words, want := range map[string]string{"If it rains": "If it rains", "A dry summer": "given a dry summer", "Brandt's return": "given Brandt's return"} {
		if got := condition(words); got != want {
			t.Errorf("condition(%q) = %q, want %q", words, got, want)
		}
	}
}

func TestRole(t *testing.T) {
	words := "Kelso's former mayor, who led the council of Melrose"
	r := newReader(&onrecord.Record{Article: &onrecord.Article{Text: words}}, Style{Width: 80})
	evidence := []onrecord.Span{{Start: 0, End: len(words)}}
	for _, test := range []struct {
		role onrecord.Role
		want string
	}{
		{onrecord.Role{Title: "mayor", Of: "Kelso", Former: true, Evidence: evidence}, "Kelso's former mayor"},
		{onrecord.Role{Title: "mayor", Of: "Melrose", Evidence: evidence}, "mayor of Melrose"},
		{onrecord.Role{Title: "mayor", Of: "Perth", Former: true, To: "2030-02"}, "former mayor of Perth (until Feb 2030)"},
		{onrecord.Role{Title: "Kelso mayor", Of: "Kelso", From: "2030"}, "Kelso mayor (since 2030)"},
	} {
		if got := strings.ReplaceAll(r.role(test.role), noBreak, " "); got != test.want {
			t.Errorf("role(%+v) = %q, want %q", test.role, got, test.want)
		}
	}
}
