package links

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// How sure it must be whom a surname means.
const (
	clear    = 0.93 // share of the evidence that is for one person
	several  = 3    // articles of those months that name this person in full, or else
	known    = 5    // articles of all times that do, or else some company in common
	possible = 0.5  // share from which the two are proposed
	famous   = 5    // one in so many articles of those months names this person in full
	likely   = 0.8  // share of the evidence that is enough for somebody famous
)

// surnames gives people who are called by one name only to whom it means, by who of this name is named in full in articles of
// the same months, in what company and office.
func (f *linker) surnames() {
	bearers := map[string][]*person{}
	for _, p := range f.persons() {
		for _, name := range p.names {
			bearers[name] = append(bearers[name], p)
		}
	}
	type use struct {
		articles int
		share    float64
	}
	given := map[pair]*use{} // surname and bearer
	type found struct {
		member
		best *person
	}
	var clearly []found // added at the end, since they are no evidence for each other
	for _, m := range f.lone {
		words := fold(m.actor.Name)
		if len(words) == 0 {
			continue
		}
		surname := words[len(words)-1]
		id := "person:" + surname
		best, share, near := f.bearer(m, bearers[surname])
		switch {
		case best != nil && f.isMeant(m, best, share, near) && f.verdicts[pairOf(id, best.lead.id)] != Different:
			clearly = append(clearly, found{m, best})
			u := given[pair{id, best.lead.id}]
			if u == nil {
				u = &use{}
				given[pair{id, best.lead.id}] = u
			}
			u.articles++
			u.share += share
		case best != nil && share >= possible:
			f.link(f.add(id, m), best.lead, 0.9*share, "a surname only; most who bear it in articles of the time are "+best.lead.person.String())
		default:
			f.add(id, m)
		}
	}
	for _, c := range clearly {
		f.add(c.best.lead.id, c.member)
	}
	for p, u := range given {
		reason := fmt.Sprintf("a surname only, in %d articles; in articles of the time it is this one's in %s", u.articles, percent(u.share/float64(u.articles)))
		f.uses = append(f.uses, EntityLink{p.a, p.b, u.share / float64(u.articles), reason})
	}
	slices.SortFunc(f.uses, func(a, b EntityLink) int { return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B)) })
}

// isMeant reports whether somebody is meant by his surname for certain: by his share of the evidence, and by how many articles of the time
// name him in full.
func (f *linker) isMeant(m member, p *person, share float64, near int) bool {
	if share >= clear && (near >= several || len(p.members) >= known || f.inCompany(m, p)) {
		return true
	}
	return share >= likely && near >= several && famous*near >= f.articlesNear(m.card)
}

// person is the nodes that are one person for certain.
type person struct {
	lead    *node // with the most members
	members []member
	names   []string // by one of which it can be meant: surnames, and a first name that nobody else has
	circle  *circle
	days    []time.Time // of the articles, ascending
}

// persons returns the people who are named in full.
func (f *linker) persons() (all []*person) {
	nodes := slices.DeleteFunc(f.sorted(), func(n *node) bool { return n.person.last == "" })
	joined, _ := f.join(nodes)
	for _, group := range joined.all() {
		p := &person{lead: nodes[group[0]], circle: newCircle()}
		for _, i := range group {
			n := nodes[i]
			if len(n.members) > len(p.lead.members) {
				p.lead = n
			}
			p.members = append(p.members, n.members...)
			p.names = append(p.names, n.person.last)
			if len(f.bearers["first "+n.person.first]) == 1 { // "Ivanka"
				p.names = append(p.names, n.person.first)
			}
		}
		slices.Sort(p.names)
		p.names = slices.Compact(p.names)
		for _, m := range p.members {
			p.circle.add(m, f.company)
			if d, ok := m.card.day(); ok {
				p.days = append(p.days, d)
			}
		}
		slices.SortFunc(p.days, time.Time.Compare)
		all = append(all, p)
	}
	return all
}

// near is how many of a person's articles came out within some months of a day; all of them where the day is not known.
func (p *person) near(at time.Time, known bool) int {
	if !known {
		return len(p.members)
	}
	return within(p.days, at)
}

// within counts the days, ascending, that lie within some months of one.
func within(days []time.Time, at time.Time) int {
	const months = 4 * 30 * day
	from, _ := slices.BinarySearchFunc(days, at.Add(-months), time.Time.Compare)
	to, _ := slices.BinarySearchFunc(days, at.Add(months), time.Time.Compare)
	return to - from
}

// articlesNear is how many articles came out within some months of one; all of them where its day is not known.
func (f *linker) articlesNear(c *Card) int {
	if at, dated := c.day(); dated {
		return within(f.days, at)
	}
	return f.company.articles
}

// inCompany reports whether an article names whom articles about somebody name, or tells an office or country of theirs.
func (f *linker) inCompany(m member, p *person) bool {
	one := newCircle()
	one.add(m, f.company)
	return meet(one.offices, p.circle.offices) || meet(one.country, p.circle.country) || p.circle.overlap(one, f.company, p.names) >= strangers
}

// bearer returns who of those of a name is most likely meant, with the share of the evidence, and how many articles of the time name
// this person in full.
func (f *linker) bearer(m member, people []*person) (best *person, share float64, near int) {
	one := newCircle()
	one.add(m, f.company)
	at, dated := m.card.day()
	all, most := 0.0, 0.0
	for _, p := range people {
		count := p.near(at, dated)
		if count == 0 && len(people) > 1 {
			continue
		}
		weight := (0.1 + float64(count)) * (1 + 4*p.circle.overlap(one, f.company, p.names))
		switch {
		case len(one.offices) == 0:
		case meet(one.offices, p.circle.offices):
			weight *= 4
		case len(p.circle.offices) > 0:
			weight /= 4
		}
		if all += weight; weight > most {
			best, most, near = p, weight, count
		}
	}
	if best == nil {
		return nil, 0, 0
	}
	return best, most / all, near
}
