package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/parallel"
	"github.com/onrecord/onrecord/pipeline"
	"github.com/onrecord/onrecord/sources"
)

type addCommand struct {
	ledgerFlag
	Workers int      `placeholder:"N" help:"Articles read at once. Default: the number of cores."`
	Link    bool     `default:"true" negatable:"" help:"Link what came in with the rest (onrecord link)."`
	Verbose bool     `short:"v" help:"Print a line for each article as soon as it is safe in the ledger."`
	Inputs  []string `arg:"" optional:"" name:"input" help:"Files, folders, web addresses, or - for standard input."`
}

// Help is the long help text.
func (*addCommand) Help() string {
	return `Reads articles and keeps them in the ledger: their bytes, their text, and the record drawn from them. What is there already is not read again, so that a run that was interrupted goes on where it stopped. The same bytes are one article, whatever they are called; a page or file that has changed is a new version. Several runs may add to one ledger at once.

Examples:
  onrecord add articles/
  onrecord add --ledger dam.db https://example.org/story.html
  curl -s https://example.org/story.html | onrecord add -`
}

// Run adds articles one by one, each in a transaction of its own, in the order of the inputs.
func (c *addCommand) Run(w *world) (err error) {
	inputs, err := given(w, c.Inputs)
	if err != nil {
		return err
	}
	store, err := c.create(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	ctx, cancel := context.WithCancel(w)
	defer cancel()
	load := sync.OnceFunc(pipeline.Load) // not for articles that are all there
	prepare := func(item sources.Item) prepared { return prepare(ctx, store, item, load) }
	a := &adding{world: w, store: store, verbose: c.Verbose, progress: newProgress(w.stderr), start: time.Now(), skipped: map[string]int{}}
	go a.progress.count(ctx, sources.List(inputs, strings.NewReader("")))
	err = parallel.InOrder(ctx, cmp.Or(max(c.Workers, 0), runtime.GOMAXPROCS(0)), sources.List(inputs, w.stdin), prepare, a.put)
	a.progress.clear()
	if reported := a.report(err != nil); err == nil {
		err = reported
	}
	if err != nil && !errors.Is(err, errFailed) || !c.Link {
		return err
	}
	if n, unlinked := store.Unlinked(w); unlinked != nil || n == 0 {
		return errors.Join(err, unlinked)
	}
	return errors.Join(err, link(w, store, w.stdout))
}

// prepared is an item that has been read as far as it must be.
type prepared struct {
	source string
	id     string
	row    *ledger.Row // nil for an item that is known, or failed
	err    error       // why the item is skipped
	broken error       // why nothing can be added any more
}

// prepare reads one item, unless the ledger knows it.
func prepare(ctx context.Context, store ledger.Store, item sources.Item, load func()) prepared {
	p := prepared{source: place(item.Name)}
	p.row, p.err = safely(func() (*ledger.Row, error) {
		raw, err := item.Read(ctx, articles.MaxBytes)
		if err != nil {
			return nil, err
		}
		p.id = onrecord.ArticleID(raw)
		known, err := store.Known(ctx, p.id, p.source)
		if p.broken = err; known || err != nil {
			return nil, nil
		}
		article, err := articles.Read(p.source, raw)
		if err != nil {
			return nil, err
		}
		load()
		record, page := pipeline.ReadPage(article)
		return ledger.Pack(raw, record, page, pipeline.Finders)
	})
	return p
}

// place is the name of a source wherever the program is run.
func place(name string) string {
	if name == "-" || strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://") {
		return name
	}
	if absolute, err := filepath.Abs(name); err == nil {
		name = absolute
	}
	return strings.ToValidUTF8(name, "\uFFFD") // a record is JSON
}

// adding counts what becomes of the items.
type adding struct {
	*world
	store    ledger.Store
	verbose  bool
	progress *progress
	start    time.Time
	read     int
	became   [ledger.Already + 1]int
	skipped  map[string]int // by reason
	failed   int            // of those skipped
}

// names of outcomes, as they are told.
var outcomeNames = [...]string{ledger.Kept: "kept", ledger.Already: "already there", ledger.Version: "new version", ledger.Copy: "copy"}

// put keeps one article. It is not interrupted: what is begun is finished.
func (a *adding) put(p prepared) error {
	a.progress.clear()
	if p.broken != nil {
		return fmt.Errorf("look %s up: %w", p.source, p.broken)
	}
	a.read++
	outcome, err := ledger.Already, p.err
	if err == nil && p.row != nil {
		outcome, err = a.store.Put(context.WithoutCancel(a), p.row, time.Now())
		var erased *ledger.ErasedError
		if err != nil && !errors.As(err, &erased) {
			return fmt.Errorf("keep %s: %w", p.source, err)
		}
	}
	switch {
	case err != nil:
		a.skip(p, err)
	default:
		a.became[outcome]++
		if err := a.tell(outcome, p); err != nil {
			return err
		}
	}
	a.progress.show(a.read, a.failed)
	return nil
}

func (a *adding) skip(p prepared, err error) {
	fmt.Fprintf(a.stderr, "onrecord: %s: %v\n", p.source, err)
	a.skipped[err.Error()]++
	if p.err != nil { // what was erased is skipped as it should be
		a.failed++
	}
}

func (a *adding) tell(outcome ledger.Outcome, p prepared) error {
	if !a.verbose {
		return nil
	}
	_, err := fmt.Fprintf(a.stdout, "%s\t%s\t%s\n", outcomeNames[outcome], p.id, p.source)
	return err
}

// report tells what became of the items.
func (a *adding) report(interrupted bool) error {
	if a.read == 0 && !interrupted {
		fmt.Fprintln(a.stderr, "onrecord: no articles found")
		return errFailed
	}
	skipped := 0
	for _, n := range a.skipped {
		skipped += n
	}
	out := a.stdout
	row := func(n int, what string) { fmt.Fprintf(out, "%8d %s\n", n, what) }
	row(a.read, "read")
	row(a.became[ledger.Kept], "kept")
	row(a.became[ledger.Already], "already there")
	row(a.became[ledger.Version], "new versions of what was at their source before")
	row(a.became[ledger.Copy], "copies, byte by byte, from another source")
	row(skipped, "skipped")
	for _, reason := range slices.Sorted(maps.Keys(a.skipped)) {
		fmt.Fprintf(out, "%16d %s\n", a.skipped[reason], reason)
	}
	took := time.Since(a.start)
	if _, err := fmt.Fprintf(out, "in %s, %.0f a second\n", took.Round(time.Second/10), float64(a.read)/took.Seconds()); err != nil {
		return err
	}
	if interrupted {
		fmt.Fprintln(out, "stopped before the end; the same command goes on from here")
	}
	if a.failed > 0 {
		return errFailed
	}
	return nil
}
