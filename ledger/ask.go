package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/parallel"
)

// Answer is a record that answers a question.
type Answer struct {
	Found
	Row     *Row
	Content *Content
	Told
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

func (r *reader) ask(ctx context.Context, asked *Asked, limit int, keep func(*Answer) bool) ([]*Answer, error) {
	return r.answers(ctx, func(yield func(Found) bool) error { return r.store.Facts(ctx, asked, yield) }, limit, keep)
}

// answers returns what facts stand for, which come the newest first, and keep lets pass, at most limit of it, each event once. Within a
// day the order is ours, not the store's, so that the facts of a day are waited for, but no more of them read than it takes.
func (r *reader) answers(ctx context.Context, facts func(yield func(Found) bool) error, limit int, keep func(*Answer) bool) (answers []*Answer, err error) {
	type key struct {
		article int64
		id      onrecord.ID
	}
	seen, same := map[key]bool{}, map[string]bool{}
	var waiting []Found
	var failed error
	read := func() {
		failed = r.order(ctx, waiting)
		for len(waiting) > 0 && len(answers) < limit && failed == nil {
			n := min(limit-len(answers), len(waiting))
			var some []*Answer
			some, failed = r.read(ctx, waiting[:n], same)
			for _, a := range some {
				if !same[a.Same] && keep(a) {
					same[a.Same] = a.Same != ""
					answers = append(answers, a)
				}
			}
			waiting = waiting[n:]
		}
	}
	err = facts(func(f Found) bool {
		if n := len(waiting); n > 0 && n+len(answers) >= limit && waiting[n-1].Day != f.Day {
			if read(); failed != nil || len(answers) >= limit {
				return false
			}
		}
		if k := (key{f.Article, f.ID()}); !seen[k] {
			seen[k] = true
			waiting = append(waiting, f)
		}
		return true
	})
	if failed == nil && err == nil {
		read()
	}
	return answers, cmp.Or(failed, err)
}

// order puts the newest facts first, of a day what is reported before what is only planned, and else goes by the articles' ids.
func (r *reader) order(ctx context.Context, facts []Found) error {
	numbers := make([]int64, len(facts))
	for i, f := range facts {
		numbers[i] = f.Article
	}
	ids, err := r.store.IDs(ctx, numbers)
	slices.SortFunc(facts, func(f, g Found) int {
		return cmp.Or(cmp.Compare(g.Day, f.Day), cmp.Compare(f.Status, g.Status), strings.Compare(ids[f.Article], ids[g.Article]), cmp.Compare(f.Number, g.Number))
	})
	return err
}

// reader reads each article once. It may be used from several goroutines.
type reader struct {
	store    Store
	lock     sync.Mutex
	articles map[int64]func() (*Answer, error)
}

func newReader(store Store) *reader {
	return &reader{store: store, articles: map[int64]func() (*Answer, error){}}
}

// read returns the answers that facts stand for, but for those that are the same as others.
func (r *reader) read(ctx context.Context, facts []Found, same map[string]bool) ([]*Answer, error) {
	answers, failed := make([]*Answer, len(facts)), make([]error, len(facts))
	parallel.Each(len(facts), func(i int) {
		told, err := r.store.Told(ctx, facts[i])
		if err != nil || same[told.Same] {
			failed[i] = err
			return
		}
		of, err := r.article(ctx, facts[i].Article)
		if err != nil {
			failed[i] = err
			return
		}
		answers[i] = &Answer{facts[i], of.Row, of.Content, told}
	})
	return slices.DeleteFunc(answers, func(a *Answer) bool { return a == nil }), cmp.Or(failed...)
}

// article reads an article that has not been read yet.
func (r *reader) article(ctx context.Context, number int64) (*Answer, error) {
	r.lock.Lock()
	read := r.articles[number]
	if read == nil {
		read = sync.OnceValues(func() (*Answer, error) {
			row, err := r.store.Numbered(ctx, number)
			if err != nil {
				return nil, err
			}
			content, err := row.Unpack()
			if err != nil {
				return nil, damaged(row.ID, err)
			}
			return &Answer{Row: row, Content: content}, nil
		})
		r.articles[number] = read
	}
	r.lock.Unlock()
	return read()
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
	return &Asked{Names: e.Names, Entity: e.Number, Parts: parts, From: from, To: to, Match: onlyWords(query.Match), Stories: query.Stories}
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
