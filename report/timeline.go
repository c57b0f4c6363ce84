package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/onrecord/onrecord"
)

// timeline writes the events with a date, by date, and after them those told as fact or planned without one, unless they
// are acts of speech that the statements tell of.
func (r *reader) timeline() {
	var events []*onrecord.Event
	var cues []onrecord.Span
	for _, s := range r.Statements {
		cues = append(cues, s.Cue...)
	}
	for i := range r.Events {
		e := &r.Events[i]
		happens := e.Status == onrecord.Reported || e.Status == onrecord.Planned
		if e.Date != "" || happens && !(spoken(e) && onrecord.Overlap(e.Triggers[:1], cues)) {
			events = append(events, e)
		}
	}
	if len(events) == 0 {
		return
	}
	slices.SortStableFunc(events, func(a, b *onrecord.Event) int {
		return cmp.Or(cmp.Compare(undated(a), undated(b)), strings.Compare(a.Date, b.Date))
	})
	columns := 0
	if events[0].Date != "" {
		for _, e := range events {
			columns = max(columns, uniseg.StringWidth(when(e))+2)
		}
	}
	columns = min(columns, 25)
	r.page.section("Timeline")
	shown := ""
	for _, e := range events {
		var runs []run
		if columns > 0 {
			day := when(e)
			if day == shown {
				runs = append(runs, run{plain, pad("", columns)})
			} else {
				runs = append(runs, run{good, day}, run{plain, pad("", columns-uniseg.StringWidth(day))})
			}
			shown = day
		}
		r.page.entry(first(e.Triggers), columns, append(runs, r.event(e)...)...)
	}
}

// spoken reports whether an event is of a type that is mostly an act of speech.
func spoken(e *onrecord.Event) bool {
	switch e.Type {
	case onrecord.Accuse, onrecord.Request, onrecord.Reject, onrecord.Threaten, onrecord.Agree:
		return true
	}
	return false
}

func undated(e *onrecord.Event) int {
	if e.Date == "" {
		return 1
	}
	return 0
}

func when(e *onrecord.Event) string {
	if e.Date == "" {
		return "no" + noBreak + "date"
	}
	return date(e.Date)
}

// event tells who did what to whom, where, and how far it is vouched for: "Actor: trigger → recipient · place (alleged by X)".
func (r *reader) event(e *onrecord.Event) []run {
	var runs []run
	if actors := r.names(e.Actors); actors != "" {
		runs = append(runs, run{bold, actors}, run{plain, ": "})
	}
	runs = append(runs, run{plain, r.quote(e.Triggers[:1])})
	if recipients := r.names(e.Recipients); recipients != "" {
		runs = append(runs, run{plain, " → "}, run{bold, recipients})
	}
	if e.Place != "" {
		runs = append(runs, run{dim, " · " + Tidy(e.Place)})
	}
	if e.Status != onrecord.Reported {
		runs = append(runs, run{plain, " "}, r.status(e))
	}
	return runs
}

// status words how far an event that is not simply reported is vouched for, and by whom.
func (r *reader) status(e *onrecord.Event) run {
	words := string(e.Status)
	ink := future
	switch e.Status {
	case onrecord.Denied:
		ink = refute
	case onrecord.Negated:
		ink, words = refute, "did not happen"
	case onrecord.Alleged, onrecord.Rumoured:
		ink = doubt
	case onrecord.Hypothetical:
		words = "possible"
	case onrecord.Planned, onrecord.Reported:
	}
	if by := r.said[e.By]; by != nil {
		if who := r.speaker(by); who != "" {
			words += ", " + who
		}
	}
	return run{ink, "(" + words + ")"}
}
