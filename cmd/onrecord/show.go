package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/report"
)

type showCommand struct {
	ledgerFlag
	JSON bool   `name:"json" help:"Print JSON: the record of the article, or the part of it."`
	ID   string `arg:"" name:"id" help:"Id of an article or its first digits, and a record in it: 1f0c22 or 1f0c22/s3."`
}

// Help is the long help text.
func (*showCommand) Help() string {
	return `Shows an article that the ledger keeps: how it stands, where and when it was seen, what read it, and the report of its record. With the id of a record behind it, shows that record with the paragraph that it stands in.

Examples:
  onrecord show 1f0c22
  onrecord show 1f0c22/s3
  onrecord show 1f0c22 --json`
}

// Run shows an article or a part of its record.
func (c *showCommand) Run(w *world) (err error) {
	store, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	id, part, hasPart := strings.Cut(c.ID, "/")
	row, err := resolve(w, store, id)
	if err != nil {
		return err
	}
	content, err := row.Unpack()
	if err != nil {
		return fmt.Errorf("%s is damaged: %w", row.ID, err)
	}
	switch {
	case hasPart:
		return c.part(w, row, content, onrecord.ID(part))
	case c.JSON:
		_, err = fmt.Fprintf(w.stdout, "%s\n", content.JSON)
		return err
	}
	about(w, row)
	record := *content.Record
	if article, err := articles.Read(row.Source, content.Raw); err == nil && article.Text == record.Article.Text {
		record.Article = article // has the layout, too
	}
	_, err = w.stdout.Write(report.Render(&record, report.Style{Width: (&readCommand{}).width(w), Color: (&readCommand{Color: "auto"}).colored(w)}))
	return err
}

// about writes how an article stands, where it was seen, and what read it.
func about(w *world, row *ledger.Row) {
	fmt.Fprintln(w.stdout, row.ID)
	for _, n := range row.Notices {
		fmt.Fprintf(w.stdout, "%s since %s: %s\n", n.Status, n.At.Format(time.DateOnly), report.Tidy(n.Reason))
	}
	for _, s := range row.Seen {
		fmt.Fprintf(w.stdout, "seen on %s at %s, version %d\n", s.Seen.Format(time.DateOnly), report.Tidy(s.Source), s.Version)
	}
	fmt.Fprintf(w.stdout, "read by %s\n\n", row.Finders)
}

// part writes a part of a record.
func (c *showCommand) part(w *world, row *ledger.Row, content *ledger.Content, id onrecord.ID) error {
	part := content.Part(id)
	if part == nil {
		return fmt.Errorf("%s has no record %q: %w", row.ID, id, ledger.ErrNotFound)
	}
	if c.JSON {
		_, err := fmt.Fprintf(w.stdout, "%s\n", part)
		return err
	}
	about(w, row)
	text := content.Record.Article.Text
	if at := standing(content.Record, id); !at.Empty() {
		fmt.Fprintf(w.stdout, "%s\n\n", report.Tidy(paragraph(text, at)))
	}
	indented, err := json.MarshalIndent(part, "", "  ")
	if err == nil {
		_, err = fmt.Fprintf(w.stdout, "%s\n", indented)
	}
	return err
}

// standing returns where a part of a record stands: the words that it is about.
func standing(r *onrecord.Record, id onrecord.ID) onrecord.Span {
	var at []onrecord.Span
	for _, a := range r.Actors {
		if a.ID == id && len(a.Mentions) > 0 {
			at = []onrecord.Span{a.Mentions[0].Span}
		}
	}
	for _, s := range r.Statements {
		if s.ID == id {
			at = s.Content
		}
	}
	for _, e := range r.Events {
		if e.ID == id {
			at = e.Triggers
		}
	}
	for _, f := range r.Forecasts {
		if f.ID == id {
			at = f.Outcome
		}
	}
	if len(at) == 0 {
		return onrecord.Span{}
	}
	return at[0]
}

// paragraph returns the line of the text that holds a span.
func paragraph(text string, at onrecord.Span) string {
	start := strings.LastIndexByte(text[:at.Start], '\n') + 1
	end := strings.IndexByte(text[at.End:], '\n')
	if end < 0 {
		return text[start:]
	}
	return text[start : at.End+end]
}
