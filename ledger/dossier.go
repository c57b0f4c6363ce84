package ledger

import (
	"cmp"
	"context"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/parallel"
)

// Dossier is what the ledger knows of an entity.
type Dossier struct {
	*Entity
	Counts    []Count
	Said      []*Answer // statements that only say something
	Denied    []*Answer
	Promised  []*Answer
	Predicted []*Answer // forecasts
	Accused   []*Answer // what others accuse it of
	Did       []*Answer
	Underwent []*Answer
	About     []*Answer // what others say of it
}

// NewDossier gathers what the ledger knows of an entity; of each kind the newest, at most limit.
func NewDossier(ctx context.Context, store Store, who *Entity, query *Query, limit int) (*Dossier, error) {
	d := &Dossier{Entity: who}
	r := newReader(store) // an article is read once for the whole dossier
	parts := []struct {
		into   *[]*Answer
		part   Part
		labels []int
	}{
		{&d.Said, Speaker, labels(onrecord.Acts, onrecord.Says, onrecord.Accuses, onrecord.Demands, onrecord.Threatens)},
		{&d.Denied, Speaker, labels(onrecord.Acts, onrecord.Denies)},
		{&d.Promised, Speaker, labels(onrecord.Acts, onrecord.Promises)},
		{&d.Predicted, Forecaster, nil},
		{&d.Accused, About, labels(onrecord.Acts, onrecord.Accuses)},
		{&d.Did, Doer, nil},
		{&d.Underwent, Recipient, nil},
		{&d.About, About, labels(onrecord.Acts, onrecord.Says, onrecord.Denies)},
	}
	failed := make([]error, len(parts)+1)
	parallel.Each(len(parts)+1, func(i int) {
		if i == 0 { // takes longest
			d.Counts, failed[i] = store.Count(ctx, who.asked(query, Speaker, About, Doer, Recipient, Forecaster))
			return
		}
		part := parts[i-1]
		asked := who.asked(query, part.part)
		asked.Labels = part.labels
		*part.into, failed[i] = r.ask(ctx, asked, limit, func(a *Answer) bool { return query.Match == nil || meets(query, a) })
	})
	return d, cmp.Or(failed...)
}

// meets reports whether the record of an answer meets the query.
func meets(query *Query, a *Answer) bool {
	e := a.Event()
	return newPage(a.Row, a.Content.Record.Article.Text, a.Content.Record).holds(query.Match, a.Statement(), e) && (e == nil || query.allows(e, a.Row.Published))
}

// labels returns how values of a closed set are written in facts.
func labels[T comparable](set []T, values ...T) []int {
	all := make([]int, len(values))
	for i, v := range values {
		all[i] = slices.Index(set, v) + 1
	}
	return all
}
