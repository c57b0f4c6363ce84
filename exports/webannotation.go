package exports

import (
	"bytes"
	"cmp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

var annotations = &Format{
	Name: "webannotation", Doc: "statements, events and forecasts as W3C Web Annotations, one a line", Files: []string{"annotations.jsonl"},
	start: startLines("annotations.jsonl", annotate),
}

type (
	annotation struct {
		Context    string    `json:"@context"`
		ID         string    `json:"id"`
		Type       string    `json:"type"`
		Motivation string    `json:"motivation"`
		Created    string    `json:"created,omitempty"`
		Generator  generator `json:"generator"`
		Body       []body    `json:"body"`
		Target     []target  `json:"target"`
	}
	generator struct {
		ID   string `json:"id"`
		Type string `json:"type"`
		Name string `json:"name"`
	}
	body struct {
		Type     string `json:"type"`
		Purpose  string `json:"purpose"`
		Value    string `json:"value"`
		Language string `json:"language,omitempty"`
	}
	target struct {
		Source   string     `json:"source"`
		State    *timeState `json:"state,omitempty"`
		Selector []selector `json:"selector"`
	}
	timeState struct {
		Type       string `json:"type"`
		SourceDate string `json:"sourceDate"`
	}
	selector struct {
		Type   string `json:"type"`
		Exact  string `json:"exact,omitempty"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
		Start  *int   `json:"start,omitempty"`
		End    *int   `json:"end,omitempty"`
	}
)

const (
	annotationContext = "http://www.w3.org/ns/anno.jsonld"
	homepage          = "https://github.com/onrecord/onrecord"
	urn               = "urn:x-onrecord:"
)

// annotate writes the annotations of an article: each record tags the words that it stands for.
func annotate(a *Article, t *Tally) ([]byte, error) {
	var out bytes.Buffer
	add := func(kind string, id onrecord.ID, spans []onrecord.Span, tag, description string) error {
		if len(spans) == 0 {
			t.Left[kind+" without words"]++
			return nil
		}
		t.Written[kind]++
		return jsonLine(&out, a.annotation(id, spans, tag, description))
	}
	for i := range a.Record.Statements {
		s := &a.Record.Statements[i]
		if err := add("statements", s.ID, s.Content, string(s.Act), sentence(a.speaker(s), string(s.Act), a.called(s.To))); err != nil {
			return nil, err
		}
	}
	for i := range a.Record.Events {
		e := &a.Record.Events[i]
		what := strings.TrimSpace(string(e.Type)+" "+e.Mode) + " (" + string(e.Status) + ")"
		if err := add("events", e.ID, e.Triggers, string(e.Type), sentence(a.called(e.Actors...), what, a.called(e.Recipients...))); err != nil {
			return nil, err
		}
	}
	for i := range a.Record.Forecasts {
		f := &a.Record.Forecasts[i]
		given := ""
		if len(f.Condition) > 0 {
			given = "given “" + a.words(f.Condition) + "”"
		}
		if err := add("forecasts", f.ID, f.Outcome, "forecast", sentence(a.called(f.Forecaster), "foretells: "+string(f.Direction), given, f.Horizon)); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// called names actors.
func (a *Article) called(ids ...onrecord.ID) string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if name := a.actor(id).Name; name != "" {
			names = append(names, name)
		} else if id != "" {
			names = append(names, string(id))
		}
	}
	return strings.Join(names, ", ")
}

// sentence joins the parts that are not empty.
func sentence(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// speaker names who makes a statement: by the source words where it is nobody who is named.
func (a *Article) speaker(s *onrecord.Statement) string {
	return cmp.Or(a.actor(s.Speaker).Name, a.words(s.Source), a.called(s.Speaker))
}

func (a *Article) annotation(id onrecord.ID, spans []onrecord.Span, tag, description string) *annotation {
	out := &annotation{
		Context: annotationContext, ID: a.urn() + ":" + string(id), Type: "Annotation", Motivation: "classifying",
		Generator: generator{homepage, "Software", "onrecord"},
		Body: []body{
			{Type: "TextualBody", Purpose: "tagging", Value: tag},
			{Type: "TextualBody", Purpose: "describing", Value: description, Language: "en"},
		},
	}
	if len(a.Row.Seen) > 0 {
		out.Created = a.Row.Seen[0].Seen.UTC().Format(time.RFC3339)
	}
	for _, s := range spans {
		out.Target = append(out.Target, a.target(s))
	}
	return out
}

// urn names the article.
func (a *Article) urn() string { return urn + digits(a.Row.ID) }

// digits is the id of an article without the name of the hash.
func digits(id string) string { return strings.TrimPrefix(id, "sha256:") }

// isWeb reports whether a source is a web address.
func isWeb(source string) bool {
	return strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://")
}

// target points to a span: by its words, and by its place where the text is what the bytes hold, and no page whose text was extracted.
func (a *Article) target(s onrecord.Span) target {
	text := a.Record.Article.Text
	out := target{Source: a.Row.Source}
	if !isWeb(out.Source) {
		out.Source = a.urn()
	}
	if day, err := time.Parse(time.DateOnly, a.Row.Published); err == nil {
		out.State = &timeState{"TimeState", day.Format(time.RFC3339)}
	}
	out.Selector = []selector{{Type: "TextQuoteSelector", Exact: s.In(text), Prefix: before(text[:s.Start]), Suffix: after(text[s.End:])}}
	if string(a.Content.Raw) == text {
		start, end := a.offsets.CodePoints(s.Start), a.offsets.CodePoints(s.End)
		out.Selector = append(out.Selector, selector{Type: "TextPositionSelector", Start: &start, End: &end})
	}
	return out
}

// around is how many bytes of the text around a span a selector quotes, at least.
const around = 32

func before(text string) string {
	at := max(len(text)-around, 0)
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return text[at:]
}

func after(text string) string {
	at := min(around, len(text))
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return text[:at]
}
