// Package links joins what many articles tell: copies of one story, one person under several names, one claim in other words,
// one event told many times. Each link has a score and a reason, all can be computed again, nothing is merged in what was
// read, and what a person has decided wins.
package links

import (
	"strings"

	"github.com/onrecord/onrecord"
)

// Card is what joining needs to know of an article: links are computed from cards, without the records.
type Card struct {
	Actors     []ActorCard
	Statements []StatementCard
	Events     []EventCard

	// What is known of the article without its card.
	Article   string // id
	Source    string
	Publisher string
	Title     string
	Published string // ISO 8601, as coarse as known

	// What its text tells (Reader.ForStories).
	Wire   string // the news agency that it is credited to
	Sketch Sketch
}

// NewCard draws the card from a record.
func NewCard(record *onrecord.Record, publisher string) *Card {
	a := record.Article
	actors := actorCards(record)
	return &Card{
		Article: a.ID, Source: a.Source, Publisher: publisher, Title: a.Title, Published: a.Published,
		Actors: actors, Statements: statementCards(record), Events: eventCards(record, actors),
	}
}

// Reader reads the texts of articles. It serves one goroutine. What links need of a text is so much that each kind of link has its cards
// read for it alone, and the text need not be kept.
type Reader struct {
	stems stemmer
	known map[string]string
}

// NewReader makes a reader.
func NewReader() *Reader { return &Reader{stemmer{map[string]uint32{}}, map[string]string{}} }

// share makes strings that are alike one: an archive has few different names.
func (r *Reader) share(all ...*string) {
	for _, s := range all {
		one, known := r.known[*s]
		if !known {
			one = strings.Clone(*s)
			r.known[one] = one
		}
		*s = one
	}
}

// ForStories adds what stories and entities need, and takes the rest away.
func (r *Reader) ForStories(c *Card, text string) {
	c.Wire, c.Sketch = creditedTo(text), newSketch(text)
	for i := range c.Actors {
		a := &c.Actors[i]
		r.share(&a.Name, &a.Country)
		for k := range a.Also {
			r.share(&a.Also[k])
		}
		for k := range a.Offices {
			r.share(&a.Offices[k].Name, &a.Offices[k].Of)
		}
	}
	c.Statements, c.Events = nil, nil
}

// ForClaims adds what claims need, and takes the rest away.
func (r *Reader) ForClaims(c *Card, text string) {
	for i := range c.Statements {
		s := &c.Statements[i]
		s.says, s.Content = r.stems.propose(text, s.Content), nil
		for _, e := range c.Events { // who denies an event denies the statement that carries it
			if e.ID == s.Answers {
				s.Answers = e.By
			}
		}
	}
	c.Actors, c.Events = nil, nil
}

// ForHappenings adds what happenings need, and takes the rest away.
func (r *Reader) ForHappenings(c *Card, text string) {
	for i := range c.Events {
		e := &c.Events[i]
		r.share(&e.Mode, &e.Date, &e.Place)
		if p := r.stems.propose(text, [][2]int{e.Trigger}); len(p.stems()) > 0 {
			e.stem = p.stems()[0]
		}
		e.around = r.stems.propose(text, [][2]int{window(text, e.Trigger)})
	}
	c.Actors, c.Statements = nil, nil
}

// Ref names a record of an article: "sha256:..." and "s3".
type Ref struct {
	Article string      `json:"article"`
	ID      onrecord.ID `json:"id"`
}
