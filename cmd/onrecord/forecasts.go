package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/resolutions"
)

type forecastsCommand struct {
	boardFlags
	State      []string `placeholder:"STATE" help:"Only forecasts in these states: open, due, overdue, came-true, did-not, partly, unclear, void."`
	Forecaster string   `placeholder:"NAME" help:"Only those of this forecaster."`
	Tracks     bool     `help:"Only the track records."`
	By         []string `default:"forecaster,outlet" placeholder:"GROUP" help:"Keep track records by forecaster, outlet, topic or period. Default: forecaster,outlet."`
	Term       int      `placeholder:"DAYS" help:"Count forecasts that name no time as past due after so many days. Default: they never count."`
	JSON       bool     `name:"json" help:"Print a JSON object a line: the forecasts, then the track records."`
	Inputs     []string `arg:"" optional:"" name:"input" help:"Folders, files or web addresses of articles. Default: the ledger."`
}

// Help is the long help text.
func (*forecastsCommand) Help() string {
	return `Takes the articles of the ledger, or those that are named, together, oldest first, and follows what they foretell: who expects what, on which condition, how sure, by when; what later articles tell about it, as proposals; and what people decided ("onrecord resolve").

States: open; due (its time ends within 30 days); overdue (its time is over and nobody has decided); came true, did not, partly, unclear, void (the condition failed, or it was withdrawn). Void never counts as "did not". In track records only forecasts count that are past due; the hit rate comes with its 95 % interval and with the share that nobody has decided.

Articles of the ledger that are withdrawn, or retracted by their publisher, are left out.

Examples:
  onrecord forecasts
  onrecord forecasts --state overdue --forecaster "Ilse Brandt"
  onrecord forecasts --tracks --by forecaster,topic --scale ICD-203
  onrecord forecasts articles/ --on 2031-06-30 --json`
}

// Run prints the forecasts and the track records.
func (c *forecastsCommand) Run(w *world) (err error) {
	var groupings []resolutions.Grouping
	for _, name := range c.By {
		grouping, ok := oneOf(resolutions.Groupings, name)
		if !ok {
			return usageError(fmt.Sprintf("--by: there is no grouping %q; there are forecaster, outlet, topic and period", name))
		}
		groupings = append(groupings, grouping)
	}
	var states []resolutions.State
	for _, name := range c.State {
		state, ok := oneOf(resolutions.States, name)
		if !ok {
			return usageError(fmt.Sprintf("--state: there is no state %q; there are open, due, overdue, came-true, did-not, partly, unclear and void", name))
		}
		states = append(states, state)
	}
	docket, err := c.open(w, c.Inputs)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, docket.Close()) }()
	board, failed := c.read(w, docket, c.Inputs)
	if board == nil {
		return failed
	}
	rules := resolutions.Rules{Term: time.Duration(c.Term) * 24 * time.Hour, Scale: forecasts.Scale(c.Scale)}
	var shown []*resolutions.Forecast
	var matters []*resolutions.Matter
	for _, f := range board.Forecasts {
		if !c.Tracks && (len(states) == 0 || slices.Contains(states, f.State)) && (c.Forecaster == "" || deeds.SameName(f.Forecaster, c.Forecaster)) {
			shown, matters = append(shown, f), append(matters, &f.Matter)
		}
	}
	if err := board.Propose(matters); err != nil {
		return err
	}
	if c.JSON {
		encoder := json.NewEncoder(w.stdout)
		encoder.SetEscapeHTML(false)
		for _, f := range shown {
			if err := encoder.Encode(map[string]any{"forecast": f.JSON()}); err != nil {
				return err
			}
		}
		for _, g := range groupings {
			for _, t := range board.Tracks(g, rules) {
				if err := encoder.Encode(map[string]any{"track": t.JSON()}); err != nil {
					return err
				}
			}
		}
		return failed
	}
	for _, state := range resolutions.States {
		printState(w.stdout, state, shown)
	}
	if len(shown) == 0 && !c.Tracks {
		fmt.Fprintf(w.stdout, "No such forecasts.\n\n")
	}
	for _, g := range groupings {
		printTracks(w.stdout, g, board.Tracks(g, rules), rules)
	}
	return failed
}

// printState prints the forecasts that are in one state, oldest first.
func printState(out io.Writer, state resolutions.State, shown []*resolutions.Forecast) {
	first := true
	for _, f := range shown {
		if f.State != state {
			continue
		}
		if first {
			fmt.Fprintf(out, "%s\n", strings.ToUpper(string(state)))
			first = false
		}
		printForecast(out, f)
	}
	if !first {
		fmt.Fprintln(out)
	}
}

func printForecast(out io.Writer, f *resolutions.Forecast) {
	fmt.Fprintf(out, "  %s  %s  %s, %s\n", f.ID, f.Made.Format(time.DateOnly), f.Forecaster, f.Outlet)
	fmt.Fprintf(out, "      %s\n", expectation(f))
	if f.Revised != nil {
		fmt.Fprintf(out, "      expects the contrary since %s: %s\n", f.Revised.Made.Format(time.DateOnly), f.Revised.ID)
	}
	printMatter(out, &f.Matter)
}

