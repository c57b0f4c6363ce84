package resolutions

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/forecasts"
)

// The tests build pages by hand: no model is needed. All is about a bridge that reopens or not, and an election.
var (
	reopen = deeds.Deed{Act: "reopen", Who: []deeds.Party{{Head: "bridge"}}}
	win    = deeds.Deed{Act: "win", Who: []deeds.Party{{Name: "Ilse Brandt", Head: "Brandt", Proper: true}}}
	lose   = deeds.Deed{Act: "lose", Who: win.Who}
)

const words = "The bridge will reopen if Brandt wins."

// page is an article of a day with forecasts or facts.
func page(day string, forecasts []deeds.Forecast, facts ...deeds.Fact) *deeds.Page {
	for i := range facts {
		facts[i].Span = onrecord.Span{End: len("The bridge")}
	}
	return &deeds.Page{Article: "sha256:" + day, Source: "https://post.example/" + day, Published: day, Outlet: "post.example",
		Forecasts: forecasts, Facts: facts, Names: []string{"velde"}}
}

// newBoard sets up a board of pages whose text is words.
func newBoard(pages []*deeds.Page, entries []Entry, day time.Time, ask Ask) *Board {
	archive := &Memory{}
	for _, p := range pages {
		archive.Add(p, words)
	}
	b, err := NewBoard(archive, entries, day, forecasts.ICD203, ask)
	if err != nil {
		panic(err) // memory fails only where an article was not added
	}
	if err := b.Propose(b.Matters()); err != nil {
		panic(err)
	}
	return b
}

// expects is a forecast by somebody; with a condition it depends on Brandt's winning.
func expects(who string, direction onrecord.Direction, horizon string, conditional bool) deeds.Forecast {
	f := deeds.Forecast{Words: "The bridge will reopen", End: len("The bridge will reopen"), Forecaster: who, Outcome: reopen, Direction: direction, Horizon: horizon}
	if conditional {
		f.Condition, f.Given = "if Brandt wins", win
	}
	return f
}

func not(d deeds.Deed) deeds.Deed {
	d.Not = true
	return d
}

func day(date string) time.Time {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return t
}

func noAsk(string) deeds.Deed { return deeds.Deed{} }

// proposed shows what is proposed: "came true 2031-05-01".
func proposed(m *Matter) (list []string) {
	for _, p := range m.Proposals {
		list = append(list, fmt.Sprintf("%s %s", p.State, p.Happened))
	}
	return list
}

func TestProposals(t *testing.T) {
	will := expects("Wild", onrecord.Will, "2031-06", false)
	for _, test := range []struct {
		about    string
		forecast deeds.Forecast
		later    *deeds.Page
		day      string
		want     []string
		state    State
	}{
		{"nothing happens yet", will, page("2031-05-02", nil), "2031-05-03", nil, Open},
		{"nothing happens, its end is near", will, page("2031-05-02", nil), "2031-06-02", nil, Due},
		{"no news is no miss", will, page("2031-05-02", nil), "2031-08-01", nil, Overdue},
		{"it happens", will, page("2031-05-02", nil, deeds.Fact{Deed: reopen, Date: "2031-05-01"}), "2031-06-02", []string{"came true 2031-05-01"}, Due},
		{"it happens, the day is not told", will, page("2031-05-02", nil, deeds.Fact{Deed: reopen}), "2031-05-03", []string{"came true "}, Open},
		{"it happens, against the forecast", expects("Holm", onrecord.WillNot, "2031", false), page("2031-05-02", nil, deeds.Fact{Deed: reopen}), "2031-06-02", []string{"did not "}, Open},
		{"it happens too late", will, page("2031-07-02", nil, deeds.Fact{Deed: reopen, Date: "2031-07-01"}), "2031-07-02", []string{"did not 2031-07-01"}, Overdue},
		{"it had happened before", will, page("2031-05-02", nil, deeds.Fact{Deed: reopen, Date: "2030-05"}), "2031-06-02", nil, Due},
		{"not yet", will, page("2031-05-02", nil, deeds.Fact{Deed: not(reopen)}), "2031-06-02", nil, Due},
		{"not in time", will, page("2031-07-02", nil, deeds.Fact{Deed: not(reopen), Date: "2031-07"}), "2031-07-02", []string{"did not "}, Overdue},
		{"later articles are not known", will, page("2031-05-02", nil, deeds.Fact{Deed: reopen}), "2031-05-01", nil, Open},
		{"without a horizon it stays open", expects("Wild", onrecord.Will, "", false), page("2031-05-02", nil), "2041-01-01", nil, Open},
		{"the condition failed", expects("Wild", onrecord.Will, "2031-06", true), page("2031-05-02", nil, deeds.Fact{Deed: lose}, deeds.Fact{Deed: reopen}), "2031-06-02", []string{"void "}, Due},
		{"the condition was met", expects("Wild", onrecord.Will, "2031-06", true), page("2031-05-02", nil, deeds.Fact{Deed: win}, deeds.Fact{Deed: reopen}), "2031-06-02", []string{"came true "}, Due},
		{"a horizon in the past was misread", expects("Wild", onrecord.Will, "2030", false), page("2031-05-02", nil), "2031-06-02", nil, Open},
	} {
		board := newBoard([]*deeds.Page{test.later, page("2031-01-08", []deeds.Forecast{test.forecast})}, nil, day(test.day), noAsk)
		f := board.Forecasts[0]
		if got := proposed(&f.Matter); !slices.Equal(got, test.want) || f.State != test.state {
			t.Errorf("%s: proposed %q, %s; want %q, %s", test.about, got, f.State, test.want, test.state)
		}
	}
}

