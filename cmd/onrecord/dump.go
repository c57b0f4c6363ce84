package main

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/onrecord/onrecord/ledger"
)

type dumpCommand struct {
	ledgerFlag
	Hash bool `help:"Print only the hash of the dump."`
}

// Help is the long help text.
func (*dumpCommand) Help() string {
	return `Prints what the ledger keeps, a JSON object per article: id, status, notices, where it was seen, the finders, and the record. Two ledgers that know the same print the same, whenever and in whatever order they came to know it, and have the same hash.

Examples:
  onrecord dump > ledger.jsonl
  onrecord dump --hash`
}

// Run prints the dump.
func (c *dumpCommand) Run(w *world) (err error) {
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if c.Hash {
		hash, err := ledger.Hash(w, store)
		if err == nil {
			_, err = fmt.Fprintln(w.stdout, hash)
		}
		return err
	}
	out := bufio.NewWriter(w.stdout)
	if err := ledger.Dump(w, store, out); err != nil {
		return err
	}
	return out.Flush()
}
