package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/report"
)

type whoCommand struct {
	ledgerFlag
	JSON  bool     `name:"json" help:"Print JSON."`
	Limit int      `default:"5" placeholder:"N" help:"At most so many of each kind (${default})."`
	Name  string   `arg:"" help:"Who."`
	Query []string `arg:"" optional:"" passthrough:"partial" help:"Only what meets a query (see onrecord search)."`
}

// Help is the long help text.
func (*whoCommand) Help() string {
	return `Tells what the ledger knows of somebody: names, roles over time, what they said, denied, promised and predicted, what they did and underwent, what others accuse them of and say of them, and who tells all that. The newest comes first.

Examples:
  onrecord who "Ilse Brandt"
  onrecord who Brandt published:2031
  onrecord who --json --limit 100 "Ilse Brandt"`
}

// Run prints a dossier.
func (c *whoCommand) Run(w *world) (err error) {
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
	dossier, err := ledger.NewDossier(w, store, who, query, max(c.Limit, 1))
	if err != nil {
		return err
	}
	if c.JSON {
		return encodeLines(w, []map[string]any{dossierJSON(dossier)})
	}
	_, err = w.stdout.Write(dossierList(dossier, style(w)))
	return err
}

// parts are the sections of a dossier.
func parts(d *ledger.Dossier) []struct {
	key, heading string
	answers      []*ledger.Answer
} {
	return []struct {
		key, heading string
		answers      []*ledger.Answer
	}{
		{"denied", "Denied", d.Denied}, {"promised", "Promised", d.Promised}, {"predicted", "Predicted", d.Predicted},
		{"said", "Said", d.Said}, {"accused", "Accused by others", d.Accused}, {"did", "Did", d.Did},
		{"underwent", "Underwent", d.Underwent}, {"about", "Others said", d.About},
	}
}

func dossierJSON(d *ledger.Dossier) map[string]any {
	out := map[string]any{"name": d.Name, "articles": d.Articles, "names": namesOf(d.Entity), "counts": countsOf(d)}
	if d.Number != 0 {
		out["profile"] = d.Profile
	}
	for _, part := range parts(d) {
		if len(part.answers) > 0 {
			out[part.key] = tellings(part.answers)
		}
	}
	return out
}

func namesOf(e *ledger.Entity) []string {
	names := make([]string, len(e.Names))
	for i, n := range e.Names {
		names[i] = n.Text
	}
	return names
}

// countsOf counts statements by act, events by type, apart where they are only said to have happened, and forecasts. What is planned, may be or
// did not happen is not counted.
func countsOf(d *ledger.Dossier) map[string]map[string]int {
	counts := map[string]map[string]int{}
	add := func(kind, label string, n int) {
		if counts[kind] == nil {
			counts[kind] = map[string]int{}
		}
		counts[kind][label] += n
	}
	for _, c := range d.Counts {
		switch c.Part {
		case ledger.Speaker:
			add("statements", string(onrecord.Acts[c.Label-1]), c.Facts)
		case ledger.About:
			add("about", string(onrecord.Acts[c.Label-1]), c.Facts)
		case ledger.Doer, ledger.Recipient:
			kind := map[ledger.Part]string{ledger.Doer: "did", ledger.Recipient: "underwent"}[c.Part]
			switch onrecord.Statuses[c.Status-1] {
			case onrecord.Reported:
				add(kind, string(onrecord.EventTypes[c.Label-1]), c.Facts)
			case onrecord.Alleged, onrecord.Denied, onrecord.Rumoured:
				add(kind+"_allegedly", string(onrecord.EventTypes[c.Label-1]), c.Facts)
			case onrecord.Negated, onrecord.Planned, onrecord.Hypothetical:
			}
		case ledger.Forecaster:
			add("forecasts", "predicts", c.Facts)
		case ledger.Addressee:
		}
	}
	return counts
}

// dossierList lays a dossier out for people.
func dossierList(d *ledger.Dossier, style report.Style) []byte {
	list := report.NewList(style)
	facts := []string{d.Name}
	for _, fact := range []string{string(d.Type), d.Country} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	list.Title(strings.Join(append(facts, "in "+plural(d.Articles, "article", "articles")), ", "))
	if names := slices.DeleteFunc(namesOf(d.Entity), func(n string) bool { return n == d.Name }); len(names) > 0 {
		const most = 6 // JSON has all
		more := ""
		if len(names) > most {
			more = fmt.Sprintf("; and %d more", len(names)-most)
		}
		list.Line("Also: " + strings.Join(names[:min(len(names), most)], "; ") + more)
	}
	for _, r := range d.Roles {
		list.Line("Role: " + roleLine(r.Office, r.Of, r.First, r.Last, r.Articles))
	}
	for _, kind := range []string{"statements", "did", "did_allegedly", "underwent", "underwent_allegedly", "about"} {
		if line := countLine(countsOf(d)[kind]); line != "" {
			list.Line(strings.ReplaceAll(kind, "_", " ") + ": " + line)
		}
	}
	for _, part := range parts(d) {
		if len(part.answers) == 0 {
			continue
		}
		list.Section(part.heading)
		for _, t := range tellings(part.answers) {
			list.Entry(entry(t))
		}
	}
	return list.Bytes()
}

func roleLine(office, of, first, last string, articles int) string {
	line := office
	if of != "" {
		line += ", " + of
	}
	when := first
	if last != first {
		when += " to " + last
	}
	return fmt.Sprintf("%s (%s, %s)", line, plural(articles, "article", "articles"), when)
}

// countLine lists counts, the highest first.
func countLine(counts map[string]int) string {
	var labels []string
	for label := range counts {
		labels = append(labels, label)
	}
	slices.SortFunc(labels, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	for i, label := range labels {
		labels[i] = fmt.Sprintf("%s %d", label, counts[label])
	}
	return strings.Join(labels, ", ")
}
