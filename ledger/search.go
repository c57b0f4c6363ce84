package ledger

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/parallel"
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
	err = eachHit(ctx, store, query, query.wantsRecords(), func(hit *Hit) bool {
		if hit.meets(query) {
			hit.Passage = passage(hit.Text, query.Match)
			hits = append(hits, hit)
		}
		return len(hits) < limit
	})
	return hits, err
}

var errEnough = errors.New("enough")

// eachHit calls yield with the articles that a query finds, with their records or without, until it returns false; they are unpacked on all cores.
func eachHit(ctx context.Context, store Store, query *Query, records bool, yield func(*Hit) bool) error {
	type unpacked struct {
		*Hit
		err error
	}
	var failed error
	over := make(chan struct{})
	rows := func(yield func(*Row) bool) {
		defer close(over)
		failed = store.Search(ctx, query, yield)
	}
	unpack := func(row *Row) unpacked {
		hit, err := newHit(row, records)
		return unpacked{hit, err}
	}
	err := parallel.InOrder(ctx, runtime.GOMAXPROCS(0), rows, unpack, func(u unpacked) error {
		if u.err == nil && !yield(u.Hit) {
			return errEnough
		}
		return u.err
	})
	<-over
	if errors.Is(err, errEnough) {
		return nil
	}
	return cmp.Or(err, failed)
}

// wantsStatements, wantsEvents and wantsForecasts report what in a record the query asks for.
func (q *Query) wantsStatements() bool { return q.Match.asks(ofStatements) }
func (q *Query) wantsEvents() bool     { return q.Match.asks(ofEvents) || q.conditionsOnEvents() }
func (q *Query) wantsForecasts() bool  { return !q.Due.IsOpen() }
func (q *Query) wantsRecords() bool {
	return q.wantsStatements() || q.wantsEvents() || q.wantsForecasts()
}

func (q *Query) conditionsOnEvents() bool { return len(q.Statuses) > 0 || !q.Dated.IsOpen() }

// newHit unpacks a row as far as need be: a record takes twenty times as long as a text.
func newHit(row *Row, records bool) (*Hit, error) {
	if !records {
		_, text, err := row.unpackText()
		if err != nil {
			return nil, damaged(row.ID, err)
		}
		return &Hit{Row: row, Text: string(text)}, nil
	}
	content, err := row.Unpack()
	if err != nil {
		return nil, damaged(row.ID, err)
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
		h.Events = p.events(q)
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
	hit, err := newHit(row, true)
	if err != nil || !hit.meets(q) {
		return nil, nil, err
	}
	selected := *hit.Content.Record
	if q.wantsRecords() {
		selected.Statements, selected.Events, selected.Forecasts = values(hit.Statements), values(hit.Events), values(hit.Forecasts)
	}
	return hit.Content, &selected, nil
}

func values[T any](pointers []*T) (all []T) {
	for _, p := range pointers {
		all = append(all, *p)
	}
	return all
}

// events returns the events of the article that meet a query.
func (p *page) events(q *Query) (all []*onrecord.Event) {
	for i := range p.record.Events {
		if e := &p.record.Events[i]; q.allows(e, p.row.Published) && p.holds(q.Match, nil, e) {
			all = append(all, e)
		}
	}
	return all
}

// allows reports whether an event meets the conditions on events. One without a date is dated by its article.
func (q *Query) allows(e *onrecord.Event, published string) bool {
	return (len(q.Statuses) == 0 || slices.Contains(q.Statuses, e.Status)) && q.Dated.Holds(cmp.Or(e.Date, published))
}
