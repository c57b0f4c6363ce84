package main

import (
	"fmt"
	"os"
	"sync/atomic"

	"golang.org/x/term"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/pipeline"
	"github.com/onrecord/onrecord/plover"
	"github.com/onrecord/onrecord/report"
)

type readCommand struct {
	JSON   bool     `name:"json" xor:"form" help:"Print the JSON record, one article a line (schema/record.schema.json)."`
	PLOVER bool     `name:"plover" xor:"form" help:"Print the events that PLOVER covers as PLOVER JSON, one a line, and say how many are left out."`
	Width  int      `help:"Columns of the report. Default: those of the terminal, at most 100." placeholder:"N"`
	Color  string   `enum:"auto,always,never" default:"auto" help:"Colour the report: auto, always or never. NO_COLOR is honoured."`
	Scale  string   `enum:"ICD-203,PHIA,Kent,IPCC,survey" default:"ICD-203" placeholder:"NAME" help:"What likelihood words stand for: ICD-203, PHIA, Kent, IPCC or survey."`
	Inputs []string `arg:"" optional:"" name:"input" help:"Files, folders, web addresses, or - for standard input."`
}

// Help is the long help text.
func (*readCommand) Help() string {
	return `Reads news articles, plain text or HTML, and prints who takes part, what happened when, who said what, what is disputed, and what is expected.

Examples:
  onrecord read examples/wire.txt
  onrecord read --json articles/ > records.jsonl
  curl -s https://example.org/story.html | onrecord read -`
}

// Run prints a report or a JSON line per article.
func (c *readCommand) Run(w *world) error {
	pipeline.Load()
	read := func(article *onrecord.Article) *onrecord.Record {
		record := pipeline.Read(article)
		record.Forecasts = forecasts.Scale(c.Scale).On(article.Text, record.Forecasts)
		return record
	}
	if c.JSON {
		return batch(w, c.Inputs, func(article *onrecord.Article) ([]byte, error) {
			line, err := read(article).MarshalJSON()
			return append(line, '\n'), err
		})
	}
	if c.PLOVER {
		return c.events(w)
	}
	style := report.Style{Width: c.width(w), Color: c.colored(w)}
	return batch(w, c.Inputs, func(article *onrecord.Article) ([]byte, error) {
		return report.Render(read(article), style), nil
	})
}

// events prints the events that PLOVER covers.
func (c *readCommand) events(w *world) error {
	var written, left atomic.Int64
	err := batch(w, c.Inputs, func(article *onrecord.Article) ([]byte, error) {
		record := pipeline.Read(article)
		lines, n, err := plover.Lines(record, "")
		left.Add(int64(n))
		written.Add(int64(len(record.Events) - n))
		return lines, err
	})
	fmt.Fprintf(w.stderr, "onrecord: %d events written; %d left out, which PLOVER has no code for or which have no actor or no date\n",
		written.Load(), left.Load())
	return err
}

func (c *readCommand) width(w *world) int {
	const most = 100
	if c.Width > 0 {
		return max(c.Width, 40)
	}
	if f, ok := w.stdout.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return min(max(columns, 40), most)
		}
	}
	return most
}

func (c *readCommand) colored(w *world) bool {
	switch c.Color {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal(w.stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
