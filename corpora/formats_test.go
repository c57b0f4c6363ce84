package corpora

import (
	"reflect"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

func TestParseBrat(t *testing.T) {
	// Code points: Ana 0-3, said 4-8, “é 9-11, x” 14-16.
	text := "Ana said “é, . x” twice"
	ann := "T1\tSource 0 3\tAna\n" +
		"E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n" + // before its spans
		"T2\tCue 4 8\tsaid\n" +
		"T3\tContent 15 17;9 11\t“é\nx”\n" + // the text column goes on in the next line
		"T4\tAttribution 4 8\tsaid\n" +
		"T5\tDiscuss 18 23\ttwice\n" +
		"T6\tContent 18 23\ttwice\n" +
		"E2\tAttribution-no-source:T4 Content:T3 Content2:T6\n" +
		"E3\tAttribution-no-source:T4\n" +
		"#1\tAnnotatorNotes E1\tsure\n"
	got, err := parseBrat(ann, Offsets(text))
	if err != nil {
		t.Fatal(err)
	}
	var quoted [][3][]string
	for _, a := range got {
		var parts [3][]string
		for i, spans := range [][]onrecord.Span{a.Source, a.Cue, a.Content} {
			for _, s := range spans {
				parts[i] = append(parts[i], s.In(text))
			}
		}
		quoted = append(quoted, parts)
	}
	want := [][3][]string{
		{{"Ana"}, {"said"}, {"“é", "x”"}},
		{nil, nil, {"“é", "x”", "twice"}},
	}
	if !reflect.DeepEqual(quoted, want) {
		t.Errorf("got %q\nwant %q", quoted, want)
	}
	if _, err := parseBrat("T1\tCue 4 99\tx\n", Offsets(text)); err == nil {
		t.Error("a span outside the text gives no error")
	}
}

func TestAlignNames(t *testing.T) {
	text := "x.org/1\r\n\r\nOle Birk of Tarn\r\nCo met Mia Voss Ida in Old  Port."
	tags := "x.org\tO\n/1\tO\n\n" +
		"Ole\tI-Person\nBirk\tI-Person\nof\tO\nTarn\tB-Organization\n\n" + // I- without B-; a blank line ends the name
		"Co\tI-Organization\nmet\tO\nlost\tO\nMia\tB-Person\nVoss\tI-Person\tB-Location\nIda\tB-Person\nin\tO\n" +
		"OldPort\tB-Misc\n.\tO\n"
	names, err := alignNames(text, tags)
	if err != nil {
		t.Fatal(err)
	}
	var got [][2]string
	for _, n := range names {
		got = append(got, [2]string{n.In(text), n.Label})
	}
	want := [][2]string{{"Ole Birk", syntax.PersonName}, {"Tarn", syntax.OrgName}, {"Co", syntax.OrgName},
		{"Mia Voss", syntax.PersonName}, {"Ida", syntax.PersonName}, {"Old  Port", syntax.MiscName}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if _, err := alignNames("a", "a\tB-Unheard\n"); err == nil {
		t.Error("an unknown label gives no error")
	}
}

func TestParseTimeML(t *testing.T) {
	d, err := parseTimeML([]byte(`<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2019-05-07"
 functionInDocument="CREATION_TIME">May 7</TIMEX3></DCT><TITLE>Not in <TIMEX3 type="DATE" value="2019">2019</TIMEX3></TITLE>
<TEXT>
The R&amp;D team <EVENT>met</EVENT> <TIMEX3 type="DATE" value="2019-05-06" functionInDocument="NONE">yesterday</TIMEX3>.</TEXT></TimeML>`))
	if err != nil {
		t.Fatal(err)
	}
	if d.Created != "2019-05-07" || d.Text != "\nThe R&D team met yesterday." || len(d.Times) != 1 {
		t.Fatalf("got %+v", d)
	}
	if x := d.Times[0]; x.In(d.Text) != "yesterday" || x.Value != "2019-05-06" || x.Type != onrecord.DateTimex {
		t.Errorf("got %+v", x)
	}
}

func TestSentenceWriter(t *testing.T) {
	var s sentenceWriter
	for _, token := range [][2]string{{"He", "PRP"}, {"did", "VBD"}, {"n't", "RB"}, {"like", "VB"}, {`"`, "``"}, {"Tarn", "NNP"},
		{"-", "HYPH"}, {"made", "VBN"}, {`"`, "''"}, {"(", "-LRB-"}, {"or", "CC"}, {"Ana", "NNP"}, {"'s", "POS"}, {")", "-RRB-"},
		{"$", "$"}, {"5", "CD"}, {"ships", "NNS"}, {".", "."}} {
		s.write(token[0], token[1])
	}
	if got, want := string(s.text), `He didn't like "Tarn-made" (or Ana's) $5 ships.`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestReadMarks(t *testing.T) {
	pair := readMarks("On 5 < 6, <s>Tarn</s> aided <t>Ost </t>and <t>Ost</t>'s port.")
	var got []string
	for _, s := range append(pair.Source, pair.Target...) {
		got = append(got, s.In(pair.Text))
	}
	if pair.Text != "On 5 < 6, Tarn aided Ost and Ost's port." || !reflect.DeepEqual(got, []string{"Tarn", "Ost ", "Ost"}) {
		t.Errorf("got %q %q", pair.Text, got)
	}
	if pair := readMarks("<s>Tarn</s> closed."); pair.Target != nil {
		t.Errorf("target %v, want none", pair.Target)
	}
}

func TestParseGold(t *testing.T) {
	text := "“No,” said Ana."
	r, err := parseGold([]byte(`{"article":"x.txt","date":"2020-01-02",
 "actors":[{"id":"a1","name":"Ana","type":"person","mentions":[[11,14]],"roles":[{"title":"mayor","former":true,"evidence":[[11,14]]}]}],
 "statements":[{"id":"s1","source":[[11,14]],"speaker":"a1","cue":null,"content":[[0,5]],"form":"direct","act":"denies","to":null}],
 "events":[{"id":"e1","triggers":[[6,10]],"type":"REJECT","actors":["a1"],"recipients":[],"status":"reported","by":null,"date":null,"date_text":null,"place":null}],
 "forecasts":[{"id":"f1","outcome":[[1,3]],"forecaster":"unnamed","condition":null,"likelihood":null,"direction":"will_not","horizon":null,"horizon_text":null,"statement":"s1"}]}`), text)
	if err != nil {
		t.Fatal(err)
	}
	s, f := r.Statements[0], r.Forecasts[0]
	if s.Source[0].In(text) != "Ana" || s.Content[0].In(text) != "“No,”" || s.Cue != nil || s.To != "" || s.Speaker != "a1" || s.Act != onrecord.Denies {
		t.Errorf("statement %+v", s)
	}
	if f.Forecaster != onrecord.Unnamed || f.Condition != nil || f.Direction != onrecord.WillNot || f.Outcome[0].In(text) != "No" {
		t.Errorf("forecast %+v", f)
	}
	if a := r.Actors[0]; a.Roles[0].Title != "mayor" || !a.Roles[0].Former || a.Mentions[0].In(text) != "Ana" {
		t.Errorf("actor %+v", a)
	}
	if _, err := parseGold([]byte(`{"statements":[{"content":[[0,99]]}]}`), text); err == nil {
		t.Error("a span outside the text gives no error")
	}
}
