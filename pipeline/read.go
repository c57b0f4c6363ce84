// Package pipeline reads an article from end to end: it is where the order of the stages is written.
package pipeline

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/events"
	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/parallel"
	"github.com/onrecord/onrecord/statements"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// Finders are the stages that draw records, and pages, from an article, in the order in which they run.
var Finders = []onrecord.Finder{dates.Finder, mentions.Finder, statements.Finder, events.Finder, forecasts.Finder, deeds.Finder}

// Read draws the record from an article. It may be called from several goroutines at once.
func Read(article *onrecord.Article) *onrecord.Record {
	record, doc, set := read(article)
	return onlyInvolved(record, activeIn(doc, set))
}

// ReadPage draws, beside the record, what can be held against other articles: the forecasts, with the deeds that they speak
// of, and the facts.
func ReadPage(article *onrecord.Article) (*onrecord.Record, *deeds.Page) {
	record, doc, set := read(article)
	page := deeds.Read(doc, set, record)
	return onlyInvolved(record, activeIn(doc, set)), page
}

// Ask reads what deed a question or a condition of a person is about.
func Ask(words string) deeds.Deed {
	article := &onrecord.Article{Text: words, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(words)}}}}
	record, doc, set := read(article)
	return deeds.Ask(doc, set, record)
}

// read runs all stages that draw records.
func read(article *onrecord.Article) (*onrecord.Record, *syntax.Document, *mentions.Set) {
	doc := parse.Article(article)
	times := dates.Find(doc)
	set := mentions.Find(doc, times)
	said := statements.Find(doc, set)
	set = statements.Persons(doc, set, said)
	happened := events.Find(doc, set, said, times)
	record := &onrecord.Record{
		Article:    article,
		Actors:     set.Actors,
		Statements: answered(said, happened),
		Events:     happened,
		Forecasts:  forecasts.Find(doc, set, said, times),
		Dates:      times,
	}
	partBoxes(record)
	return record, doc, set
}

// Load reads the models of all stages, side by side. Without it the first article waits for them.
func Load() {
	parallel.Call(parse.Load, mentions.Load, statements.Load)
}
