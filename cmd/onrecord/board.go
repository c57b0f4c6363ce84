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
	"github.com/onrecord/onrecord/pipeline"
	"github.com/onrecord/onrecord/resolutions"
)

// docketFlag is the flag that names the file of questions and decisions.
type docketFlag struct {
	Docket string `default:"docket.jsonl" env:"ONRECORD_DOCKET" placeholder:"FILE" help:"File of questions and decisions, one JSON object a line, only ever added to. Default: docket.jsonl."`
}

func (d docketFlag) open() resolutions.File { return resolutions.File(d.Docket) }

// boardFlags say which articles are read, and as of which day.
type boardFlags struct {
	docketFlag
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

// read reads the articles and the docket. An article that fails is told and skipped; the error comes with the board.
func (b *boardFlags) read(w *world, inputs []string) (*resolutions.Board, error) {
	day, err := b.day(w)
	if err != nil {
		return nil, err
	}
	entries, err := b.open().Entries()
	if err != nil {
		return nil, err
	}
	pipeline.Load()
	scale := cmp.Or(forecasts.Scale(b.Scale), forecasts.ICD203)
	var pages []*deeds.Page
	failed := readAll(w, inputs, func(article *onrecord.Article) (*deeds.Page, error) { return pipeline.Page(article, scale), nil }, func(page *deeds.Page) error {
		pages = append(pages, page)
		return nil
	})
	if len(pages) == 0 && failed != nil {
		return nil, failed
	}
	board := resolutions.NewBoard(pages, entries, day, pipeline.Ask)
	for _, source := range board.Undated {
		fmt.Fprintf(w.stderr, "onrecord: %s: left out, since nothing tells when it was published\n", source)
	}
	if board.Later > 0 {
		fmt.Fprintf(w.stderr, "onrecord: articles published after %s are left out: %d; --on sets the day\n", day.Format(time.DateOnly), board.Later)
	}
	return board, failed
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