// expectation words what a forecast expects: its own words, condition, likelihood and horizon.
func expectation(f *resolutions.Forecast) string {
	parts := []string{"“" + f.Words + "”"}
	if !f.Affirmed {
		parts[0] = "will not: " + parts[0]
	}
	if f.Condition != "" {
		parts = append(parts, "condition “"+f.Condition+"”")
	}
	if f.Likelihood != "" {
		likelihood := "“" + f.Likelihood + "”"
		if p := f.Probability; p != nil {
			likelihood += " " + percent(p.Low, p.High) + " (" + p.Scale + ")"
		}
		parts = append(parts, likelihood)
	}
	if f.Horizon != "" {
		parts = append(parts, "until "+f.LastDay())
	}
	return strings.Join(parts, "; ")
}

func percent(low, high float64) string {
	if low == high {
		return fmt.Sprintf("%.0f %%", 100*low)
	}
	return fmt.Sprintf("%.0f–%.0f %%", 100*low, 100*high)
}

// printMatter prints what became of a matter: the decision, or what is proposed.
func printMatter(out io.Writer, m *resolutions.Matter) {
	if r := m.Ruling; r != nil {
		fmt.Fprintf(out, "      decided: %s", r.State)
		if r.Happened != "" {
			fmt.Fprintf(out, ", happened %s", r.Happened)
		}
		fmt.Fprintf(out, ", by %s on %s", r.By, r.At.Format(time.DateOnly))
		if r.Why != "" {
			fmt.Fprintf(out, ": %s", r.Why)
		}
		fmt.Fprintln(out)
		printEvidence(out, r.Evidence)
	}
	if len(m.Met) > 0 {
		fmt.Fprintln(out, "      the condition was met:")
		printEvidence(out, m.Met)
	}
	for _, p := range m.Proposals {
		fmt.Fprintf(out, "      proposed %s: %s (%s, sure %.2f)\n", p.ID, p.State, p.Why, p.Sure)
		printEvidence(out, p.Evidence)
	}
}

// printEvidence prints the first places; --json has them all.
func printEvidence(out io.Writer, evidence []resolutions.Evidence) {
	const most = 3
	for i, e := range evidence {
		if i == most {
			fmt.Fprintf(out, "          and %d more\n", len(evidence)-most)
			break
		}
		fmt.Fprintf(out, "          %s  “%s”  %s\n", e.Published, e.Text, e.Source)
	}
}

// printTracks prints the track records of one grouping as a table.
func printTracks(out io.Writer, grouping resolutions.Grouping, tracks []resolutions.Track, rules resolutions.Rules) {
	if len(tracks) == 0 {
		return
	}
	fmt.Fprintf(out, "TRACK RECORDS BY %s\n", strings.ToUpper(string(grouping)))
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "  %s\tmade\topen\tdue\toverdue\ttrue\tnot\tpartly\tunclear\tvoid\tpast due\tundecided\thit rate (95 %%)\tBrier\n", grouping)
	for i := range tracks {
		t := &tracks[i]
		fmt.Fprintf(table, "  %s\t%d", t.Name, t.Made)
		for _, state := range resolutions.States {
			fmt.Fprintf(table, "\t%d", t.States[state])
		}
		fmt.Fprintf(table, "\t%d\t%.0f %%\t%s\t%s\n", t.PastDue, 100*t.ShareUnresolved(), hitRate(t), brier(t))
	}
	table.Flush()
	for i := range tracks {
		if t := &tracks[i]; len(t.Calibration) > 0 {
			fmt.Fprintf(out, "  %s, calibration:", t.Name)
			for _, b := range t.Calibration {
				fmt.Fprintf(out, " said %.0f %%, happened %.0f %% (N %d);", 100*b.Forecast, 100*b.Observed, b.N)
			}
			fmt.Fprintln(out)
		}
	}
	assumed := "Only forecasts past due count"
	if rules.Term > 0 {
		assumed += fmt.Sprintf("; those without a time are taken as due after %d days", int(rules.Term.Hours()/24))
	}
	if rules.Scale != "" {
		assumed += fmt.Sprintf("; likelihood words are taken for the middle of their range on %s", rules.Scale)
	} else {
		assumed += "; only stated probabilities are scored (--scale scores likelihood words)"
	}
	fmt.Fprintf(out, "  %s.\n\n", assumed)
}

func hitRate(t *resolutions.Track) string {
	if t.Hits.N == 0 {
		return "-"
	}
	return fmt.Sprintf("%d of %d, %.0f %% (%s)", t.Hits.Right, t.Hits.N, 100*t.Hits.Share(), percent(t.Hits.Low, t.Hits.High))
}

func brier(t *resolutions.Track) string {
	if t.Scored == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f (N %d)", t.Brier, t.Scored)
}
