package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/parallel"
	"github.com/onrecord/onrecord/pipeline"
)

type rereadCommand struct {
	ledgerFlag
	All bool `help:"Also articles that were read by the same versions of all finders."`
}

// Help is the long help text.
func (*rereadCommand) Help() string {
	return `Reads the bytes of kept articles again where a finder has a newer version than the one that drew their record, and puts the new record in the place of the old one. Ids of articles do not change; those of statements and events may. A run that was interrupted goes on where it stopped.

Examples:
  onrecord reread
  onrecord reread --all`
}

// reread is what became of an article.
type reread struct {
	id       string
	replaced bool
	err      error
}

// Run reads articles again on all cores.
func (c *rereadCommand) Run(w *world) (err error) {
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	ctx, cancel := context.WithCancel(w)
	defer cancel()
	load := sync.OnceFunc(pipeline.Load)
	read := func(source string, raw []byte) (*onrecord.Record, *deeds.Page, error) {
		article, err := articles.Read(source, raw)
		if err != nil {
			return nil, nil, err
		}
		load()
		record, page := pipeline.ReadPage(article)
		return record, page, nil
	}
	var current int
	var broken error
	rows := c.outdated(ctx, store, &current, &broken)
	work := func(row *ledger.Row) reread {
		replaced, err := safely(func() (bool, error) {
			return ledger.Reread(context.WithoutCancel(ctx), store, row, pipeline.Finders, read)
		})
		return reread{row.ID, replaced, err}
	}
	done, replaced, failed := 0, 0, 0
	progress := newProgress(w.stderr)
	err = parallel.InOrder(ctx, runtime.GOMAXPROCS(0), rows, work, func(r reread) error {
		progress.clear()
		done++
		switch {
		case r.replaced:
			replaced++
		case r.err != nil:
			failed++
			fmt.Fprintf(w.stderr, "onrecord: %s: %v\n", r.id, r.err)
		}
		progress.show(done, failed)
		return nil
	})
	progress.clear()
	if err != nil { // what yields the rows may still be at work
		return err
	}
	if broken != nil {
		return broken
	}
	fmt.Fprintf(w.stdout, "%8d read again\n%8d read by these finders before\n%8d changed or removed meanwhile\n%8d failed, and left as they were\n", replaced, current, done-replaced-failed, failed)
	if replaced > 0 {
		if err := link(w, store, w.stdout); err != nil {
			return err
		}
	}
	if failed > 0 {
		return errFailed
	}
	return nil
}

// outdated yields the rows to read again, and counts the others.
func (c *rereadCommand) outdated(ctx context.Context, store ledger.Store, current *int, broken *error) iter.Seq[*ledger.Row] {
	now := ledger.Finders(pipeline.Finders)
	return func(yield func(*ledger.Row) bool) {
		for row, err := range ledger.Rows(ctx, store) {
			switch {
			case err != nil:
				*broken = err
				return
			case row.Finders == now && !c.All:
				*current++
			case !yield(row):
				return
			}
		}
	}
}
