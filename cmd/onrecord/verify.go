package main

import (
	"errors"
	"fmt"

	"github.com/onrecord/onrecord/ledger"
)

type verifyCommand struct {
	ledgerFlag
}

// Help is the long help text.
func (*verifyCommand) Help() string {
	return `Checks that the hash of everything kept holds, that each span of each record quotes its article, and that the file is sound. Names what is damaged; the exit status is then 1.

Example:
  onrecord verify`
}

// Run checks the ledger.
func (c *verifyCommand) Run(w *world) (err error) {
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	damages := 0
	articles, err := ledger.Verify(w, store, func(d ledger.Damage) {
		damages++
		if d.ID == "" {
			d.ID = "ledger"
		}
		fmt.Fprintf(w.stdout, "%s: %s\n", d.ID, d.What)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(w.stdout, "%d articles verified, %d damages\n", articles, damages)
	if damages > 0 {
		return errFailed
	}
	return nil
}
