package onrecord_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/onrecord/onrecord"
)

const schemaFile = "schema/record.schema.json"

func validate(t *testing.T, schema *jsonschema.Schema, encoded []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(encoded)))
	if err != nil {
		t.Fatalf("decode %s: %v", encoded, err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s\ndoes not follow the schema: %v", encoded, err)
	}
}

// quote returns the span of the first occurrence of words in text.
func quote(t *testing.T, text, words string) onrecord.Span {
	t.Helper()
	start := strings.Index(text, words)
	if start < 0 {
		t.Fatalf("%q does not occur in %q", words, text)
	}
	return onrecord.Span{Start: start, End: start + len(words)}
}

func fullRecord(t *testing.T) *onrecord.Record {
	text := "Brno, 5 May – Premiér Žofie Malá denied <the> “dam” story & said: it would likely burst by June if it rained."
	at := func(words string) []onrecord.Span { return []onrecord.Span{quote(t, text, words)} }
	return &onrecord.Record{
		Article: &onrecord.Article{ID: onrecord.ArticleID([]byte(text)), Source: "brno.txt", Title: "Dam", Authors: []string{"Jan Bok"},
			Published: "2031-05-05", Dateline: "Brno", Language: "en", Text: text},
		Actors: []onrecord.Actor{{ID: "a1", Name: "Žofie Malá", Type: onrecord.Person, Country: "CZE", Sector: onrecord.GOV,
			Mentions: []onrecord.Mention{{Span: quote(t, text, "Žofie Malá"), Form: onrecord.Name}},
			Roles:    []onrecord.Role{{Title: "Premiér", Office: "premiér", Of: "Brno", From: "2030", To: "2031-04", Former: true, Evidence: at("Premiér")}}}},
		Statements: []onrecord.Statement{
			{ID: "s1", Source: at("Žofie Malá"), Speaker: "a1", Cue: at("denied"), Content: at("<the> “dam” story"), Form: onrecord.Mixed,
				Act: onrecord.Denies, Negated: true, Hedged: true, To: onrecord.Unnamed, Sentence: 0, Answers: "e1"},
			{ID: "s2", Content: at("it would likely burst by June if it rained"), Form: onrecord.Indirect, Act: onrecord.Predicts, Inside: "s1",
				SourceCountry: "UNO", SourceSector: onrecord.MIL},
		},
		Events: []onrecord.Event{{ID: "e1", Triggers: at("denied"), Type: onrecord.Reject, Mode: "refuse", Actors: []onrecord.ID{"a1"},
			Recipients: []onrecord.ID{"a1"}, Status: onrecord.Reported, By: "s1", Date: "2031-05-05/2031-06", DateText: at("5 May"), Place: "Brno"}},
		Forecasts: []onrecord.Forecast{{ID: "f1", Outcome: at("it would likely burst"), Forecaster: "a1", Condition: at("if it rained"),
			Likelihood: at("would likely"), Probability: &onrecord.Probability{Low: 0, High: 0.8, Scale: "ICD-203"}, Direction: onrecord.Will,
			Horizon: "2031-06", HorizonText: at("by June"), Statement: "s2"}},
		Dates: []onrecord.Timex{{Span: quote(t, text, "5 May"), Type: onrecord.DateTimex, Value: "2031-05-05"}},
	}
}

func TestRecordFollowsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	empty := &onrecord.Record{Article: &onrecord.Article{ID: onrecord.ArticleID(nil)}}
	for _, record := range []*onrecord.Record{fullRecord(t), empty} {
		encoded, err := record.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		validate(t, schema, encoded)
	}
}

