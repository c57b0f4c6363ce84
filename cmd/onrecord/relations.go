package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/report"
)

type relationsCommand struct {
	answerFlags
	A     string   `arg:"" help:"One of the two."`
	B     string   `arg:"" help:"The other."`
	Query []string `arg:"" optional:"" passthrough:"partial" help:"Which events: a query (see onrecord search)."`
}

// Help is the long help text.
func (*relationsCommand) Help() string {
	return `Tells what two did to each other according to the articles of the ledger, the newest first, after a chart of how many such events were reported in each month, however many articles tell of each, and how intense they were on PLOVER's scale, from -10 (conflict) to 10 (cooperation).

Examples:
  onrecord relations Norland Sarvia
  onrecord relations --json "Ilse Brandt" "Jon Tarr" published:2031`
}

// Run prints events.
func (c *relationsCommand) Run(w *world) (err error) {
	query, err := c.query(c.Query)
	if err != nil {
		return err
	}
	store, err := c.ask(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	a, err := oneEntity(w, store, c.A)
	if err != nil {
		return err
	}
	b, err := oneEntity(w, store, c.B)
	if err != nil {
		return err
	}
	relations, months, err := ledger.Between(w, store, a, b, query, max(c.Limit, 1))
	if err != nil {
		return err
	}
	answers := make([]*ledger.Answer, len(relations))
	for i, r := range relations {
		answers[i] = r.Answer
	}
	if !c.JSON && !c.CSV {
		chart(w, a, b, months)
	}
	return c.tell(w, tellings(answers))
}

// chart draws how many events there were in each of the last months, and how intense.
func chart(w *world, a, b *ledger.Entity, months []ledger.Month) {
	const most, widest = 24, 40 // months, columns of a bar
	fmt.Fprintf(w.stdout, "%s and %s\n", report.Tidy(a.Name), report.Tidy(b.Name))
	months = months[max(0, len(months)-most):]
	highest := 1
	for _, m := range months {
		highest = max(highest, m.Events)
	}
	for _, m := range months {
		bar := strings.Repeat("█", max(1, m.Events*widest/highest))
		fmt.Fprintf(w.stdout, "  %s  %-*s %4d  %+5.1f\n", m.Month, widest, bar, m.Events, m.Intensity)
	}
	if len(months) > 0 {
		fmt.Fprintln(w.stdout)
	}
}
