package ledger

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/links"
)

// Joins is what links say of one article.
type Joins struct {
	Story      string                 // the id of the first article of its story; its own where it has no copies
	Entities   map[string]EntityName  // whom a name means in the article; those that are in no link are missing
	Claims     map[onrecord.ID]Joined // of statements
	Happenings map[onrecord.ID]Joined // of events
}

// EntityName is an entity by what it is called.
type EntityName struct {
	Number   int64 // in the store it was read from, until links are computed again
	ID, Name string
}

// Told says how often the ledger tells of a record, and how.
type Told struct {
	Stories, Articles int              // independent stories, and articles
	Same              string           // of one event always the same, and of what one says in copies of one article; "" where nothing is like it
	Happening         *links.Happening // of an event that several articles tell
}

// Joined is a claim, or an event that several articles tell of.
type Joined struct {
	ID                string // of the record that tells of it first: "sha256:.../s3"
	Stories, Articles int    // that tell of it
}
