package links

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/parallel"
)

// Claim is statements of one proposition, also in other words: who affirms it and who denies it.
type Claim struct {
	ID        string // of its first position: "sha256:.../s3"
	Positions []Position
	Links     []ClaimLink
	Stories   int // independent stories that tell of it
}

// Position is what somebody holds of a claim.
type Position struct {
	Ref
	Entity  string `json:"entity,omitempty"` // id; "" for nobody named
	Affirms bool   `json:"affirms"`          // what the first position's statement is worded as
	Date    string `json:"date,omitempty"`   // of publication
}

// ClaimLink says why two statements are of one claim.
type ClaimLink struct {
	A      Ref     `json:"a"`
	B      Ref     `json:"b"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason"`
}

// Disputed reports whether somebody denies what another affirms.
func (c *Claim) Disputed() bool {
	return slices.ContainsFunc(c.Positions, func(p Position) bool { return p.Affirms != c.Positions[0].Affirms })
}

// Turned returns the entities that affirmed the claim at one time and denied it at another, sorted.
func (c *Claim) Turned() (entities []string) {
	for i, p := range c.Positions {
		if p.Entity != "" && slices.ContainsFunc(c.Positions[:i], func(q Position) bool {
			return q.Entity == p.Entity && q.Affirms != p.Affirms && q.Date != p.Date
		}) {
			entities = append(entities, p.Entity)
		}
	}
	slices.Sort(entities)
	return slices.Compact(entities)
}

// How alike propositions must be.
const (
	alike      = 0.55 // share of the words in common, by how rare they are
	alikeFirst = 0.45 // with the first statement of a claim, so that claims do not drift
	fewStems   = 4    // a proposition of fewer is too vague to be known again
	fewest     = 2    // where it is denied in the same article
	leastMass  = 1.2  // of the words in common, in words that stand nowhere else
	fewWords   = 2    // in common that are no names: to name the same people is not to say the same of them
)

// held is a statement that takes a position.
type held struct {
	card *Card
	*StatementCard
}

func (h *held) ref() Ref { return Ref{h.card.Article, h.ID} }

func (h *held) denies() bool { return h.Act == onrecord.Denies || h.Negated }

// FindClaims finds the claims with two positions and more, whatever the order of the cards, which have been read. It asks who is who and
// which story an article belongs to.
func FindClaims(cards []*Card, who *Entities, story func(article string) string) []*Claim {
	f := newClaimFinder(cards)
	joined := newGroups(len(f.all))
	denied := f.answers(joined)
	links := slices.Concat(denied, f.alike(joined))
	of := map[int][]ClaimLink{}
	for _, l := range links {
		root := joined.find(l.at)
		of[root] = append(of[root], l.ClaimLink)
	}
	var claims []*Claim
	for _, group := range joined.all() {
		if len(group) < 2 {
			continue
		}
		c := &Claim{Links: of[joined.find(group[0])]}
		stories := map[string]bool{}
		for _, i := range group {
			h := &f.all[i]
			p := Position{Ref: h.ref(), Affirms: f.affirms(i, group[0]), Date: h.card.Published}
			if e := who.Of(Ref{h.card.Article, h.Speaker}); e != nil && !e.Open {
				p.Entity = e.ID
			}
			if !slices.ContainsFunc(c.Positions, func(q Position) bool { // said again in the same article
				return q.Article == p.Article && q.Affirms == p.Affirms && (q.Entity == p.Entity)
			}) {
				c.Positions = append(c.Positions, p)
				stories[story(p.Article)] = true
			}
		}
		if c.Stories = len(stories); len(c.Positions) > 1 {
			c.ID = c.Positions[0].Article + "/" + string(c.Positions[0].ID)
			claims = append(claims, c)
		}
	}
	return claims
}

// claimFinder holds all that is stated, by date.
type claimFinder struct {
	all    []held
	begin  map[*Card]int // where the statements of an article begin
	weight weights
	denied map[int]int // a denial -> what it denies
}

// placed is a link of a statement with a number.
type placed struct {
	ClaimLink
	at int
}

func newClaimFinder(cards []*Card) *claimFinder {
	f := &claimFinder{begin: map[*Card]int{}, denied: map[int]int{}}
	var propositions []*proposition
	cards = slices.SortedFunc(slices.Values(cards), func(a, b *Card) int {
		return cmp.Or(cmp.Compare(dated(a), dated(b)), strings.Compare(a.Article, b.Article))
	})
	for _, c := range cards {
		f.begin[c] = len(f.all)
		for i := range c.Statements {
			s := &c.Statements[i]
			if s.Negated && s.Act != onrecord.Believes && s.Act != onrecord.Knows && s.Answers == "" {
				continue // "did not say whether" takes no position
			}
			f.all = append(f.all, held{c, s})
			propositions = append(propositions, &s.says)
		}
	}
	f.weight = weigh(propositions)
	return f
}

