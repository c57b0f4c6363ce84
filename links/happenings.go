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

// Happening is one event as all articles tell it.
type Happening struct {
	ID       string             `json:"id"` // of its first telling: "sha256:.../e3"
	Type     onrecord.EventType `json:"type"`
	Tellings []Ref              `json:"-"` // the earliest article first
	Date     string             `json:"date,omitempty"`
	Others   []string           `json:"other_dates,omitempty"` // that tellings give and that the first cannot be reconciled with
	Statuses []StatusCount      `json:"statuses"`
	Stories  int                `json:"stories"` // independent stories that tell of it
}

// StatusCount is how many stories tell an event with a status.
type StatusCount struct {
	Status  onrecord.Status `json:"status"`
	Stories int             `json:"stories"`
}

func (c StatusCount) String() string { return fmt.Sprintf("%s %d", c.Status, c.Stories) }

// told is a telling of an event.
type told struct {
	card       *Card
	event      *EventCard
	doers      []string // entities
	recipients []string
	from, to   time.Time // within which it happened, as far as the telling knows
}

// daysLate is how many days before its article an event without a date can lie.
const daysLate = 3

// FindHappenings finds the events that several articles tell, whatever the order of the cards, which have been read: of one type,
// between the same, at one time, and, where it is told, at one place.
func FindHappenings(cards []*Card, who *Entities, story func(article string) string) []*Happening {
	all := tellings(cards, who)
	var propositions []*proposition
	for _, t := range all {
		propositions = append(propositions, &t.event.around)
	}
	weight := weigh(propositions)
	buckets := map[string][]int{}
	for i, t := range all {
		for _, key := range t.keys() {
			buckets[key] = append(buckets[key], i)
		}
	}
	joined := newGroups(len(all))
	for _, key := range slices.Sorted(maps.Keys(buckets)) {
		bucket := buckets[key]
		for k, i := range bucket {
			for _, j := range bucket[max(0, k-lookBack):k] {
				if all[i].card != all[j].card && all[j].same(all[i], weight) && all[joined.find(j)].same(all[i], weight) {
					joined.join(i, j)
				}
			}
		}
	}
	var happenings []*Happening
	for _, group := range joined.all() {
		if len(group) < 2 {
			continue
		}
		var members []*told
		for _, i := range group {
			members = append(members, all[i])
		}
		happenings = append(happenings, happeningOf(members, story))
	}
	return happenings
}

// tellings lists what happened between whom, by date of publication.
func tellings(cards []*Card, who *Entities) (all []*told) {
	cards = slices.SortedFunc(slices.Values(cards), func(a, b *Card) int {
		return cmp.Or(cmp.Compare(dated(a), dated(b)), strings.Compare(a.Article, b.Article))
	})
	for _, c := range cards {
		names := func(ids []onrecord.ID) (entities []string) {
			for _, id := range ids {
				if e := who.Of(Ref{c.Article, id}); e != nil && !e.Open {
					entities = append(entities, e.ID)
				}
			}
			slices.Sort(entities)
			return slices.Compact(entities)
		}
		for i := range c.Events {
			t := &told{card: c, event: &c.Events[i], doers: names(c.Events[i].Actors), recipients: names(c.Events[i].Recipients)}
			if t.from, t.to = t.when(); !t.from.IsZero() {
				all = append(all, t)
			}
		}
	}
	return all
}

// window is the words around a trigger, within its line.
func window(text string, trigger [2]int) [2]int {
	const most = 150 // bytes on each side
	start, end := max(0, trigger[0]-most), min(len(text), trigger[1]+most)
	if trigger[0] > trigger[1] || trigger[1] > len(text) {
		return [2]int{}
	}
	if i := strings.LastIndexByte(text[start:trigger[0]], '\n'); i >= 0 {
		start += i + 1
	}
	if i := strings.IndexByte(text[trigger[1]:end], '\n'); i >= 0 {
		end = trigger[1] + i
	}
	return [2]int{start, end}
}

// when returns within which days the event happened; zero times where nothing tells.
func (t *told) when() (from, to time.Time) {
	if from, to = days(t.event.Date); !from.IsZero() {
		return from, to
	}
	if from, to = days(t.card.Published); !from.IsZero() {
		from = from.Add(-daysLate * day)
	}
	return from, to
}

