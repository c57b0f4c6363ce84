package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/report"
)

type searchCommand struct {
	ledgerFlag
	JSON  bool     `name:"json" help:"Print JSON, an article a line."`
	Limit int      `default:"20" placeholder:"N" help:"At most so many articles (${default})."`
	Query []string `arg:"" passthrough:"partial" help:"What to look for."`
}

// Help is the long help text.
func (*searchCommand) Help() string {
	return `Finds articles by their words, and statements and events in them. All words must occur; "several words" in quotation marks, one after the other; OR stands between alternatives, which parentheses hold together; - before what must not occur; * after the beginning of a word. Case and accents do not matter.

Filters: title:WORD, publisher:HOST, published:DATE or FROM/TO (2031, 2031-05, 2031-05-06, 2031-05/), story:ID (copies of an article); of statements speaker:NAME, act:ACT (says, denies, accuses ...); of events actor:NAME, target:NAME, type:TYPE (CONSULT, ASSAULT ...), status:STATUS (reported, denied ...), date:DATE or FROM/TO; of forecasts due:DATE or FROM/TO. A speaker and an act must belong to one statement, and what is asked of an event to one event. Articles that were withdrawn are left out.

Examples:
  onrecord search harbour bridge
  onrecord search '"harbour bridge" (reopen OR close) -ferry published:2031-05/'
  onrecord search --json 'speaker:"Ilse Brandt" act:denies'`
}

// Run prints the hits.
func (c *searchCommand) Run(w *world) (err error) {
	for _, word := range c.Query { // which may begin with -
		if strings.HasPrefix(word, "--") {
			return usageError("flags such as " + word + " come before the query")
		}
	}
	query, err := ledger.ParseQuery(strings.Join(c.Query, " "))
	if err != nil {
		return usageError(err.Error())
	}
	store, err := c.ask(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	hits, err := ledger.Search(w, store, query, max(c.Limit, 1))
	if err != nil {
		return err
	}
	write := writeHit
	if c.JSON {
		write = writeJSON
	}
	for _, hit := range hits {
		if err := write(w, hit); err != nil {
			return err
		}
	}
	if len(hits) == 0 {
		fmt.Fprintln(w.stderr, "nothing found")
	}
	return nil
}

// shortest is how many digits of an id are shown: enough for millions of articles.
const shortest = len("sha256:") + 12

func writeHit(w *world, hit *ledger.Hit) error {
	row := hit.Row
	id := strings.TrimPrefix(row.ID[:shortest], "sha256:")
	facts := []string{id}
	for _, fact := range []string{row.Published, report.Tidy(row.Title)} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	if row.Status != ledger.Active {
		facts = append(facts, string(row.Status))
	}
	fmt.Fprintf(w.stdout, "%s\n  %s\n", strings.Join(facts, "  "), report.Tidy(row.Source))
	if !hit.Passage.Empty() {
		fmt.Fprintf(w.stdout, "  … %s …\n", report.Tidy(hit.Passage.In(hit.Text)))
	}
	lines := recordLines(id, hit)
	const most = 5 // for people; JSON has all
	for _, line := range lines[:min(len(lines), most)] {
		fmt.Fprintf(w.stdout, "  %s\n", line)
	}
	if more := len(lines) - most; more > 0 {
		fmt.Fprintf(w.stdout, "  and %d more\n", more)
	}
	_, err := fmt.Fprintln(w.stdout)
	return err
}

// recordLines tells the statements and events of a hit.
func recordLines(id string, hit *ledger.Hit) (lines []string) {
	if hit.Content == nil {
		return nil
	}
	names := map[onrecord.ID]string{}
	for _, a := range hit.Content.Record.Actors {
		names[a.ID] = report.Tidy(a.Name)
	}
	for _, s := range hit.Statements {
		lines = append(lines, fmt.Sprintf("%s/%s  %s %s: %s", id, s.ID, cmp.Or(names[s.Speaker], string(onrecord.Unnamed)), s.Act, quoted(hit.Text, s.Content)))
	}
	for _, e := range hit.Events {
		lines = append(lines, fmt.Sprintf("%s/%s  %s, %s: %s", id, e.ID, e.Type, e.Status, quoted(hit.Text, e.Triggers)))
	}
	return lines
}

func quoted(text string, spans []onrecord.Span) string {
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = report.Tidy(s.In(text))
	}
	return strings.Join(words, " … ")
}

// found is a hit in JSON; the keys are those of the record.
type found struct {
	ID         string            `json:"id"`
	Source     string            `json:"source"`
	Title      string            `json:"title,omitempty"`
	Published  string            `json:"published,omitempty"`
	Publisher  string            `json:"publisher,omitempty"`
	Status     ledger.Status     `json:"status"`
	Passage    *passage          `json:"passage,omitempty"`
	Statements []json.RawMessage `json:"statements,omitempty"`
	Events     []json.RawMessage `json:"events,omitempty"`
}

type passage struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func writeJSON(w *world, hit *ledger.Hit) error {
	row, text := hit.Row, hit.Text
	f := found{ID: row.ID, Source: row.Source, Title: row.Title, Published: row.Published, Publisher: row.Publisher, Status: row.Status}
	if at := hit.Passage; !at.Empty() {
		start := utf8.RuneCountInString(text[:at.Start])
		f.Passage = &passage{start, start + utf8.RuneCountInString(at.In(text)), at.In(text)}
	}
	for _, s := range hit.Statements {
		f.Statements = append(f.Statements, hit.Content.Part(s.ID))
	}
	for _, e := range hit.Events {
		f.Events = append(f.Events, hit.Content.Part(e.ID))
	}
	encoder := json.NewEncoder(w.stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(f)
}
