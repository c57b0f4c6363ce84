package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/onrecord/onrecord/score"
)

type scoreCommand struct {
	Corpora string   `type:"path" placeholder:"DIR" help:"Folder of the corpora. Default: corpora in $ONRECORD_SHARED, or ../shared/corpora."`
	Only    []string `placeholder:"PART" help:"Measure these parts only."`
	Update  bool     `help:"Write the numbers into the repository as the golden ones. Run it from the repository's root."`
	Show    int      `placeholder:"N" help:"After each part, show up to N things missed or wrong, spread over the corpus, of each kind."`
}

// Help is the long help text.
func (*scoreCommand) Help() string {
	var b strings.Builder
	b.WriteString("Measures onrecord on annotated data made by others, from raw text, and compares the numbers with the golden ones. " +
		"The exit status is 1 when a number differs or a corpus is missing.\n\nParts:\n")
	for _, p := range score.Parts("") {
		fmt.Fprintf(&b, "  %-12s %s\n", p.Name, p.Doc)
	}
	return b.String()
}

// Run prints the table.
func (c *scoreCommand) Run(w *world) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	parts, err := chosen(score.Parts(program), c.Only)
	if err != nil {
		return err
	}
	golden, err := score.ReadGolden()
	if err != nil {
		return err
	}
	folder := cmp.Or(c.Corpora, filepath.Join(cmp.Or(os.Getenv("ONRECORD_SHARED"), filepath.Join("..", "shared")), "corpora"))
	var values []score.Value
	failed := false
	for _, p := range parts {
		if w.Err() != nil {
			return w.Err()
		}
		m, err := p.Measure(folder)
		if err != nil {
			return err
		}
		if m.Skipped != "" {
			fmt.Fprintf(w.stdout, "%s: SKIPPED, there is no %s\n", p.Name, m.Skipped)
			failed = true
			continue
		}
		failed = c.print(w, golden, m) || failed
		values = append(values, m.Values...)
	}
	if c.Update {
		return score.WriteGolden(".", golden.With(values))
	}
	if failed {
		return errFailed
	}
	return nil
}

// chosen returns the parts whose name is among only; "syntax" is all whose name begins with "syntax/". No name means all.
func chosen(parts []score.Part, only []string) ([]score.Part, error) {
	var names []string
	var kept []score.Part
	used := map[string]bool{}
	for _, p := range parts {
		names = append(names, p.Name)
		group, _, _ := strings.Cut(p.Name, "/")
		for _, name := range []string{p.Name, group} {
			if slices.Contains(only, name) {
				used[name] = true
			}
		}
		if len(only) == 0 || used[p.Name] || used[group] {
			kept = append(kept, p)
		}
	}
	for _, name := range only {
		if !used[name] {
			return nil, fmt.Errorf("no part is called %q; there are %s", name, strings.Join(names, ", "))
		}
	}
	return kept, nil
}

// print prints what a part gave and reports whether a number differs from its golden one.
func (c *scoreCommand) print(w *world, golden score.Golden, m score.Measurement) (differs bool) {
	table := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
	for _, v := range m.Values {
		before, difference := "", ""
		if old, ok := golden.Of(v); ok {
			before = fmt.Sprintf("%.4f", old)
			if now := fmt.Sprintf("%.4f", v.Value); now != before {
				difference = fmt.Sprintf("%+.4f", v.Value-old)
			}
		}
		mark := ""
		if golden.Differs(v) {
			mark, differs = "DIFFERS", true
			if before == "" {
				mark = "NEW"
			}
		}
		if v.Timed {
			before = "timed"
		}
		fmt.Fprintf(table, "%-11s\t%-31s\t%8.4f\t%7s\t%7s\t%-7s\t%s\n", v.Part, v.Measure, v.Value, before, difference, mark, v.Counts)
	}
	table.Flush()
	if c.Show > 0 {
		c.show(w, m.Misses)
	}
	return differs
}

// show prints some misses of each kind, evenly spread.
func (c *scoreCommand) show(w *world, misses []score.Miss) {
	byKind := map[string][]score.Miss{}
	var kinds []string
	for _, m := range misses {
		if byKind[m.What] == nil {
			kinds = append(kinds, m.What)
		}
		byKind[m.What] = append(byKind[m.What], m)
	}
	for _, kind := range kinds {
		all := byKind[kind]
		fmt.Fprintf(w.stdout, "\n%s: %d\n", kind, len(all))
		for i := range min(c.Show, len(all)) {
			m := all[i*len(all)/min(c.Show, len(all))]
			fmt.Fprintf(w.stdout, "  %s\n    gold   %s\n    found  %s\n", m.Where, cmp.Or(m.Gold, "-"), cmp.Or(m.Found, "-"))
		}
	}
}
