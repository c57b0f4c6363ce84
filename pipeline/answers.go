package pipeline

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// answered returns the statements with each denial that answers no other statement pointing to the event that its own
// words tell of: "denied meeting the envoy". A cue that both confirms and denies, or neither, does so as well.
func answered(said []onrecord.Statement, happened []onrecord.Event) []onrecord.Statement {
	said = slices.Clone(said)
	for i := range said {
		s := &said[i]
		if s.Answers != "" || s.Act != onrecord.Denies {
			continue
		}
		for _, e := range happened {
			if slices.ContainsFunc(e.Triggers, func(t onrecord.Span) bool {
				return slices.ContainsFunc(s.Content, func(c onrecord.Span) bool { return c.Contains(t) })
			}) {
				s.Answers = e.ID
				break
			}
		}
	}
	return said
}
