package links

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/compact"
)

// A card is kept as a byte for the version of this form, then what the encoder gathers. Ids are kept as numbers.
const cardVersion = 1

// ErrCardVersion says that a card was kept in a form that this program does not read.
var ErrCardVersion = errors.New("card: kept in another form")

// MarshalBinary encodes what is known of the article by its card alone.
func (c *Card) MarshalBinary() ([]byte, error) {
	w := &compact.Writer{}
	w.Number(len(c.Actors))
	w.Number(len(c.Statements))
	w.Number(len(c.Events))
	for i := range c.Actors {
		a := &c.Actors[i]
		w.String(a.Name)
		w.Strings(a.Also)
		w.Number(numberOf(a.ID))
		w.Number(slices.Index(onrecord.ActorTypes, a.Type))
		w.Number(len(a.Offices))
		for _, o := range a.Offices {
			w.String(o.Name)
			w.String(o.Of)
		}
	}
	for i := range c.Actors {
		w.String(c.Actors[i].Country)
	}
	at := 0
	for i := range c.Statements {
		s := &c.Statements[i]
		w.Number(numberOf(s.ID))
		w.Number(participant(s.Speaker))
		w.Number(slices.Index(onrecord.Acts, s.Act))
		w.Bool(s.Negated)
		w.Number(answered(s.Answers))
		w.Number(len(s.Content))
		for _, span := range s.Content {
			at = putSpan(w, span, at)
		}
	}
	at = 0
	for i := range c.Events {
		e := &c.Events[i]
		w.Number(numberOf(e.ID))
		w.Number(slices.Index(onrecord.EventTypes, e.Type))
		w.String(e.Mode)
		for _, list := range [][]onrecord.ID{e.Actors, e.Recipients} {
			w.Number(len(list))
			for _, id := range list {
				w.Number(participant(id))
			}
		}
		w.Number(slices.Index(onrecord.Statuses, e.Status))
		w.Number(answered(e.By))
		w.String(e.Date)
		w.String(e.Place)
		at = putSpan(w, e.Trigger, at)
	}
	return append([]byte{cardVersion}, w.Bytes()...), nil
}

// UnmarshalBinary decodes what MarshalBinary made.
func (c *Card) UnmarshalBinary(data []byte) error {
	if len(data) == 0 || data[0] != cardVersion {
		return ErrCardVersion
	}
	r := cardReader{compact.NewReader(data[1:])}
	c.Actors, c.Statements, c.Events = room[ActorCard](r.Count()), room[StatementCard](r.Count()), room[EventCard](r.Count())
	for i := range c.Actors {
		a := &c.Actors[i]
		a.Name, a.Also, a.ID, a.Type = r.String(), r.Strings(), r.id(actorID), one(r, onrecord.ActorTypes)
		a.Offices = room[Office](r.Count())
		for k := range a.Offices {
			a.Offices[k] = Office{Name: r.String(), Of: r.String()}
		}
	}
	for i := range c.Actors {
		c.Actors[i].Country = r.String()
	}
	at := 0
	for i := range c.Statements {
		s := &c.Statements[i]
		s.ID, s.Speaker, s.Act, s.Negated, s.Answers = r.id(statementID), r.participant(), one(r, onrecord.Acts), r.Bool(), r.answered()
		s.Content = room[[2]int](r.Count())
		for k := range s.Content {
			s.Content[k], at = r.span(at)
		}
	}
	at = 0
	for i := range c.Events {
		e := &c.Events[i]
		e.ID, e.Type, e.Mode = r.id(eventID), one(r, onrecord.EventTypes), r.String()
		for _, list := range []*[]onrecord.ID{&e.Actors, &e.Recipients} {
			*list = room[onrecord.ID](r.Count())
			for k := range *list {
				(*list)[k] = r.participant()
			}
		}
		e.Status, e.By, e.Date, e.Place = one(r, onrecord.Statuses), r.answered(), r.String(), r.String()
		e.Trigger, at = r.span(at)
	}
	if err := r.Err(); err != nil {
		return fmt.Errorf("card: %w", err)
	}
	return nil
}

// room makes a list of n elements, nil for none.
func room[T any](n int) []T { return slices.Grow([]T(nil), n)[:n] }

// putSpan adds a span of the text, which begins near the end of the one before, and returns its end.
func putSpan(w *compact.Writer, span [2]int, at int) int {
	w.Signed(span[0] - at)
	w.Number(span[1] - span[0])
	return span[1]
}

// What ids begin with.
const (
	actorID     = 'a'
	statementID = 's'
	eventID     = 'e'
)

// numberOf is the number in an id: 3 of "s3".
func numberOf(id onrecord.ID) int {
	n, err := strconv.Atoi(string(id[1:]))
	if err != nil {
		panic("links: an id without a number: " + id)
	}
	return n
}

// participant and answered are ids as numbers: 0 for none, 1 for somebody unnamed, more for an actor; 0 for none, even for a statement,
// odd for an event.
func participant(id onrecord.ID) int {
	switch id {
	case "":
		return 0
	case onrecord.Unnamed:
		return 1
	}
	return numberOf(id) + 1
}

func answered(id onrecord.ID) int {
	if id == "" {
		return 0
	}
	n := 2 * numberOf(id)
	if id[0] == eventID {
		n++
	}
	return n
}

// cardReader reads what MarshalBinary gathered.
type cardReader struct{ *compact.Reader }

func (r cardReader) id(kind byte) onrecord.ID { return recordID(kind, r.Number()) }

func (r cardReader) participant() onrecord.ID {
	switch n := r.Number(); n {
	case 0:
		return ""
	case 1:
		return onrecord.Unnamed
	default:
		return recordID(actorID, n-1)
	}
}

func (r cardReader) answered() onrecord.ID {
	switch n := r.Number(); {
	case n == 0:
		return ""
	case n%2 == 1:
		return recordID(eventID, n/2)
	default:
		return recordID(statementID, n/2)
	}
}

func (r cardReader) span(at int) (span [2]int, end int) {
	start := at + r.Signed()
	end = start + r.Number()
	if start < 0 {
		r.Break()
	}
	return [2]int{start, end}, end
}

// one reads the position of an element in a list.
func one[T ~string](r cardReader, of []T) T {
	n := r.Number()
	if n >= len(of) {
		r.Break()
		return ""
	}
	return of[n]
}

// recordID makes an id. Those with low numbers are made once, since an archive has millions of them.
func recordID(kind byte, n int) onrecord.ID {
	if table := lowIDs[kind]; n < len(table) {
		return table[n]
	}
	return onrecord.ID(string(kind) + strconv.Itoa(n))
}

var lowIDs = func() (tables [256][]onrecord.ID) {
	const low = 256
	for _, kind := range []byte{actorID, statementID, eventID} {
		for n := range low {
			tables[kind] = append(tables[kind], onrecord.ID(string(kind)+strconv.Itoa(n)))
		}
	}
	return tables
}()
