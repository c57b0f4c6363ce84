package ledger

import (
	"cmp"
	"context"
	"slices"

	"github.com/onrecord/onrecord"
)

// Hit is an article that a query found.
type Hit struct {
	Row     *Row
	Text    string
	Passage onrecord.Span // words of the text around the first of those looked for; empty where they are elsewhere
	Content *Content      // only where the query asks for something in the record

	// What in the record meets the query, of the kinds that it asks for.
	Statements []*onrecord.Statement
	Events     []*onrecord.Event
	Forecasts  []*onrecord.Forecast
}

// Search returns the best hits of a query, at most limit of them. Where it asks for a speaker and an act, one statement
// must have both, and one event the actor, type, status and date that are asked for.
func Search(ctx context.Context, store Store, query *Query, limit int) (hits []*Hit, err error) {
	var failed error
	err = store.Search(ctx, query, func(row *Row) bool {
		hit, err := newHit(row, query)
		if err != nil {
			failed = damaged(row.ID, err)
			return false
		}
		if hit.meets(query) {
			hit.Passage = passage(hit.Text, query.Match)
			hits = append(hits, hit)
		}
		return len(hits) < limit
	})
	if err == nil {
		err = failed
	}
	return hits, err
}

// wantsStatements, wantsEvents and wantsForecasts report what in a record the query asks for.
func (q *Query) wantsStatements() bool { return q.Match.asks(ofStatements) }
func (q *Query) wantsEvents() bool     { return q.Match.asks(ofEvents) || q.conditionsOnEvents() }
func (q *Query) wantsForecasts() bool  { return !q.Due.IsOpen() }
func (q *Query) wantsRecords() bool {
	return q.wantsStatements() || q.wantsEvents() || q.wantsForecasts()
}

func (q *Query) conditionsOnEvents() bool { return len(q.Statuses) > 0 || !q.Dated.IsOpen() }

// newHit unpacks as much as the query needs: a record takes twenty times as long as a text.
func newHit(row *Row, q *Query) (*Hit, error) {
	if !q.wantsRecords() {
		_, text, err := row.unpackText()
		return &Hit{Row: row, Text: string(text)}, err
	}
	content, err := row.Unpack()
	if err != nil {
		return nil, err
	}
	return &Hit{Row: row, Text: content.Record.Article.Text, Content: content}, nil
}

// meets finds what in the record meets the query, and reports whether the article does.
func (h *Hit) meets(q *Query) bool {
	if h.Content == nil {
		return true
	}
	record := h.Content.Record
	p := newPage(h.Row, h.Text, record)
	if q.wantsStatements() {
		for i := range record.Statements {
			if s := &record.Statements[i]; p.holds(q.Match, s, nil) {
				h.Statements = append(h.Statements, s)
			}
		}
	}
	if q.wantsEvents() {
		for i := range record.Events {
			if e := &record.Events[i]; q.allows(e, h.Row.Published) && p.holds(q.Match, nil, e) {
				h.Events = append(h.Events, e)
			}
		}
	}
	if q.wantsForecasts() {
		for i := range record.Forecasts {
			if f := &record.Forecasts[i]; q.Due.Holds(f.Horizon) {
				h.Forecasts = append(h.Forecasts, f)
			}
		}
	}
	if q.conditionsOnEvents() && len(h.Events) == 0 || q.wantsForecasts() && len(h.Forecasts) == 0 {
		return false
	}
	nothing := p.holds(q.Match, &onrecord.Statement{}, &onrecord.Event{}) // as in "speaker:ann OR pier"
	return nothing || len(h.Statements) > 0 || len(h.Events) > 0
}

// Select unpacks a row and returns its content with what of the record meets the query: all of it, or, where the query asks for statements,
// events or forecasts, those that meet it and no others. It returns nil where nothing does.
func (q *Query) Select(row *Row) (*Content, *onrecord.Record, error) {
	content, err := row.Unpack()
	if err != nil {
		return nil, nil, damaged(row.ID, err)
	}
	hit := &Hit{Row: row, Text: content.Record.Article.Text, Content: content}
	if !hit.meets(q) {
		return nil, nil, nil
	}
	selected := *content.Record
	if q.wantsRecords() {
		selected.Statements, selected.Events, selected.Forecasts = values(hit.Statements), values(hit.Events), values(hit.Forecasts)
	}
	return content, &selected, nil
}

func values[T any](pointers []*T) (all []T) {
	for _, p := range pointers {
		all = append(all, *p)
	}
	return all
}

// allows reports whether an event meets the conditions on events. One without a date is dated by its article.
func (q *Query) allows(e *onrecord.Event, published string) bool {
	return (len(q.Statuses) == 0 || slices.Contains(q.Statuses, e.Status)) && q.Dated.Holds(cmp.Or(e.Date, published))
}