// affirms reports whether a statement holds what the first one of its claim says, as that is worded. A denial in an article holds the contrary of
// what it denies, however it words that.
func (f *claimFinder) affirms(i, first int) bool {
	if to, known := f.denied[i]; known && i != first {
		return !f.affirms(to, first)
	}
	h := &f.all[i]
	if i == first {
		return !h.denies()
	}
	return h.denies() == h.says.opposes(&f.all[first].says)
}

// find returns the number of a statement of an article.
func (f *claimFinder) find(c *Card, id onrecord.ID) (at int, known bool) {
	for at = f.begin[c]; at < len(f.all) && f.all[at].card == c; at++ {
		if f.all[at].ID == id {
			return at, true
		}
	}
	return 0, false
}

// answers joins denials with what they deny in their article.
func (f *claimFinder) answers(joined *groups) (links []placed) {
	for i := range f.all {
		h := &f.all[i]
		if h.Answers == "" {
			continue
		}
		if to, known := f.find(h.card, h.Answers); known && to != i && len(f.all[to].says.stems()) >= fewest {
			f.denied[i] = to
			joined.join(i, to)
			links = append(links, placed{ClaimLink{f.all[to].ref(), h.ref(), 1, "the one denies the other in their article"}, to})
		}
	}
	return links
}

// match is two statements that are alike.
type match struct {
	i, j  int32
	score float64
}

func (m match) compare(n match) int {
	return cmp.Or(cmp.Compare(n.score, m.score), cmp.Compare(m.i, n.i), cmp.Compare(m.j, n.j))
}

// alike joins statements whose propositions are alike.
func (f *claimFinder) alike(joined *groups) (links []placed) {
	found := make([][]match, bands)
	parallel.Each(bands, func(band int) { found[band] = f.matches(band) })
	matches := slices.Concat(found...)
	slices.SortFunc(matches, match.compare)
	for _, m := range slices.Compact(matches) { // the same in several bands
		i, j := joined.find(int(m.i)), joined.find(int(m.j))
		if i == j || (i != int(m.i) || j != int(m.j)) && f.compare(&f.all[i], &f.all[j]) < alikeFirst {
			continue
		}
		joined.join(i, j)
		why := fmt.Sprintf("%s of the words in common, by how rare they are", percent(m.score))
		links = append(links, placed{ClaimLink{f.all[m.i].ref(), f.all[m.j].ref(), m.score, why}, int(m.i)})
	}
	return links
}

// matches finds what is alike of the statements that agree in a band.
func (f *claimFinder) matches(band int) (found []match) {
	for _, bucket := range f.buckets(band) {
		for k, i := range bucket {
			for _, j := range bucket[max(0, k-lookBack):k] {
				if a, b := &f.all[j], &f.all[i]; a.card != b.card {
					if score := f.compare(a, b); score >= alike {
						found = append(found, match{j, i, score})
					}
				}
			}
		}
	}
	return found
}

// compare is how alike two propositions are: the weighted Jaccard index of their stems; 0 where they are too vague or name
// different numbers.
func (f *claimFinder) compare(a, b *held) float64 {
	if len(a.says.stems()) < fewStems || len(b.says.stems()) < fewStems {
		return 0
	}
	index, mass, words := f.weight.shared(&a.says, &b.says)
	if mass < leastMass*math.Log(float64(len(f.all)+1)) || words < fewWords {
		return 0
	}
	numbers, others := a.says.numbers(), b.says.numbers()
	if len(numbers) > 0 && len(others) > 0 && !slices.ContainsFunc(numbers, func(n uint32) bool { return slices.Contains(others, n) }) {
		return 0
	}
	return index
}

// Locality-sensitive hashing: two propositions that share half of their words meet in some band with probability 0.8.
const (
	bands    = 12
	rows     = 3
	lookBack = 20 // statements of a bucket that each is compared with: the last ones before it
)

// buckets returns the groups of statements that agree in a band of their MinHash signatures, in order.
func (f *claimFinder) buckets(band int) (groups [][]int32) {
	type entry struct {
		hash uint64
		i    int32
	}
	var entries []entry
	for i := range f.all {
		says := &f.all[i].says
		if len(says.stems()) < fewStems || !says.clause {
			continue
		}
		key := uint64(0)
		for row := range rows {
			seed := mix(uint64(band*rows + row + 1))
			lowest := ^uint64(0)
			for _, stem := range says.stems() {
				// A rare word is the lowest more often than a common one.
				if v := uint64(float64(mix(seed^uint64(stem))>>11) / f.weight[stem]); v < lowest {
					lowest = v
				}
			}
			key = mix(key ^ lowest)
		}
		entries = append(entries, entry{key, int32(i)})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.i, b.i)) })
	for start := 0; start < len(entries); {
		end := start + 1
		for end < len(entries) && entries[end].hash == entries[start].hash {
			end++
		}
		if end > start+1 {
			var group []int32
			for _, e := range entries[start:end] {
				group = append(group, e.i)
			}
			groups = append(groups, group)
		}
		start = end
	}
	return groups
}
