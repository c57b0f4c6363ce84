package score

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/events"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/statements"
	"github.com/onrecord/onrecord/syntax/parse"
)

// scoreStatus scores the status of events on the factuality judgements: how many of the judged words are inside a trigger,
// and of those how many get the right one of three answers: it happened, it did not, neither is said. As few of the judged words
// name political events, it also asks for the status of every judged word by itself, once so and once as the crowd
// judged: it took what somebody said to be so, and what somebody will do to happen. Each sentence is
// read as an article of its own, since the file does not tell where its articles begin.
func scoreStatus(path string) (result, error) {
	sentences, err := corpora.Factuality(path)
	if err != nil {
		return result{}, err
	}
	type reading struct {
		events   []onrecord.Event
		statuses []onrecord.Status // of the judged words
	}
	readings, err := each(sentences, func(s corpora.FactualitySentence) (reading, error) {
		article, err := article("sentence", s.Text)
		if err != nil {
			return reading{}, err
		}
		doc := parse.Article(article)
		times := dates.Find(doc)
		set := mentions.Find(doc, times)
		said := statements.Find(doc, set)
		set = statements.Persons(doc, set, said)
		r := reading{events: events.Find(doc, set, said, times)}
		for _, judged := range s.Events {
			r.statuses = append(r.statuses, events.StatusOf(doc, said, doc.Head(doc.TokensIn(judged.Span))))
		}
		return r, nil
	})
	if err != nil {
		return result{}, err
	}
	var r result
	var found, right, given, trusting share
	for i, s := range sentences {
		for k, judged := range s.Events {
			want := happened(judged.Score)
			status := readings[i].statuses[k]
			given.count(want == happenedAs(status))
			trusting.count(want == happenedAs(status) || want == didHappen && (status == onrecord.Alleged || status == onrecord.Planned))
			event := eventAt(readings[i].events, judged.Span)
			if !found.count(event != nil) {
				continue
			}
			if !right.count(want == happenedAs(event.Status)) {
				r.miss("status", fmt.Sprintf("%.1f", judged.Score), judged.In(s.Text)+" "+want, fmt.Sprintf("%s (%s)", event.Status, s.Text))
			}
		}
	}
	r.values = []Value{
		right.value("status", "accuracy where found"),
		found.value("status", "judged words found"),
		given.value("status", "accuracy, word given"),
		trusting.value("status", "accuracy, word given, sources trusted"),
	}
	return r, nil
}

// eventAt returns the event that has the word inside a trigger, the shortest if several have, or nil.
func eventAt(events []onrecord.Event, word onrecord.Span) *onrecord.Event {
	var best *onrecord.Event
	length := 0
	for i := range events {
		for _, trigger := range events[i].Triggers {
			if trigger.Contains(word) && (best == nil || trigger.Len() < length) {
				best, length = &events[i], trigger.Len()
			}
		}
	}
	return best
}

const (
	didHappen   = "happened"
	didNot      = "did not happen"
	neitherSaid = "open"
)

// happened returns what a judgement from -3 to 3 says.
func happened(score float64) string {
	switch {
	case score <= -1:
		return didNot
	case score >= 1.5:
		return didHappen
	}
	return neitherSaid
}

// happenedAs returns what a status says.
func happenedAs(status onrecord.Status) string {
	switch status {
	case onrecord.Reported:
		return didHappen
	case onrecord.Negated, onrecord.Denied:
		return didNot
	case onrecord.Alleged, onrecord.Planned, onrecord.Hypothetical, onrecord.Rumoured:
		return neitherSaid
	}
	return neitherSaid
}

// around returns the text up to so many bytes before and after the span, cut between words.
func around(text string, span onrecord.Span, reach int) (from, to int) {
	from, to = 0, len(text)
	if span.Start > reach {
		if space := strings.LastIndexByte(text[:span.Start-reach], ' '); space >= 0 {
			from = space + 1
		}
	}
	if span.End+reach < len(text) {
		if space := strings.IndexByte(text[span.End+reach:], ' '); space >= 0 {
			to = span.End + reach + space
		}
	}
	return from, to
}
