package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/onrecord/onrecord/exports"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/report"
)

// answerFlags say how answers are printed.
type answerFlags struct {
	ledgerFlag
	JSON  bool `name:"json" xor:"form" help:"Print JSON, an answer a line."`
	CSV   bool `name:"csv" xor:"form" help:"Print CSV with a header."`
	Limit int  `default:"20" placeholder:"N" help:"At most so many answers (${default})."`

	Stories int `default:"1" placeholder:"N" help:"Only what at least so many independent stories tell (${default})."`
}

// query reads the query that answers are to meet.
func (f *answerFlags) query(words []string) (*ledger.Query, error) {
	query, err := parseOptional(words)
	if err == nil {
		query.Stories = f.Stories
	}
	return query, err
}

// style is how answers are laid out on a terminal.
func style(w *world) report.Style {
	s := report.Style{Width: 100, Color: isTerminal(w.stdout) && os.Getenv("NO_COLOR") == ""}
	if f, ok := w.stdout.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns >= 40 {
			s.Width = min(columns, s.Width)
		}
	}
	return s
}

// tell prints tellings in the form that is asked for.
func (f *answerFlags) tell(w *world, tellings []*ledger.Telling) error {
	switch {
	case f.JSON:
		return encodeLines(w, tellings)
	case f.CSV:
		return exports.WriteCSV(w.stdout, tellings)
	case len(tellings) == 0:
		fmt.Fprintln(w.stderr, "nothing found")
		return nil
	}
	list := report.NewList(style(w))
	for _, t := range tellings {
		list.Entry(entry(t))
	}
	_, err := w.stdout.Write(list.Bytes())
	return err
}

// encodeLines prints values as JSON, one a line.
func encodeLines[T any](w *world, values []T) error {
	encoder := json.NewEncoder(w.stdout)
	encoder.SetEscapeHTML(false)
	for _, v := range values {
		if err := encoder.Encode(v); err != nil {
			return err
		}
	}
	return nil
}

// entry words a telling for people.
func entry(t *ledger.Telling) report.Entry {
	e := report.Entry{Lead: t.Date, Who: strings.Join(t.Who, ", "), What: t.What, Words: t.Words}
	if t.Mode != "" {
		e.What += " (" + t.Mode + ")"
	}
	if report.TellsMore(t.Cue, t.What) {
		e.What += " (“" + t.Cue + "”)"
	}
	if t.Status != "" && t.Status != "reported" {
		e.What += ", " + t.Status
	}
	if len(t.Whom) > 0 {
		e.Whom = "→ " + strings.Join(t.Whom, ", ")
	}
	if t.If != "" {
		e.Words += " (" + t.If + ")"
	}
	e.Foot = foot(t)
	return e
}

// foot tells where a telling stands.
func foot(t *ledger.Telling) string {
	parts := []string{short(t.ID)}
	if t.Published != t.Date && t.Published != "" {
		parts = append(parts, t.Published)
	}
	parts = append(parts, cmp.Or(t.Publisher, t.Source))
	if t.Title != "" {
		parts = append(parts, "“"+t.Title+"”")
	}
	if t.Standing != ledger.Active {
		parts = append(parts, strings.ToUpper(string(t.Standing)))
	}
	if t.Articles > 1 {
		parts = append(parts, fmt.Sprintf("%s, %s", plural(t.Stories, "independent story", "independent stories"), plural(t.Articles, "article", "articles")))
	}
	if len(t.Statuses) > 0 {
		counts := make([]string, len(t.Statuses))
		for i, s := range t.Statuses {
			counts[i] = s.String()
		}
		parts = append(parts, strings.Join(counts, ", "))
	}
	if len(t.Others) > 0 {
		parts = append(parts, "also dated "+strings.Join(t.Others, ", "))
	}
	return strings.Join(parts, " · ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// short is the id of a record or an article as people are shown it.
func short(id string) string {
	id, part, hasPart := strings.Cut(id, "/")
	id = strings.TrimPrefix(id[:min(len(id), shortest)], "sha256:")
	if hasPart {
		id += "/" + part
	}
	return id
}
