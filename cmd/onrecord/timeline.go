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
	return `Tells what somebody did and underwent according to the articles of the ledger, in the order of time: the newest events that meet the query, the oldest of them first. What several articles tell is one event, with how many independent stories tell it and with which status.

Examples:
  onrecord timeline "Ilse Brandt"
  onrecord timeline --stories 2 Norland
  onrecord timeline Norland type:SANCTION status:reported
  onrecord timeline --limit 200 --json Brandt date:2031`
}

// Run prints events.
func (c *timelineCommand) Run(w *world) (err error) {
	query, err := c.query(c.Query)
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
	slices.SortStableFunc(answers, func(a, b *ledger.Answer) int { return a.Day - b.Day })
	return c.tell(w, tellings(answers))
}
