package ledger

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// Query is what a search asks for. The conditions beside Match hold for all that it finds.
type Query struct {
	Match     *Node             // nil: every article
	Published Interval          // of articles
	Dated     Interval          // of events
	Due       Interval          // of forecasts, by their horizon
	Statuses  []onrecord.Status // of events, any of them
	Story     string            // an article's id or its beginning: articles that tell the same
	Newest    bool              // the newest first, rather than the best
	Stories   int               // how many independent ones tell of a record at least; articles are found all the same
}

// Interval is from one ISO 8601 date to another, as coarse as given, both included; "" where open.
type Interval struct{ From, To string }

// IsOpen reports whether the interval holds every date.
func (i Interval) IsOpen() bool { return i.From == "" && i.To == "" }

// Holds reports whether a date, or the begin of an interval, lies in the interval. A date that is not known lies in the open one only.
func (i Interval) Holds(date string) bool {
	date, _, _ = strings.Cut(date, "/")
	return i.IsOpen() || date != "" && date >= i.From[:min(len(i.From), len(date))] && (i.To == "" || date <= i.To+"~")
}

// and narrows the interval to what both hold.
func (i Interval) and(j Interval) Interval {
	i.From = max(i.From, j.From)
	if i.To == "" || j.To != "" && j.To+"~" < i.To+"~" { // 2024-11 ends before 2024 does
		i.To = j.To
	}
	return i
}

// Node is a part of a query: words that stand in a field one after the other, or parts that are combined.
type Node struct {
	Op     Op
	Field  Field
	Words  []string // letters and digits only
	Prefix bool     // the last word is the beginning of one
	Parts  []*Node
}

// Op says how a node is matched.
type Op uint8

const (
	Phrase Op = iota
	All       // each part matches
	Any       // some part matches
	But       // the first part matches, the others do not
)

// Field is what a phrase is looked for in.
type Field string

const (
	Anywhere    Field = "" // title and text
	InTitle     Field = "title"
	BySpeaker   Field = "speaker"
	ByAct       Field = "act"
	ByActor     Field = "actor"  // does something in an event
	ByTarget    Field = "target" // undergoes something in an event
	ByType      Field = "type"
	ByPublisher Field = "publisher"
)

var fields = []Field{InTitle, BySpeaker, ByAct, ByActor, ByTarget, ByType, ByPublisher}

// ofStatements and ofEvents are the fields that a record of an article has, rather than the article.
var (
	ofStatements = []Field{BySpeaker, ByAct}
	ofEvents     = []Field{ByActor, ByTarget, ByType}
)

// asks reports whether some phrase of the node is looked for in one of the fields.
func (n *Node) asks(of []Field) bool {
	if n == nil {
		return false
	}
	return n.Op == Phrase && slices.Contains(of, n.Field) || slices.ContainsFunc(n.Parts, func(part *Node) bool { return part.asks(of) })
}

// onlyWords reports whether the query asks for words alone.
func (q *Query) onlyWords() bool {
	return !q.Match.asks([]Field{InTitle, BySpeaker, ByAct, ByActor, ByTarget, ByType, ByPublisher}) && q.Published.IsOpen()
}

// And returns what both nodes match; either may be nil.
func (n *Node) And(m *Node) *Node {
	if n == nil || m == nil {
		return cmp.Or(n, m)
	}
	return &Node{Op: All, Parts: []*Node{n, m}}
}
