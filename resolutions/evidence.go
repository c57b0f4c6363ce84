package resolutions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/deeds"
)

// fact is a fact with the article that tells it.
type fact struct {
	deeds.Fact
	page      *deeds.Page // without forecasts and facts
	published time.Time
	quoted    *Evidence // once it has been asked for
	round     int       // of the last search that found it
}

// facts are those that may bear on a matter, by what they share with it.
type facts struct {
	byKey   map[deeds.Key][]*fact
	archive Archive
	round   int   // counts searches
	err     error // the first error in quoting
}

// facts collects what the known articles tell that may bear on matters.
func (b *Board) facts(matters []*Matter) (*facts, error) {
	out := &facts{byKey: map[deeds.Key][]*fact{}, archive: b.archive}
	for _, m := range matters {
		for _, key := range slices.Concat(m.Outcome.Keys(), m.Given.Keys()) {
			out.byKey[key] = nil
		}
	}
	if len(out.byKey) == 0 {
		return out, nil
	}
	seen := map[string]bool{} // a copy of an article is no second voice
	for p, err := range b.archive.Pages() {
		if err != nil {
			return nil, err
		}
		day, known := b.published[p.Article]
		if !known || seen[p.Article] {
			continue
		}
		seen[p.Article] = true
		about := p.About()
		for i := range p.Facts {
			var f *fact
			for _, key := range p.Facts[i].Keys() {
				if told, wanted := out.byKey[key]; wanted {
					if f == nil {
						f = &fact{Fact: p.Facts[i], page: about, published: day}
					}
					out.byKey[key] = append(told, f)
				}
			}
		}
	}
	return out, nil
}

// bearing is a fact that bears on a deed.
type bearing struct {
	*fact
	deeds.Bearing
}

// bearing returns what of the facts bears on a deed that the matter speaks of and may decide it, oldest first.
func (m *Matter) bearing(facts *facts, d deeds.Deed) (found []bearing) {
	facts.round++
	for _, key := range d.Keys() {
		for _, f := range facts.byKey[key] {
			if f.round == facts.round { // it shares another key, too
				continue
			}
			f.round = facts.round
			if b, ok := deeds.Bears(f.Deed, d); ok && m.later(f) {
				b.Sure *= m.near(f, b)
				found = append(found, bearing{f, b})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b bearing) int {
		return cmp.Or(a.published.Compare(b.published), cmp.Compare(a.page.Source, b.page.Source), a.Span.Compare(b.Span))
	})
	return found
}

// when returns the time at which a fact happened, as far as it is told ("" where it is not), and else the day on which it was
// told.
func (f *fact) when() (start, end time.Time, told string) {
	if start, end, ok := dates.Interval(f.Date); ok && !start.After(f.published) {
		return start, end, f.Date
	}
	return f.published, f.published.AddDate(0, 0, 1), ""
}

// evidence quotes a fact.
func (x *facts) evidence(f *fact) Evidence {
	if f.quoted != nil {
		return *f.quoted
	}
	text, err := x.archive.Text(f.page.Article)
	if err == nil && f.End > len(text) {
		err = fmt.Errorf("a fact of %s stands behind the end of its text", f.page.Article)
	}
	if err != nil {
		x.err = cmp.Or(x.err, err)
		return Evidence{}
	}
	start, words := utf8.RuneCountInString(text[:f.Start]), f.Span.In(text)
	_, _, date := f.when()
	f.quoted = &Evidence{Article: f.page.Article, Source: f.page.Source, Published: f.page.Published, Start: start, End: start + utf8.RuneCountInString(words),
		Text: strings.Join(strings.Fields(words), " "), By: f.By, Date: date}
	return *f.quoted
}

// later reports whether a fact may bear on a matter: told in another article, no earlier than the matter was made, about what
// did not happen before.
func (m *Matter) later(f *fact) bool {
	_, end, _ := f.when()
	switch {
	case m.page == nil:
		return f.published.After(m.since) && end.After(m.since)
	case m.page.Article == f.page.Article:
		return false
	}
	return !f.published.Before(m.Made) && end.After(m.Made)
}

// leastSure is what a proposal must reach to be made.
const leastSure = 0.4

// near is 1 for a fact of those whom the matter names, and for one of what has no name ("the bridge") told where the same
// people or places are named; else it may be another bridge.
func (m *Matter) near(f *fact, b deeds.Bearing) float64 {
	if b.Named || m.page == nil || m.page.Common(f.page) {
		return 1
	}
	return 0.5
}

// propose collects what later facts suggest. Where the condition failed the matter is void, whatever else happened. That
// something has not happened is evidence only when its time is over; when it happened too late, it did not happen in time.
// No news is no evidence, and what has been rejected speaks for its state no longer. Nothing is proposed for what is decided.
func (m *Matter) propose(facts *facts, day time.Time) {
	m.Met, m.Proposals = nil, nil
	byState, sures := map[State]*Proposal{}, map[State][]float64{}
	add := func(state State, b bearing, sure float64, why string) {
		if b.By != "" {
			sure, why = sure*0.7, why+"; said by "+b.By
		}
		if m.Ruling != nil || sure < leastSure {
			return
		}
		e := facts.evidence(b.fact)
		if m.rejected(state, e) {
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
		place := len(p.Evidence) // the surest first, and else the oldest
		for place > 0 && sures[state][place-1] < sure {
			place--
		}
		p.Evidence, sures[state] = slices.Insert(p.Evidence, place, e), slices.Insert(sures[state], place, sure)
	}
	for _, b := range m.bearing(facts, m.Given) {
		switch {
		case b.Happens && b.Sure >= leastSure:
			m.Met = append(m.Met, facts.evidence(b.fact))
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
		parts := []string{string(p.State)}
		for _, e := range p.Evidence {
			parts = append(parts, e.Article, e.Text)
		}
		p.ID = m.ID + "-" + identify(parts...)[:4]
		m.Proposals = append(m.Proposals, *p)
	}
	slices.SortFunc(m.Proposals, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(b.Sure, a.Sure), cmp.Compare(a.State, b.State))
	})
}

// rejected reports whether somebody has said that a place is no evidence for a state.
func (m *Matter) rejected(state State, e Evidence) bool {
	return slices.ContainsFunc(m.standing, func(r Entry) bool {
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
