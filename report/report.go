// Package report writes a record as a page for people: who takes part, the timeline, what each speaker said, what is
// disputed, and what is expected, each with the line of the article that it rests on.
package report

import (
	"strings"

	"github.com/onrecord/onrecord"
)

// Style says how a report is laid out.
type Style struct {
	Width int  // columns
	Color bool // ANSI colours
}

// Render returns the report of a record, in UTF-8, with a blank line at its end. Sections without content are left out.
func Render(record *onrecord.Record, style Style) []byte {
	r := newReader(record, style)
	r.header()
	headed := r.page.out.Len()
	r.participants()
	r.timeline()
	r.sayings()
	r.disputes()
	r.forecasts()
	if r.page.out.Len() == headed {
		r.page.out.WriteByte('\n')
		r.page.write(0, 0, run{dim, "Nothing to keep on record was found."})
	}
	r.page.out.WriteByte('\n')
	return r.page.out.Bytes()
}

// reader looks things up in a record and writes them on a page.
type reader struct {
	*onrecord.Record
	page       *page
	actors     map[onrecord.ID]*onrecord.Actor
	said       map[onrecord.ID]*onrecord.Statement
	happenings map[onrecord.ID]*onrecord.Event
}

func newReader(record *onrecord.Record, style Style) *reader {
	r := &reader{
		Record: record, page: newPage(record.Article.Text, style),
		actors: map[onrecord.ID]*onrecord.Actor{}, said: map[onrecord.ID]*onrecord.Statement{}, happenings: map[onrecord.ID]*onrecord.Event{},
	}
	for i := range record.Actors {
		r.actors[record.Actors[i].ID] = &record.Actors[i]
	}
	for i := range record.Statements {
		r.said[record.Statements[i].ID] = &record.Statements[i]
	}
	for i := range record.Events {
		r.happenings[record.Events[i].ID] = &record.Events[i]
	}
	return r
}

// header writes the title, and below it when, where, by whom and from which file.
func (r *reader) header() {
	a := r.Article
	if name := r.headline(); name != "" {
		r.page.write(0, 0, run{title, name})
	}
	var facts []string
	for _, fact := range []string{date(a.Published), Tidy(a.Dateline), Tidy(strings.Join(a.Authors, ", ")), source(a.Source)} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	r.page.write(0, 0, run{dim, strings.Join(facts, " · ")})
}

// headline is the title, or the first heading of an article without one.
func (r *reader) headline() string {
	if r.Article.Title != "" {
		return Tidy(r.Article.Title)
	}
	for _, block := range r.Article.Blocks {
		if block.Kind == onrecord.Heading {
			return Tidy(block.In(r.Article.Text))
		}
		if block.Kind.Prose() {
			break
		}
	}
	return ""
}

func source(name string) string {
	if name == "-" {
		return "standard input"
	}
	return Tidy(name)
}

// quote returns the words of spans on one line, with an ellipsis where words between them are left out.
func (r *reader) quote(spans []onrecord.Span) string {
	var out strings.Builder
	for i, s := range spans {
		words := Tidy(s.In(r.Article.Text))
		switch {
		case words == "" || out.Len() == 0:
		case spans[i-1].End <= s.Start && Tidy(r.Article.Text[spans[i-1].End:s.Start]) == "":
			out.WriteByte(' ')
		default:
			out.WriteString(" … ")
		}
		out.WriteString(words)
	}
	return out.String()
}

// name is how the report calls an actor; "" for nobody.
func (r *reader) name(id onrecord.ID) string {
	switch id {
	case "":
		return ""
	case onrecord.Unnamed:
		return "unnamed sources"
	case onrecord.TheArticle:
		return "the article"
	}
	if actor := r.actors[id]; actor != nil {
		return Tidy(actor.Name)
	}
	return string(id)
}

func (r *reader) names(ids []onrecord.ID) string {
	var out []string
	for _, id := range ids {
		if name := r.name(id); name != "" {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// first is where the spans begin.
func first(spans []onrecord.Span) int {
	if len(spans) == 0 {
		return 0
	}
	return spans[0].Start
}
