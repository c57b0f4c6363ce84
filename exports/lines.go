package exports

import (
	"bytes"
	"context"
	"encoding/json"
	"io"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/plover"
)

// lineWriter writes one file, to which each article adds lines.
type lineWriter struct {
	file  io.Writer
	lines func(a *Article, t *Tally) ([]byte, error) // on any goroutine, with a tally of its own
}

// startLines starts a format of one file.
func startLines(file string, lines func(a *Article, t *Tally) ([]byte, error)) func(context.Context, ledger.Store, Open) (writer, error) {
	return func(_ context.Context, _ ledger.Store, open Open) (writer, error) {
		return &lineWriter{open(file), lines}, nil
	}
}

func (w *lineWriter) draw(a *Article) (func(*Tally) error, error) {
	own := newTally()
	lines, err := w.lines(a, own)
	if err != nil {
		return nil, err
	}
	return func(t *Tally) error {
		t.add(own)
		_, err := w.file.Write(lines)
		return err
	}, nil
}

func (w *lineWriter) close() error { return nil }

// add adds what another tally counted, articles left aside.
func (t *Tally) add(other *Tally) {
	for what, n := range other.Written {
		t.Written[what] += n
	}
	for what, n := range other.Left {
		t.Left[what] += n
	}
}

// jsonLine encodes values, one a line.
func jsonLine(out *bytes.Buffer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

var jsonLines = &Format{
	Name: "jsonl", Doc: "the whole record of each article, as read --json prints it, with what the ledger knows of it", Files: []string{"records.jsonl"},
	start: startLines("records.jsonl", wholeRecord),
}

// kept is what a line has beside the record.
type kept struct {
	SchemaVersion string            `json:"schema_version"`
	Publisher     string            `json:"publisher,omitempty"`
	Standing      ledger.Status     `json:"standing"`
	Story         string            `json:"story"`
	Finders       string            `json:"finders"`
	Entities      map[string]string `json:"entities,omitempty"` // actor -> entity
	Claims        map[string]link   `json:"claims,omitempty"`   // statement -> claim
	Happenings    map[string]link   `json:"happenings,omitempty"`
}

type link struct {
	ID       string `json:"id"`
	Stories  int    `json:"stories"`
	Articles int    `json:"articles"`
}

func wholeRecord(a *Article, t *Tally) ([]byte, error) {
	k := kept{
		SchemaVersion: schemaVersion, Publisher: a.Row.Publisher, Standing: a.Row.Status, Story: a.Joins.Story, Finders: a.Row.Finders,
		Entities: map[string]string{}, Claims: links(a.Joins.Claims), Happenings: links(a.Joins.Happenings),
	}
	whole := a.Content.Record
	for _, actor := range whole.Actors {
		if e, ok := a.Joins.Entities[actor.Name]; ok {
			k.Entities[string(actor.ID)] = e.ID
		}
	}
	var line bytes.Buffer
	line.WriteString(`{"ledger":`)
	if err := jsonLine(&line, k); err != nil {
		return nil, err
	}
	line.Truncate(line.Len() - 1)
	line.WriteByte(',')
	line.Write(a.Content.JSON[1:])
	line.WriteByte('\n')
	t.Written["statements"] += len(whole.Statements)
	t.Written["events"] += len(whole.Events)
	t.Written["forecasts"] += len(whole.Forecasts)
	return line.Bytes(), nil
}

func links(joins map[onrecord.ID]ledger.Joined) map[string]link {
	of := map[string]link{}
	for id, j := range joins {
		of[string(id)] = link{j.ID, j.Stories, j.Articles}
	}
	return of
}

var ploverLines = &Format{
	Name: "plover", Doc: "events as PLOVER JSON Lines", Files: []string{"events.plover.jsonl"},
	start: startLines("events.plover.jsonl", func(a *Article, t *Tally) ([]byte, error) {
		a.Record.Article.Blocks = articles.Layout(a.Record.Article.Text) // a paragraph goes with each event
		lines, left, err := plover.Lines(a.Record, a.Joins.Story)
		t.Written["events"] += len(a.Record.Events) - left
		t.Left["events that PLOVER has no code for, or that have no actor or no date"] += left
		t.Left["statements"] += len(a.Record.Statements)
		t.Left["forecasts"] += len(a.Record.Forecasts)
		return lines, err
	}),
}
