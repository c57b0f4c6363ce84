// Package mentions finds who takes part: people, organisations, countries, places and groups; joins their mentions into
// actors; and reads the roles that the article gives them.
package mentions

import (
	"github.com/onrecord/onrecord"
)

// Set is the actors of one article and where they are mentioned.
type Set struct {
	Actors []onrecord.Actor

	heads map[int]onrecord.ID // head token of each mention -> its actor
}

// At returns the actor mentioned by a phrase whose head is this token, or "".
func (s *Set) At(token int) onrecord.ID { return s.heads[token] }

// Actor returns the actor with the ID, or nil.
func (s *Set) Actor(id onrecord.ID) *onrecord.Actor {
	for i := range s.Actors {
		if s.Actors[i].ID == id {
			return &s.Actors[i]
		}
	}
	return nil
}
