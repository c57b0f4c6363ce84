package links

import (
	"math"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// company is whom articles name together: what tells people of one name apart.
type company struct {
	articles int
	names    []string           // by number
	count    []int32            // articles that name somebody
	of       map[string][]int32 // article -> the numbers of the names in it
}

func newCompany(cards []*Card) *company {
	c := &company{articles: len(cards), of: map[string][]int32{}}
	numbers := map[string]int32{}
	for _, card := range cards {
		var in []int32
		for i := range card.Actors {
			a := &card.Actors[i]
			if a.Type != onrecord.Person && a.Type != onrecord.Organisation {
				continue
			}
			name := strings.Join(fold(a.Name), " ")
			n, known := numbers[name]
			if !known {
				n = int32(len(c.names))
				numbers[name] = n
				c.names, c.count = append(c.names, name), append(c.count, 0)
			}
			if !slices.Contains(in, n) {
				in = append(in, n)
				c.count[n]++
			}
		}
		c.of[card.Article] = slices.Clip(in)
	}
	return c
}

// weight is how much it tells that two articles name somebody: little of whom all name. It is a whole number, so that sums do not depend on
// their order.
func (c *company) weight(name int32) int64 {
	const unit = 1e6
	return int64(unit * math.Log(float64(c.articles+1)/float64(c.count[name])))
}

// Shares of company in common.
const (
	strangers = 0.1 // less
	friends   = 0.5 // more
)

// circle is what is known of somebody from some articles.
type circle struct {
	members []member
	company map[int32]bool
	offices map[string]int // words of them
	country map[string]int
}

func newCircle() *circle {
	return &circle{company: map[int32]bool{}, offices: map[string]int{}, country: map[string]int{}}
}

func (c *circle) add(m member, of *company) {
	c.members = append(c.members, m)
	for _, name := range of.of[m.card.Article] {
		c.company[name] = true
	}
	for _, o := range m.actor.Offices {
		for _, word := range fold(o.Name) {
			if len(word) > 2 { // "of"
				c.offices[word]++
			}
		}
	}
	if m.actor.Country != "" {
		c.country[m.actor.Country]++
	}
}

// overlap is which share of the company in other is that of c, too, by weight; the name itself left out.
func (c *circle) overlap(other *circle, of *company, except []string) float64 {
	shared, all := int64(0), int64(0)
	for name := range other.company {
		if slices.ContainsFunc(except, func(word string) bool { return strings.HasSuffix(of.names[name], word) }) {
			continue
		}
		w := of.weight(name)
		all += w
		if c.company[name] {
			shared += w
		}
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}

// differs reports whether what is known of two contradicts their being one: another country, or other offices, in other company.
func (c *circle) differs(other *circle, of *company, except []string) bool {
	offices := len(c.offices) > 0 && len(other.offices) > 0 && !meet(c.offices, other.offices)
	countries := len(c.country) > 0 && len(other.country) > 0 && !meet(c.country, other.country)
	if !offices && !countries {
		return false
	}
	few, many := c, other
	if len(few.members) > len(many.members) {
		few, many = many, few
	}
	return many.overlap(few, of, except) < strangers
}

func meet(a, b map[string]int) bool {
	for key := range a {
		if b[key] > 0 {
			return true
		}
	}
	return false
}

// partNamesakes parts the articles of each full name into people.
func (f *linker) partNamesakes() {
	for _, n := range f.sorted() {
		if n.person.last == "" || len(n.members) < 2 || !f.isCommon(n.person) {
			continue
		}
		except := []string{n.person.last}
		var circles []*circle
		for _, m := range n.members { // in the order of the articles' ids
			one := newCircle()
			one.add(m, f.company)
			best := slices.IndexFunc(circles, func(c *circle) bool { return !c.differs(one, f.company, except) })
			if best < 0 {
				circles = append(circles, newCircle())
				best = len(circles) - 1
			}
			circles[best].add(m, f.company)
		}
		if len(circles) < 2 {
			continue
		}
		slices.SortStableFunc(circles, func(a, b *circle) int { return len(b.members) - len(a.members) })
		delete(f.nodes, n.id)
		for i, c := range circles {
			id := n.id
			if i > 0 {
				id += " (" + strings.Trim(most(c.offices)+", "+most(c.country), ", ") + ")"
			}
			for _, m := range c.members {
				f.add(id, m).person = n.person
			}
			f.circles[f.nodes[id]] = c
		}
	}
}

// circleOf is what is known of a node.
func (f *linker) circleOf(n *node) *circle {
	c := f.circles[n]
	if c == nil {
		c = newCircle()
		for _, m := range n.members {
			c.add(m, f.company)
		}
		f.circles[n] = c
	}
	return c
}

// differ reports whether two nodes of one name are two people.
func (f *linker) differ(a, b *node) bool {
	return f.isCommon(a.person) && f.circleOf(a).differs(f.circleOf(b), f.company, []string{a.person.last})
}

// acquainted reports whether two nodes of one name are in like office, or share so much of their company.
func (f *linker) acquainted(a, b *node, share float64) bool {
	few, many := f.circleOf(a), f.circleOf(b)
	if len(few.members) > len(many.members) {
		few, many = many, few
	}
	return meet(few.offices, many.offices) || many.overlap(few, f.company, []string{a.person.last}) >= share
}

// isCommon reports whether two people may well have a name: both its parts are borne by several.
func (f *linker) isCommon(p personName) bool {
	const first = 3
	return f.isShared(p) && len(f.bearers["first "+p.first]) >= first
}

// isShared reports whether somebody with another first name, of which this one is no short form, has the last name, too.
func (f *linker) isShared(p personName) bool {
	for first := range f.bearers["last "+p.last] {
		if first != p.first && !isShortFor(first, p.first) {
			return true
		}
	}
	return false
}
