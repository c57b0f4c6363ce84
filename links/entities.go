package links

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
)

// Entities is who is who across articles.
type Entities struct {
	All       []*Entity // in the order of ids
	Proposals []Proposal
	of        map[string][]*Entity // by article and number of the actor
}

// Of returns whom an actor of an article is; nil for one without a name.
func (e *Entities) Of(r Ref) *Entity {
	if r.ID == "" || r.ID == onrecord.Unnamed {
		return nil
	}
	if in, n := e.of[r.Article], numberOf(r.ID); n < len(in) {
		return in[n]
	}
	return nil
}

// set says whom an actor of an article is.
func (e *Entities) set(r Ref, is *Entity) {
	in, n := e.of[r.Article], numberOf(r.ID)
	if n >= len(in) {
		in = slices.Grow(in, n+1-len(in))[:n+1]
	}
	in[n] = is
	e.of[r.Article] = in
}

// Release lets go of all but what Of is asked for to tell claims and happenings apart: ids, and whether an entity is open.
func (e *Entities) Release() {
	for _, one := range e.All {
		*one = Entity{ID: one.ID, Open: one.Open}
	}
	e.All = nil
}

// Entity is one person, organisation, country, place or group in all articles.
type Entity struct {
	ID      string // "person:ann example": type and most common name, and what tells it from others of that name
	Name    string // the most common
	Type    onrecord.ActorType
	Country string // that most articles give
	Open    bool   // a name that several may bear, and nothing tells whom it means: no entity, in truth
	Members []Ref  // in the order of the articles' ids
	Links   []EntityLink
}

// EntityLink says why two names are one entity.
type EntityLink struct {
	A      string  `json:"a"` // ids
	B      string  `json:"b"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason"`
}

// Proposal is two entities that may be one: neither certain nor out of the question.
type Proposal EntityLink

// certain is the score from which two names are taken for one.
const certain = 0.95

// node is one name in all articles where it means the same.
type node struct {
	id      string
	kind    onrecord.ActorType
	person  personName // of a person with more than one name
	members []member
	names   map[string]int // as they are written
	country map[string]int
}

type member struct {
	card  *Card
	actor *ActorCard
}

// FindEntities finds who is who, whatever the order of the cards. Names are joined, never what articles tell: a decision that
// comes later parts them again.
func FindEntities(cards []*Card, decisions []Decision) *Entities {
	cards = slices.SortedFunc(slices.Values(cards), func(a, b *Card) int { return strings.Compare(a.Article, b.Article) })
	f := &linker{nodes: map[string]*node{}, verdicts: verdicts(decisions), company: newCompany(cards), circles: map[*node]*circle{}, bearers: map[string]map[string]bool{}}
	f.collect(cards)
	f.people()
	f.surnames()
	f.organisations()
	return f.entities()
}

// linker is the state of linking.
type linker struct {
	nodes     map[string]*node
	lone      []member // people called by one name
	links     []EntityLink
	uses      []EntityLink // of surnames, which are given away article by article
	namesakes []pair       // people of one name, as far as can be told: no third one makes them one
	verdicts  map[pair]Verdict
	company   *company
	circles   map[*node]*circle
	bearers   map[string]map[string]bool // of a first or last name: the other
	days      []time.Time                // of the articles, ascending
}

// collect makes the nodes.
func (f *linker) collect(cards []*Card) {
	for _, c := range cards {
		if d, ok := c.day(); ok {
			f.days = append(f.days, d)
		}
		home := homeOf(c)
		for i := range c.Actors {
			m := member{c, &c.Actors[i]}
			if m.actor.Type != onrecord.Person {
				f.add(idOf(m.actor, home), m)
				continue
			}
			if p, full := parsePerson(m.actor.Name); full {
				f.add("person:"+p.String(), m).person = p
				f.bear("last "+p.last, p.first)
				f.bear("first "+p.first, p.last)
			} else {
				f.lone = append(f.lone, m)
			}
		}
	}
	slices.SortFunc(f.days, time.Time.Compare)
	f.partNamesakes()
}

func (f *linker) bear(name, other string) {
	if f.bearers[name] == nil {
		f.bearers[name] = map[string]bool{}
	}
	f.bearers[name][other] = true
}

