// Package links joins what many articles tell: copies of one story, one person under several names, one claim in other words,
// one event told many times. Each link has a score and a reason, all can be computed again, nothing is merged in what was
// read, and what a person has decided wins.
package links

import (
	"encoding/json"

	"github.com/onrecord/onrecord"
)

// Card is what joining needs to know of an article: links are computed from cards, without the records.
type Card struct {
	Article    string          `json:"article"` // id
	Source     string          `json:"source"`
	Publisher  string          `json:"publisher,omitempty"`
	Title      string          `json:"title,omitempty"`
	Published  string          `json:"published,omitempty"` // ISO 8601, as coarse as known
	Wire       string          `json:"wire,omitempty"`      // the news agency that the text is credited to
	Sketch     Sketch          `json:"sketch"`
	Actors     []ActorCard     `json:"actors,omitempty"`
	Statements []StatementCard `json:"statements,omitempty"`
	Events     []EventCard     `json:"events,omitempty"`

	Text string `json:"-"` // of the article; not kept with the card
}

// NewCard draws the card from a record.
func NewCard(record *onrecord.Record, publisher string) *Card {
	a := record.Article
	actors := actorCards(record)
	return &Card{
		Article: a.ID, Source: a.Source, Publisher: publisher, Title: a.Title, Published: a.Published, Text: a.Text,
		Wire: creditedTo(a.Text), Sketch: newSketch(a.Text),
		Actors: actors, Statements: statementCards(record), Events: eventCards(record, actors),
	}
}

// MarshalBinary encodes a card for keeping.
func (c *Card) MarshalBinary() ([]byte, error) { return json.Marshal((*plain)(c)) }

// UnmarshalBinary decodes what MarshalBinary made.
func (c *Card) UnmarshalBinary(data []byte) error { return json.Unmarshal(data, (*plain)(c)) }

type plain Card // without methods

// Ref names a record of an article: "sha256:..." and "s3".
type Ref struct {
	Article string      `json:"article"`
	ID      onrecord.ID `json:"id"`
}