// What somebody says, and what hangs on a condition of which nothing is told, is less sure.
func TestSure(t *testing.T) {
	sure := func(f deeds.Forecast, fact deeds.Fact) float64 {
		board := newBoard([]*deeds.Page{page("2031-01-08", []deeds.Forecast{f}), page("2031-05-02", nil, fact)}, nil, day("2031-06-02"), noAsk)
		return board.Forecasts[0].Proposals[0].Sure
	}
	elsewhere := func(fact deeds.Fact) []string {
		other := page("2031-05-02", nil, fact)
		other.Names = []string{"lindow"}
		board := newBoard([]*deeds.Page{page("2031-01-08", []deeds.Forecast{expects("Wild", onrecord.Will, "2031", false)}), other}, nil, day("2031-06-02"), noAsk)
		return proposed(&board.Forecasts[0].Matter)
	}
	if got := elsewhere(deeds.Fact{Deed: reopen, By: "Holm"}); got != nil {
		t.Errorf("what somebody says of a bridge elsewhere: proposed %q", got)
	}
	plain := sure(expects("Wild", onrecord.Will, "2031", false), deeds.Fact{Deed: reopen})
	said := sure(expects("Wild", onrecord.Will, "2031", false), deeds.Fact{Deed: reopen, By: "Holm"})
	unmet := sure(expects("Wild", onrecord.Will, "2031", true), deeds.Fact{Deed: reopen})
	if plain != 1 || said >= plain || unmet >= said {
		t.Errorf("sure %v, said by somebody %v, condition unknown %v", plain, said, unmet)
	}
}

// The article that makes a forecast cannot bear it out.
func TestOwnArticle(t *testing.T) {
	board := newBoard([]*deeds.Page{page("2031-01-08", []deeds.Forecast{expects("Wild", onrecord.Will, "2031", false)}, deeds.Fact{Deed: reopen})}, nil, day("2031-06-02"), noAsk)
	if got := proposed(&board.Forecasts[0].Matter); got != nil {
		t.Errorf("proposed %q", got)
	}
}

func TestDecisions(t *testing.T) {
	pages := []*deeds.Page{page("2031-01-08", []deeds.Forecast{expects("Wild", onrecord.Will, "2031-06", false)}), page("2031-05-02", nil, deeds.Fact{Deed: reopen})}
	board := func(entries ...Entry) *Forecast {
		return newBoard(pages, entries, day("2031-07-02"), noAsk).Forecasts[0]
	}
	undecided := board()
	id, proposal := undecided.ID, undecided.Proposals[0]
	rejection := Entry{Kind: Rejected, Matter: id, Proposal: proposal.ID, State: proposal.State, Evidence: proposal.Evidence}
	decided := func(state State) Entry { return Entry{Kind: Decided, Matter: id, State: state} }
	for _, test := range []struct {
		about     string
		entries   []Entry
		state     State
		proposals int
	}{
		{"nothing", nil, Overdue, 1},
		{"decided", []Entry{decided(CameTrue)}, CameTrue, 0},
		{"decided again", []Entry{decided(CameTrue), decided(Partly)}, Partly, 0},
		{"undone", []Entry{decided(CameTrue), decided(Partly), {Kind: Undone, Matter: id}}, CameTrue, 0},
		{"all undone", []Entry{decided(CameTrue), {Kind: Undone, Matter: id}, {Kind: Undone, Matter: id}}, Overdue, 1},
		{"rejected", []Entry{rejection}, Overdue, 0},
		{"rejection undone", []Entry{rejection, {Kind: Undone, Matter: id}}, Overdue, 1},
		{"decided after the day", []Entry{{Kind: Decided, Matter: id, State: CameTrue, At: day("2031-07-03")}}, Overdue, 1},
		{"decided on the day", []Entry{{Kind: Decided, Matter: id, State: CameTrue, At: day("2031-07-02").Add(20 * time.Hour)}}, CameTrue, 0},
		{"undone after the day", []Entry{decided(CameTrue), {Kind: Undone, Matter: id, At: day("2031-07-03")}}, CameTrue, 0},
		{"another's", []Entry{{Kind: Decided, Matter: "other", State: Void}}, Overdue, 1},
	} {
		if f := board(test.entries...); f.State != test.state || len(f.Proposals) != test.proposals {
			t.Errorf("%s: %s with %d proposals, want %s with %d", test.about, f.State, len(f.Proposals), test.state, test.proposals)
		}
	}
}

