package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/onrecord/onrecord/links"
)

type queueCommand struct {
	ledgerFlag
	JSON  bool `name:"json" help:"Print JSON, a pair a line."`
	Limit int  `default:"20" placeholder:"N" help:"At most so many pairs (${default})."`
}

// Help is the long help text.
func (*queueCommand) Help() string {
	return `Lists pairs of names that may mean one person or organisation, neither certain nor out of the question, the likeliest first. onrecord decide settles one.

Examples:
  onrecord queue
  onrecord queue --json --limit 1000 > pairs.jsonl`
}

// Run prints proposals.
func (c *queueCommand) Run(w *world) (err error) {
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	proposals, err := store.Proposals(w)
	if err != nil {
		return err
	}
	shown := proposals[:min(len(proposals), max(c.Limit, 1))]
	if c.JSON {
		return encodeLines(w, shown)
	}
	table := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
	for _, p := range shown {
		fmt.Fprintf(table, "%.2f\t%q\t%q\t%s\n", p.Score, p.A, p.B, p.Reason)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if more := len(proposals) - len(shown); more > 0 {
		_, err = fmt.Fprintf(w.stdout, "and %d more\n", more)
	}
	return err
}

type decideNamesCommand struct {
	ledgerFlag
	By      string        `placeholder:"NAME" help:"Who decides. Default: whoever is logged in."`
	Because string        `placeholder:"WHY" help:"The reason."`
	Verdict links.Verdict `arg:"" enum:"same,different,unsure" help:"same, different or unsure."`
	A       string        `arg:"" help:"Id of one, as onrecord queue prints it: \"person:ann example\"."`
	B       string        `arg:"" help:"Id of the other."`
}

// Help is the long help text.
func (*decideNamesCommand) Help() string {
	return `Decides whether two names mean one person or organisation. Decisions are kept, win over all that is computed, and hold until another one on the same two names. The links are computed anew at once.

Examples:
  onrecord decide same "person:ilse brandt" "person:i brandt" --because "the mayor in both"
  onrecord decide different "person:jon tarr" "person:jon tarr (painter)"`
}

// Run keeps a decision.
func (c *decideNamesCommand) Run(w *world) (err error) {
	if c.A == c.B {
		return usageError("these are the same name")
	}
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.Decide(w, links.Decision{A: c.A, B: c.B, Verdict: c.Verdict, By: decider(c.By), At: w.now().UTC(), Reason: c.Because}); err != nil {
		return err
	}
	return link(w, store, w.stdout)
}
