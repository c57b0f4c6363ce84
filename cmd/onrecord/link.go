package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/parallel"
)

type linkCommand struct {
	ledgerFlag
}

// Help is the long help text.
func (*linkCommand) Help() string {
	return `Joins what the articles of the ledger tell: copies of one story, one person under several names, one claim in other words, one event told many times. onrecord add does so at its end, unless it is told not to. Links are computed anew from all articles each time; nothing is merged in what was read, and what people have decided (onrecord decide) stays and wins.

Examples:
  onrecord link`
}

// Run indexes what was kept by an older onrecord, and links everything.
func (c *linkCommand) Run(w *world) (err error) {
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return link(w, store, w.stdout)
}

// link computes all links and tells what it found.
func link(w *world, store ledger.Store, out io.Writer) error {
	if err := index(w, store); err != nil {
		return err
	}
	n, err := ledger.Link(w, store)
	if err != nil {
		return fmt.Errorf("link: %w", err)
	}
	for _, row := range []struct {
		n    int
		what string
	}{
		{n.Articles, "articles linked"}, {n.Stories, "stories of several articles"}, {n.Entities, "people, organisations and countries in several articles"},
		{n.Proposals, "pairs of names that may be one (onrecord queue)"}, {n.Claims, "claims of several statements"}, {n.Disputed, "of them disputed"},
		{n.Happenings, "events told by several articles"},
	} {
		if _, err := fmt.Fprintf(out, "%8d %s\n", row.n, row.what); err != nil {
			return err
		}
	}
	return nil
}

// warnUnlinked tells how many articles the links do not know.
func warnUnlinked(w *world, store ledger.Store) {
	if n, err := store.Unlinked(w); err == nil && n > 0 {
		fmt.Fprintf(w.stderr, "onrecord: %s not linked with the rest yet; onrecord link does that\n", plural(n, "article is", "articles are"))
	}
}

// index draws facts and cards for the articles that have none, those of an older schema.
func index(w *world, store ledger.Store) error {
	const batch = 256 // articles a transaction
	progress := newProgress(w.stderr)
	defer progress.clear()
	for done := 0; ; {
		ids, err := store.Unindexed(w, batch)
		if err != nil || len(ids) == 0 {
			return err
		}
		var rows []*ledger.Row
		draw := func(id string) prepared {
			row, err := store.Row(w, id)
			if err == nil {
				err = row.Index()
			}
			return prepared{id: id, row: row, err: err}
		}
		if err := parallel.InOrder(w, runtime.GOMAXPROCS(0), slices.Values(ids), draw, func(p prepared) error {
			rows = append(rows, p.row)
			return p.err
		}); err != nil {
			return fmt.Errorf("index: %w", err)
		}
		if err := store.Index(w, rows); err != nil {
			return err
		}
		done += len(rows)
		progress.show(done, 0)
	}
}
