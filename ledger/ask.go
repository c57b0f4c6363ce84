package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// Answer is a record that answers a question.
type Answer struct {
	Found
	Row               *Row
	Content           *Content
	Stories, Articles int // independent stories, and articles, that tell it
}

// Statement, Event and Forecast return the record of an answer, nil when it is of another kind.
func (a *Answer) Statement() *onrecord.Statement {
	return record(a.Content.Record.Statements, func(s *onrecord.Statement) bool { return s.ID == a.ID() })
}

func (a *Answer) Event() *onrecord.Event {
	return record(a.Content.Record.Events, func(e *onrecord.Event) bool { return e.ID == a.ID() })
}

func (a *Answer) Forecast() *onrecord.Forecast {
	return record(a.Content.Record.Forecasts, func(f *onrecord.Forecast) bool { return f.ID == a.ID() })
}

func record[T any](all []T, is func(*T) bool) *T {
	for i := range all {
		if is(&all[i]) {
			return &all[i]
		}
	}
	return nil
}

// Words returns what an answer is about: the content of a statement, the triggers of an event, the outcome of a forecast.
func (a *Answer) Words() []onrecord.Span {
	if s := a.Statement(); s != nil {
		return s.Content
	}
	if e := a.Event(); e != nil {
		return e.Triggers
	}
	if f := a.Forecast(); f != nil {
		return f.Outcome
	}
	return nil
}

// Ask returns the newest answers that meet the query and that keep lets pass, at most limit of them.
func Ask(ctx context.Context, store Store, asked *Asked, limit int, keep func(*Answer) bool) ([]*Answer, error) {
	return newReader(store).ask(ctx, asked, limit, keep)
}

func (r *reader) ask(ctx context.Context, asked *Asked, limit int, keep func(*Answer) bool) (answers []*Answer, err error) {
	type key struct {
		article int64
		id      onrecord.ID
	}
	seen := map[key]bool{}
	var failed error
	err = r.store.Facts(ctx, asked, func(f Found) bool {
		if n := len(answers); n >= limit && answers[n-1].Day != f.Day { // of one day all are seen, so that their order is no accident
			return false
		}
		if k := (key{f.Article, f.ID()}); seen[k] {
			return true
		} else {
			seen[k] = true
		}
		var a *Answer
		if a, failed = r.read(ctx, f); failed != nil {
			return false
		}
		if keep(a) {
			answers = append(answers, a)
		}
		return true
	})
	if err = cmp.Or(failed, err); err != nil {
		return nil, err
	}
	return sorted(answers, limit), nil
}

// sorted returns the newest answers, at most limit of them.
func sorted(answers []*Answer, limit int) []*Answer {
	slices.SortStableFunc(answers, (*Answer).compare)
	return answers[:min(limit, len(answers))]
}

// compare puts the newest first.
func (a *Answer) compare(b *Answer) int {
	return cmp.Or(cmp.Compare(b.Day, a.Day), strings.Compare(a.Row.ID, b.Row.ID), cmp.Compare(a.Number, b.Number))
}

// reader reads each article once.
type reader struct {
	store    Store
	contents map[int64]*Answer // an answer of each article that has been read
}

func newReader(store Store) *reader { return &reader{store, map[int64]*Answer{}} }

// read returns the answer that a fact stands for.
func (r *reader) read(ctx context.Context, f Found) (*Answer, error) {
	of := r.contents[f.Article]
	if of == nil {
		row, err := r.store.Numbered(ctx, f.Article)
		if err != nil {
			return nil, err
		}
		content, err := row.Unpack()
		if err != nil {
			return nil, damaged(row.ID, err)
		}
		of = &Answer{Row: row, Content: content}
		r.contents[f.Article] = of
	}
	stories, articles, err := r.store.Joined(ctx, f)
	return &Answer{f, of.Row, of.Content, stories, articles}, err
}

// Said returns what somebody said that meets the query, the newest first. Words of the query must stand in the content.
func Said(ctx context.Context, store Store, who *Entity, query *Query, limit int) ([]*Answer, error) {
	asked := who.asked(query, Speaker)
	if act := query.Match.act(); act != "" {
		asked.Labels = labels(onrecord.Acts, act)
	}
	return Ask(ctx, store, asked, limit, func(a *Answer) bool {
		if query.Match == nil {
			return true
		}
		s := a.Statement()
		p := newPage(a.Row, Quote(a.Content.Record.Article.Text, s.Content), a.Content.Record)
		return p.holds(query.Match, s, nil)
	})
}

// act returns the act that all statements must have that a node finds; "" where it asks for none, or for several.
func (n *Node) act() onrecord.Act {
	switch {
	case n == nil:
	case n.Op == Phrase && n.Field == ByAct:
		return onrecord.Act(n.Words[0])
	case n.Op == All:
		for _, part := range n.Parts {
			if act := part.act(); act != "" {
				return act
			}
		}
	case n.Op == But:
		return n.Parts[0].act()
	}
	return ""
}

// asked says which facts an entity has a part in.
func (e *Entity) asked(query *Query, parts ...Part) *Asked {
	from, to := Day(query.Published.From), Day(query.Published.To)
	if to%10000 == 0 && to > 0 { // all of the year or month
		to += 1231
	} else if to%100 == 0 && to > 0 {
		to += 31
	}
	return &Asked{Names: e.Names, Entity: e.Number, Parts: parts, From: from, To: to, Match: onlyWords(query.Match)}
}

// onlyWords returns what articles must have for a node to match, of title and text: less than the whole, where the node asks for
// something else as well.
func onlyWords(n *Node) *Node {
	switch {
	case n == nil:
		return nil
	case n.Op == Phrase && (n.Field == Anywhere || n.Field == InTitle || n.Field == ByPublisher):
		return n
	case n.Op == All:
		var all *Node
		for _, part := range n.Parts {
			all = all.And(onlyWords(part))
		}
		return all
	case n.Op == But:
		return onlyWords(n.Parts[0])
	}
	return nil
}
