package resolutions

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/forecasts"
)

// Forecast is a forecast of an article as a matter.
type Forecast struct {
	Matter
	Forecaster  string // the actor's name, or what Anonymous and Article say
	Outlet      string // who published it
	Source      string // path or URL of the article
	Start, End  int    // of the outcome in the article, in code points
	Likelihood  string // the words that grade it
	Probability *onrecord.Probability
	Affirmed    bool      // that the words say that it will, not that it will not
	Topic       string    // PLOVER type of what it is about; "" when it has none
	Revised     *Forecast // the later one by which its forecaster changed his mind; nil for none
}

// Anonymous is the forecaster of what nobody named foretells, and Article that of an article's own words.
const (
	Anonymous = "unnamed sources"
	Article   = "the article"
)

// Asking is a question as a matter, with the forecasts that bear on it.
type Asking struct {
	Matter
	Views []View // newest first
}

// Board is everything that is foretold and asked, as it stands on a day.
type Board struct {
	Day       time.Time
	Forecasts []*Forecast // oldest first
	Questions []*Asking   // in the order of the docket
	Undated   []string    // sources of articles left out, since nothing tells when they were published
	Later     int         // articles left out, since they were published after the day

	archive   Archive
	published map[string]time.Time // when the articles were that are known on the day, by id
}

// Ask reads the deed that a person's words are about.
type Ask func(words string) deeds.Deed

// NewBoard sets up the board of an archive and the docket's entries on a day, with likelihood words on a scale. What was
// published or decided later is not known yet; but a question may be put to an earlier day than the one on which somebody
// thought of it.
func NewBoard(archive Archive, entries []Entry, day time.Time, scale forecasts.Scale, ask Ask) (*Board, error) {
	b := &Board{Day: day, archive: archive, published: map[string]time.Time{}}
	if err := b.gather(scale); err != nil {
		return nil, err
	}
	for _, e := range Questions(entries) {
		q := newAsking(e, ask)
		q.gather(b.Forecasts)
		b.Questions = append(b.Questions, q)
	}
	entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Kind != Asked && !e.At.Before(day.AddDate(0, 0, 1)) })
	byMatter := map[string][]Entry{}
	for _, e := range entries {
		byMatter[e.Matter] = append(byMatter[e.Matter], e)
	}
	for _, m := range b.Matters() {
		m.standing = inForce(byMatter[m.ID])
		for i := range m.standing {
			if m.standing[i].Kind == Decided {
				m.Ruling = &m.standing[i]
			}
		}
		m.settle(day)
	}
	b.revise()
	return b, nil
}

// Propose collects, for matters of the board, what the articles of the archive suggest: whether their conditions were met, and
// decisions.
func (b *Board) Propose(matters []*Matter) error {
	facts, err := b.facts(matters)
	if err != nil {
		return err
	}
	for _, m := range matters {
		m.propose(facts, b.Day)
	}
	return facts.err
}

// gather collects the forecasts, oldest first.
func (b *Board) gather(scale forecasts.Scale) error {
	seen := map[string]bool{}
	for p, err := range b.archive.Pages() {
		if err != nil {
			return err
		}
		if seen[p.Article] { // the same bytes under another name
			continue
		}
		seen[p.Article] = true
		day, _, ok := dates.Interval(p.Published)
		switch {
		case !ok:
			b.Undated = append(b.Undated, p.Source)
		case day.After(b.Day):
			b.Later++
		default:
			b.published[p.Article] = day
			about := p.About()
			for i := range p.Forecasts {
				b.Forecasts = append(b.Forecasts, newForecast(about, &p.Forecasts[i], day, scale))
			}
		}
	}
	slices.SortStableFunc(b.Forecasts, func(a, b *Forecast) int {
		return cmp.Or(a.Made.Compare(b.Made), strings.Compare(a.Source, b.Source), cmp.Compare(a.Start, b.Start))
	})
	names := canonical(b.Forecasts)
	for _, f := range b.Forecasts {
		f.Forecaster = cmp.Or(names[f.Forecaster], f.Forecaster)
	}
	return nil
}

// Matters returns the forecasts, then the questions.
func (b *Board) Matters() (all []*Matter) {
	for _, f := range b.Forecasts {
		all = append(all, &f.Matter)
	}
	for _, q := range b.Questions {
		all = append(all, &q.Matter)
	}
	return all
}

// Find returns the matter with the id.
func (b *Board) Find(id string) (*Matter, error) {
	for _, m := range b.Matters() {
		if m.ID == id {
			return m, nil
		}
	}
	return nil, fmt.Errorf("there is no forecast or question %q", id)
}

