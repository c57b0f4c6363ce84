package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/exports"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/report"
)

type claimsCommand struct {
	answerFlags
	Query []string `arg:"" optional:"" passthrough:"partial" help:"Which: a query (see onrecord search)."`
}

// Help is the long help text.
func (*claimsCommand) Help() string {
	return `Tells what several articles claim: statements of one proposition, in like words or other ones, with who affirms and who denies it, and who changed sides. The claims that were last said come first. Words of the query must stand in one of the statements.

Examples:
  onrecord claims dam
  onrecord claims speaker:Brandt "toll" published:2031
  onrecord claims --json --limit 100 > claims.jsonl`
}

// Run prints claims.
func (c *claimsCommand) Run(w *world) error { return c.answerFlags.claims(w, c.Query, false) }

type disputesCommand struct{ claimsCommand }

// Help is the long help text.
func (*disputesCommand) Help() string {
	return `Tells what is disputed: claims that somebody affirms and somebody denies, in one article or in several. Those that were last spoken of come first. Words of the query must stand in one of the statements.

Examples:
  onrecord disputes
  onrecord disputes dam act:denies
  onrecord disputes --json speaker:"Ilse Brandt"`
}

// Run prints disputed claims.
func (c *disputesCommand) Run(w *world) error { return c.answerFlags.claims(w, c.Query, true) }

// claims prints claims, those that are disputed only or all.
func (f *answerFlags) claims(w *world, words []string, disputed bool) (err error) {
	query, err := f.query(words)
	if err != nil {
		return err
	}
	store, err := f.ask(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	most := 0 // positions of each
	if !f.JSON && !f.CSV {
		most = 8
	}
	claims, err := ledger.Claims(w, store, query, disputed, max(f.Limit, 1), most)
	if err != nil {
		return err
	}
	switch {
	case f.JSON:
		return encodeLines(w, claims)
	case f.CSV:
		return exports.WriteCSV(w.stdout, claimTellings(claims))
	case len(claims) == 0:
		fmt.Fprintln(w.stderr, "nothing found")
		return nil
	}
	list := report.NewList(style(w))
	for _, c := range claims {
		listClaim(list, c)
	}
	_, err = w.stdout.Write(list.Bytes())
	return err
}

// listClaim lays a claim out: the words of who first said it, then who affirms and who denies it.
func listClaim(list *report.List, c *ledger.Claim) {
	about := plural(c.Stories, "independent story", "independent stories")
	if c.First != c.Last {
		about += ", " + c.First + " to " + c.Last
	}
	list.Heading(fmt.Sprintf("“%s” (%s)", strings.Trim(c.Positions[0].Words, `“”"`), about))
	for _, p := range c.Positions {
		e := entry(p.Telling)
		e.What = map[bool]string{true: "affirms", false: "denies"}[p.Affirms] + " (" + p.What + ")"
		list.Entry(e)
	}
	if c.More > 0 {
		list.Line(fmt.Sprintf("            and %s; --json has all", plural(c.More, "more statement", "more statements")))
	}
	for _, id := range c.Turned {
		_, name, _ := strings.Cut(id, ":")
		list.Line("            changed position: " + name)
	}
}

// claimTellings lists the positions of claims.
func claimTellings(claims []*ledger.Claim) (all []*ledger.Telling) {
	for _, c := range claims {
		for _, p := range c.Positions {
			t := *p.Telling
			t.Claim, t.Status = c.Positions[0].ID, map[bool]string{true: "affirms", false: "denies"}[p.Affirms]
			all = append(all, &t)
		}
	}
	return all
}