func (f *linker) add(id string, m member) *node {
	n := f.nodes[id]
	if n == nil {
		n = &node{id: id, kind: m.actor.Type, names: map[string]int{}, country: map[string]int{}}
		f.nodes[id] = n
	}
	n.members = append(n.members, m)
	n.names[m.actor.Name]++
	if m.actor.Country != "" {
		n.country[m.actor.Country]++
	}
	return n
}

// idOf names what is no person: a country by its code, an organisation by its name and, since many countries have a supreme court, its
// country. One with such a name and no country is of the country that the article is about.
func idOf(a *ActorCard, home string) string {
	key, country := organisationKey(a.Name), a.Country
	switch {
	case a.Type == onrecord.Country && country != "":
		key = country
	case a.Type == onrecord.Organisation:
		if country == "" && isGeneric(key) {
			country = home
		}
		if country != "" {
			key += ", " + country
		}
	}
	return string(a.Type) + ":" + key
}

// homeOf is the country that most of those whom an article names belong to; "" where it is not clear.
func homeOf(c *Card) string {
	const few = 2
	counts := map[string]int{}
	for _, a := range c.Actors {
		if a.Country != "" {
			counts[a.Country]++
		}
	}
	home, share, all := usualOf(counts)
	if all < few || share <= 0.5 {
		return ""
	}
	return home
}

// link notes that two nodes are one, or may be.
func (f *linker) link(a, b *node, score float64, reason string) {
	if a != b {
		p := pairOf(a.id, b.id)
		f.links = append(f.links, EntityLink{p.a, p.b, score, reason})
	}
}

// sorted returns the nodes in the order of their ids.
func (f *linker) sorted() []*node {
	return slices.SortedFunc(func(yield func(*node) bool) {
		for _, n := range f.nodes {
			if !yield(n) {
				return
			}
		}
	}, func(a, b *node) int { return strings.Compare(a.id, b.id) })
}

// people links the names of people that fit each other.
func (f *linker) people() {
	byLast := map[string][]*node{} // by last name and suffix
	for _, n := range f.sorted() {
		if n.person.last != "" {
			key := n.person.last + " " + n.person.suffix
			byLast[key] = append(byLast[key], n)
		}
	}
	for _, nodes := range byLast {
		for i, a := range nodes {
			for _, b := range nodes[:i] {
				f.peopleLink(a, b, nodes)
			}
		}
	}
}

// peopleLink links two people of one last name: certain where the first is the same and the middle names agree, and no third one
// contradicts.
func (f *linker) peopleLink(a, b *node, all []*node) {
	if short := a.person; isShortFor(a.person.first, b.person.first) {
		if short.first = b.person.first; short.fits(b.person) {
			f.shortLink(a, b)
		}
		return
	}
	if !a.person.fits(b.person) {
		return
	}
	if f.differ(a, b) {
		f.link(a, b, 0.5, "the same name, but other offices or another country, in other company")
		f.namesakes = append(f.namesakes, pairOf(a.id, b.id))
		return
	}
	const rarely = 20 // a name that others bear so many times as often may be a slip or a taunt
	contradicted := slices.ContainsFunc(all, func(c *node) bool {
		return c != a && c != b && len(c.members) > 1 && rarely*len(c.members) > min(len(a.members), len(b.members)) && c.person.first == a.person.first && a.person.fits(c.person) != b.person.fits(c.person)
	})
	switch leftOut := len(a.person.middle) != len(b.person.middle); {
	case contradicted:
		f.link(a, b, 0.7, "middle names agree, but one could be another's")
	case leftOut && f.isCommon(a.person) && !f.acquainted(a, b, friends):
		f.link(a, b, 0.7, "a middle name is left out of a common name, in other company")
	default:
		f.link(a, b, 0.99, "the same first and last name")
	}
}

// shortLink links two people whose first name is shortened in one.
func (f *linker) shortLink(a, b *node) {
	switch {
	case f.differ(a, b):
	case !f.isShared(a.person):
		f.link(a, b, 0.96, "a short form of the first name, and nobody else has the last")
	case f.acquainted(a, b, strangers):
		f.link(a, b, 0.96, "a short form of the first name, in like company or office")
	default:
		f.link(a, b, 0.8, "a short form of the first name")
	}
}

