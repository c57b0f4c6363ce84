package ledger

import "github.com/onrecord/onrecord"

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

// Joined is a claim, or an event that several articles tell of.
type Joined struct {
	ID                string // of the record that tells of it first: "sha256:.../s3"
	Stories, Articles int    // that tell of it
}
