package main

import (
	"errors"

	"github.com/onrecord/onrecord/ledger"
)

type eventsCommand struct {
	answerFlags
	Query []string `arg:"" optional:"" passthrough:"partial" help:"Which: a query (see onrecord search)."`
}

// Help is the long help text.
func (*eventsCommand) Help() string {
	return `Tells what happened according to the articles of the ledger, the newest first: events that meet the query. Without a query, all.

Examples:
  onrecord events type:ASSAULT date:2031-05/
  onrecord events actor:Norland target:Sarvia status:reported
  onrecord events --csv "harbour strike" > strike.csv`
}

// Run prints events.
func (c *eventsCommand) Run(w *world) (err error) {
	query, err := c.query(c.Query)
	if err != nil {
		return err
	}
	store, err := c.ask(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	answers, err := ledger.Events(w, store, query, max(c.Limit, 1))
	if err != nil {
		return err
	}
	return c.tell(w, tellings(answers))
}