// entities joins what is certain and has not been decided to be different.
func (f *linker) entities() *Entities {
	nodes := f.sorted()
	joined, used := f.join(nodes)
	out := &Entities{of: map[string][]*Entity{}}
	for _, l := range f.links {
		if l.Score < certain && f.verdicts[pair{l.A, l.B}] == "" {
			out.Proposals = append(out.Proposals, Proposal(l))
		}
	}
	of := map[string]*Entity{}
	for _, group := range joined.all() {
		e := entityOf(nodes, group)
		out.All = append(out.All, e)
		for _, i := range group {
			of[nodes[i].id] = e
		}
		for _, m := range e.Members {
			out.set(m, e)
		}
	}
	for _, l := range slices.Concat(used, f.uses) {
		if of[l.A] == nil || of[l.A] != of[l.B] { // a surname that is nobody else's node
			of[l.B].Links = append(of[l.B].Links, l)
			continue
		}
		of[l.A].Links = append(of[l.A].Links, l)
	}
	open := out.Proposals[:0]
	for _, p := range out.Proposals { // of entities that were joined otherwise nothing is open
		if a, b := of[p.A], of[p.B]; a != b {
			p.A, p.B = a.ID, b.ID
			open = append(open, p)
		}
	}
	out.Proposals = open
	slices.SortFunc(out.All, func(a, b *Entity) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// join joins the nodes by what is certain, after what has been decided, and returns the links that it used.
func (f *linker) join(nodes []*node) (joined *parted, used []EntityLink) {
	at := map[string]int{}
	for i, n := range nodes {
		at[n.id] = i
	}
	joined = newParted(len(nodes))
	decided := slices.SortedFunc(maps.Keys(f.verdicts), func(a, b pair) int { return cmp.Or(cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) })
	for _, verdict := range []Verdict{Different, Same} {
		for _, p := range decided {
			i, knownA := at[p.a]
			j, knownB := at[p.b]
			switch {
			case !knownA || !knownB || f.verdicts[p] != verdict:
			case verdict == Different:
				joined.part(i, j)
			case joined.join(i, j):
				used = append(used, EntityLink{p.a, p.b, 1, "decided"})
			}
		}
	}
	for _, p := range f.namesakes {
		if i, j := at[p.a], at[p.b]; joined.find(i) != joined.find(j) {
			joined.part(i, j)
		}
	}
	size := func(l EntityLink) int { return len(nodes[at[l.A]].members) + len(nodes[at[l.B]].members) }
	slices.SortFunc(f.links, func(a, b EntityLink) int { // who could be either of two namesakes is the one who is named more often
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(size(b), size(a)), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	for _, l := range f.links {
		if l.Score >= certain && joined.join(at[l.A], at[l.B]) {
			used = append(used, l)
		}
	}
	return joined, used
}

// entityOf makes an entity of the nodes of a group, named for the one with the most articles.
func entityOf(nodes []*node, group []int) *Entity {
	names, countries := map[string]int{}, map[string]int{}
	lead := nodes[group[0]]
	e := &Entity{}
	for _, i := range group {
		n := nodes[i]
		if len(n.members) > len(lead.members) {
			lead = n
		}
		for _, m := range n.members {
			e.Members = append(e.Members, Ref{m.card.Article, m.actor.ID})
		}
		for name, count := range n.names {
			names[name] += count
		}
		for c, count := range n.country {
			countries[c] += count
		}
	}
	slices.SortFunc(e.Members, func(a, b Ref) int { return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.ID, b.ID)) })
	e.Open = len(group) == 1 && len(lead.members) > 1 && lead.isOpen()
	e.ID, e.Type, e.Name, e.Country = lead.id, lead.kind, most(names), most(countries)
	if lead.person.last != "" { // somebody who has a full name is called by it
		maps.DeleteFunc(names, func(name string, _ int) bool { return !strings.Contains(name, " ") })
		e.Name = cmp.Or(most(names), e.Name)
	}
	return e
}

// isOpen reports whether the name alone does not tell whom or what it means.
func (n *node) isOpen() bool {
	switch n.kind {
	case onrecord.Person:
		return n.person.last == "" && !strings.HasPrefix(most(n.names), "@")
	case onrecord.Organisation:
		return isGeneric(strings.TrimPrefix(n.id, "organisation:")) // no country behind it
	}
	return false
}

// most returns the most frequent, of equals the first.
func most(counts map[string]int) (best string) {
	for name, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && name < best {
			best = name
		}
	}
	return best
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }
