package resolutions

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/deeds"
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
}

// Ask reads the deed that a person's words are about.
type Ask func(words string) deeds.Deed

// NewBoard sets up the board of the pages and the docket's entries on a day. What was published or decided later is not known
// yet; but a question may be put to an earlier day than the one on which somebody thought of it.
func NewBoard(pages []*deeds.Page, entries []Entry, day time.Time, ask Ask) *Board {
	b := &Board{Day: day}
	entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Kind != Asked && !e.At.Before(day.AddDate(0, 0, 1)) })
	pages = b.dated(pages)
	names := canonical(pages)
	for _, p := range pages {
		for i := range p.Forecasts {
			b.Forecasts = append(b.Forecasts, newForecast(p, &p.Forecasts[i], names))
		}
	}
	for _, e := range Questions(entries) {
		q := newAsking(e, ask)
		q.gather(b.Forecasts)
		b.Questions = append(b.Questions, q)
	}
	facts := indexFacts(pages)
	for _, m := range b.Matters() {
		standing := inForce(History(entries, m.ID))
		for i := range standing {
			if standing[i].Kind == Decided {
				m.Ruling = &standing[i]
			}
		}
		m.propose(facts, standing, day)
		m.settle(day)
	}
	b.revise()
	return b
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

// dated sorts the pages by their day and leaves out those without one and those of the future.
func (b *Board) dated(pages []*deeds.Page) []*deeds.Page {
	var kept []*deeds.Page
	seen := map[string]bool{}
	for _, p := range pages {
		switch day, ok := published(p.Article); {
		case p.Article.ID != "" && seen[p.Article.ID]: // the same bytes under another name
		case !ok:
			b.Undated = append(b.Undated, p.Article.Source)
		case !day.After(b.Day):
			kept = append(kept, p)
		default:
			b.Later++
		}
		seen[p.Article.ID] = true
	}
	slices.SortStableFunc(kept, func(a, b *deeds.Page) int {
		x, _ := published(a.Article)
		y, _ := published(b.Article)
		return x.Compare(y)
	})
	return kept
}

func published(a *onrecord.Article) (time.Time, bool) {
	start, _, ok := dates.Interval(a.Published)
	return start, ok
}

func newForecast(p *deeds.Page, f *deeds.Forecast, names map[string]string) *Forecast {
	text, spans := p.Article.Text, f.Forecast.Outcome
	made, _ := published(p.Article)
	out := &Forecast{
		Matter: Matter{
			ID:    identify(p.Article.ID, fmt.Sprint(spans[0].Start)),
			Words: quote(text, spans), Condition: quote(text, f.Condition), Outcome: f.Outcome, Given: f.Given,
			Expected: (f.Direction == onrecord.Will) != f.Outcome.Not, Made: made, page: p,
		},
		Outlet: outlet(p.Article), Source: p.Article.Source, Likelihood: quote(text, f.Likelihood), Probability: f.Probability,
		Topic: string(f.Outcome.Type), Forecaster: Anonymous, Affirmed: f.Direction == onrecord.Will,
		Start: utf8.RuneCountInString(text[:spans[0].Start]), End: utf8.RuneCountInString(text[:spans[len(spans)-1].End]),
	}
	out.Outcome.Not = false // Expected says it
	out.horizon(f.Horizon)
	switch {
	case f.Name != "":
		out.Forecaster = names[f.Name]
	case f.Forecaster == onrecord.TheArticle:
		out.Forecaster = Article
	}
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

func quote(text string, spans []onrecord.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, strings.Join(strings.Fields(s.In(text)), " "))
	}
	return strings.Join(parts, " … ")
}

var address = regexp.MustCompile(`https?://[^\s"<>]+`)

// outlet names who published an article: the host of its address, which may stand at the head of its text, or else the folder
// that it lies in.
func outlet(a *onrecord.Article) string {
	places := []string{a.Source}
	for _, block := range a.Blocks {
		if block.Kind == onrecord.Meta {
			places = append(places, address.FindString(block.In(a.Text)))
		}
	}
	for _, place := range places {
		if u, err := url.Parse(place); err == nil && u.Host != "" {
			return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	return cmp.Or(filepath.Base(filepath.Dir(a.Source)), "unknown")
}

// canonical maps each forecaster's name to the fullest form in which the articles have it, where only one fits: it is what
// links actors across articles until there is something better.
func canonical(pages []*deeds.Page) map[string]string {
	var names []string
	for _, p := range pages {
		for _, f := range p.Forecasts {
			if f.Name != "" {
				names = append(names, f.Name)
			}
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	fullest := map[string]string{}
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
	return fullest
}

// revise finds where a forecaster changed his mind: the next forecast of the same deed, on the same condition, that expects the
// contrary. Both stay on his record.
func (b *Board) revise() {
	said := map[string][]*Forecast{}
	for _, f := range slices.Backward(b.Forecasts) {
		if f.Forecaster == Anonymous || f.Forecaster == Article {
			continue
		}
		for _, later := range slices.Backward(said[f.Forecaster]) {
			bearing, ok := deeds.Bears(later.Outcome, f.Outcome)
			if ok && later.Made.After(f.Made) && sameCondition(&later.Matter, &f.Matter) && (bearing.Happens == later.Expected) != f.Expected {
				f.Revised = later
				break
			}
		}
		said[f.Forecaster] = append(said[f.Forecaster], f)
	}
}

// sameCondition reports whether two matters depend on the same, or both on nothing.
func sameCondition(a, b *Matter) bool {
	if a.Condition == "" || b.Condition == "" {
		return a.Condition == b.Condition
	}
	bearing, ok := deeds.Bears(a.Given, b.Given)
	return ok && bearing.Happens
}
