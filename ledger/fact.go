package ledger

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord"
)

// Fact says that somebody who is named takes part in a record of an article. Facts are what statements, events and forecasts
// are found by; a store keeps them beside the row, and they can be drawn from it again.
type Fact struct {
	Name   string // as the article gives it at its fullest
	Part   Part
	Day    int // when: 20311231, 20311200 or 20310000; 0 when unknown. Of an event its date, else that of the article
	Number int // of the record in the article: 3 for "s3", "e3" or "f3"
	Label  int // position in onrecord.Acts of a statement, in EventTypes of an event, from 1; 0 for a forecast
	Status int // position in onrecord.Statuses of an event, from 1; 0 for others
}

// Part says how somebody takes part in a record. Ledgers keep the numbers.
type Part uint8

const (
	Speaker    Part = 1
	Addressee  Part = 2
	About      Part = 3 // what a statement says mentions them
	Doer       Part = 4 // of an event
	Recipient  Part = 5 // of an event
	Forecaster Part = 6
)

// ID returns the id of the record.
func (f Fact) ID() onrecord.ID {
	kind := "s"
	switch f.Part {
	case Doer, Recipient:
		kind = "e"
	case Forecaster:
		kind = "f"
	case Speaker, Addressee, About:
	}
	return onrecord.ID(kind + strconv.Itoa(f.Number))
}

// DrawFacts draws the facts of a record, each once, sorted by name.
func DrawFacts(record *onrecord.Record) (all []Fact) {
	published := Day(record.Article.Published)
	names := map[onrecord.ID]string{}
	for i := range record.Actors {
		if a := &record.Actors[i]; isNamed(a) {
			names[a.ID] = a.Name
		}
	}
	add := func(id onrecord.ID, f Fact) {
		if f.Name = names[id]; f.Name != "" {
			all = append(all, f)
		}
	}
	for _, s := range record.Statements {
		f := Fact{Day: published, Number: number(s.ID), Label: slices.Index(onrecord.Acts, s.Act) + 1}
		f.Part = Speaker
		add(s.Speaker, f)
		f.Part = Addressee
		add(s.To, f)
		f.Part = About
		for i := range record.Actors {
			if a := &record.Actors[i]; a.ID != s.Speaker && canBeSubject(a) && isMentioned(a, s.Content) {
				add(a.ID, f)
			}
		}
	}
	for _, e := range record.Events {
		f := Fact{Day: cmp.Or(Day(e.Date), published), Number: number(e.ID),
			Label: slices.Index(onrecord.EventTypes, e.Type) + 1, Status: slices.Index(onrecord.Statuses, e.Status) + 1}
		f.Part = Doer
		for _, id := range e.Actors {
			add(id, f)
		}
		f.Part = Recipient
		for _, id := range e.Recipients {
			add(id, f)
		}
	}
	for _, f := range record.Forecasts {
		add(f.Forecaster, Fact{Part: Forecaster, Day: published, Number: number(f.ID)})
	}
	slices.SortFunc(all, Fact.compare)
	return slices.Compact(all)
}

func (f Fact) compare(g Fact) int {
	return cmp.Or(strings.Compare(f.Name, g.Name), cmp.Compare(f.Part, g.Part), cmp.Compare(f.Day, g.Day), cmp.Compare(f.Number, g.Number))
}

func isNamed(a *onrecord.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool { return m.Form == onrecord.Name })
}

// canBeSubject reports whether what is said can be about an actor, not only happen there.
func canBeSubject(a *onrecord.Actor) bool {
	return a.Type == onrecord.Person || a.Type == onrecord.Organisation
}

func isMentioned(a *onrecord.Actor, in []onrecord.Span) bool {
	return slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool { return onrecord.Overlap([]onrecord.Span{m.Span}, in) })
}

// number is the number in the id of a record.
func number(id onrecord.ID) int {
	n, _ := strconv.Atoi(strings.TrimLeft(string(id), "sef"))
	return n
}

// Day is an ISO 8601 date, or the begin of an interval, as a number that sorts: 20311231, 20311200, 20310000; 0 for what is
// no date.
func Day(iso string) int {
	iso, _, _ = strings.Cut(iso, "/")
	iso, _, _ = strings.Cut(iso, "T")
	parts := strings.Split(iso, "-")
	day := 0
	for i, unit := range []int{10000, 100, 1} {
		if i == len(parts) {
			break
		}
		n, err := strconv.Atoi(parts[i])
		if err != nil || n < 0 || i == 0 && n > 9999 || i > 0 && n > 99 {
			if i == 0 {
				return 0
			}
			break // a week, a season
		}
		day += n * unit
	}
	return day
}

// ISO writes a day as a date.
func ISO(day int) string {
	if day == 0 {
		return ""
	}
	digits := strconv.Itoa(day + 100000000)[1:]
	text := digits[:4]
	for _, part := range []string{digits[4:6], digits[6:]} {
		if part == "00" {
			break
		}
		text += "-" + part
	}
	return text
}

// Name is a name under which facts are kept.
type Name struct {
	Number int64
	Text   string
	Usual  bool // it means the entity; else it does so in some articles only
	But    bool // where it is usual: in some articles it means another
}

// Found is a fact in a ledger.
type Found struct {
	Fact
	Article int64 // number of its row in the store
}

// Asked says which facts are wanted.
type Asked struct {
	Names    []Name
	Entity   int64 // whom the names must mean; 0 where it is in no link
	Parts    []Part
	Labels   []int   // any when empty
	From, To int     // days, both included; 0 where open
	Match    *Node   // what the article must have, of its words; nil for any
	Within   []int64 // the numbers of the articles that count; nil for all
	Stories  int     // how many independent ones tell of it at least
}

// Count is how many facts there are of a kind.
type Count struct {
	Part          Part
	Label, Status int // see Fact
	Facts         int
}
