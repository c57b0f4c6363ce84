package onrecord

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// UnmarshalJSON decodes what MarshalJSON encodes, and checks that each span quotes the text. The layout of the article
// is no part of the JSON record, so Article.Blocks stays empty.
func (r *Record) UnmarshalJSON(data []byte) error {
	var record jsonRecord
	if err := json.Unmarshal(data, &record); err != nil {
		return fmt.Errorf("decode record: %w", err)
	}
	a := record.Article
	p := placer{text: a.Text, starts: runeStarts(a.Text)}
	decoded := Record{
		Article: &Article{ID: a.ID, Source: a.Source, Title: a.Title, Authors: a.Authors, Published: a.Published,
			Dateline: a.Dateline, Language: a.Language, Text: a.Text},
		Actors:     some(record.Actors, p.actor),
		Statements: some(record.Statements, p.statement),
		Events:     some(record.Events, p.event),
		Forecasts:  some(record.Forecasts, p.forecast),
		Dates:      some(record.Dates, p.timex),
	}
	if p.err != nil {
		return fmt.Errorf("decode record of %q: %w", a.Source, p.err)
	}
	*r = decoded
	return nil
}

// placer turns spans of code points back into spans of bytes. It keeps the first span that does not quote the text.
type placer struct {
	text   string
	starts []int // nil where each code point is a byte
	err    error
}

// runeStarts returns the byte at which each code point of text begins, and its length last; nil for plain ASCII.
func runeStarts(text string) []int {
	count := utf8.RuneCountInString(text)
	if count == len(text) {
		return nil
	}
	starts := make([]int, 0, count+1)
	for i := range text {
		starts = append(starts, i)
	}
	return append(starts, len(text))
}

func (p *placer) span(s jsonSpan) Span {
	last := len(p.text)
	if p.starts != nil {
		last = len(p.starts) - 1
	}
	if s.Start < 0 || s.Start > s.End || s.End > last {
		p.fail(s, "lies outside the text")
		return Span{}
	}
	at := Span{s.Start, s.End}
	if p.starts != nil {
		at = Span{p.starts[s.Start], p.starts[s.End]}
	}
	if at.In(p.text) != s.Text {
		p.fail(s, "quotes other words")
	}
	return at
}

func (p *placer) fail(s jsonSpan, how string) {
	if p.err == nil {
		p.err = fmt.Errorf("span [%d, %d) of %q %s", s.Start, s.End, s.Text, how)
	}
}

func (p *placer) spans(spans []jsonSpan) []Span { return some(spans, p.span) }

func (p *placer) actor(a jsonActor) Actor {
	return Actor{
		ID: a.ID, Name: a.Name, Type: a.Type, Country: a.Country, Sector: a.Sector,
		Mentions: some(a.Mentions, func(m jsonMention) Mention { return Mention{p.span(m.jsonSpan), m.Form} }),
		Roles: some(a.Roles, func(r jsonRole) Role {
			return Role{Title: r.Title, Office: r.Office, Of: r.Of, From: r.From, To: r.To, Former: r.Former, Evidence: p.spans(r.Evidence)}
		}),
	}
}

func (p *placer) statement(s jsonStatement) Statement {
	return Statement{
		ID: s.ID, Source: p.spans(s.Source), Speaker: s.Speaker, Cue: p.spans(s.Cue), Content: p.spans(s.Content),
		Form: s.Form, Act: s.Act, Negated: s.Negated, Hedged: s.Hedged, To: s.To, Sentence: s.Sentence, Inside: s.In, Answers: s.Answers,
		SourceCountry: s.SourceCountry, SourceSector: s.SourceSector,
	}
}

func (p *placer) event(e jsonEvent) Event {
	return Event{
		ID: e.ID, Triggers: p.spans(e.Triggers), Type: e.Type, Mode: e.Mode, Actors: e.Actors, Recipients: e.Recipients,
		Status: e.Status, By: e.By, Date: e.Date, DateText: p.spans(e.DateText), Place: e.Place,
	}
}

func (p *placer) forecast(f jsonForecast) Forecast {
	forecast := Forecast{
		ID: f.ID, Outcome: p.spans(f.Outcome), Forecaster: f.Forecaster, Condition: p.spans(f.Condition),
		Likelihood: p.spans(f.Likelihood), Direction: f.Direction,
		Horizon: f.Horizon, HorizonText: p.spans(f.HorizonText), Statement: f.Statement,
	}
	if of := f.Probability; of != nil {
		forecast.Probability = &Probability{Low: of.Low, High: of.High, Scale: of.Scale}
	}
	return forecast
}

func (p *placer) timex(t jsonTimex) Timex {
	if len(t.Span) != 1 {
		p.fail(jsonSpan{}, "is no date's")
		return Timex{}
	}
	return Timex{Span: p.span(t.Span[0]), Type: t.Type, Value: t.Value, Offset: t.Offset}
}

// some applies decode to every element; the result is nil where there is none.
func some[From, To any](list []From, decode func(From) To) []To {
	if len(list) == 0 {
		return nil
	}
	return each(list, decode)
}
