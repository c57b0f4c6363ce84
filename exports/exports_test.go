package exports

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/resolutions"
)

// store knows one entity and one decision.
type store struct {
	ledger.Store
	entries []ledger.Entry
}

func (*store) Entity(context.Context, int64) (*ledger.Entity, error) {
	e := &ledger.Entity{Number: 7, Names: []ledger.Name{{Text: "Ünal Dorn", Usual: true}, {Text: "U. Dorn", Usual: true}, {Text: "Dorn"}}}
	e.ID, e.Name, e.Type, e.Country = "person:ünal dorn", "Ünal Dorn", onrecord.Person, "DEU"
	return e, nil
}

func (s *store) Entries(context.Context) ([]ledger.Entry, error) { return s.entries, nil }

const text = "Ünal Dorn of “Pier” denied the fall. =SUM(1) will rise, he said. Dorn met Ila Korin in Velde."

// at returns the span of words in the text.
func at(words string) []onrecord.Span {
	start := strings.Index(text, words)
	return []onrecord.Span{{Start: start, End: start + len(words)}}
}

func article(id string) *Article {
	record := &onrecord.Record{
		Article: &onrecord.Article{ID: "sha256:" + id, Source: "https://north.example/" + id, Title: "-Dorn", Published: "2031-05-02", Text: text},
		Actors: []onrecord.Actor{
			{ID: "a1", Name: "Ünal Dorn", Type: onrecord.Person, Roles: []onrecord.Role{{Title: "mayor", Of: "Velde; Port", Former: true, From: "2029"}}, Mentions: []onrecord.Mention{{Span: at("Ünal Dorn")[0], Form: onrecord.Name}}},
			{ID: "a2", Name: "Ila Korin", Type: onrecord.Person, Country: "FRA"},
			{ID: "a3", Name: "Velde", Type: onrecord.Place},
		},
		Statements: []onrecord.Statement{
			{ID: "s1", Speaker: "a1", Source: at("Ünal Dorn"), Cue: at("denied"), Content: at("the fall"), Form: onrecord.Indirect, Act: onrecord.Denies},
			{ID: "s2", Speaker: "a1", Source: at("he"), Cue: at("said"), Content: at("=SUM(1) will rise"), Form: onrecord.Indirect, Act: onrecord.Predicts, Sentence: 1},
			{ID: "s3", Speaker: onrecord.Unnamed, Content: at("rise"), Form: onrecord.Indirect, Act: onrecord.Wants},
		},
		Events: []onrecord.Event{
			{ID: "e1", Type: onrecord.Consult, Status: onrecord.Reported, Actors: []onrecord.ID{"a1", "a2", "a3"}, Triggers: at("met"), Date: "2031-04/2031-05"},
			{ID: "e2", Type: onrecord.Elect, Status: onrecord.Reported, Recipients: []onrecord.ID{"a1"}, Triggers: at("met")},
		},
		Forecasts: []onrecord.Forecast{{ID: "f1", Forecaster: "a1", Outcome: at("=SUM(1) will rise"), Direction: onrecord.Will, Probability: &onrecord.Probability{Low: 0.5, High: 0.8, Scale: "ICD-203"}}},
	}
	encoded, err := record.MarshalJSON()
	if err != nil {
		panic(err)
	}
	return &Article{
		Row:     &ledger.Row{ID: record.Article.ID, Source: record.Article.Source, Title: "-Dorn", Published: "2031-05-02", Publisher: "north.example", Status: ledger.Active},
		Content: &ledger.Content{Raw: []byte(text), JSON: encoded, Record: record}, Record: record,
		Joins: &ledger.Joins{
			Story: "sha256:a0", Entities: map[string]ledger.EntityName{"Ünal Dorn": {Number: 7, ID: "person:ünal dorn", Name: "Ünal Dorn"}},
			Claims: map[onrecord.ID]ledger.Joined{"s2": {ID: "sha256:a0/s9", Stories: 2, Articles: 3}},
		},
		offsets: onrecord.NewOffsets(text),
	}
}

