// Package resolutions holds forecasts and questions to account. It reads the pages of many articles together, oldest first,
// tells the state of each forecast, proposes later facts as evidence of what became of it, and keeps track records. What is
// decided is decided by people, through a [Docket]: a proposal is not a decision.
package resolutions

import (
	"strings"
	"time"

	"github.com/onrecord/onrecord/deeds"
)

// State says where a forecast or question stands.
type State string

const (
	Open     State = "open"      // its time has not come, or it has none
	Due      State = "due"       // its time ends within [Notice]
	Overdue  State = "overdue"   // its time is over and nobody has decided
	CameTrue State = "came true" // decided: as was foretold; of a question, yes
	DidNot   State = "did not"   // decided: not as was foretold; of a question, no
	Partly   State = "partly"    // decided: in part
	Unclear  State = "unclear"   // decided: nobody can tell
	Void     State = "void"      // decided: its condition failed or it was withdrawn, so it counts neither way
)

// Decisions are the states that somebody decides.
var Decisions = []State{CameTrue, DidNot, Partly, Unclear, Void}

// States are all states.
var States = append([]State{Open, Due, Overdue}, Decisions...)

// Notice is how long before its end a forecast is called due.
const Notice = 30 * 24 * time.Hour

// Matter is what can be decided: a forecast or a question. Of its four times, when it was made and until when it is good are
// its own; when it happened and when that was decided are in the Ruling.
type Matter struct {
	ID        string
	Words     string     // what would happen, or the question
	Condition string     // the words of the condition; "" for none
	Outcome   deeds.Deed // what the words are about
	Given     deeds.Deed // what the condition is about; the zero Deed where it cannot be told
	Expected  bool       // that the outcome happens; true of a question
	Made      time.Time  // the day on which it was published; zero when unknown
	Horizon   string     // as it was stated, ISO 8601; "" for none
	Due       time.Time  // the first instant after the horizon; zero for none
	State     State
	Ruling    *Entry     // the decision in force; nil for none
	Met       []Evidence // that the condition was met, once [Board.Propose] has looked
	Proposals []Proposal // of decisions, likewise; surest first

	page     *deeds.Page // the one that it stands in, which cannot bear it out; nil for a question
	standing []Entry     // what has been entered about it and not taken back
	since    time.Time   // of a question: when it was first asked or a forecast made that bears on it; what was told until then is no answer
}

// Article is the id of the article that a forecast stands in; "" for a question.
func (m *Matter) Article() string {
	if m.page == nil {
		return ""
	}
	return m.page.Article
}

// settle derives the state of the matter on a day.
func (m *Matter) settle(day time.Time) {
	switch {
	case m.Ruling != nil:
		m.State = m.Ruling.State
	case m.Due.IsZero():
		m.State = Open
	case m.pastDue(day):
		m.State = Overdue
	case m.Due.Sub(day) <= Notice:
		m.State = Due
	default:
		m.State = Open
	}
}

// pastDue reports whether the time of the matter is over on a day.
func (m *Matter) pastDue(day time.Time) bool { return !m.Due.IsZero() && !day.Before(m.Due) }

// Evidence is a place in an article that tells what became of a matter.
type Evidence struct {
	Article   string `json:"article"`             // its id
	Source    string `json:"source"`              // its path or URL
	Published string `json:"published,omitempty"` // ISO 8601
	Start     int    `json:"start"`               // code points
	End       int    `json:"end"`
	Text      string `json:"text"`
	By        string `json:"by,omitempty"`   // who says so, where the article does not vouch for it
	Date      string `json:"date,omitempty"` // when it happened, as far as the article tells
}

// MatterOf returns the id of the matter that a proposal is about, by the proposal's id.
func MatterOf(proposal string) string {
	matter, _, _ := strings.Cut(proposal, "-")
	return matter
}

// Proposal is a decision that later articles suggest, for a person to accept or reject.
type Proposal struct {
	ID       string     `json:"id"` // begins with that of its matter
	State    State      `json:"state"`
	Happened string     `json:"happened,omitempty"` // ISO 8601
	Why      string     `json:"why"`
	Sure     float64    `json:"sure"` // in (0, 1]; an order, not a probability
	Evidence []Evidence `json:"evidence"`
}
