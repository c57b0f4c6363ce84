package ledger

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// page is an article as queries are held against it.
type page struct {
	row    *Row
	text   string
	record *onrecord.Record // nil where the query asks for nothing in it
	names  map[onrecord.ID]string
	found  map[*Node]bool // what is known of phrases in title and text
}

func newPage(row *Row, text string, record *onrecord.Record) *page {
	p := &page{row: row, text: text, record: record, found: map[*Node]bool{}}
	if record != nil {
		p.names = map[onrecord.ID]string{}
		for _, a := range record.Actors {
			p.names[a.ID] = a.Name
		}
	}
	return p
}

// holds reports whether the article matches. Where s is given, what is asked of a statement is asked of this one, else of
// any; likewise e. What must not be is asked of all.
func (p *page) holds(n *Node, s *onrecord.Statement, e *onrecord.Event) bool {
	switch {
	case n == nil:
		return true
	case n.Op == All:
		return !slices.ContainsFunc(n.Parts, func(part *Node) bool { return !p.holds(part, s, e) })
	case n.Op == Any:
		return slices.ContainsFunc(n.Parts, func(part *Node) bool { return p.holds(part, s, e) })
	case n.Op == But:
		return p.holds(n.Parts[0], s, e) && !slices.ContainsFunc(n.Parts[1:], func(part *Node) bool { return p.holds(part, nil, nil) })
	case slices.Contains(ofStatements, n.Field):
		if s != nil {
			return p.says(n, s)
		}
		return slices.ContainsFunc(p.record.Statements, func(s onrecord.Statement) bool { return p.says(n, &s) })
	case slices.Contains(ofEvents, n.Field):
		if e != nil {
			return p.tells(n, e)
		}
		return slices.ContainsFunc(p.record.Events, func(e onrecord.Event) bool { return p.tells(n, &e) })
	}
	held, known := p.found[n]
	if !known {
		held = p.has(n)
		p.found[n] = held
	}
	return held
}

// has reports whether the article has the words of a phrase where they are looked for.
func (p *page) has(n *Node) bool {
	switch n.Field {
	case InTitle:
		return contains(p.row.Title, n)
	case ByPublisher:
		return contains(p.row.Publisher, n)
	}
	return contains(p.text, n) || contains(p.row.Title, n)
}

func (p *page) says(n *Node, s *onrecord.Statement) bool {
	if n.Field == ByAct {
		return string(s.Act) == n.Words[0]
	}
	return contains(p.names[s.Speaker], n)
}

func (p *page) tells(n *Node, e *onrecord.Event) bool {
	who := e.Actors
	switch n.Field {
	case ByType:
		return string(e.Type) == n.Words[0]
	case ByTarget:
		who = e.Recipients
	}
	return slices.ContainsFunc(who, func(id onrecord.ID) bool { return contains(p.names[id], n) })
}

func contains(text string, phrase *Node) bool { return !find(text, phrase).Empty() }
