package mentions

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// coder tells the country and the sector of who takes part in one article.
type coder struct {
	*finder
	*codebook
	nations
	date string // of the article, YYYYMMDD; "" when it is not known to the day
	key  []byte // of what is looked up, to save allocations
}

// coding is the country or non-state and the sector of somebody, each "" when unknown.
type coding struct {
	country string
	sector  onrecord.Sector
}

// or returns the coding with what is unknown taken from another.
func (x coding) or(other coding) coding {
	if x.country == "" {
		x.country = other.country
	}
	if x.sector == "" {
		x.sector = other.sector
	}
	return x
}

// with returns the coding with another sector.
func (x coding) with(s onrecord.Sector) coding { return coding{x.country, s} }

func newCoder(f *finder) *coder {
	c := &coder{finder: f, codebook: theCodebook(), nations: f.nations}
	if date := strings.ReplaceAll(f.doc.Article.Published, "-", ""); len(date) == len("20060102") {
		c.date = date
	}
	return c
}

// code sets country and sector of all actors: from their roles first, then from the words of their names and nominals, then
// from the dictionary. places maps an index of finder.actors to one of s.Actors, plus one.
func (c *coder) code(s *Set, places []int) {
	codings := make([]coding, len(s.Actors))
	named := make([]bool, len(s.Actors))
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.actor == none || places[m.actor] == 0 {
			continue
		}
		k := places[m.actor] - 1
		named[k] = named[k] || m.form == onrecord.Name
		switch kind := s.Actors[k].Type; {
		case kind == onrecord.Country:
			codings[k] = c.ofState(c.actors[m.actor].country)
		case kind == onrecord.Person && named[k]: // a description may be of another person
		case m.form == onrecord.Name:
			codings[k] = codings[k].or(c.ofName(m))
		case m.form == onrecord.Nominal:
			codings[k] = codings[k].or(c.ofPhrase(m.Range, m.head))
		}
	}
	for k := range s.Actors {
		a := &s.Actors[k]
		if a.Type == onrecord.Person {
			now, past := c.ofRoles(a.Roles)
			var known coding
			if named[k] {
				known = c.ofPerson(plainKey(a.Name))
			}
			if now.sector == onrecord.GOV && known.sector == onrecord.ELI {
				now.sector = "" // "President", of one long gone
			}
			codings[k] = now.or(codings[k]).or(past).or(known)
		}
		a.Country, a.Sector = codings[k].country, codings[k].sector
	}
}

// ofState is a country as an actor: its government. A country that shares its name must be told by another word.
func (c *coder) ofState(n *country) coding {
	if n == nil || c.lists.is("homonym", strings.ToLower(n.name)) && !c.told[n.code] {
		return coding{}
	}
	return coding{n.code, onrecord.GOV}
}

// formerly is the coding of who was so once: of the elites, after an office in the government or in parliament.
func (x coding) formerly() coding {
	if x.sector == onrecord.GOV || x.sector == onrecord.LEG {
		return x.with(onrecord.ELI)
	}
	return x.with("")
}

// ofRoles reads a person's roles: the first country, and the sector of the role held still that counts most.
func (c *coder) ofRoles(roles []onrecord.Role) (now, past coding) {
	best := 0
	for i := range roles {
		x := c.ofRole(&roles[i])
		if roles[i].Former || lapsed(roles, i) {
			past = past.or(x.formerly())
			continue
		}
		if w := c.weight(x.sector, roles[i].Title); w > best {
			now.sector, best = x.sector, w
		}
		now = now.or(x.with(""))
	}
	return now, past
}

// lapsed reports whether an office that is told without a time was held once, as another role tells.
func lapsed(roles []onrecord.Role, i int) bool {
	if roles[i].From != "" || roles[i].Office == "" {
		return false
	}
	return slices.ContainsFunc(roles, func(r onrecord.Role) bool { return r.Former && r.Office == roles[i].Office })
}

// weight says how much a sector counts among those of a person's roles: an office of the state more than a profession or a
// candidacy, a bare rank least.
func (c *coder) weight(s onrecord.Sector, title string) int {
	switch s {
	case "":
		return 0
	case onrecord.GOV, onrecord.LEG, onrecord.JUD, onrecord.COP, onrecord.SPY:
		return 3
	}
	if c.bareRank(title) {
		return 1
	}
	return 2
}

// bareRank reports whether a title is a rank that does not tell where somebody serves: "Lieutenant Colonel".
func (c *coder) bareRank(title string) bool {
	title = strings.ToLower(title)
	return c.lists.is("bare", title[strings.LastIndexByte(title, ' ')+1:])
}

