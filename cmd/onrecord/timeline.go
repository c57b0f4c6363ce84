package main

import (
	"errors"
	"slices"

	"github.com/onrecord/onrecord/ledger"
)

type timelineCommand struct {
	answerFlags
	Name  string   `arg:"" help:"Of whom."`
	Query []string `arg:"" optional:"" passthrough:"partial" help:"Which events: a query (see onrecord search)."`
}

// Help is the long help text.
func (*timelineCommand) Help() string {
	return `Tells what somebody did and underwent according to the articles of the ledger, in the order of time: the newest events that meet the query, the oldest of them first.

Examples:
  onrecord timeline "Ilse Brandt"
  onrecord timeline Norland type:SANCTION status:reported
  onrecord timeline --limit 200 --json Brandt date:2031`
}

// Run prints events.
func (c *timelineCommand) Run(w *world) (err error) {
	query, err := parseOptional(c.Query)
	if err != nil {
		return err
	}
	store, err := c.ask(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	who, err := oneEntity(w, store, c.Name)
	if err != nil {
		return err
	}
	answers, err := ledger.Did(w, store, who, query, max(c.Limit, 1))
	if err != nil {
		return err
	}
	slices.Reverse(answers)
	return c.tell(w, tellings(answers))
}
