package ledger

import (
	"context"
	"fmt"
)

// Damage is something that does not hold in a ledger.
type Damage struct {
	ID   string // of the article; "" for the ledger as a whole
	What string
}

// Verify checks the hash of everything kept, that each span quotes its article, and the database itself. It tells what
// is damaged and returns how many articles it looked at.
func Verify(ctx context.Context, store Store, tell func(Damage)) (articles int, err error) {
	found, err := store.Check(ctx)
	if err != nil {
		return 0, err
	}
	for _, what := range found {
		tell(Damage{"", what})
	}
	entries, err := store.Entries(ctx)
	if err != nil {
		tell(Damage{"", fmt.Sprintf("docket: %v", err)})
	}
	for _, what := range brokenEntries(entries) {
		tell(Damage{"", what})
	}
	for row, err := range Rows(ctx, store) {
		if err != nil {
			if ctx.Err() == nil {
				tell(Damage{"", fmt.Sprintf("cannot be read any further: %v", err)})
				return articles, nil
			}
			return articles, err
		}
		articles++
		if _, err := row.Unpack(); err != nil {
			tell(Damage{row.ID, err.Error()})
		}
		for _, what := range row.broken() {
			tell(Damage{row.ID, what})
		}
	}
	return articles, nil
}
