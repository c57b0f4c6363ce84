package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// Events returns the newest events that meet a query, of anybody.
func Events(ctx context.Context, store Store, query *Query, limit int) (answers []*Answer, err error) {
	var failed error
	same := map[string]bool{}
	q := *query
	q.Newest = true
	err = eachHit(ctx, store, &q, true, func(hit *Hit) bool {
		if n := len(answers); n >= limit && answers[n-1].Row.Published != hit.Row.Published {
			return false
		}
		for _, e := range newPage(hit.Row, hit.Text, hit.Content.Record).events(&q) {
			found := Found{Fact{Part: Doer, Day: Day(cmp.Or(e.Date, hit.Row.Published)), Number: number(e.ID)}, hit.Row.Number}
			var told Told
			if told, failed = store.Told(ctx, found); failed != nil {
				return false
			}
			if told.Stories >= query.Stories && !same[told.Same] {
				same[told.Same] = told.Same != ""
				answers = append(answers, &Answer{found, hit.Row, hit.Content, told})
			}
		}
		return true
	})
	if err = cmp.Or(failed, err); err != nil {
		return nil, err
	}
	slices.SortStableFunc(answers, func(a, b *Answer) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), strings.Compare(a.Row.ID, b.Row.ID), cmp.Compare(a.Number, b.Number))
	})
	return answers[:min(limit, len(answers))], nil
}

// Did returns the events that meet the query in which an entity takes part, the newest first.
func Did(ctx context.Context, store Store, who *Entity, query *Query, limit int) ([]*Answer, error) {
	return Ask(ctx, store, who.asked(query, Doer, Recipient), limit, func(a *Answer) bool { return meets(query, a) })
}

// Relation is an event between two, A being the one that is asked for first.
type Relation struct {
	*Answer
	Forth bool // A did it to B
	Back  bool // B did it to A; both for what they did together
}

// Between returns the newest events that meet the query in which one of two entities does something to the other, or both do it
// together, and how many there were in each month.
func Between(ctx context.Context, store Store, a, b *Entity, query *Query, limit int) (relations []Relation, months []Month, err error) {
	few, many := a, b
	if b.Articles < a.Articles {
		few, many = b, a
	}
	ofFew, err := eventsOf(ctx, store, few, query, nil)
	if err != nil {
		return nil, nil, err
	}
	within := []int64{}
	for k := range ofFew {
		within = append(within, k.article)
	}
	slices.Sort(within)
	ofMany, err := eventsOf(ctx, store, many, query, slices.Compact(within))
	if err != nil {
		return nil, nil, err
	}
	ofA, ofB := ofFew, ofMany
	if few != a {
		ofA, ofB = ofMany, ofFew
	}
	var both []Found
	for k, p := range ofA {
		if forth, back := between(p, ofB[k]); forth || back {
			both = append(both, p.Found)
		}
	}
	slices.SortFunc(both, func(f, g Found) int {
		return cmp.Compare(g.Day, f.Day)
	})
	newest := func(yield func(Found) bool) error {
		for _, f := range both {
			if !yield(f) {
				break
			}
		}
		return nil
	}
	answers, err := newReader(store).answers(ctx, newest, limit, func(a *Answer) bool { return meets(query, a) })
	if err != nil {
		return nil, nil, err
	}
	for _, a := range answers {
		k := eventKey{a.Article, a.Number}
		forth, back := between(ofA[k], ofB[k])
		relations = append(relations, Relation{a, forth, back})
	}
	distinct, err := store.Distinct(ctx, both)
	if err != nil {
		return nil, nil, err
	}
	return relations, byMonth(both, distinct), nil
}

type eventKey struct {
	article int64
	number  int
}

// participation is how an entity takes part in an event: it does it, undergoes it, or both.
type participation struct {
	Found
	does, undergoes bool
}

// eventsOf returns the events that an entity takes part in, in all articles or within some.
func eventsOf(ctx context.Context, store Store, who *Entity, query *Query, within []int64) (map[eventKey]participation, error) {
	of := map[eventKey]participation{}
	asked := who.asked(query, Doer, Recipient)
	asked.Within = within
	err := store.Facts(ctx, asked, func(f Found) bool {
		p := of[eventKey{f.Article, f.Number}]
		p.Found, p.does, p.undergoes = f, p.does || f.Part == Doer, p.undergoes || f.Part == Recipient
		of[eventKey{f.Article, f.Number}] = p
		return true
	})
	return of, err
}

// mutual are the types of events that two do together.
var mutual = []onrecord.EventType{onrecord.Agree, onrecord.Consult, onrecord.Cooperate}

// between tells which way an event goes from a to b; neither where it is none between them.
func between(a, b participation) (forth, back bool) {
	if together := a.does && b.does; together && a.Label > 0 && slices.Contains(mutual, onrecord.EventTypes[a.Label-1]) {
		return true, true
	}
	return a.does && b.undergoes, a.undergoes && b.does
}

// Month is how many events of a kind there were in a month. What several articles tell counts once.
type Month struct {
	Month     string  `json:"month"`
	Events    int     `json:"events"`
	Intensity float64 `json:"intensity"` // mean of PLOVER's scale, -10 to 10, over what was reported
}

// byMonth counts what was reported by month, the first month first, each once however often it is told; those without a month are left out.
func byMonth(found []Found, distinct []int) (months []Month) {
	count, seen := map[string]*Month{}, map[int]bool{}
	for i, f := range found {
		if f.Day/100%100 == 0 || f.Status != slices.Index(onrecord.Statuses, onrecord.Reported)+1 || seen[distinct[i]] {
			continue
		}
		seen[distinct[i]] = true
		name := ISO(f.Day / 100 * 100)
		m := count[name]
		if m == nil {
			m = &Month{Month: name}
			count[name] = m
		}
		coding, _ := onrecord.CodingOf(onrecord.EventTypes[f.Label-1], "")
		m.Events++
		m.Intensity += coding.Intensity
	}
	for _, m := range count {
		m.Intensity /= float64(m.Events)
		months = append(months, *m)
	}
	slices.SortFunc(months, func(a, b Month) int { return strings.Compare(a.Month, b.Month) })
	return months
}
