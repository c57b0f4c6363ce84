package score

import (
	"fmt"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

// goldTally counts the measures of the articles annotated for onrecord.
type goldTally struct {
	statements, events, forecasts, actors, roles tally
	agents, recipients                           tally // over matched events

	speaker, act, form                                  share // over matched statements
	eventType, status, date                             share // over matched events
	forecaster, condition, likelihood, direction, until share // over matched forecasts
}

// scoreGold scores records on gold/dev, from the raw text; the article's date as annotated is not given. Records are matched
// one to one by greatest overlap: statements by content and forecasts by outcome (Jaccard of characters at least 0.5),
// events by any overlap of triggers. The accuracies are over the matched records.
func scoreGold(dir string) (result, error) {
	records, err := corpora.Gold(dir)
	if err != nil {
		return result{}, err
	}
	found, err := each(records, func(gold onrecord.Record) (*onrecord.Record, error) {
		return read(gold.Article.Source, gold.Article.Text)
	})
	if err != nil {
		return result{}, err
	}
	var r result
	var t goldTally
	for i := range records {
		r.compareRecords(&t, &records[i], found[i])
	}
	r.values = t.values()
	return r, nil
}

func (t *goldTally) values() []Value {
	return []Value{
		t.statements.value("gold", "statements F1"),
		t.speaker.value("gold", "statement speaker accuracy"),
		t.act.value("gold", "statement act accuracy"),
		t.form.value("gold", "statement form accuracy"),
		t.events.value("gold", "events F1"),
		t.eventType.value("gold", "event type accuracy"),
		t.agents.value("gold", "event actors F1"),
		t.recipients.value("gold", "event recipients F1"),
		t.status.value("gold", "event status accuracy"),
		t.date.value("gold", "event date accuracy"),
		t.forecasts.value("gold", "forecasts F1"),
		t.forecaster.value("gold", "forecaster accuracy"),
		t.condition.value("gold", "forecast condition accuracy"),
		t.likelihood.value("gold", "forecast likelihood accuracy"),
		t.direction.value("gold", "forecast direction accuracy"),
		t.until.value("gold", "forecast horizon accuracy"),
		t.actors.value("gold", "actors F1"),
		t.roles.value("gold", "roles F1"),
	}
}

// compareRecords adds one article.
func (r *result) compareRecords(t *goldTally, gold, found *onrecord.Record) {
	r.compareStatements(t, gold, found)
	r.compareEvents(t, gold, found)
	r.compareForecasts(t, gold, found)
	actors, roles := r.scoreActors(gold, found)
	t.actors.add(actors)
	t.roles.add(roles)
}

// sides are the gold and the found records of one kind in an article, each as the spans that it is matched by.
type sides struct {
	text, where string
	gold, found [][]onrecord.Span
	least       float64 // the least Jaccard overlap; 0 for any
}

// match matches the two sides and counts and lists what is in no pair.
func (r *result) match(kind string, s sides) ([]int, tally) {
	foundOf := greatest(len(s.gold), len(s.found), func(g, f int) float64 {
		if o := jaccard(s.text, s.gold[g], s.found[f]); o >= s.least {
			return o
		}
		return 0
	})
	for g, f := range foundOf {
		if f == none {
			r.miss("missed "+kind, s.where, quote(s.text, s.gold[g]), "")
		}
	}
	for _, f := range unmatched(foundOf, len(s.found)) {
		r.miss("spurious "+kind, s.where, "", quote(s.text, s.found[f]))
	}
	return foundOf, tally{float64(len(s.gold)), float64(len(s.found)), float64(matched(foundOf))}
}

// checker counts attributes of matched records and lists the wrong ones.
type checker struct {
	*result
	where, of string // the article, and the words of the record
}

func (c checker) check(s *share, right bool, what string, gold, found any) {
	if !s.count(right) {
		c.miss(what, c.where, fmt.Sprintf("%v (%s)", gold, c.of), fmt.Sprint(found))
	}
}

func (r *result) compareStatements(t *goldTally, gold, found *onrecord.Record) {
	s := sides{text: gold.Article.Text, where: gold.Article.Source, least: sameContent}
	for _, x := range gold.Statements {
		s.gold = append(s.gold, x.Content)
	}
	for _, x := range found.Statements {
		s.found = append(s.found, x.Content)
	}
	foundOf, counts := r.match("statement", s)
	t.statements.add(counts)
	for g, f := range foundOf {
		if f == none {
			continue
		}
		want, got := gold.Statements[g], found.Statements[f]
		c := checker{r, s.where, quote(s.text, want.Source) + " " + quote(s.text, want.Cue)}
		c.check(&t.speaker, sameActor(gold, found, want.Speaker, got.Speaker), "speaker", nameOf(gold, want.Speaker), nameOf(found, got.Speaker))
		c.check(&t.act, want.Act == got.Act, "act", want.Act, got.Act)
		c.check(&t.form, want.Form == got.Form, "form", want.Form, got.Form)
	}
}

func (r *result) compareEvents(t *goldTally, gold, found *onrecord.Record) {
	s := sides{text: gold.Article.Text, where: gold.Article.Source}
	for _, x := range gold.Events {
		s.gold = append(s.gold, x.Triggers)
	}
	for _, x := range found.Events {
		s.found = append(s.found, x.Triggers)
	}
	foundOf, counts := r.match("event", s)
	t.events.add(counts)
	for g, f := range foundOf {
		if f == none {
			continue
		}
		want, got := gold.Events[g], found.Events[f]
		c := checker{r, s.where, quote(s.text, want.Triggers[:1])}
		c.check(&t.eventType, want.Type == got.Type, "event type", want.Type, got.Type)
		c.check(&t.status, want.Status == got.Status, "event status", want.Status, got.Status)
		c.check(&t.date, want.Date == got.Date, "event date", want.Date, got.Date)
		t.agents.add(sameActors(gold, found, want.Actors, got.Actors))
		t.recipients.add(sameActors(gold, found, want.Recipients, got.Recipients))
	}
}

func (r *result) compareForecasts(t *goldTally, gold, found *onrecord.Record) {
	s := sides{text: gold.Article.Text, where: gold.Article.Source, least: sameContent}
	for _, x := range gold.Forecasts {
		s.gold = append(s.gold, x.Outcome)
	}
	for _, x := range found.Forecasts {
		s.found = append(s.found, x.Outcome)
	}
	foundOf, counts := r.match("forecast", s)
	t.forecasts.add(counts)
	for g, f := range foundOf {
		if f == none {
			continue
		}
		want, got := gold.Forecasts[g], found.Forecasts[f]
		c := checker{r, s.where, quote(s.text, want.Outcome)}
		c.check(&t.forecaster, sameActor(gold, found, want.Forecaster, got.Forecaster), "forecaster",
			nameOf(gold, want.Forecaster), nameOf(found, got.Forecaster))
		c.check(&t.condition, overlapOrAbsent(want.Condition, got.Condition), "condition", quote(s.text, want.Condition), quote(s.text, got.Condition))
		c.check(&t.likelihood, overlapOrAbsent(want.Likelihood, got.Likelihood), "likelihood", quote(s.text, want.Likelihood), quote(s.text, got.Likelihood))
		c.check(&t.direction, want.Direction == got.Direction, "direction", want.Direction, got.Direction)
		c.check(&t.until, want.Horizon == got.Horizon, "horizon", want.Horizon, got.Horizon)
	}
}
