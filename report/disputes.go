package report

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// disputes writes the events that somebody denies, only claims, or that did not happen, each with the denials that answer
// it, then the claims that somebody denies, each with all that is said to it, and then the other denials.
func (r *reader) disputes() {
	answers := map[onrecord.ID][]*onrecord.Statement{}
	var denials []*onrecord.Statement
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Answers != "" {
			answers[s.Answers] = append(answers[s.Answers], s)
		}
		if denies(s) {
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
	answered := func(id onrecord.ID) {
		for _, s := range answers[id] {
			if !told[s.ID] {
				told[s.ID] = true
				r.page.entry(first(s.Content), 6, append([]run{{plain, "    "}}, r.reply(s)...)...)
			}
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		switch e.Status {
		case onrecord.Denied, onrecord.Alleged, onrecord.Rumoured:
		case onrecord.Negated:
			if r.ahead(e) {
				continue
			}
		case onrecord.Reported, onrecord.Planned, onrecord.Hypothetical:
			continue
		}
		heading()
		r.page.entry(first(e.Triggers), 2, r.event(e)...)
		answered(e.ID)
		if by := r.said[e.By]; by != nil {
			answered(by.ID)
			if claim := r.said[by.Answers]; claim != nil && !told[by.ID] {
				r.page.entry(first(claim.Content), 6, append([]run{{plain, "    "}}, r.reply(claim)...)...)
				answered(claim.ID)
			}
		}
	}
	for _, s := range denials {
		if told[s.ID] {
			continue
		}
		heading()
		if claim := r.said[s.Answers]; claim != nil {
			r.page.entry(first(claim.Content), 4, r.reply(claim)...)
			answered(claim.ID)
			continue
		}
		r.page.entry(first(s.Content), 4, r.reply(s)...)
	}
}

// ahead reports whether an event is one that shall not happen, as somebody foresees or wants, rather than one that did not.
func (r *reader) ahead(e *onrecord.Event) bool {
	if by := r.said[e.By]; by != nil {
		switch by.Act {
		case onrecord.Predicts, onrecord.Promises, onrecord.Threatens, onrecord.Demands, onrecord.Wants, onrecord.Fears:
			return true
		}
	}
	return slices.ContainsFunc(r.Forecasts, func(f onrecord.Forecast) bool { return onrecord.Overlap(f.Outcome, e.Triggers) })
}

// denies reports whether a statement denies something, or takes a stand on a claim without owning to it: "neither confirmed
// nor denied".
func denies(s *onrecord.Statement) bool {
	return s.Act == onrecord.Denies || s.Negated && s.Answers != ""
}

// reply tells of a statement in one line: "Speaker (denies): words".
func (r *reader) reply(s *onrecord.Statement) []run {
	var runs []run
	if who := r.speaker(s); who != "" {
		runs = append(runs, run{bold, who}, run{plain, " "})
	}
	deed := string(s.Act)
	if words := r.cue(s); words != "" {
		deed = words
	}
	return append(runs, run{act(s.Act), "(" + deed + ")"}, run{plain, ": " + r.content(s)})
}

// cue quotes the cue of a statement whose act tells only half: "did not rule out", "reportedly said", "defended" of a few words.
func (r *reader) cue(s *onrecord.Statement) string {
	const few = 8 // words, no clause mostly
	words := r.quote(s.Cue)
	short := s.Act == onrecord.Says && s.Form == onrecord.Indirect && len(strings.Fields(r.quote(s.Content))) < few
	if words != "" && (s.Negated || s.Hedged || short && TellsMore(words, string(s.Act))) {
		return "“" + words + "”"
	}
	return ""
}

// TellsMore reports whether the words of a cue say more than its act: not in "said" and "denied".
func TellsMore(cue, act string) bool {
	switch cue {
	case "", "say", "said", "told", "added", "according to", "—", ":":
		return false
	}
	return !strings.HasPrefix(cue, act[:3]) || strings.Contains(cue, " ")
}
