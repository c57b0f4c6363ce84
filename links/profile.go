package links

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// Profile is what is known of an entity across articles.
type Profile struct {
	ID         string             `json:"id,omitempty"`
	Name       string             `json:"name"`
	Type       onrecord.ActorType `json:"type,omitempty"`
	Country    string             `json:"country,omitempty"`
	Open       bool               `json:"open,omitempty"` // a name alone: whom it means is not clear
	Stories    int                `json:"stories,omitempty"`
	First      string             `json:"first,omitempty"` // dates of publication
	Last       string             `json:"last,omitempty"`
	Roles      []Held             `json:"roles,omitempty"`      // those told most often first
	Publishers []Counted          `json:"publishers,omitempty"` // of the articles, those with most first
	Links      []EntityLink       `json:"links,omitempty"`
}

// Held is a role with when articles told of it.
type Held struct {
	Office   string `json:"office"`
	Of       string `json:"of,omitempty"`
	First    string `json:"first,omitempty"` // dates of publication
	Last     string `json:"last,omitempty"`
	Articles int    `json:"articles"`
}

// Counted is how many articles are of something.
type Counted struct {
	What     string `json:"what"`
	Articles int    `json:"articles"`
}

// How much of it a profile holds.
const (
	mostRoles      = 8
	mostPublishers = 5
	mostLinks      = 4
)

// ProfileMaker makes a profile, article by article.
type ProfileMaker struct {
	profile    Profile
	articles   int
	last       string // article that was added last
	stories    map[string]bool
	roles      map[Office]*Held
	publishers map[string]int
}

// NewProfile begins the profile of an entity.
func NewProfile(e *Entity) *ProfileMaker {
	return &ProfileMaker{
		profile: Profile{ID: e.ID, Name: e.Name, Type: e.Type, Country: e.Country, Open: e.Open, Links: e.Links[:min(len(e.Links), mostLinks)]},
		stories: map[string]bool{}, roles: map[Office]*Held{}, publishers: map[string]int{},
	}
}

// Add adds an actor of an article, which belongs to a story. An article's actors come one after the other.
func (m *ProfileMaker) Add(c *Card, a *ActorCard, story string) {
	for _, o := range a.Offices {
		h := m.roles[o]
		if h == nil {
			h = &Held{Office: o.Name, Of: o.Of}
			m.roles[o] = h
		}
		h.Articles++
		h.First, h.Last = span(h.First, h.Last, c.Published)
	}
	if c.Article == m.last {
		return
	}
	m.last = c.Article
	m.articles++
	m.stories[story] = true
	m.profile.First, m.profile.Last = span(m.profile.First, m.profile.Last, c.Published)
	if c.Publisher != "" {
		m.publishers[c.Publisher]++
	}
}

// span takes a date into a first and a last one.
func span(first, last, date string) (string, string) {
	if date == "" {
		return first, last
	}
	if first == "" || date < first {
		first = date
	}
	return first, max(last, date)
}

// Articles is how many articles were added.
func (m *ProfileMaker) Articles() int { return m.articles }

// Profile returns the profile.
func (m *ProfileMaker) Profile() Profile {
	p := m.profile
	p.Stories = len(m.stories)
	for _, h := range m.roles {
		p.Roles = append(p.Roles, *h)
	}
	slices.SortFunc(p.Roles, func(a, b Held) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Office, b.Office), strings.Compare(a.Of, b.Of))
	})
	p.Roles = p.Roles[:min(len(p.Roles), mostRoles)]
	for name, n := range m.publishers {
		p.Publishers = append(p.Publishers, Counted{name, n})
	}
	slices.SortFunc(p.Publishers, func(a, b Counted) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.What, b.What))
	})
	p.Publishers = p.Publishers[:min(len(p.Publishers), mostPublishers)]
	return p
}
