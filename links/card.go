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
	Actors     []ActorCard     `json:"a,omitempty"`
	Statements []StatementCard `json:"s,omitempty"`
	Events     []EventCard     `json:"e,omitempty"`

	// What is known of the article without its card.
	Article   string `json:"-"` // id
	Source    string `json:"-"`
	Publisher string `json:"-"`
	Title     string `json:"-"`
	Published string `json:"-"` // ISO 8601, as coarse as known

	// What its text tells (Read).
	Text   string `json:"-"`
	Wire   string `json:"-"` // the news agency that it is credited to
	Sketch Sketch `json:"-"`
}

// NewCard draws the card from a record.
func NewCard(record *onrecord.Record, publisher string) *Card {
	a := record.Article
	actors := actorCards(record)
	return &Card{
		Article: a.ID, Source: a.Source, Publisher: publisher, Title: a.Title, Published: a.Published,
		Actors: actors, Statements: statementCards(record), Events: eventCards(record, actors),
	}
}

// Read adds what the text of the article tells.
func (c *Card) Read(text string) {
	c.Text, c.Wire, c.Sketch = text, creditedTo(text), newSketch(text)
}

// MarshalBinary encodes what is known of the article by its card alone.
func (c *Card) MarshalBinary() ([]byte, error) { return json.Marshal((*plain)(c)) }

// UnmarshalBinary decodes what MarshalBinary made.
func (c *Card) UnmarshalBinary(data []byte) error { return json.Unmarshal(data, (*plain)(c)) }

type plain Card // without methods

// Ref names a record of an article: "sha256:..." and "s3".
type Ref struct {
	Article string      `json:"article"`
	ID      onrecord.ID `json:"id"`
}
