package links

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Story is articles that tell the same in the same words: copies of an agency's text, cut, retitled, with words changed. It counts as one
// source.
type Story struct {
	Articles []string    // ids, the earliest first
	Links    []StoryLink // by which they hang together
}

// StoryLink says why two articles are one story.
type StoryLink struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Score  float64 `json:"score"` // share of the shorter text that stands in the other, estimated
	Reason string  `json:"reason"`
}

// Of two articles, what share of the shorter one's words must stand in the other.
const (
	same     = 0.40 // two that report on one thing in their own words share less, long quotations included
	sameWire = 0.25 // where both are credited to one agency
	later    = 0.80 // where their dates lie apart, or are not known, or one publisher brings both: a later report repeats what was told before
	enough   = 4    // shingles in common: fewer are chance
	shortest = 0.2  // of the longer text's length: a short piece in a long page of many does not make one story of all
)

// What pages have around their texts is no story: a shingle of many articles, or of some over a longer time.
const (
	common = 100 // articles
	some   = 3   // articles
	apart  = 30  // days
	soon   = 7   // days within which copies come out
)

// Stories finds the stories of two and more articles, whatever the order of the cards. The cost grows with the number of articles
// and with what they share.
func Stories(cards []*Card) []Story {
	cards = slices.SortedFunc(slices.Values(cards), func(a, b *Card) int {
		return cmp.Or(cmp.Compare(dated(a), dated(b)), strings.Compare(a.Article, b.Article))
	})
	sketches := withoutFrames(cards)
	groups := newGroups(len(cards))
	links := map[int][]StoryLink{}
	holders := map[uint32][]int32{} // of a shingle, among the articles before
	shared := make([]int32, len(cards))
	for i, sketch := range sketches {
		var candidates []int32
		for _, h := range sketch.Hashes {
			for _, j := range holders[h] {
				if shared[j]++; shared[j] == 1 {
					candidates = append(candidates, j)
				}
			}
			holders[h] = append(holders[h], int32(i))
		}
		for _, j := range candidates {
			if link, ok := compare(cards[j], cards[i], sketches[j], sketch, int(shared[j])); ok {
				groups.join(int(j), i)
				links[i] = append(links[i], link)
			}
			shared[j] = 0
		}
	}
	var stories []Story
	for _, members := range groups.all() {
		if len(members) < 2 {
			continue
		}
		var s Story
		for _, i := range members {
			s.Articles = append(s.Articles, cards[i].Article)
			s.Links = append(s.Links, links[i]...)
		}
		stories = append(stories, s)
	}
	return stories
}

// dated is the date of an article for sorting: those without one come last.
func dated(c *Card) string { return cmp.Or(c.Published, "~") }

// spread is how many articles have a shingle, and when they came out.
type spread struct {
	articles    int
	first, last time.Time
	undated     bool
}

// isFrame reports whether the shingle is of what stands around texts.
func (s *spread) isFrame() bool {
	return s.articles > common || s.articles >= some && (s.undated || s.last.Sub(s.first) > apart*day)
}

const day = 24 * time.Hour

// withoutFrames returns the sketches without the shingles of what stands around texts.
func withoutFrames(cards []*Card) []Sketch {
	spreads := map[uint32]*spread{}
	for _, c := range cards {
		at, known := c.day()
		for _, h := range c.Sketch.Hashes {
			s := spreads[h]
			if s == nil {
				s = &spread{first: at, last: at}
				spreads[h] = s
			}
			s.articles++
			s.undated = s.undated || !known
			if at.Before(s.first) {
				s.first = at
			}
			if at.After(s.last) {
				s.last = at
			}
		}
	}
	sketches := make([]Sketch, len(cards))
	for i, c := range cards {
		sketches[i].Level = c.Sketch.Level
		for _, h := range c.Sketch.Hashes {
			if !spreads[h].isFrame() {
				sketches[i].Hashes = append(sketches[i].Hashes, h)
			}
		}
	}
	return sketches
}

// day is when the article was published; false where the day is not known.
func (c *Card) day() (time.Time, bool) {
	at, err := time.Parse(time.DateOnly, c.Published)
	return at, err == nil
}

// compare decides whether two articles are one story, from how many shingles of their sketches they share.
func compare(a, b *Card, ofA, ofB Sketch, shared int) (StoryLink, bool) {
	level := max(ofA.Level, ofB.Level)
	sizeA, sizeB := len(ofA.at(level)), len(ofB.at(level))
	shorter, longer := min(sizeA, sizeB), max(sizeA, sizeB)
	if shared < enough || float64(shorter) < shortest*float64(longer) {
		return StoryLink{}, false
	}
	link := StoryLink{A: a.Article, B: b.Article, Score: float64(shared) / float64(shorter)}
	link.Reason = fmt.Sprintf("%.0f %% of the shorter text stands in the other", 100*link.Score)
	dayA, knownA := a.day()
	dayB, knownB := b.day()
	switch {
	case !knownA || !knownB || dayA.Sub(dayB).Abs() > soon*day || a.Publisher != "" && a.Publisher == b.Publisher:
		return link, link.Score >= later
	case a.Wire != "" && a.Wire == b.Wire:
		link.Reason += ", and both are credited to " + a.Wire
		return link, link.Score >= sameWire
	}
	return link, link.Score >= same
}
