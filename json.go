package onrecord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// MarshalJSON encodes the record as schema/record.schema.json describes it: on one line, each span with the text that
// it quotes, offsets in Unicode code points of the article's text. What is absent has no key; only the five lists of
// records are there even when they are empty. A span that does not lie on the text's rune boundaries is an error.
func (r *Record) MarshalJSON() ([]byte, error) {
	w := quoter{text: r.Article.Text, offsets: NewOffsets(r.Article.Text)}
	record := jsonRecord{
		Article:    encodeArticle(r.Article),
		Actors:     each(r.Actors, w.actor),
		Statements: each(r.Statements, w.statement),
		Events:     each(r.Events, w.event),
		Forecasts:  each(r.Forecasts, w.forecast),
		Dates:      each(r.Dates, w.timex),
	}
	if w.err != nil {
		return nil, fmt.Errorf("encode record of %q: %w", r.Article.Source, w.err)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(record); err != nil {
		return nil, fmt.Errorf("encode record of %q: %w", r.Article.Source, err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// The JSON record, key by key in the order in which it is written.
type (
	jsonRecord struct {
		Article    jsonArticle     `json:"article"`
		Actors     []jsonActor     `json:"actors"`
		Statements []jsonStatement `json:"statements"`
		Events     []jsonEvent     `json:"events"`
		Forecasts  []jsonForecast  `json:"forecasts"`
		Dates      []jsonTimex     `json:"dates"`
	}
	jsonArticle struct {
		ID        string   `json:"id"`
		Source    string   `json:"source,omitempty"`
		Title     string   `json:"title,omitempty"`
		Authors   []string `json:"authors,omitempty"`
		Published string   `json:"published,omitempty"`
		Dateline  string   `json:"dateline,omitempty"`
		Language  string   `json:"language,omitempty"`
		Text      string   `json:"text"`
	}
	jsonSpan struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	jsonActor struct {
		ID       ID            `json:"id"`
		Name     string        `json:"name"`
		Type     ActorType     `json:"type"`
		Country  string        `json:"country,omitempty"`
		Sector   Sector        `json:"sector,omitempty"`
		Mentions []jsonMention `json:"mentions,omitempty"`
		Roles    []jsonRole    `json:"roles,omitempty"`
	}
	jsonMention struct {
		jsonSpan
		Form MentionForm `json:"form"`
	}
	jsonRole struct {
		Title    string     `json:"title"`
		Office   string     `json:"office,omitempty"`
		Of       string     `json:"of,omitempty"`
		From     string     `json:"from,omitempty"`
		To       string     `json:"to,omitempty"`
		Former   bool       `json:"former,omitempty"`
		Evidence []jsonSpan `json:"evidence,omitempty"`
	}
	jsonStatement struct {
		ID       ID         `json:"id"`
		Source   []jsonSpan `json:"source,omitempty"`
		Speaker  ID         `json:"speaker,omitempty"`
		Cue      []jsonSpan `json:"cue,omitempty"`
		Content  []jsonSpan `json:"content"`
		Form     Form       `json:"form"`
		Act      Act        `json:"act"`
		Negated  bool       `json:"negated,omitempty"`
		Hedged   bool       `json:"hedged,omitempty"`
		To       ID         `json:"to,omitempty"`
		Sentence int        `json:"sentence"`
		In       ID         `json:"in,omitempty"`
		Answers  ID         `json:"answers,omitempty"`

		SourceCountry string `json:"source_country,omitempty"`
		SourceSector  Sector `json:"source_sector,omitempty"`
	}
	jsonEvent struct {
		ID         ID         `json:"id"`
		Triggers   []jsonSpan `json:"triggers"`
		Type       EventType  `json:"type"`
		Mode       string     `json:"mode,omitempty"`
		Quad       Quad       `json:"quad,omitempty"`
		Intensity  *float64   `json:"intensity,omitempty"`
		CAMEO      string     `json:"cameo,omitempty"`
		Actors     []ID       `json:"actors,omitempty"`
		Recipients []ID       `json:"recipients,omitempty"`
		Status     Status     `json:"status"`
		By         ID         `json:"by,omitempty"`
		Date       string     `json:"date,omitempty"`
		DateText   []jsonSpan `json:"date_text,omitempty"`
		Place      string     `json:"place,omitempty"`
	}
	jsonForecast struct {
		ID          ID               `json:"id"`
		Outcome     []jsonSpan       `json:"outcome"`
		Forecaster  ID               `json:"forecaster,omitempty"`
		Condition   []jsonSpan       `json:"condition,omitempty"`
		Likelihood  []jsonSpan       `json:"likelihood,omitempty"`
		Probability *jsonProbability `json:"probability,omitempty"`
		Direction   Direction        `json:"direction"`
		Horizon     string           `json:"horizon,omitempty"`
		HorizonText []jsonSpan       `json:"horizon_text,omitempty"`
		Statement   ID               `json:"statement,omitempty"`
	}
	jsonProbability struct {
		Low   float64 `json:"low"`
		High  float64 `json:"high"`
		Scale string  `json:"scale"`
	}
	jsonTimex struct {
		Span   []jsonSpan `json:"span"`
		Type   TimexType  `json:"type"`
		Value  string     `json:"value,omitempty"`
		Offset string     `json:"offset,omitempty"`
	}
)

// quoter turns spans of bytes into spans of code points with their text. It keeps the first span that it could not
// turn, so that the encoders need not each return an error.
type quoter struct {
	text    string
	offsets *Offsets
	err     error
}

func (q *quoter) span(s Span) jsonSpan {
	if !s.Fits(q.text) {
		if q.err == nil {
			q.err = fmt.Errorf("span [%d, %d) does not fit a text of %d bytes", s.Start, s.End, len(q.text))
		}
		return jsonSpan{}
	}
	start := q.offsets.CodePoints(s.Start)
	quoted := s.In(q.text)
	return jsonSpan{Start: start, End: start + utf8.RuneCountInString(quoted), Text: quoted}
}

func (q *quoter) spans(spans []Span) []jsonSpan { return each(spans, q.span) }

func (q *quoter) actor(a Actor) jsonActor {
	return jsonActor{
		ID: a.ID, Name: a.Name, Type: a.Type, Country: a.Country, Sector: a.Sector,
		Mentions: each(a.Mentions, func(m Mention) jsonMention { return jsonMention{q.span(m.Span), m.Form} }),
		Roles: each(a.Roles, func(r Role) jsonRole {
			return jsonRole{Title: r.Title, Office: r.Office, Of: r.Of, From: r.From, To: r.To, Former: r.Former, Evidence: q.spans(r.Evidence)}
		}),
	}
}

func (q *quoter) statement(s Statement) jsonStatement {
	return jsonStatement{
		ID: s.ID, Source: q.spans(s.Source), Speaker: s.Speaker, Cue: q.spans(s.Cue), Content: q.spans(s.Content),
		Form: s.Form, Act: s.Act, Negated: s.Negated, Hedged: s.Hedged, To: s.To, Sentence: s.Sentence, In: s.Inside, Answers: s.Answers,
		SourceCountry: s.SourceCountry, SourceSector: s.SourceSector,
	}
}

func (q *quoter) event(e Event) jsonEvent {
	event := jsonEvent{
		ID: e.ID, Triggers: q.spans(e.Triggers), Type: e.Type, Mode: e.Mode, Actors: e.Actors, Recipients: e.Recipients,
		Status: e.Status, By: e.By, Date: e.Date, DateText: q.spans(e.DateText), Place: e.Place,
	}
	if c, ok := CodingOf(e.Type, e.Mode); ok {
		event.Quad, event.Intensity, event.CAMEO = c.Quad, &c.Intensity, c.CAMEO
	}
	return event
}

func (q *quoter) forecast(f Forecast) jsonForecast {
	forecast := jsonForecast{
		ID: f.ID, Outcome: q.spans(f.Outcome), Forecaster: f.Forecaster, Condition: q.spans(f.Condition),
		Likelihood: q.spans(f.Likelihood), Direction: f.Direction,
		Horizon: f.Horizon, HorizonText: q.spans(f.HorizonText), Statement: f.Statement,
	}
	if p := f.Probability; p != nil {
		forecast.Probability = &jsonProbability{Low: p.Low, High: p.High, Scale: p.Scale}
	}
	return forecast
}

func (q *quoter) timex(t Timex) jsonTimex {
	return jsonTimex{Span: []jsonSpan{q.span(t.Span)}, Type: t.Type, Value: t.Value, Offset: t.Offset}
}

func encodeArticle(a *Article) jsonArticle {
	return jsonArticle{ID: a.ID, Source: a.Source, Title: a.Title, Authors: a.Authors, Published: a.Published,
		Dateline: a.Dateline, Language: a.Language, Text: a.Text}
}

// each applies encode to every element; the result is never nil, so that JSON shows a list.
func each[From, To any](list []From, encode func(From) To) []To {
	out := make([]To, len(list))
	for i := range list {
		out[i] = encode(list[i])
	}
	return out
}