// ofRole reads one role.
func (c *coder) ofRole(r *onrecord.Role) coding {
	p := c.titleWords(r.Title)
	if len(p.words) == 0 {
		return coding{}
	}
	o := c.ownerOf(r.Of)
	x := coding{o.country, c.sectorOf(p, o)}
	switch {
	case o.sector == onrecord.COP && c.bareRank(r.Title):
		x.sector = onrecord.COP // "Colonel of police"
	case r.Title == "Representative" && o.is != aBody:
		x.sector = onrecord.LEG // as a title before a name
	}
	if r.Of != "" && c.dealsWith(r, p.words[p.head]) {
		x.country = ""
	}
	return settled(x)
}

// settled takes the executive's sector from who belongs to no state.
func settled(x coding) coding {
	if x.sector == onrecord.GOV && nonState(x.country) {
		x.sector = ""
	}
	return x
}

// ofPerson looks a person up in the dictionary, which counts only if the article names the country too: names recur.
func (c *coder) ofPerson(key string) coding {
	x, known := c.figure(key, c.date)
	if !known {
		x, _ = c.figure(withoutInitials(key), c.date)
	}
	if !c.told[x.country] && !nonState(x.country) {
		return coding{}
	}
	return x
}

// ofFigure looks a body up in the dictionary, whose country counts only if the article names it too.
func (c *coder) ofFigure(key string) coding {
	x, _ := c.figure(withoutForm(key), c.date)
	if !c.told[x.country] && !nonState(x.country) {
		x.country = ""
	}
	return x
}

// ofName reads the name of an organisation, place or group and what stands with it.
func (c *coder) ofName(m *mention) coding {
	key := plainKey(text(c.doc, m.name))
	if m.kind == onrecord.Place {
		if n := c.lists.seats[key]; n != nil {
			return coding{country: n.code}
		}
		if country := c.codebook.places[key]; c.told[country] {
			return coding{country: country}
		}
		return coding{}
	}
	known := c.ofFigure(key)
	if nonState(known.country) {
		return settled(known)
	}
	words := strings.Fields(key)
	for n := min(2, len(words)-1); n > 0; n-- { // "UN Mission in Exampleland"
		if x := c.ofFigure(strings.Join(words[:n], " ")); nonState(x.country) && x.sector == "" {
			return x
		}
	}
	x := c.ofPhrase(m.Range, m.head)
	if nonState(x.country) {
		return x.with(known.sector) // its work is no sector
	}
	if x.country == "" {
		x.country = c.countryWithin(words)
	}
	return x.or(known)
}

// ofPhrase reads a noun phrase: whose it is, and what its noun and the words before it say.
func (c *coder) ofPhrase(r syntax.Range, head int) coding {
	if r.First > 0 && c.doc.Text(r.First-1) == "-" {
		return coding{} // half of a compound
	}
	var own coding
	for i := r.First; i <= head; i++ {
		n, named := c.states[i]
		if !named || n.stop > r.Stop {
			continue
		}
		if own.country != "" && own.country != n.code {
			own.country = "" // of both
			break
		}
		own.country, i = n.code, n.stop-1
	}
	o := c.ownerIn(r, head)
	o.coding = own.or(o.coding)
	x := settled(o.with(c.sectorOf(c.phraseWords(r, head), o)))
	for i := r.First; i < head; i++ {
		if c.lists.is("former", lower(c.doc, i)) {
			return x.formerly()
		}
	}
	return x
}

// counted follows words that only count or choose to those of whom they do: "some of the officials".
func (c *coder) counted(r syntax.Range, head int) (syntax.Range, int) {
	d := c.doc
	switch d.Tokens[head].UPOS {
	case "PRON", "DET", "NUM", "ADJ":
	default:
		if !c.lists.is("quantity", lemma(d, head)) && lower(d, head) != "percent" {
			return r, head
		}
	}
	of := d.Child(head, "nmod")
	if of < head || d.Child(of, "case") == syntax.None || lower(d, d.Child(of, "case")) != "of" {
		return r, head
	}
	return phrase(d, of), of
}

// somebody reports whether a noun denotes people or a body.
func (c *coder) somebody(head int) bool {
	noun := lemma(c.doc, head)
	_, known := c.agents[noun]
	return known || c.lists.noun(noun) != "" || c.doc.NameOf(head) != syntax.None
}

// withoutInitials leaves the single letters out of a person's key.
func withoutInitials(key string) string {
	var words []string
	for w := range strings.FieldsSeq(key) {
		if utf8.RuneCountInString(w) > 1 {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}
