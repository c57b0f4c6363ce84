package pipeline

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// answered returns the statements with each denial that answers no other statement pointing to the event that it carries:
// "denied meeting the envoy".
func answered(said []onrecord.Statement, happened []onrecord.Event) []onrecord.Statement {
	said = slices.Clone(said)
	for i := range said {
		s := &said[i]
		if s.Answers != "" || s.Act != onrecord.Denies {
			continue
		}
		for _, e := range happened {
			if e.By == s.ID && e.Status == onrecord.Denied {
				s.Answers = e.ID
				break
			}
		}
	}
	return said
}
