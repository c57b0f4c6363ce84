package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/report"
)

type saidCommand struct {
	answerFlags
	Name  string   `arg:"" help:"Who."`
	Query []string `arg:"" optional:"" passthrough:"partial" help:"What about: a query (see onrecord search)."`
}

// Help is the long help text.
func (*saidCommand) Help() string {
	return `Tells what somebody said, denied, promised ... according to the articles of the ledger, the newest first. Words of the query must stand in what was said.

Examples:
  onrecord said "Ilse Brandt"
  onrecord said Brandt dam act:denies
  onrecord said --csv Brandt published:2031-03/ > brandt.csv`
}

// Run prints statements.
func (c *saidCommand) Run(w *world) (err error) {
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
	answers, err := ledger.Said(w, store, who, query, max(c.Limit, 1))
	if err != nil {
		return err
	}
	return c.tell(w, tellings(answers))
}

// parseOptional reads a query that may be empty.
func parseOptional(words []string) (*ledger.Query, error) {
	for _, word := range words { // which may begin with -
		if strings.HasPrefix(word, "--") {
			return nil, usageError("flags such as " + word + " come before the query")
		}
	}
	if len(words) == 0 {
		return &ledger.Query{}, nil
	}
	query, err := ledger.ParseQuery(strings.Join(words, " "))
	if err != nil {
		return nil, usageError(err.Error())
	}
	return query, nil
}

// oneEntity finds whom a name means, and tells on stderr who else it could mean.
func oneEntity(w *world, store ledger.Store, name string) (*ledger.Entity, error) {
	all, err := ledger.Who(w, store, name)
	if err != nil {
		return nil, err
	}
	if others := all[1:]; len(others) > 0 {
		const most = 5
		names := make([]string, 0, most)
		for _, e := range others[:min(most, len(others))] {
			names = append(names, fmt.Sprintf("%s (%s)", report.Tidy(e.Name), plural(e.Articles, "article", "articles")))
		}
		more := ""
		if len(others) > most {
			more = fmt.Sprintf(" and %d more", len(others)-most)
		}
		fmt.Fprintf(w.stderr, "onrecord: this is about %s; the name also fits %s%s\n", report.Tidy(all[0].Name), strings.Join(names, ", "), more)
	}
	return all[0], nil
}

func tellings(answers []*ledger.Answer) []*ledger.Telling {
	all := make([]*ledger.Telling, len(answers))
	for i, a := range answers {
		all[i] = ledger.NewTelling(a)
	}
	return all
}
