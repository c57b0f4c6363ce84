package main

import (
	"cmp"
	"fmt"
	"os"
	"os/user"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/pipeline"
	"github.com/onrecord/onrecord/resolutions"
)

// boardFlags say which articles are read, and as of which day.
type boardFlags struct {
	docketFlags
	On    string `placeholder:"DATE" help:"Tell how things stood on this day. Default: today."`
	Scale string `enum:"ICD-203,PHIA,Kent,IPCC,survey," default:"" placeholder:"NAME" help:"What likelihood words stand for: ICD-203, PHIA, Kent, IPCC or survey. Default: ICD-203 is shown, but only stated numbers are scored."`
}

// day is the day as of which the board stands.
func (b *boardFlags) day(w *world) (time.Time, error) {
	if b.On == "" {
		return w.now().UTC().Truncate(24 * time.Hour), nil
	}
	return parseDay("--on", b.On)
}

// parseDay reads a date and returns its first day.
func parseDay(flag, value string) (time.Time, error) {
	start, _, ok := dates.Interval(value)
	if !ok {
		return start, usageError(fmt.Sprintf("%s: %q is no date such as 2031, 2031-05 or 2031-05-06", flag, value))
	}
	return start, nil
}

// read sets up the board of the articles that are named, or of the ledger. An article that fails is told and skipped; the error
// comes with the board.
func (b *boardFlags) read(w *world, docket *docket, inputs []string) (*resolutions.Board, error) {
	day, err := b.day(w)
	if err != nil {
		return nil, err
	}
	entries, err := docket.Entries(w)
	if err != nil {
		return nil, err
	}
	if len(inputs) == 0 {
		return b.kept(w, docket.store, entries, day)
	}
	pipeline.Load()
	archive, some := &resolutions.Memory{}, false
	failed := readAll(w, inputs, func(article *onrecord.Article) (read, error) {
		_, page := pipeline.ReadPage(article)
		return read{page, article.Text}, nil
	}, func(r read) error {
		archive.Add(r.page, r.text)
		some = true
		return nil
	})
	if failed != nil && !some {
		return nil, failed
	}
	board, err := b.set(w, archive, entries, day)
	if err != nil {
		return nil, err
	}
	for _, source := range board.Undated {
		fmt.Fprintf(w.stderr, "onrecord: %s: left out, since nothing tells when it was published\n", source)
	}
	return board, failed
}

// read is an article that has been read.
type read struct {
	page *deeds.Page
	text string
}

// kept sets up the board of the ledger.
func (b *boardFlags) kept(w *world, store ledger.Store, entries []resolutions.Entry, day time.Time) (*resolutions.Board, error) {
	archive := ledger.NewArchive(w, store)
	board, err := b.set(w, archive, entries, day)
	if err != nil {
		return nil, err
	}
	if n := len(board.Undated); n > 0 {
		fmt.Fprintf(w.stderr, "onrecord: articles left out, since nothing tells when they were published: %d\n", n)
	}
	if archive.Missing > 0 {
		fmt.Fprintf(w.stderr, "onrecord: articles left out, since they were read by an older onrecord: %d; onrecord reread reads them again\n", archive.Missing)
	}
	return board, nil
}

func (b *boardFlags) set(w *world, archive resolutions.Archive, entries []resolutions.Entry, day time.Time) (*resolutions.Board, error) {
	scale := cmp.Or(forecasts.Scale(b.Scale), forecasts.ICD203)
	board, err := resolutions.NewBoard(archive, entries, day, scale, pipeline.Ask)
	if err == nil && board.Later > 0 {
		fmt.Fprintf(w.stderr, "onrecord: articles published after %s are left out: %d; --on sets the day\n", day.Format(time.DateOnly), board.Later)
	}
	return board, err
}

// decider is who decides: the one named, or else whoever is logged in.
func decider(name string) string {
	if name != "" {
		return name
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return os.Getenv("USER")
}

// oneOf finds a value by its name, in which "-" may stand for a space.
func oneOf[T ~string](values []T, name string) (T, bool) {
	i := slices.IndexFunc(values, func(v T) bool { return strings.EqualFold(string(v), strings.ReplaceAll(name, "-", " ")) })
	if i < 0 {
		return "", false
	}
	return values[i], true
}
