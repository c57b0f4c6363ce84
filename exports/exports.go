// Package exports writes what a ledger keeps in the forms that other programs read. Each [Format] says what it holds; what it cannot hold
// is counted, and told in the codebook.
package exports

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
)

// Format is a form in which articles leave a ledger.
type Format struct {
	Name  string
	Doc   string   // one line: what it is for
	Files []string // that it writes; what is one file can be piped
	start func(ctx context.Context, store ledger.Store, open Open) (writer, error)
}

// Open returns what is written to as a file of a format.
type Open func(file string) io.Writer

// Formats are all formats.
var Formats = []*Format{jsonLines, csvTables, parquetTables, ploverLines, annotations, followTheMoney, claimReviews}

// Find returns the format with a name.
func Find(name string) *Format {
	i := slices.IndexFunc(Formats, func(f *Format) bool { return f.Name == name })
	return Formats[i]
}

// Names are the names of all formats.
func Names() (names []string) {
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return names
}

// Article is an article as it is exported.
type Article struct {
	Row     *ledger.Row
	Content *ledger.Content
	Record  *onrecord.Record // what of the content's record is asked for
	Joins   *ledger.Joins
	offsets *onrecord.Offsets
}

// NewArticle returns what of a row meets a query; nil where nothing does.
func NewArticle(ctx context.Context, store ledger.Store, query *ledger.Query, row *ledger.Row) (*Article, error) {
	content, record, err := query.Select(row)
	if err != nil || record == nil {
		return nil, err
	}
	names := make([]string, len(record.Actors))
	for i := range record.Actors {
		names[i] = record.Actors[i].Name
	}
	joins, err := store.Joins(ctx, row.Number, names)
	return &Article{row, content, record, joins, onrecord.NewOffsets(record.Article.Text)}, err
}

// actor returns an actor of the article; one without anything where there is none.
func (a *Article) actor(id onrecord.ID) *onrecord.Actor {
	for i := range a.Record.Actors {
		if a.Record.Actors[i].ID == id {
			return &a.Record.Actors[i]
		}
	}
	return &onrecord.Actor{}
}

// key is the id of a record across articles.
func (a *Article) key(id onrecord.ID) string { return a.Row.ID + "/" + string(id) }

// words returns what spans quote.
func (a *Article) words(spans []onrecord.Span) string {
	return ledger.Quote(a.Record.Article.Text, spans)
}

// writer writes a format.
type writer interface {
	// draw returns what writes an article, and may be called on several goroutines at once.
	draw(a *Article) (func(*Tally) error, error)
	// close writes what is still to be written.
	close() error
}

// Export is one that is being written.
type Export struct {
	Format *Format
	Tally  *Tally
	writer writer
}

// Start begins to write a format.
func (f *Format) Start(ctx context.Context, store ledger.Store, open Open) (*Export, error) {
	w, err := f.start(ctx, store, open)
	return &Export{f, newTally(), w}, err
}

// Draw prepares an article, on any goroutine; what it returns writes it, one article after the other.
func (e *Export) Draw(a *Article) (write func() error, err error) {
	put, err := e.writer.draw(a)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a.Row.ID, err)
	}
	return func() error {
		e.Tally.Articles++
		return put(e.Tally)
	}, nil
}

// Close writes the end. It closes no file.
func (e *Export) Close() error { return e.writer.close() }

// Tally counts what was written and what was left out.
type Tally struct {
	Articles int
	Written  map[string]int // by kind: "events"
	Left     map[string]int // by what: "events without an actor"
}

func newTally() *Tally { return &Tally{Written: map[string]int{}, Left: map[string]int{}} }

// String tells what was written, and Omitted what was left out.
func (t *Tally) String() string  { return listed(t.Written) }
func (t *Tally) Omitted() string { return listed(t.Left) }

func listed(counts map[string]int) string {
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		if counts[what] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[what], what))
		}
	}
	return strings.Join(parts, ", ")
}