// Each closed set must be the enumeration of the schema, or a value of it would not validate.
func TestSchemaNamesClosedSets(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	try := func(change func(*onrecord.Record)) {
		record := fullRecord(t)
		change(record)
		encoded, err := record.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		validate(t, schema, encoded)
	}
	for _, v := range onrecord.ActorTypes {
		try(func(r *onrecord.Record) { r.Actors[0].Type = v })
	}
	for _, v := range onrecord.Sectors {
		try(func(r *onrecord.Record) { r.Actors[0].Sector = v })
	}
	for _, v := range onrecord.NonStates {
		try(func(r *onrecord.Record) { r.Statements[1].SourceCountry = v })
	}
	for _, v := range onrecord.MentionForms {
		try(func(r *onrecord.Record) { r.Actors[0].Mentions[0].Form = v })
	}
	for _, v := range onrecord.Forms {
		try(func(r *onrecord.Record) { r.Statements[0].Form = v })
	}
	for _, v := range onrecord.Acts {
		try(func(r *onrecord.Record) { r.Statements[0].Act = v })
	}
	for _, v := range onrecord.EventTypes {
		try(func(r *onrecord.Record) { r.Events[0].Type = v })
	}
	for _, v := range onrecord.Statuses {
		try(func(r *onrecord.Record) { r.Events[0].Status = v })
	}
	for _, v := range onrecord.Directions {
		try(func(r *onrecord.Record) { r.Forecasts[0].Direction = v })
	}
	for _, v := range onrecord.TimexTypes {
		try(func(r *onrecord.Record) { r.Dates[0].Type = v })
	}
}

func TestMarshalJSONKeys(t *testing.T) {
	record := fullRecord(t)
	encoded, err := record.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"statements":[{"id":"s1","source":[{"start":22,"end":32,"text":"Žofie Malá"}],"speaker":"a1","cue":[{"start":33,"end":39,"text":"denied"}],` +
			`"content":[{"start":40,"end":57,"text":"<the> “dam” story"}],"form":"mixed","act":"denies","negated":true,"hedged":true,"to":"unnamed","sentence":0,"answers":"e1"},`,
		`{"id":"s2","content":[{"start":66,"end":108,"text":"it would likely burst by June if it rained"}],"form":"indirect","act":"predicts","sentence":0,"in":"s1",` +
			`"source_country":"UNO","source_sector":"MIL"}]`,
		`"country":"CZE","sector":"GOV"`,
		`"probability":{"low":0,"high":0.8,"scale":"ICD-203"}`,
		`"dates":[{"span":[{"start":6,"end":11,"text":"5 May"}],"type":"DATE","value":"2031-05-05"}]`,
	} {
		if !strings.Contains(string(encoded), want) {
			t.Errorf("no %s in\n%s", want, encoded)
		}
	}
	if strings.ContainsRune(string(encoded), '\n') {
		t.Error("the record takes more than one line")
	}
}

func TestMarshalJSONBadSpan(t *testing.T) {
	for _, span := range []onrecord.Span{{Start: -1, End: 1}, {Start: 0, End: 5}, {Start: 1, End: 2}, {Start: 3, End: 0}} {
		record := &onrecord.Record{Article: &onrecord.Article{Source: "x.txt", Text: "éa"}, Dates: []onrecord.Timex{{Span: span}}}
		if encoded, err := record.MarshalJSON(); err == nil || !strings.Contains(err.Error(), `"x.txt"`) {
			t.Errorf("span %v gives %s, %v; want an error that names the source", span, encoded, err)
		}
	}
}

// The text sliced by code points must be the text that is quoted, wherever the span lies.
func FuzzMarshalJSONOffsets(f *testing.F) {
	f.Add("plain words", 2, 5)
	f.Add(strings.Repeat("a", 63)+"é"+strings.Repeat("語", 70)+"😀 end", 63, 200)
	f.Add("e\u0301 \u2028 <b> \" \\ \x00", 0, 3)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		var starts []int
		for i := range text {
			starts = append(starts, i)
		}
		starts = append(starts, len(text))
		pick := func(n int) int { return starts[int(uint(n)%uint(len(starts)))] }
		span := onrecord.Span{Start: min(pick(a), pick(b)), End: max(pick(a), pick(b))}
		record := &onrecord.Record{Article: &onrecord.Article{Text: text}, Dates: []onrecord.Timex{{Span: span}}}
		encoded, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		var decoded struct {
			Article struct{ Text string }
			Dates   []struct {
				Span []struct {
					Start, End int
					Text       string
				}
			}
		}
		if err := json.Unmarshal(encoded, &decoded); err != nil {
			t.Fatal(err)
		}
		got := decoded.Dates[0].Span[0]
		if decoded.Article.Text != text {
			t.Fatalf("text %q became %q", text, decoded.Article.Text)
		}
		if sliced := string([]rune(decoded.Article.Text)[got.Start:got.End]); sliced != got.Text || got.Text != span.In(text) {
			t.Errorf("span %v of %q: %+v, sliced %q, want %q", span, text, got, sliced, span.In(text))
		}
	})
}