// What is rejected is hidden, and what is told later makes another proposal.
func TestRejection(t *testing.T) {
	pages := []*deeds.Page{page("2031-01-08", []deeds.Forecast{expects("Wild", onrecord.Will, "2031", false)}), page("2031-05-02", nil, deeds.Fact{Deed: reopen})}
	board := func(entries ...Entry) []Proposal {
		return newBoard(pages, entries, day("2031-07-02"), noAsk).Forecasts[0].Proposals
	}
	first := board()[0]
	rejection := Entry{Kind: Rejected, Matter: newBoard(pages, nil, day("2031-07-02"), noAsk).Forecasts[0].ID, Proposal: first.ID, State: first.State, Evidence: first.Evidence}
	pages = append(pages, page("2031-06-08", nil, deeds.Fact{Deed: reopen}))
	if both := board(); len(both) != 1 || len(both[0].Evidence) != 2 || both[0].ID == first.ID {
		t.Errorf("with more evidence: %+v, the first was %+v", both, first)
	}
	if later := board(rejection); len(later) != 1 || len(later[0].Evidence) != 1 || later[0].Evidence[0].Published != "2031-06-08" {
		t.Errorf("after the rejection: %+v", later)
	}
}

func TestUndated(t *testing.T) {
	p := page("2031-01-08", []deeds.Forecast{expects("Wild", onrecord.Will, "2031", false)})
	p.Published = ""
	board := newBoard([]*deeds.Page{p}, nil, day("2031-06-02"), noAsk)
	if len(board.Forecasts) != 0 || !slices.Equal(board.Undated, []string{p.Source}) {
		t.Errorf("%d forecasts, undated %q", len(board.Forecasts), board.Undated)
	}
}

// What was published after the day is counted, and not known yet.
func TestLater(t *testing.T) {
	p := page("2031-01-08", []deeds.Forecast{expects("Wild", onrecord.Will, "2031", false)})
	for on, later := range map[string]int{"2031-01-07": 1, "2031-01-08": 0} {
		if board := newBoard([]*deeds.Page{p}, nil, day(on), noAsk); board.Later != later || len(board.Forecasts) != 1-later {
			t.Errorf("on %s: %d later, %d forecasts", on, board.Later, len(board.Forecasts))
		}
	}
}

// A full name and a surname are one forecaster, but not where two have it; who changes his mind keeps both forecasts.
func TestForecasters(t *testing.T) {
	board := newBoard([]*deeds.Page{
		page("2031-01-08", []deeds.Forecast{expects("Tomas Wild", onrecord.Will, "2031", false)}),
		page("2031-02-08", []deeds.Forecast{expects("Wild", onrecord.WillNot, "2031", false)}),
		page("2031-03-08", []deeds.Forecast{expects("Ann Varga", onrecord.Will, "2031", false)}),
		page("2031-04-08", []deeds.Forecast{expects("Piet Varga", onrecord.Will, "2031", false)}),
		page("2031-05-08", []deeds.Forecast{expects("Varga", onrecord.WillNot, "2031", false)}),
	}, nil, day("2031-06-02"), noAsk)
	var names []string
	for _, f := range board.Forecasts {
		names = append(names, f.Forecaster)
	}
	if want := []string{"Tomas Wild", "Tomas Wild", "Ann Varga", "Piet Varga", "Varga"}; !slices.Equal(names, want) {
		t.Errorf("forecasters %q, want %q", names, want)
	}
	if f := board.Forecasts; f[0].Revised != f[1] || f[1].Revised != nil || f[2].Revised != nil {
		t.Errorf("who changed his mind: %v, %v, %v", f[0].Revised, f[1].Revised, f[2].Revised)
	}
}