// export writes two articles and returns the files.
func export(t *testing.T, name string, s *store) (map[string]*bytes.Buffer, *Export) {
	t.Helper()
	files := map[string]*bytes.Buffer{}
	e, err := Find(name).Start(t.Context(), s, func(file string) io.Writer {
		files[file] = &bytes.Buffer{}
		return files[file]
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"a1", "b2"} {
		write, err := e.Draw(article(id))
		if err != nil {
			t.Fatal(err)
		}
		if err := write(); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	for _, file := range e.Format.Files {
		if files[file] == nil || files[file].Len() == 0 {
			t.Errorf("%s: nothing is in %s", name, file)
		}
	}
	return files, e
}

// objects decodes lines of JSON.
func objects(t *testing.T, lines *bytes.Buffer) (all []map[string]any) {
	t.Helper()
	for line := range strings.Lines(lines.String()) {
		var one map[string]any
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, one)
	}
	return all
}

func TestTables(t *testing.T) {
	files, _ := export(t, "csv", &store{})
	table := func(name string) (rows []map[string]string) {
		lines, err := csv.NewReader(files[name+".csv"]).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines[1:] {
			row := map[string]string{}
			for i, cell := range line {
				row[lines[0][i]] = cell
			}
			rows = append(rows, row)
		}
		return rows
	}
	statements := table("statements")
	if len(statements) != 6 {
		t.Fatalf("%d statements, want 6", len(statements))
	}
	for column, want := range map[string]string{
		"content": "'=SUM(1) will rise", "content_spans": "37-54", "speaker_name": "Ünal Dorn", "speaker_entity": "person:ünal dorn", "claim": "sha256:a0/s9",
		"claim_stories": "2", "sentence": "1", "negated": "false",
	} {
		if got := statements[1][column]; got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if got := string([]rune(text)[37:54]); got != "=SUM(1) will rise" {
		t.Errorf("the span quotes %q", got)
	}
	if got := table("actors")[0]["roles"]; got != "former mayor of Velde, Port (2029/)" {
		t.Errorf("roles are %q", got)
	}
	if got := table("articles")[1]["title"]; got != "'-Dorn" {
		t.Errorf("the title is %q", got)
	}
	event := table("events")[0]
	if event["intensity"] == "" || event["actor_names"] != "Ünal Dorn; Ila Korin; Velde" || event["actor_countries"] != "; FRA; " || event["stories"] != "1" {
		t.Errorf("the event is %v", event)
	}
}

func TestParquet(t *testing.T) {
	files, _ := export(t, "parquet", &store{})
	rows, err := parquet.Read[statementRow](bytes.NewReader(files["statements.parquet"].Bytes()), int64(files["statements.parquet"].Len()))
	if err != nil {
		t.Fatal(err)
	}
	want := newTables(article("b2")).statements[1]
	if len(rows) != 6 || !reflect.DeepEqual(rows[4], want) {
		t.Errorf("got %d rows, the fifth\n%+v, want\n%+v", len(rows), rows[4], want)
	}
	if empty := rows[2].SourceSpans; len(empty) != 0 {
		t.Errorf("absent spans are %v", empty)
	}
}

func TestJSONLines(t *testing.T) {
	files, _ := export(t, "jsonl", &store{})
	line := objects(t, files["records.jsonl"])[0]
	kept := line["ledger"].(map[string]any)
	if kept["story"] != "sha256:a0" || kept["entities"].(map[string]any)["a1"] != "person:ünal dorn" || kept["claims"].(map[string]any)["s2"] == nil {
		t.Errorf("the ledger says %v", kept)
	}
	if line["article"].(map[string]any)["text"] != text || len(line["statements"].([]any)) != 3 {
		t.Errorf("the record is %v", line)
	}
}

func TestPLOVER(t *testing.T) {
	files, e := export(t, "plover", &store{})
	lines := objects(t, files["events.plover.jsonl"])
	if len(lines) != 2 || lines[0]["link"] != "sha256:a0" || lines[0]["text"] != text {
		t.Errorf("got %v", lines)
	}
	if left := e.Tally.Omitted(); !strings.Contains(left, "2 events that PLOVER") || !strings.Contains(left, "6 statements") {
		t.Errorf("left out: %s", left)
	}
}

func TestAnnotations(t *testing.T) {
	files, _ := export(t, "webannotation", &store{})
	lines := objects(t, files["annotations.jsonl"])
	if len(lines) != 12 {
		t.Fatalf("%d annotations, want 12", len(lines))
	}
	for _, line := range lines {
		for _, target := range line["target"].([]any) {
			selectors := target.(map[string]any)["selector"].([]any)
			quote, place := selectors[0].(map[string]any), selectors[1].(map[string]any)
			start, end := int(place["start"].(float64)), int(place["end"].(float64))
			exact := quote["exact"].(string)
			if got := string([]rune(text)[start:end]); got != exact {
				t.Errorf("the place holds %q, the quotation is %q", got, exact)
			}
			if around := stringOf(quote["prefix"]) + exact + stringOf(quote["suffix"]); !strings.Contains(text, around) {
				t.Errorf("the text does not hold %q", around)
			}
		}
	}
	page := article("c3")
	page.Content.Raw = []byte("<p>" + text)
	out, err := annotate(page, newTally())
	if err != nil || bytes.Contains(out, []byte("TextPositionSelector")) {
		t.Errorf("a page has positions, or %v", err)
	}
}

func stringOf(v any) string {
	s, _ := v.(string)
	return s
}

func TestFollowTheMoney(t *testing.T) {
	files, e := export(t, "ftm", &store{})
	valid := regexp.MustCompile(`^[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?$`) // as FollowTheMoney checks ids
	schemas, ids := map[string]int{}, map[string]bool{}
	entities := objects(t, files["entities.ftm.json"])
	for _, entity := range entities {
		id := entity["id"].(string)
		if !valid.MatchString(id) || ids[id] {
			t.Errorf("the id %q is not valid or stands twice", id)
		}
		ids[id] = true
		schemas[entity["schema"].(string)]++
	}
	// Dorn is one person in both articles, Korin is linked to nobody; a place takes part in nothing.
	if want := map[string]int{"Article": 2, "Person": 3, "Event": 4, "Documentation": 6}; !reflect.DeepEqual(schemas, want) {
		t.Errorf("got %v, want %v", schemas, want)
	}
	for _, entity := range entities {
		for _, property := range []string{"involved", "entity", "document", "proof"} {
			values, _ := entity["properties"].(map[string]any)[property].([]any)
			for _, v := range values {
				if !ids[v.(string)] {
					t.Errorf("%s of %v refers to nothing", property, entity)
				}
			}
		}
	}
	dorn := entities[slices.IndexFunc(entities, func(e map[string]any) bool { return e["schema"] == "Person" })]["properties"].(map[string]any)
	if !reflect.DeepEqual(dorn["alias"], []any{"U. Dorn"}) || !reflect.DeepEqual(dorn["country"], []any{"de"}) {
		t.Errorf("Dorn is %v", dorn)
	}
	if !strings.Contains(e.Tally.Omitted(), "2 places") {
		t.Errorf("left out: %s", e.Tally.Omitted())
	}
}

func TestClaimReviews(t *testing.T) {
	entry := resolutions.Entry{Kind: resolutions.Decided, Matter: "m1", Article: "sha256:b2", Words: "will rise", State: resolutions.DidNot, By: "ann", At: time.Date(2031, 6, 1, 0, 0, 0, 0, time.UTC)}
	encoded, err := entry.Encode()
	if err != nil {
		t.Fatal(err)
	}
	files, e := export(t, "claimreview", &store{entries: []ledger.Entry{{Number: 1, JSON: encoded}}})
	lines := objects(t, files["claims.jsonld"])
	if len(lines) != 3 || lines[0]["sameAs"] != "urn:x-onrecord:a0:s9" {
		t.Fatalf("got %v", lines)
	}
	last := lines[2]
	if rating := last["reviewRating"].(map[string]any); last["@type"] != "ClaimReview" || rating["ratingValue"] != 1.0 || last["author"].(map[string]any)["name"] != "ann" {
		t.Errorf("the review is %v", last)
	}
	if !strings.Contains(e.Tally.Omitted(), "2 denials") {
		t.Errorf("left out: %s", e.Tally.Omitted())
	}
}

// Every column of every table says what it means, and its values come from a set that there is.
func TestCodebook(t *testing.T) {
	for _, f := range Formats {
		_, e := export(t, f.Name, &store{})
		book := string(e.Codebook(About{Version: "v1", Made: time.Unix(0, 0), Query: "pier"}))
		if !strings.Contains(book, "Query: `pier`") || !strings.Contains(book, "cannot hold") && !strings.Contains(book, "not in the tables") && f != jsonLines {
			t.Errorf("%s: the codebook does not tell what is left out:\n%s", f.Name, book)
		}
		if strings.Contains(book, "|  |") || strings.Contains(book, "One of .") {
			t.Errorf("%s: a column says nothing:\n%s", f.Name, book)
		}
	}
}

func TestFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	f, err := NewFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Open("a.txt").Write([]byte("pier")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the folder is there before it is kept")
	}
	if err := f.Keep(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(path, "a.txt")); err != nil || string(got) != "pier" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := NewFolder(path); err == nil {
		t.Error("a folder that is there was taken")
	}
	discarded, err := NewFolder(path + "2")
	if err != nil {
		t.Fatal(err)
	}
	discarded.Open("a.txt")
	discarded.Discard()
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("%v are left, %v", left, err)
	}
}
