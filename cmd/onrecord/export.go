package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/onrecord/onrecord/exports"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/parallel"
)

type exportCommand struct {
	ledgerFlag
	Format string   `enum:"jsonl,csv,parquet,plover,webannotation,ftm,claimreview" default:"jsonl" placeholder:"NAME" help:"jsonl (default), csv, parquet, plover, webannotation, ftm or claimreview."`
	To     string   `placeholder:"FOLDER" help:"A new folder for the files and their codebook. Default: standard output, where the format is one file."`
	Query  []string `arg:"" optional:"" passthrough:"partial" help:"What to export, as in search. Default: everything."`
}

// Help is the long help text.
func (*exportCommand) Help() string {
	var formats strings.Builder
	for _, f := range exports.Formats {
		fmt.Fprintf(&formats, "\n  %-14s %s", f.Name, f.Doc)
	}
	return `Writes what the ledger keeps in forms that other programs read. With --to, a codebook beside the files says what the columns mean and what was left out; the folder appears when everything is written. A query about articles exports all that they tell; one about statements, events or forecasts (speaker:, type:, due: ...) those that meet it. Articles that were withdrawn are left out.

Formats:` + formats.String() + `

Examples:
  onrecord export > records.jsonl
  onrecord export --format csv --to tables published:2031
  onrecord export --format plover --to events 'type:ASSAULT status:reported'`
}

// Run writes the export.
func (c *exportCommand) Run(w *world) (err error) {
	query := &ledger.Query{}
	words := strings.Join(c.Query, " ")
	if words != "" {
		if query, err = ledger.ParseQuery(words); err != nil {
			return usageError(err.Error())
		}
	}
	query.Newest = true
	format := exports.Find(c.Format)
	if c.To == "" && len(format.Files) > 1 {
		return usageError(fmt.Sprintf("%s is several tables: name a new folder with --to", c.Format))
	}
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if c.To == "" {
		out := bufio.NewWriterSize(w.stdout, 1<<16)
		e, err := c.write(w, store, query, format, func(string) io.Writer { return out })
		if err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
		c.report(w, e)
		return nil
	}
	folder, err := exports.NewFolder(c.To)
	if err != nil {
		return err
	}
	defer folder.Discard()
	e, err := c.write(w, store, query, format, folder.Open)
	if err != nil {
		return err
	}
	about := exports.About{Version: version(), Made: w.now(), Query: words}
	if _, err := folder.Open(exports.CodebookFile).Write(e.Codebook(about)); err != nil {
		return err
	}
	if err := folder.Keep(); err != nil {
		return err
	}
	c.report(w, e)
	return nil
}

// write reads the articles on all cores and writes them one after the other.
func (c *exportCommand) write(w *world, store ledger.Store, query *ledger.Query, format *exports.Format, open exports.Open) (*exports.Export, error) {
	e, err := format.Start(w, store, open)
	if err != nil {
		return nil, err
	}
	var failed error
	rows := func(yield func(*ledger.Row) bool) { failed = store.Search(w, query, yield) }
	type drawn struct {
		write func() error
		err   error
	}
	draw := func(row *ledger.Row) drawn {
		article, err := exports.NewArticle(w, store, query, row)
		if err != nil || article == nil {
			return drawn{err: err}
		}
		write, err := e.Draw(article)
		return drawn{write, err}
	}
	progress := newProgress(w.stderr)
	defer progress.clear()
	done := 0
	err = parallel.InOrder(w, runtime.GOMAXPROCS(0), rows, draw, func(d drawn) error {
		if d.err != nil || d.write == nil {
			return d.err
		}
		done++
		progress.show(done, 0)
		return d.write()
	})
	if err == nil { // only then have all rows been read
		err = failed
	}
	if err == nil {
		err = e.Close()
	}
	return e, err
}

// report tells what was written and what was left out.
func (c *exportCommand) report(w *world, e *exports.Export) {
	fmt.Fprintf(w.stderr, "exported %s: %s\n", plural(e.Tally.Articles, "article", "articles"), e.Tally)
	if left := e.Tally.Omitted(); left != "" {
		fmt.Fprintf(w.stderr, "left out: %s\n", left)
	}
}
