package score

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/events"
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
	judgements, err := judge(sentences)
	if err != nil {
		return result{}, err
	}
	var r result
	var found, right, trusted, given, trusting share
	for i, s := range sentences {
		for k, judged := range s.Events {
			want := happened(judged.Score)
			status := judgements[i].statuses[k]
			given.count(want == happenedAs(status))
			trusting.count(want == trustedAs(status))
			event := eventAt(judgements[i].events, judged.Span)
			if !found.count(event != nil) {
				continue
			}
			trusted.count(want == trustedAs(event.Status))
			if !right.count(want == happenedAs(event.Status)) {
				r.miss("status", fmt.Sprintf("%.1f", judged.Score), judged.In(s.Text)+" "+want, fmt.Sprintf("%s (%s)", event.Status, s.Text))
			}
		}
	}
	r.values = []Value{
		right.value("status", "accuracy where found"),
		trusted.value("status", "accuracy where found, sources trusted"),
		found.value("status", "judged words found"),
		given.value("status", "accuracy, word given"),
		trusting.value("status", "accuracy, word given, sources trusted"),
	}
	return r, nil
}

// scoreMeantime scores the status of every word that is annotated as an event in MEANTIME. Its annotators took what a source says to be
// so, but not what is planned.
func scoreMeantime(dir string) (result, error) {
	articles, err := corpora.MEANTIMEFactuality(dir)
	if err != nil {
		return result{}, err
	}
	judgements, err := judge(articles)
	if err != nil {
		return result{}, err
	}
	var r result
	var given share
	for i, a := range articles {
		for k, word := range a.Events {
			status := judgements[i].statuses[k]
			got := happenedAs(status)
			if status == onrecord.Alleged {
				got = didHappen
			}
			if want := happened(word.Score); !given.count(want == got) {
				from, to := around(a.Text, word.Span, 100)
				r.miss("status", word.In(a.Text), want, fmt.Sprintf("%s (%s)", status, a.Text[from:to]))
			}
		}
	}
	r.values = []Value{given.value("status/meantime", "accuracy, word given")}
	return r, nil
}

// judged is what is found in a text: its events, and the status of each of its judged words.
type judged struct {
	events   []onrecord.Event
	statuses []onrecord.Status
}

// judge reads texts, each as an article of its own.
func judge(texts []corpora.FactualityText) ([]judged, error) {
	return each(texts, func(t corpora.FactualityText) (judged, error) {
		r, err := readFully("text", t.Text)
		if err != nil {
			return judged{}, err
		}
		j := judged{events: events.Find(r.doc, r.set, r.statements, r.times)}
		for _, word := range t.Events {
			j.statuses = append(j.statuses, events.StatusOf(r.doc, r.statements, r.doc.Head(r.doc.TokensIn(word.Span))))
		}
		return j, nil
	})
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

// trustedAs is happenedAs for those who believe what is said, and that what is planned will be done.
func trustedAs(status onrecord.Status) string {
	if status == onrecord.Alleged || status == onrecord.Planned {
		return didHappen
	}
	return happenedAs(status)
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
