package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/pipeline"
	"github.com/onrecord/onrecord/resolutions"
)

type questionCommand struct {
	Add  questionAddCommand  `cmd:"" help:"Keep a question."`
	List questionListCommand `cmd:"" help:"List the questions that are kept."`
	Show questionShowCommand `cmd:"" help:"Show who expects what, and what happened."`
}

// Help is the long help text.
func (*questionCommand) Help() string {
	return `A question gathers the forecasts of articles that bear on it (the same act or its opposite, by or to the same, in time), shows who expects what, on which condition and how sure, newest first, and how the balance of opinion moved.

Examples:
  onrecord question add "Will the harbour bridge reopen?" --by 2031-06-30
  onrecord question add "Will Tomas Wild be released?" --condition "Ilse Brandt is elected"
  onrecord question show q1
  onrecord question show q1 articles/`
}

type questionAddCommand struct {
	docketFlags
	Condition string `placeholder:"WORDS" help:"Ask only in case that this happens: \"Ilse Brandt is elected\"."`
	By        string `placeholder:"DATE" help:"The deadline."`
	Text      string `arg:"" name:"question" help:"A question that time will answer with yes or no: \"Will the bridge reopen?\"."`
}

// Run adds the question to the docket.
func (c *questionAddCommand) Run(w *world) (err error) {
	if c.By != "" {
		if _, err := parseDay("--by", c.By); err != nil {
			return err
		}
	}
	for what, words := range map[string]string{"question": c.Text, "condition": c.Condition} {
		if words != "" && !pipeline.Ask(words).Known() {
			return usageError(fmt.Sprintf("the %s %q names nobody who does something; ask like \"Will the bridge reopen?\"", what, words))
		}
	}
	docket, err := c.openAlone(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, docket.Close()) }()
	entries, err := docket.Entries(w)
	if err != nil {
		return err
	}
	id := resolutions.NextQuestion(entries)
	question := &resolutions.Question{ID: id, Text: c.Text, Condition: c.Condition, By: c.By}
	if err := docket.Append(w, resolutions.Entry{Kind: resolutions.Asked, At: w.now().UTC().Truncate(time.Second), By: decider(""), Question: question}); err != nil {
		return err
	}
	fmt.Fprintln(w.stdout, id)
	return nil
}

type questionListCommand struct {
	docketFlags
	JSON bool `name:"json" help:"Print a JSON object a line."`
}

// Run lists the questions of the docket with what was decided.
func (c *questionListCommand) Run(w *world) (err error) {
	docket, err := c.openAlone(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, docket.Close()) }()
	entries, err := docket.Entries(w)
	if err != nil {
		return err
	}
	board, err := resolutions.NewBoard(&resolutions.Memory{}, entries, w.now().UTC().Truncate(24*time.Hour), forecasts.ICD203, pipeline.Ask)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(w.stdout)
	encoder.SetEscapeHTML(false)
	for _, q := range board.Questions {
		if c.JSON {
			if err := encoder.Encode(map[string]any{"question": q.JSON()}); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(w.stdout, "%s  %s  %s\n", q.ID, q.State, headline(q))
	}
	return nil
}

// headline words a question with its condition and deadline.
func headline(q *resolutions.Asking) string {
	parts := []string{q.Words}
	if q.Condition != "" {
		parts = append(parts, "in case that "+q.Condition)
	}
	if q.Horizon != "" {
		parts = append(parts, "until "+q.LastDay())
	}
	return strings.Join(parts, "; ")
}

type questionShowCommand struct {
	boardFlags
	JSON   bool     `name:"json" help:"Print a JSON object."`
	ID     string   `arg:"" help:"The question: q1."`
	Inputs []string `arg:"" optional:"" name:"input" help:"Folders, files or web addresses of articles. Default: the ledger."`
}

// Run prints the question with the views on it.
func (c *questionShowCommand) Run(w *world) (err error) {
	docket, err := c.open(w, c.Inputs)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, docket.Close()) }()
	entries, err := docket.Entries(w)
	if err != nil {
		return err
	}
	if err := known(entries, c.ID, docket.where); err != nil {
		return err
	}
	board, failed := c.read(w, docket, c.Inputs)
	if board == nil {
		return failed
	}
	for _, q := range board.Questions {
		if q.ID != c.ID {
			continue
		}
		matters := []*resolutions.Matter{&q.Matter}
		for _, v := range q.Views {
			matters = append(matters, &v.Matter)
		}
		if err := board.Propose(matters); err != nil {
			return err
		}
		if c.JSON {
			encoder := json.NewEncoder(w.stdout)
			encoder.SetEscapeHTML(false)
			if err := encoder.Encode(map[string]any{"question": q.JSON()}); err != nil {
				return err
			}
			continue
		}
		printQuestion(w.stdout, q)
	}
	return failed
}

// known reports whether the docket holds a question.
func known(entries []resolutions.Entry, id, where string) error {
	for _, e := range resolutions.Questions(entries) {
		if e.Question.ID == id {
			return nil
		}
	}
	return fmt.Errorf("there is no question %q in %s; \"onrecord question list\" shows those there are", id, where)
}

func printQuestion(out io.Writer, q *resolutions.Asking) {
	fmt.Fprintf(out, "%s  %s  %s\n", q.ID, q.State, headline(q))
	printMatter(out, &q.Matter)
	if len(q.Views) == 0 {
		fmt.Fprintln(out, "  No forecast bears on it.")
		return
	}
	yes, no := q.Now()
	fmt.Fprintf(out, "\nWHO EXPECTS WHAT: %d yes, %d no (the last view of each)\n", yes, no)
	for _, v := range q.Views {
		answer := "no "
		if v.Yes {
			answer = "yes"
		}
		note := ""
		if v.Superseded {
			note = "  (has spoken since)"
		}
		fmt.Fprintf(out, "  %s  %s  %s  %s, %s%s\n", answer, v.Made.Format(time.DateOnly), v.ID, v.Forecaster, v.Outlet, note)
		fmt.Fprintf(out, "       %s\n", expectation(v.Forecast))
	}
	fmt.Fprintln(out, "\nBALANCE OF OPINION")
	for _, b := range q.Balances() {
		fmt.Fprintf(out, "  %s  yes %d  no %d\n", b.Month, b.Yes, b.No)
	}
}
