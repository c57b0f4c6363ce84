package report

import (
	"github.com/onrecord/onrecord"
)

// disputes writes the events that somebody denies, only claims, or that did not happen, each with the denials that answer
// it, and then the other denials.
func (r *reader) disputes() {
	answers := map[onrecord.ID][]*onrecord.Statement{}
	var denials []*onrecord.Statement
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Answers != "" {
			answers[s.Answers] = append(answers[s.Answers], s)
		}
		if s.Act == onrecord.Denies {
			denials = append(denials, s)
		}
	}
	told := map[onrecord.ID]bool{}
	headed := false
	heading := func() {
		if !headed {
			r.page.section("Disputed")
			headed = true
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		switch e.Status {
		case onrecord.Denied, onrecord.Alleged, onrecord.Negated, onrecord.Rumoured:
		case onrecord.Reported, onrecord.Planned, onrecord.Hypothetical:
			continue
		}
		heading()
		r.page.entry(first(e.Triggers), 2, r.event(e)...)
		for _, s := range append(answers[e.ID], answers[e.By]...) {
			if e.By != "" && s.ID == e.By || told[s.ID] {
				continue
			}
			told[s.ID] = true
			r.page.entry(first(s.Content), 4, append([]run{{plain, "  "}}, r.reply(s)...)...)
		}
	}
	for _, s := range denials {
		if told[s.ID] {
			continue
		}
		heading()
		r.page.entry(first(s.Content), 2, r.reply(s)...)
		if claim := r.said[s.Answers]; claim != nil {
			r.page.entry(first(claim.Content), 4, append([]run{{dim, "  answers "}}, r.reply(claim)...)...)
		}
	}
}

// reply tells of a statement in one line: "Speaker (denies): words".
func (r *reader) reply(s *onrecord.Statement) []run {
	var runs []run
	if who := r.speaker(s); who != "" {
		runs = append(runs, run{bold, who}, run{plain, " "})
	}
	return append(runs, run{act(s.Act), "(" + string(s.Act) + ")"}, run{plain, ": " + r.content(s)})
}
