package resolutions

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/deeds"
)

// fact is a fact with the article that tells it.
type fact struct {
	*deeds.Fact
	page      *deeds.Page
	published time.Time
}

// factIndex maps the words for a party to the facts that it takes part in, oldest first.
type factIndex map[string][]fact

func indexFacts(pages []*deeds.Page) factIndex {
	index := factIndex{}
	for _, p := range pages {
		day, _ := published(p.Article)
		for i := range p.Facts {
			f := &p.Facts[i]
			for _, key := range keys(f.Deed) {
				index[key] = append(index[key], fact{f, p, day})
			}
		}
	}
	return index
}

// keys are the words under which a deed is looked up: the last word of each party's name, or the word for it.
func keys(d deeds.Deed) (list []string) {
	for _, parties := range [][]deeds.Party{d.Who, d.Whom} {
		for _, p := range parties {
			list = append(list, p.Head)
			if i := strings.LastIndexByte(p.Name, ' '); p.Name != "" {
				list = append(list, strings.ToLower(p.Name[i+1:]))
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// bearing is a fact that bears on a deed.
type bearing struct {
	fact
	deeds.Bearing
}

// bearing returns what of the facts bears on a deed that the matter speaks of and may decide it, oldest first.
func (m *Matter) bearing(facts factIndex, d deeds.Deed) (found []bearing) {
	seen := map[*deeds.Fact]bool{}
	for _, key := range keys(d) {
		for _, f := range facts[key] {
			b, ok := deeds.Bears(f.Deed, d)
			if ok && !seen[f.Fact] && m.later(f) {
				seen[f.Fact] = true
				b.Sure *= m.near(f, b)
				found = append(found, bearing{f, b})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b bearing) int {
		return cmp.Or(a.published.Compare(b.published), cmp.Compare(a.page.Article.Source, b.page.Article.Source), a.Span.Compare(b.Span))
	})
	return found
}

// when returns the time at which a fact happened, as far as it is told ("" where it is not), and else the day on which it was
// told.
func (f fact) when() (start, end time.Time, told string) {
	if start, end, ok := dates.Interval(f.Date); ok && !start.After(f.published) {
		return start, end, f.Date
	}
	return f.published, f.published.AddDate(0, 0, 1), ""
}

func (f fact) evidence() Evidence {
	a := f.page.Article
	start := utf8.RuneCountInString(a.Text[:f.Start])
	words := f.Span.In(a.Text)
	_, _, date := f.when()
	return Evidence{Article: a.ID, Source: a.Source, Published: a.Published, Start: start, End: start + utf8.RuneCountInString(words),
		Text: strings.Join(strings.Fields(words), " "), By: f.By, Date: date}
}

// later reports whether a fact may bear on a matter: told in another article, no earlier than the matter was made, about what
// did not happen before.
func (m *Matter) later(f fact) bool {
	_, end, _ := f.when()
	switch m.page {
	case nil:
		return f.published.After(m.since) && end.After(m.since)
	case f.page:
		return false
	}
	return !f.published.Before(m.Made) && end.After(m.Made)
}

// leastSure is what a proposal must reach to be made.
const leastSure = 0.4

// near is 1 for a fact of those whom the matter names, and for one of what has no name ("the bridge") told where the same
// people or places are named; else it may be another bridge.
func (m *Matter) near(f fact, b deeds.Bearing) float64 {
	if b.Named || m.page == nil || m.page.Common(f.page) {
		return 1
	}
	return 0.5
}

// propose collects what later facts suggest. Where the condition failed the matter is void, whatever else happened. That
// something has not happened is evidence only when its time is over; when it happened too late, it did not happen in time.
// No news is no evidence, and what has been rejected speaks for its state no longer. Nothing is proposed for what is decided.
func (m *Matter) propose(facts factIndex, standing []Entry, day time.Time) {
	byState := map[State]*Proposal{}
	add := func(state State, b bearing, sure float64, why string) {
		if b.By != "" {
			sure, why = sure*0.7, why+"; said by "+b.By
		}
		e := b.evidence()
		if m.Ruling != nil || sure < leastSure || rejected(standing, state, e) {
			return
		}
		p := byState[state]
		if p == nil {
			p = &Proposal{State: state}
			byState[state] = p
		}
		if sure > p.Sure {
			p.Why, p.Sure, p.Happened = why, sure, ""
		}
		if sure == p.Sure && p.Happened == "" && !b.Negated { // what has not happened has no time
			p.Happened = e.Date
		}
		p.Evidence = append(p.Evidence, e)
	}
	for _, b := range m.bearing(facts, m.Given) {
		switch {
		case b.Happens && b.Sure >= leastSure:
			m.Met = append(m.Met, b.evidence())
		case !b.Happens && (!b.Negated || m.pastDue(b.published) || m.Given.Not):
			add(Void, b, b.Sure, "the condition failed: "+b.Why)
		}
	}
	if byState[Void] == nil || len(m.Met) > 0 {
		doubt, unmet := 1.0, ""
		if m.Condition != "" && len(m.Met) == 0 {
			doubt, unmet = 0.6, "; nothing tells whether the condition was met"
		}
		for _, b := range m.bearing(facts, m.Outcome) {
			sure := doubt * b.Sure
			start, _, _ := b.when()
			late := !m.Due.IsZero() && !start.Before(m.Due)
			switch {
			case b.Negated && !m.pastDue(b.published):
				continue
			case b.Happens && late:
				add(verdict(!m.Expected), b, sure, "it happened after its time: "+b.Why+unmet)
			case b.Happens:
				add(verdict(m.Expected), b, sure, "it happened: "+b.Why+unmet)
			case b.Negated:
				add(verdict(!m.Expected), b, sure, "it had not happened when its time was over: "+b.Why+unmet)
			case !late:
				add(verdict(!m.Expected), b, sure, "the opposite happened: "+b.Why+unmet)
			}
		}
	}
	for _, p := range byState {
		parts := []string{m.ID, string(p.State)}
		for _, e := range p.Evidence {
			parts = append(parts, e.Article, e.Text)
		}
		p.ID = identify(parts...)
		m.Proposals = append(m.Proposals, *p)
	}
	slices.SortFunc(m.Proposals, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(b.Sure, a.Sure), cmp.Compare(a.State, b.State))
	})
}

// rejected reports whether somebody has said that a place is no evidence for a state.
func rejected(standing []Entry, state State, e Evidence) bool {
	return slices.ContainsFunc(standing, func(r Entry) bool {
		return r.Kind == Rejected && r.State == state && slices.ContainsFunc(r.Evidence, func(of Evidence) bool { return of.Article == e.Article && of.Text == e.Text })
	})
}

// verdict is the state of a forecast that is right or wrong.
func verdict(right bool) State {
	if right {
		return CameTrue
	}
	return DidNot
}
