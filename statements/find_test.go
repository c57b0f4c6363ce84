package statements

import (
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

// read finds the statements of a text, and returns it with them.
func read(t *testing.T, text string) (string, []onrecord.Statement, *mentions.Set) {
	t.Helper()
	article, err := articles.Read("test", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	d := parse.Article(article)
	set := mentions.Find(d, nil)
	return article.Text, Find(d, set), set
}

func quote(text string, spans []onrecord.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.In(text))
	}
	return strings.Join(parts, " … ")
}

// TestFind is a check of the whole stage on plain cases that no change may break.
func TestFind(t *testing.T) {
	tests := []struct {
		text, speaker, content string
		form                   onrecord.Form
		act                    onrecord.Act
	}{
		{"Ilse Varga said the harbour was safe.", "Ilse Varga", "the harbour was safe", onrecord.Indirect, onrecord.Says},
		{"“The harbour is safe,” said Ilse Varga.", "Ilse Varga", "“The harbour is safe,”", onrecord.Direct, onrecord.Says},
		{"Ilse Varga denied that the harbour was mined.", "Ilse Varga", "that the harbour was mined", onrecord.Indirect, onrecord.Denies},
		{"According to Ilse Varga, the talks will fail.", "Ilse Varga", "the talks will fail", onrecord.Indirect, onrecord.Predicts},
		{"Ilse Varga promised to repair the bridge.", "Ilse Varga", "to repair the bridge", onrecord.Indirect, onrecord.Promises},
		{"Ilse Varga believes that the bridge is lost.", "Ilse Varga", "that the bridge is lost", onrecord.Indirect, onrecord.Believes},
	}
	for _, test := range tests {
		text, found, set := read(t, test.text)
		if len(found) == 0 {
			t.Errorf("%q: nothing found", test.text)
			continue
		}
		st := found[0]
		speaker := ""
		if actor := set.Actor(st.Speaker); actor != nil {
			speaker = actor.Name
		}
		if got := quote(text, st.Content); got != test.content || speaker != test.speaker || st.Form != test.form || st.Act != test.act {
			t.Errorf("%q: %s %s %s %q, want %s %s %s %q", test.text, speaker, st.Form, st.Act, got, test.speaker, test.form, test.act, test.content)
		}
	}
}

func TestNest(t *testing.T) {
	span := func(start, end int) []onrecord.Span { return []onrecord.Span{{Start: start, End: end}} }
	statements := []onrecord.Statement{
		{ID: "s1", Cue: span(0, 4), Content: span(5, 50)},
		{ID: "s2", Cue: span(10, 14), Content: span(15, 40)},
		{ID: "s3", Cue: span(20, 24), Content: span(25, 30)},
		{ID: "s4", Cue: span(60, 64), Content: span(70, 80)},
	}
	nest(statements)
	for i, want := range []onrecord.ID{"", "s1", "s2", ""} {
		if statements[i].Inside != want {
			t.Errorf("%s lies in %q, want %q", statements[i].ID, statements[i].Inside, want)
		}
	}
}

// An unnamed speaker keeps the country and the sector that the source words tell, and only those.
func TestUnnamedSources(t *testing.T) {
	tests := []struct {
		text, country string
		sector        onrecord.Sector
	}{
		{"Government sources said that the bridge would reopen in May.", "", onrecord.GOV},
		{"Norwegian military sources said that the bridge would reopen in May.", "NOR", onrecord.MIL},
		{"Hospital sources said that the bridge would reopen in May.", "", onrecord.MED},
		{"Some critics said that the bridge would never reopen.", "", ""},
		{"A report said that the bridge would reopen in May.", "", ""},
	}
	for _, test := range tests {
		_, found, _ := read(t, test.text)
		if len(found) != 1 || found[0].Speaker != onrecord.Unnamed || found[0].SourceCountry != test.country || found[0].SourceSector != test.sector {
			t.Errorf("%s\n%+v, want country %q and sector %q", test.text, found, test.country, test.sector)
		}
	}
	text := "A senior Norwegian official who spoke on condition of anonymity said that the bridge would reopen in May."
	_, found, set := read(t, text)
	if len(found) != 1 {
		t.Fatalf("%s: %d statements", text, len(found))
	}
	if a := set.Actor(found[0].Speaker); a == nil || a.Country != "NOR" || a.Sector != onrecord.GOV {
		t.Errorf("%s: %+v", text, a)
	}
}

// TestEdges looks at where content ends, and whom it leaves out.
func TestEdges(t *testing.T) {
	tests := []struct{ text, cue, source, content string }{
		{"The rules now tell captains that damage must be avoided, according to Harbour Watch, a research group that read the rules.",
			"now tell", "The rules", "that damage must be avoided"},
		{"Looking ahead to the vote, Ilse Varga said:\n\n“We are ready.”", "said:", "Ilse Varga", "“We are ready.”"},
		{"Petty Officer Ann Reed and Private First Class Odo Marl were charged with theft.", "were charged with", "", "theft"},
		{"Ilse Varga dismissed reports that she had met the dockers.", "dismissed reports", "Ilse Varga", "that she had met the dockers"},
	}
	for _, test := range tests {
		text, found, _ := read(t, test.text)
		at := slices.IndexFunc(found, func(s onrecord.Statement) bool { return quote(text, s.Cue) == test.cue })
		if at < 0 {
			t.Errorf("%q: no cue %q", test.text, test.cue)
			continue
		}
		if source, content := quote(text, found[at].Source), quote(text, found[at].Content); source != test.source || content != test.content {
			t.Errorf("%q: %q says %q, want %q and %q", test.text, source, content, test.source, test.content)
		}
	}
}