func newForecast(p *deeds.Page, f *deeds.Forecast, made time.Time, scale forecasts.Scale) *Forecast {
	out := &Forecast{
		Matter: Matter{
			ID: identify(p.Article, strconv.Itoa(f.Start)), Words: f.Words, Condition: f.Condition, Outcome: f.Outcome, Given: f.Given,
			Expected: (f.Direction == onrecord.Will) != f.Outcome.Not, Made: made, page: p,
		},
		Outlet: p.Outlet, Source: p.Source, Likelihood: strings.Join(f.Likelihood, " … "), Probability: f.Probability,
		Topic: string(f.Outcome.Type), Forecaster: cmp.Or(f.Forecaster, Anonymous), Affirmed: f.Direction == onrecord.Will, Start: f.Start, End: f.End,
	}
	if f.Own {
		out.Forecaster = Article
	}
	if f.Probability == nil || f.Probability.Scale != forecasts.Stated {
		out.Probability = scale.Probability(f.Likelihood, f.Direction)
	}
	out.Outcome.Not = false // Expected says it
	out.horizon(f.Horizon)
	return out
}

// horizon sets by when the matter is to be decided. One that lies before the forecast was misread.
func (m *Matter) horizon(value string) {
	if _, end, ok := dates.Interval(value); ok && end.After(m.Made) {
		m.Horizon, m.Due = value, end
	}
}

func newAsking(e Entry, ask Ask) *Asking {
	q := &Asking{Matter: Matter{ID: e.Question.ID, Words: e.Question.Text, Condition: e.Question.Condition, Expected: true, Outcome: ask(e.Question.Text)}}
	q.Expected, q.Outcome.Not = !q.Outcome.Not, false
	if q.Condition != "" {
		q.Given = ask(q.Condition)
	}
	q.horizon(e.Question.By)
	q.Made, q.since = e.At, e.At
	return q
}

// identify makes a short identifier that stays the same however often an archive is read.
func identify(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:4])
}

// canonical maps each forecaster's name to the fullest form in which the articles have it, where only one fits: it is what
// links actors across articles until there is something better.
func canonical(forecasts []*Forecast) map[string]string {
	alike := map[string][]string{} // names that may be the same, by their last word
	seen := map[string]bool{}
	for _, f := range forecasts {
		if name := f.Forecaster; name != Anonymous && name != Article && !seen[name] {
			seen[name] = true
			alike[deeds.LastWord(name)] = append(alike[deeds.LastWord(name)], name)
		}
	}
	fullest := map[string]string{}
	for _, names := range alike {
		slices.Sort(names)
		for _, name := range names {
			fullest[name] = name
			var longer []string
			for _, other := range names {
				if len(other) > len(name) && deeds.SameName(name, other) {
					longer = append(longer, other)
				}
			}
			slices.SortStableFunc(longer, func(a, b string) int { return len(b) - len(a) })
			if len(longer) > 0 && !slices.ContainsFunc(longer, func(other string) bool { return !deeds.SameName(longer[0], other) }) {
				fullest[name] = longer[0]
			}
		}
	}
	return fullest
}

// revise finds where a forecaster changed his mind: the next forecast of the same deed, on the same condition, that expects the
// contrary. Both stay on his record.
func (b *Board) revise() {
	type topic struct {
		forecaster string
		deeds.Key
	}
	said := map[topic][]int{} // places among the forecasts, the latest first
	for i, f := range slices.Backward(b.Forecasts) {
		if f.Forecaster == Anonymous || f.Forecaster == Article {
			continue
		}
		next := len(b.Forecasts)
		for _, key := range f.Outcome.Keys() {
			about := topic{f.Forecaster, key}
			for _, k := range slices.Backward(said[about]) {
				if k >= next || f.contradicts(b.Forecasts[k]) {
					next = min(next, k)
					break
				}
			}
			said[about] = append(said[about], i)
		}
		if next < len(b.Forecasts) {
			f.Revised = b.Forecasts[next]
		}
	}
}

// contradicts reports whether a later forecast expects the contrary.
func (f *Forecast) contradicts(later *Forecast) bool {
	bearing, ok := deeds.Bears(later.Outcome, f.Outcome)
	return ok && later.Made.After(f.Made) && sameCondition(&later.Matter, &f.Matter) && (bearing.Happens == later.Expected) != f.Expected
}

// sameCondition reports whether two matters depend on the same, or both on nothing.
func sameCondition(a, b *Matter) bool {
	if a.Condition == "" || b.Condition == "" {
		return a.Condition == b.Condition
	}
	bearing, ok := deeds.Bears(a.Given, b.Given)
	return ok && bearing.Happens
}
