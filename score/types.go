package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

// scoreTypes scores the types of events on the PLOVER pairs, each sentence an article. The pair is never given to the
// program: "type accuracy" and "macro F1" are over the pairs that one of its events links; "pairs linked" tells how many
// these are. The macro F1 is over the types that these pairs have.
func scoreTypes(path string) (result, error) {
	pairs, err := corpora.PLOVER(path)
	if err != nil {
		return result{}, err
	}
	records, err := each(pairs, func(p corpora.PloverPair) (*onrecord.Record, error) { return read("sentence", p.Text) })
	if err != nil {
		return result{}, err
	}
	var r result
	var recalled, linked, right share
	events := 0
	byType := map[string]*tally{}
	of := func(name string) *tally {
		if byType[name] == nil {
			byType[name] = &tally{}
		}
		return byType[name]
	}
	for i, p := range pairs {
		events += len(records[i].Events)
		types := linkingTypes(records[i], p)
		linked.count(len(types) > 0)
		if !recalled.count(slices.Contains(types, p.Type)) {
			r.miss("recall", "", p.Type, fmt.Sprintf("%v (%s)", types, p.Text))
		}
		if len(types) == 0 {
			continue
		}
		of(p.Type).gold++
		of(types[0]).found++
		if right.count(types[0] == p.Type) {
			of(p.Type).right++
		}
	}
	var sum float64
	types := 0
	for _, name := range slices.Sorted(maps.Keys(byType)) { // in order, so that the sum is the same each time
		if t := byType[name]; t.gold > 0 {
			sum += t.f1()
			types++
		}
	}
	r.values = []Value{
		recalled.value("types", "recall of pair and type"),
		linked.value("types", "pairs linked"),
		right.value("types", "type accuracy where linked"),
		{Part: "types", Measure: "type macro F1 where linked", Value: ratio(sum, float64(types)), Counts: fmt.Sprintf("%d types", types)},
		{Part: "types", Measure: "events per sentence", Value: ratio(float64(events), float64(len(pairs))),
			Counts: fmt.Sprintf("%d in %d", events, len(pairs))},
	}
	return r, nil
}

// ploverRoot is the type in the corpus's set of 15, as the manual codes the event: what is planned is AGREE or THREATEN. What has no
// code keeps its type.
func ploverRoot(e *onrecord.Event) string {
	t := e.Type
	if c, ok := e.Coding(); ok {
		t = c.Type
	}
	if t == onrecord.Concede || t == onrecord.Retreat {
		return "YIELD"
	}
	return string(t)
}

// mutual reports whether the two parties of an event of this type may stand in either order.
func mutual(t onrecord.EventType) bool {
	return t == onrecord.Consult || t == onrecord.Cooperate || t == onrecord.Agree
}

// linkingTypes returns the types of the events that link the pair, in text order: the source is among the actors, the target
// among the recipients; in mutual types the two are among either, as two different actors. An end that is not marked
// need not be found.
func linkingTypes(record *onrecord.Record, pair corpora.PloverPair) []string {
	events := slices.Clone(record.Events)
	slices.SortStableFunc(events, func(a, b onrecord.Event) int { return cmp.Compare(firstTrigger(a), firstTrigger(b)) })
	var types []string
	for _, e := range events {
		sources := participants(record, e.Actors, pair.Source)
		targets := participants(record, e.Recipients, pair.Target)
		if mutual(e.Type) {
			all := slices.Concat(e.Actors, e.Recipients)
			sources, targets = participants(record, all, pair.Source), participants(record, all, pair.Target)
		}
		if linksTwo(sources, targets, pair) {
			types = append(types, ploverRoot(&e))
		}
	}
	return types
}

// linksTwo reports whether the marked ends are found, both by different actors.
func linksTwo(sources, targets []onrecord.ID, pair corpora.PloverPair) bool {
	switch {
	case len(pair.Source) == 0:
		return len(targets) > 0
	case len(pair.Target) == 0:
		return len(sources) > 0
	}
	for _, s := range sources {
		for _, t := range targets {
			if s != t {
				return true
			}
		}
	}
	return false
}

// participants returns the actors among ids that are mentioned at the spans.
func participants(record *onrecord.Record, ids []onrecord.ID, spans []onrecord.Span) []onrecord.ID {
	var there []onrecord.ID
	for _, id := range ids {
		if mentioned(actorOf(record, id), spans) {
			there = append(there, id)
		}
	}
	return there
}

// actorOf returns the record's actor with the ID, or nil.
func actorOf(record *onrecord.Record, id onrecord.ID) *onrecord.Actor {
	for i := range record.Actors {
		if record.Actors[i].ID == id {
			return &record.Actors[i]
		}
	}
	return nil
}

func firstTrigger(e onrecord.Event) int {
	if len(e.Triggers) == 0 {
		return 0
	}
	return e.Triggers[0].Start
}
