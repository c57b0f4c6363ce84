package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/sqlite"
)

type markCommand struct {
	ledgerFlag
	Reason string   `required:"" placeholder:"TEXT" help:"Why. It is kept with the article."`
	Status string   `arg:"" enum:"active,corrected,retracted,withdrawn" help:"active, corrected, retracted or withdrawn."`
	IDs    []string `arg:"" name:"id" help:"Ids of articles, or their first digits."`
}

// Help is the long help text.
func (*markCommand) Help() string {
	return `Notes how articles stand: corrected or retracted by their publisher; or withdrawn, which hides them from searches. They stay in the ledger with all notices about them, and "active" takes the last one back.

Examples:
  onrecord mark corrected 1f0c22 --reason "the Courier corrected the name on 6 May"
  onrecord mark withdrawn 1f0c22 --reason "its source asked us to wait"`
}

// Run adds a notice to each article.
func (c *markCommand) Run(w *world) error {
	notice := ledger.Notice{Status: ledger.Status(c.Status), Reason: c.Reason, At: time.Now()}
	return decide(w, c.ledgerFlag, c.IDs, func(store *sqlite.Ledger, row *ledger.Row) error {
		return store.Note(w, row.ID, notice)
	}, c.Status)
}

type eraseCommand struct {
	ledgerFlag
	Reason string   `required:"" placeholder:"TEXT" help:"Why. It is kept, and told when the article is to be added again."`
	IDs    []string `arg:"" name:"id" help:"Ids of articles, or their first digits."`
}

// Help is the long help text.
func (*eraseCommand) Help() string {
	return `Erases articles: bytes, text, records, where they were seen and what was noted about them, and overwrites their place in the file. This cannot be undone. Only a salted hash is kept, by which "onrecord add" refuses the same bytes, the same words, and the web address from then on. Other versions of a page are other articles, to be erased for themselves. Copies of the ledger, such as those made before a migration (ledger.db.schema1), are yours to delete.

Example:
  onrecord erase 1f0c22 --reason "request of 7 May"`
}

// Run erases each article.
func (c *eraseCommand) Run(w *world) error {
	notice := ledger.Notice{Status: ledger.Erased, Reason: c.Reason, At: time.Now()}
	return decide(w, c.ledgerFlag, c.IDs, func(store *sqlite.Ledger, row *ledger.Row) error {
		return store.Erase(w, row, notice)
	}, "erased")
}

// decide does something with each article, all of which must be there.
func decide(w *world, flag ledgerFlag, ids []string, do func(*sqlite.Ledger, *ledger.Row) error, done string) (err error) {
	store, err := flag.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var rows []*ledger.Row
	for _, id := range ids {
		row, err := resolve(w, store, id)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	for _, row := range rows {
		if err := do(store, row); err != nil {
			return err
		}
		fmt.Fprintf(w.stdout, "%s %s\n", done, row.ID)
	}
	return nil
}
