package links

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
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
	card    *Card
	id      onrecord.ID
	speaker onrecord.ID
	answers onrecord.ID
	denies  bool
	proposition
}

func (h *held) ref() Ref { return Ref{h.card.Article, h.id} }

// FindClaims finds the claims with two positions and more, whatever the order of the cards, which need their texts. It asks who is who and
// which story an article belongs to.
func FindClaims(cards []*Card, who *Entities, story func(article string) string) []*Claim {
	f := newClaimFinder(cards)
	joined := newGroups(len(f.all))
	denied := f.answers(joined)
	links := slices.Concat(denied, f.alike(joined))
	of := map[int][]ClaimLink{}
	for _, l := range links {
		root := joined.find(f.at[l.A])
		of[root] = append(of[root], l)
	}
	var claims []*Claim
	for _, group := range joined.all() {
		if len(group) < 2 {
			continue
		}
		c := &Claim{Links: of[joined.find(group[0])]}
		first := f.all[group[0]]
		stories := map[string]bool{}
		for _, i := range group {
			h := f.all[i]
			p := Position{Ref: h.ref(), Affirms: f.affirms(h, first), Date: h.card.Published}
			if e := who.Of(Ref{h.card.Article, h.speaker}); e != nil && !e.Open {
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
	all    []*held
	at     map[Ref]int
	weight weights
	denied map[int]int // a denial -> what it denies
}

func newClaimFinder(cards []*Card) *claimFinder {
	f := &claimFinder{at: map[Ref]int{}, denied: map[int]int{}}
	var propositions []*proposition
	reader := &stemmer{map[string]uint32{}}
	cards = slices.SortedFunc(slices.Values(cards), func(a, b *Card) int {
		return cmp.Or(cmp.Compare(dated(a), dated(b)), strings.Compare(a.Article, b.Article))
	})
	for _, c := range cards {
		for _, s := range c.Statements {
			if s.Negated && s.Act != onrecord.Believes && s.Act != onrecord.Knows && s.Answers == "" {
				continue // "did not say whether" takes no position
			}
			h := &held{card: c, id: s.ID, speaker: s.Speaker, answers: s.Answers, denies: s.Act == onrecord.Denies || s.Negated, proposition: reader.propose(c.Text, s.Content)}
			f.at[h.ref()] = len(f.all)
			f.all = append(f.all, h)
			propositions = append(propositions, &h.proposition)
		}
	}
	f.weight = weigh(propositions)
	return f
}

// affirms reports whether a statement holds what the first one of its claim says, as that is worded. A denial in an article holds the contrary of
// what it denies, however it words that.
func (f *claimFinder) affirms(h, first *held) bool {
	if to, known := f.denied[f.at[h.ref()]]; known && h != first {
		return !f.affirms(f.all[to], first)
	}
	if h == first {
		return !h.denies
	}
	return h.denies == h.opposes(&first.proposition)
}

// answers joins denials with what they deny in their article.
func (f *claimFinder) answers(joined *groups) (links []ClaimLink) {
	for i, h := range f.all {
		if h.answers == "" {
			continue
		}
		to, known := f.at[Ref{h.card.Article, h.answers}]
		if !known {
			for _, e := range h.card.Events { // the statement that carries the event
				if e.ID == h.answers && e.By != "" && e.By != h.id {
					to, known = f.at[Ref{h.card.Article, e.By}]
				}
			}
		}
		if known && to != i && len(f.all[to].stems) >= fewest {
			f.denied[i] = to
			joined.join(i, to)
			links = append(links, ClaimLink{f.all[to].ref(), h.ref(), 1, "the one denies the other in their article"})
		}
	}
	return links
}

// alike joins statements whose propositions are alike.
func (f *claimFinder) alike(joined *groups) (links []ClaimLink) {
	type match struct {
		i, j  int32
		score float64
	}
	var matches []match
	seen := map[[2]int32]bool{}
	for band := range bands {
		for _, bucket := range f.buckets(band) {
			for k, i := range bucket {
				for _, j := range bucket[max(0, k-lookBack):k] {
					if pair := [2]int32{j, i}; !seen[pair] && f.all[i].card != f.all[j].card {
						seen[pair] = true
						if score := f.compare(f.all[j], f.all[i]); score >= alike {
							matches = append(matches, match{j, i, score})
						}
					}
				}
			}
		}
	}
	slices.SortFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	for _, m := range matches {
		i, j := joined.find(int(m.i)), joined.find(int(m.j))
		if i == j || (i != int(m.i) || j != int(m.j)) && f.compare(f.all[i], f.all[j]) < alikeFirst {
			continue
		}
		joined.join(i, j)
		links = append(links, ClaimLink{f.all[m.i].ref(), f.all[m.j].ref(), m.score, fmt.Sprintf("%s of the words in common, by how rare they are", percent(m.score))})
	}
	return links
}

// compare is how alike two propositions are: the weighted Jaccard index of their stems; 0 where they are too vague or name
// different numbers.
func (f *claimFinder) compare(a, b *held) float64 {
	if len(a.stems) < fewStems || len(b.stems) < fewStems {
		return 0
	}
	index, mass, words := f.weight.shared(&a.proposition, &b.proposition)
	if mass < leastMass*math.Log(float64(len(f.all)+1)) || words < fewWords {
		return 0
	}
	if len(a.numbers) > 0 && len(b.numbers) > 0 && !slices.ContainsFunc(a.numbers, func(n uint32) bool { return slices.Contains(b.numbers, n) }) {
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
	for i, h := range f.all {
		if len(h.stems) < fewStems || !h.clause {
			continue
		}
		key := uint64(0)
		for row := range rows {
			seed := mix(uint64(band*rows + row + 1))
			lowest := ^uint64(0)
			for _, stem := range h.stems {
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
