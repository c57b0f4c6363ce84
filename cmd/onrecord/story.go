package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/links"
	"github.com/onrecord/onrecord/report"
)

type storyCommand struct {
	ledgerFlag
	JSON bool   `name:"json" help:"Print JSON, an article a line."`
	ID   string `arg:"" help:"The id of an article, or its beginning."`
}

// Help is the long help text.
func (*storyCommand) Help() string {
	return `Tells which articles are copies or near copies of one story, why they are taken for it, and how the words of each differ from those of the first: what is changed, [-as it was-] {+as it is+}, left out (-) and added (+).

Examples:
  onrecord story 1f0c22
  onrecord story --json 1f0c22`
}

// Run prints the story.
func (c *storyCommand) Run(w *world) (err error) {
	store, err := c.ask(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	row, err := resolve(w, store, c.ID)
	if err != nil {
		return err
	}
	articles, err := ledger.StoryOf(w, store, row)
	if err != nil {
		return err
	}
	if c.JSON {
		return encodeLines(w, articles)
	}
	list := report.NewList(style(w))
	list.Title(fmt.Sprintf("One story, %s", plural(len(articles), "article", "articles")))
	for _, a := range articles {
		list.Heading(fmt.Sprintf("%s  %s  “%s”  %s", a.Published, cmp.Or(a.Publisher, a.Source), a.Title, short(a.ID)))
		if a.Standing != ledger.Active {
			list.Line(strings.ToUpper(string(a.Standing)))
		}
		for _, why := range a.Why {
			list.Line("with " + short(why.A) + ": " + why.Reason)
		}
		for _, d := range a.Differences {
			list.Line(differenceLine(d))
		}
	}
	_, err = w.stdout.Write(list.Bytes())
	return err
}

// differenceLine tells what became of a passage.
func differenceLine(d links.Difference) string {
	switch {
	case d.After == "":
		return "- " + d.Before
	case d.Before == "":
		return "+ " + d.After
	}
	return "~ " + cmp.Or(d.Marked, d.After)
}
