package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/events"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/statements"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// scoreTypes scores the types of events on the PLOVER pairs, each sentence an article: with the pair given, and from raw text. As
// the typer learns from these pairs, each is typed by what was learned from the others (crossValidate).
func scoreTypes(path string) (result, error) {
	pairs, err := corpora.PLOVER(path)
	if err != nil {
		return result{}, err
	}
	readings, err := each(pairs, func(p corpora.PloverPair) (reading, error) { return readFully("sentence", p.Text) })
	if err != nil {
		return result{}, err
	}
	typers, err := crossValidate(pairs, readings)
	if err != nil {
		return result{}, err
	}
	r := scoreLinks(pairs, readings, typers)
	var right share
	of := confusion{}
	for i, p := range pairs {
		found, _ := typers[i].Type(events.PairOf(readings[i].doc, p.Source, p.Target))
		if !right.count(of.add(p.Type, found)) {
			r.miss("type, pair given", "", p.Type, fmt.Sprintf("%s (%s)", found, p.Text))
		}
	}
	r.values = append(r.values, right.value("types", "type accuracy, pair given"), of.value("type macro F1, pair given"))
	return r, nil
}

// reading is what the stages before the events make of a text.
type reading struct {
	doc        *syntax.Document
	set        *mentions.Set
	statements []onrecord.Statement
	times      []onrecord.Timex
}

// readFully takes a text through the stages before the events.
func readFully(name, text string) (reading, error) {
	article, err := article(name, text)
	if err != nil {
		return reading{}, err
	}
	r := reading{doc: parse.Article(article)}
	r.times = dates.Find(r.doc)
	r.set = mentions.Find(r.doc, r.times)
	r.statements = statements.Find(r.doc, r.set)
	r.set = statements.Persons(r.doc, r.set, r.statements)
	return r, nil
}

// folds is the number of parts of the pairs, each of which is typed by what was learned from the others.
const folds = 5

// crossValidate returns a typer for each pair that has not learned from its fold. A sentence with several pairs is in one fold; the
// sentences take turns, so that the folds are always the same.
func crossValidate(pairs []corpora.PloverPair, readings []reading) ([]*events.Typer, error) {
	fold, seen := make([]int, len(pairs)), map[string]int{}
	for i, p := range pairs {
		if _, ok := seen[p.Text]; !ok {
			seen[p.Text] = len(seen)
		}
		fold[i] = seen[p.Text] % folds
	}
	parts := make([]int, folds)
	for f := range parts {
		parts[f] = f
	}
	learned, err := each(parts, func(f int) (*events.Typer, error) {
		var lessons []events.Pair
		var types []string
		for i, p := range pairs {
			if fold[i] != f {
				lessons, types = append(lessons, events.PairOf(readings[i].doc, p.Source, p.Target)), append(types, p.Type)
			}
		}
		return events.LearnTypes(lessons, types), nil
	})
	if err != nil {
		return nil, err
	}
	typers := make([]*events.Typer, len(pairs))
	for i := range pairs {
		typers[i] = learned[fold[i]]
	}
	return typers, nil
}

// confusion counts for the F1 of each type.
type confusion map[string]*tally

// add counts a pair, and returns whether it has got the type that it has.
func (c confusion) add(gold, found string) bool {
	for _, name := range []string{gold, found} {
		if c[name] == nil {
			c[name] = &tally{}
		}
	}
	c[gold].gold++
	c[found].found++
	if gold == found {
		c[gold].right++
	}
	return gold == found
}

// value is the mean F1 of the types that there are.
func (c confusion) value(measure string) Value {
	var sum float64
	types := 0
	for _, name := range slices.Sorted(maps.Keys(c)) { // in order, so that the sum is the same each time
		if t := c[name]; t.gold > 0 {
			sum += t.f1()
			types++
		}
	}
	return Value{Part: "types", Measure: measure, Value: ratio(sum, float64(types)), Counts: fmt.Sprintf("%d types", types)}
}

// scoreLinks scores the pairs from raw text. The pair is never given to the
// program: "type accuracy" and "macro F1" are over the pairs that one of its events links; "pairs linked" tells how many
// these are. The macro F1 is over the types that these pairs have.
func scoreLinks(pairs []corpora.PloverPair, readings []reading, typers []*events.Typer) result {
	var r result
	var recalled, linked, right share
	found := 0
	of := confusion{}
	for i, p := range pairs {
		in := readings[i]
		record := &onrecord.Record{Article: in.doc.Article, Actors: in.set.Actors,
			Events: events.FindBy(typers[i], in.doc, in.set, in.statements, in.times)}
		found += len(record.Events)
		types := linkingTypes(record, p)
		linked.count(len(types) > 0)
		if !recalled.count(slices.Contains(types, p.Type)) {
			r.miss("recall", "", p.Type, fmt.Sprintf("%v (%s)", types, p.Text))
		}
		if len(types) == 0 {
			continue
		}
		right.count(of.add(p.Type, types[0]))
	}
	r.values = []Value{
		recalled.value("types", "recall of pair and type"),
		linked.value("types", "pairs linked"),
		right.value("types", "type accuracy where linked"),
		of.value("type macro F1 where linked"),
		{Part: "types", Measure: "events per sentence", Value: ratio(float64(found), float64(len(pairs))),
			Counts: fmt.Sprintf("%d in %d", found, len(pairs))},
	}
	return r
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
	found := slices.Clone(record.Events)
	slices.SortStableFunc(found, func(a, b onrecord.Event) int { return cmp.Compare(firstTrigger(a), firstTrigger(b)) })
	var types []string
	for _, e := range found {
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
