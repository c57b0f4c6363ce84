// Package ledger keeps what was read: articles with their bytes, text and records, the sources at which they were seen,
// what has been decided about them, and the names and versions of what found the records. What is kept does not depend
// on the order in which it came in: identities are hashes of content.
//
// A [Store] holds packed rows; this package packs and unpacks them, so that every store keeps the same.
package ledger

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/onrecord/onrecord/links"
)

// Store is what a database must do to hold a ledger. Package contract has the tests that each store passes.
// It may be used from several goroutines and several processes at once.
type Store interface {
	// Known reports whether the article is kept and is what was last seen at source, so that it need not be read again.
	Known(ctx context.Context, id, source string) (bool, error)
	// Put keeps a row, seen at its source now, in one transaction: when it returns, the row survives a loss of power.
	// Of bytes that come from several sources, the row of the source that leads stays.
	Put(ctx context.Context, row *Row, now time.Time) (Outcome, error)
	// Row returns an article, or ErrNotFound.
	Row(ctx context.Context, id string) (*Row, error)
	// Match returns, in order, the ids that begin with prefix, at most limit of them.
	Match(ctx context.Context, prefix string, limit int) ([]string, error)
	// After returns the n rows that come after id in the order of ids.
	After(ctx context.Context, id string, n int) ([]*Row, error)
	// Replace puts a row in the place of the one whose digest is old; false when that is no longer there.
	Replace(ctx context.Context, row *Row, old []byte) (bool, error)
	// Note adds a notice about an article, or fails with ErrNotFound.
	Note(ctx context.Context, id string, notice Notice) error
	// Erase removes an article with all that is known of it and quoted of it in the docket, overwrites its place, and keeps a
	// tombstone.
	Erase(ctx context.Context, row *Row, notice Notice) error
	// Tombstones counts the articles that were erased.
	Tombstones(ctx context.Context) (int, error)
	// Pages calls yield with the pages of all articles, in any order, until it returns false.
	Pages(ctx context.Context, yield func(*Page) bool) error
	// Entries returns the entries of the docket in order.
	Entries(ctx context.Context) ([]Entry, error)
	// Enter adds an entry to the docket, in one transaction.
	Enter(ctx context.Context, entry []byte) error
	// Search calls yield with the rows that match, the best first, until it returns false.
	Search(ctx context.Context, query *Query, yield func(*Row) bool) error
	// Entities returns those one of whose names has all the words, in the order of these names.
	Entities(ctx context.Context, words []string) ([]*Entity, error)
	// Count counts the facts that are asked for by part, label and status.
	Count(ctx context.Context, asked *Asked) ([]Count, error)
	// Facts calls yield with the facts that are asked for, the newest first, until it returns false. Articles that were
	// withdrawn have none.
	Facts(ctx context.Context, asked *Asked, yield func(Found) bool) error
	// Numbered returns the article with a number, IDs the ids of articles by their numbers.
	Numbered(ctx context.Context, number int64) (*Row, error)
	IDs(ctx context.Context, numbers []int64) (map[int64]string, error)
	// Unindexed returns ids of articles that a ledger of an older schema kept without their facts and cards, at most n.
	Unindexed(ctx context.Context, n int) ([]string, error)
	// Index keeps the facts and cards of rows that have none yet.
	Index(ctx context.Context, rows []*Row) error
	// Cards calls yield with rows of all articles that are not withdrawn, of which only what links are computed from is filled in, until it
	// returns false.
	Cards(ctx context.Context, yield func(*Row) bool) error
	// Card returns the row of an article, of which only what claims are shown by is filled in.
	Card(ctx context.Context, number int64) (*Row, error)
	// SaveLinks puts links in the place of those that are kept.
	SaveLinks(ctx context.Context, l *Links) error
	// Unlinked counts the articles that came in or changed since the links were computed.
	Unlinked(ctx context.Context) (int, error)
	// Proposals returns the entities that may be one, the likeliest first.
	Proposals(ctx context.Context) ([]links.Proposal, error)
	// Decisions returns what was decided of who is who, in order; Decide adds to it.
	Decisions(ctx context.Context) ([]links.Decision, error)
	Decide(ctx context.Context, d links.Decision) error
	// Claims calls yield with the claims that were last said first, those that are disputed only or all, until it returns false. Match is
	// what their words must have, as far as it asks for words.
	Claims(ctx context.Context, disputed bool, match *Node, yield func(*KeptClaim) bool) error
	// Told says how often a record is told: a statement by its claim, an event by its happening.
	Told(ctx context.Context, f Found) (Told, error)
	// Distinct numbers events: those that are told again, by a copy or another article, have one number.
	Distinct(ctx context.Context, events []Found) ([]int, error)
	// Joins returns what links say of an article, and whom names mean there.
	Joins(ctx context.Context, article int64, names []string) (*Joins, error)
	// Entity returns an entity by its number.
	Entity(ctx context.Context, number int64) (*Entity, error)
	// Story returns the articles that are one story with the one of a number, itself included, in order.
	Story(ctx context.Context, number int64) ([]StoryMember, error)
	// Check returns what is wrong with the database itself.
	Check(ctx context.Context) ([]string, error)
	Close() error
}

// ErrNotFound says that the ledger does not keep an article.
var ErrNotFound = errors.New("not in the ledger")

// Outcome says what became of an article that was put into the ledger.
type Outcome uint8

const (
	Kept    Outcome = iota + 1 // a new article
	Version                    // the source had another text before
	Copy                       // the same bytes from another source
	Already                    // nothing new
)

// ErasedError says that an article was erased before and is not taken in again.
type ErasedError struct{ Notice }

func (e *ErasedError) Error() string {
	text := fmt.Sprintf("erased on %s", e.At.Format(time.DateOnly))
	if e.Reason != "" {
		text += ": " + e.Reason
	}
	return text
}

// Standard input is no place that an article could be seen at again.
const standardInput = "-"

// IsPlace reports whether a source can be looked at again, so that what is seen there has versions.
func IsPlace(source string) bool { return source != standardInput }

// Leads reports whether the record of an article is to be the one read under source rather than under other. What a
// source is called can date an article, so which one counts must not depend on the order in which they came. A web address leads
// over a file, since it tells the publisher.
func Leads(source, other string) bool {
	if web := publisher(source) != ""; web != (publisher(other) != "") {
		return web
	}
	return IsPlace(source) && (!IsPlace(other) || source < other)
}
