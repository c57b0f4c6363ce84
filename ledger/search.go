package ledger

import (
	"context"
	"slices"

	"github.com/onrecord/onrecord"
)

// Hit is an article that a query found.
type Hit struct {
	Row        *Row
	Text       string
	Passage    onrecord.Span         // words of the text around the first of those looked for; empty where they are elsewhere
	Content    *Content              // only where the query asks for speakers, acts or types
	Statements []*onrecord.Statement // that meet all filters on statements, where there are some
	Events     []*onrecord.Event     // that meet all filters on events, where there are some
}

// Search returns the best hits of a query, at most limit of them. Where it asks for a speaker and an act, one statement
// must have both.
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

// newHit unpacks as much as the query needs: a record takes twenty times as long as a text.
func newHit(row *Row, q *Query) (*Hit, error) {
	if len(q.speakers)+len(q.acts)+len(q.types) == 0 {
		_, text, err := row.unpackText()
		return &Hit{Row: row, Text: string(text)}, err
	}
	content, err := row.Unpack()
	if err != nil {
		return nil, err
	}
	return &Hit{Row: row, Text: content.Record.Article.Text, Content: content}, nil
}

func (h *Hit) meets(q *Query) bool {
	if len(q.speakers)+len(q.acts) > 0 {
		names := map[onrecord.ID]string{}
		for _, a := range h.Content.Record.Actors {
			names[a.ID] = a.Name
		}
		for i, s := range h.Content.Record.Statements {
			if allOf(q.acts, s.Act) && saidBy(names[s.Speaker], q.speakers) {
				h.Statements = append(h.Statements, &h.Content.Record.Statements[i])
			}
		}
		if len(h.Statements) == 0 {
			return false
		}
	}
	if len(q.types) > 0 {
		for i, e := range h.Content.Record.Events {
			if slices.Contains(q.types, e.Type) {
				h.Events = append(h.Events, &h.Content.Record.Events[i])
			}
		}
	}
	return true
}

func allOf(acts []onrecord.Act, act onrecord.Act) bool {
	return !slices.ContainsFunc(acts, func(a onrecord.Act) bool { return a != act })
}

func saidBy(name string, speakers []*Node) bool {
	for _, speaker := range speakers {
		if find(name, speaker).Empty() {
			return false
		}
	}
	return true
}