// days returns the first and the last day of an ISO 8601 date or interval, zero times for others.
func days(iso string) (from, to time.Time) {
	first, last, isInterval := strings.Cut(iso, "/")
	if isInterval {
		from, _ = days(first)
		_, to = days(last)
		if from.IsZero() || to.IsZero() {
			return time.Time{}, time.Time{}
		}
		return from, to
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if at, err := time.Parse(layout, iso[:min(len(iso), len(layout))]); err == nil && len(iso) >= len(layout) {
			switch layout {
			case "2006-01":
				return at, at.AddDate(0, 1, -1)
			case "2006":
				return at, at.AddDate(1, 0, -1)
			}
			return at, at
		}
	}
	return time.Time{}, time.Time{}
}

// keys are what tellings of one event have in common: type and who does it to whom, as far as named.
func (t *told) keys() (keys []string) {
	kind := string(t.event.Type)
	for _, doer := range t.doers {
		for _, recipient := range t.recipients {
			keys = append(keys, kind+"|"+doer+"|"+recipient)
		}
		if len(t.recipients) == 0 {
			keys = append(keys, kind+"|"+doer+"|")
		}
	}
	if len(t.doers) == 0 {
		for _, recipient := range t.recipients {
			keys = append(keys, kind+"||"+recipient)
		}
	}
	return keys
}

const (
	longest = 10 * day // two tellings may leave open between them: within a year much of a kind happens between the same
	dayOf   = 2 * day  // a date is exact
	alikeIn = 0.25     // share of the words around, by how rare they are, where the dates are not exact, or it has not happened
)

// same reports whether two tellings can be of one event.
func (t *told) same(o *told, weight weights) bool {
	from, to := t.from, t.to
	if o.from.After(from) {
		from = o.from
	}
	if o.to.Before(to) {
		to = o.to
	}
	if to.Before(from) || t.to.Sub(t.from) > longest || o.to.Sub(o.from) > longest {
		return false
	}
	if a, b := t.event.Place, o.event.Place; a != "" && b != "" && !strings.Contains(a, b) && !strings.Contains(b, a) {
		return false
	}
	if t.event.Type != o.event.Type || !overlap(t.doers, o.doers) || !overlap(t.recipients, o.recipients) || t.event.Mode != o.event.Mode && t.event.stem != o.event.stem {
		return false
	}
	if t.isExact() && o.isExact() && t.event.stem == o.event.stem {
		return true
	}
	index, _, _ := weight.shared(&t.event.around, &o.event.around)
	return index >= alikeIn
}

// isExact reports whether the telling gives the day of what it tells as having happened.
func (t *told) isExact() bool {
	return t.event.Date != "" && t.to.Sub(t.from) < dayOf && (t.event.Status == onrecord.Reported || t.event.Status == onrecord.Planned)
}

// overlap reports whether two lists have something in common, or one is empty.
func overlap(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// happeningOf makes a happening of its tellings.
func happeningOf(members []*told, story func(string) string) *Happening {
	h := &Happening{Type: members[0].event.Type}
	stories := map[string]bool{}
	statuses := map[onrecord.Status]map[string]bool{}
	for _, t := range members {
		h.Tellings = append(h.Tellings, Ref{t.card.Article, t.event.ID})
		s := story(t.card.Article)
		stories[s] = true
		if statuses[t.event.Status] == nil {
			statuses[t.event.Status] = map[string]bool{}
		}
		statuses[t.event.Status][s] = true
	}
	h.ID = h.Tellings[0].Article + "/" + string(h.Tellings[0].ID)
	h.Stories = len(stories)
	for _, status := range onrecord.Statuses {
		if n := len(statuses[status]); n > 0 {
			h.Statuses = append(h.Statuses, StatusCount{status, n})
		}
	}
	h.Date, h.Others = reconcile(members)
	return h
}

// reconcile returns the most exact date that most tellings give, and the dates that contradict it.
func reconcile(members []*told) (date string, others []string) {
	counts := map[string]int{}
	for _, t := range members {
		if t.event.Date != "" {
			counts[t.event.Date]++
		}
	}
	for d := range counts {
		if date == "" || len(d) > len(date) || len(d) == len(date) && (counts[d] > counts[date] || counts[d] == counts[date] && d < date) {
			date = d
		}
	}
	for d := range counts {
		if !strings.HasPrefix(date, d) {
			others = append(others, d)
		}
	}
	slices.Sort(others)
	return date, others
}
