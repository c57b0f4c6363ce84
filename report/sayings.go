package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// voice is what one speaker says in the article.
type voice struct {
	speaker onrecord.ID
	said    []*onrecord.Statement
}

// verbs is the width of the column of acts.
const verbs = 11

// sayings writes what each speaker said, in the order in which they first speak; those without a name come last.
func (r *reader) sayings() {
	voices := r.voices()
	if len(voices) == 0 {
		return
	}
	r.page.section("Who says what")
	for _, v := range voices {
		r.page.more(2, run{bold, r.heading(v.speaker)})
		for _, s := range v.said {
			runs := []run{{act(s.Act), pad(string(s.Act), verbs-1)}, {plain, " "}}
			if v.speaker == onrecord.Unnamed || v.speaker == "" {
				if source := r.quote(s.Source); source != "" {
					runs = append(runs, run{dim, clip(source, 40) + ": "})
				}
			}
			runs = append(runs, run{plain, r.content(s)})
			if words := r.cue(s); words != "" {
				runs = append(runs, run{dim, " (" + words + ")"})
			}
			if spans := r.answered(s); len(spans) > 0 {
				runs = append(runs, run{dim, fmt.Sprintf(" (answers L%d)", r.page.line(first(spans)))})
			}
			if to := r.name(s.To); to != "" {
				runs = append(runs, run{dim, " (to " + to + ")"})
			}
			r.page.entry(first(s.Content), verbs, runs...)
		}
	}
}

// answered are the spans of what a statement denies, confirms or answers.
func (r *reader) answered(s *onrecord.Statement) []onrecord.Span {
	if claim := r.said[s.Answers]; claim != nil {
		return claim.Content
	}
	if event := r.happenings[s.Answers]; event != nil {
		return event.Triggers
	}
	return nil
}

func (r *reader) heading(speaker onrecord.ID) string {
	switch speaker {
	case onrecord.Unnamed:
		return "Unnamed sources"
	case "":
		return "Nobody named"
	}
	return r.name(speaker)
}

// voices groups statements by speaker. A statement inside another one is left out where its speaker has no name: its
// words stand in the other one.
func (r *reader) voices() []voice {
	var named, nameless []voice
	for i := range r.Statements {
		s := &r.Statements[i]
		list := &named
		if s.Speaker == "" || s.Speaker == onrecord.Unnamed {
			list = &nameless
		}
		if outer := r.said[s.Inside]; outer != nil && (list == &nameless || outer.Speaker == s.Speaker) {
			continue
		}
		k := slices.IndexFunc(*list, func(v voice) bool { return v.speaker == s.Speaker })
		if k < 0 {
			k = len(*list)
			*list = append(*list, voice{speaker: s.Speaker})
		}
		(*list)[k].said = append((*list)[k].said, s)
	}
	return append(named, nameless...)
}

// content is what is attributed, shortened to three lines; a direct quotation stands in quotation marks even where the
// article forgot them, reported speech without its "that".
func (r *reader) content(s *onrecord.Statement) string {
	words := clip(r.quote(s.Content), 3*(r.page.style.Width-gutter-verbs)-8)
	if s.Form != onrecord.Direct {
		return strings.TrimRight(strings.TrimPrefix(words, "that "), ",; ")
	}
	const opening, closing = "“\"„«‘'`", "”\"“»’'"
	if !strings.ContainsAny(words[:min(len(words), 3)], opening) {
		words = "“" + words
	}
	if !strings.ContainsAny(words[max(0, len(words)-4):], closing) {
		words += "”"
	}
	return words
}

// act is the ink of an act.
func act(a onrecord.Act) ink {
	switch a {
	case onrecord.Denies, onrecord.Accuses, onrecord.Threatens:
		return refute
	case onrecord.Predicts, onrecord.Promises, onrecord.Wants, onrecord.Demands:
		return future
	case onrecord.Believes, onrecord.Fears, onrecord.Asks:
		return doubt
	case onrecord.Says, onrecord.Knows:
		return good
	}
	return plain
}

// speaker names who makes a statement, in the article's words where the actor has no name.
func (r *reader) speaker(s *onrecord.Statement) string {
	if s.Speaker != "" && s.Speaker != onrecord.Unnamed {
		return r.name(s.Speaker)
	}
	if source := r.quote(s.Source); source != "" {
		return clip(source, 40)
	}
	return r.name(s.Speaker)
}
