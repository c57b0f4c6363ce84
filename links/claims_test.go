package links

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

// said makes a card of an article in which people say things: "Ann Example|says|that the dam leaks". A denial with an act "denies:1" answers the
// first statement.
func said(id, published string, statements ...string) *Card {
	c, all := &Card{Article: id, Published: published}, ""
	for i, text := range statements {
		parts := strings.Split(text, "|")
		who := onrecord.ID(fmt.Sprintf("a%d", i+1))
		c.Actors = append(c.Actors, ActorCard{ID: who, Name: parts[0], Type: onrecord.Person})
		act, answers, _ := strings.Cut(parts[1], ":")
		s := StatementCard{ID: onrecord.ID(fmt.Sprintf("s%d", i+1)), Speaker: who, Act: onrecord.Act(act), Content: [][2]int{{len(all), len(all) + len(parts[2])}}}
		if answers != "" {
			s.Answers = onrecord.ID("s" + answers)
		}
		all += parts[2] + "\n"
		c.Statements = append(c.Statements, s)
	}
	actors := c.Actors
	NewReader().ForClaims(c, all)
	c.Actors = actors
	return c
}

// noise makes the words of the claims of a test as rare as they would be in an archive.
func noise() (cards []*Card) {
	random := rand.New(rand.NewPCG(9, 9))
	for i := range 400 {
		words := make([]string, 8)
		for k := range words {
			words[k] = fmt.Sprintf("w%ox", random.IntN(3000))
		}
		cards = append(cards, said(fmt.Sprintf("z%d", i), "2031-01-01", "Noa Isy|says|that "+strings.Join(words, " ")+" was there"))
	}
	return cards
}

func find(cards []*Card) []*Claim {
	cards = append(cards, noise()...)
	rand.New(rand.NewPCG(5, uint64(len(cards)))).Shuffle(len(cards), func(i, j int) { cards[i], cards[j] = cards[j], cards[i] })
	return FindClaims(cards, FindEntities(cards, nil), func(article string) string { return article })
}

// sides writes who affirms and who denies a claim, in order.
func sides(c *Claim) string {
	var all []string
	for _, p := range c.Positions {
		side := "-"
		if p.Affirms {
			side = "+"
		}
		_, name, _ := strings.Cut(p.Entity, ":")
		all = append(all, side+name)
	}
	return strings.Join(all, " ")
}

func TestClaims(t *testing.T) {
	for name, test := range map[string]struct {
		cards []*Card
		want  []string
	}{
		"other words": {[]*Card{
			said("a", "2031-05-01", "Ann Example|says|that the old dam at Velde leaks near the eastern gate"),
			said("b", "2031-05-03", "Bo Sample|says|The dam at Velde is old and was leaking near its eastern gate"),
		}, []string{"+ann example +bo sample"}},
		"the contrary": {[]*Card{
			said("a", "2031-05-01", "Ann Example|promises|that Velde will raise the harbour toll for fishing boats"),
			said("b", "2031-05-03", "Bo Sample|says|that Velde will not raise the harbour toll for fishing boats"),
			said("c", "2031-05-04", "Cy Test|denies|that Velde would raise the harbour toll for fishing boats"),
			said("d", "2031-05-05", "Di Trial|says|there is no evidence that Velde will raise the harbour toll for fishing boats"),
		}, []string{"+ann example -bo sample -cy test -di trial"}},
		"denied in its article": {[]*Card{
			said("a", "2031-05-01", "Ann Example|accuses|that the mayor took money from the ferry company", "Bo Sample|denies:1|the charges"),
			said("b", "2031-05-03", "Cy Test|accuses|that the mayor had taken money from the ferry company"),
		}, []string{"+ann example -bo sample +cy test"}},
		"other numbers": {[]*Card{
			said("a", "2031-05-01", "Ann Example|says|that 300 people were hurt when the pier at Velde collapsed"),
			said("b", "2031-05-03", "Bo Sample|says|that 12 people were hurt when the pier at Velde collapsed"),
		}, nil},
		"the same people": {[]*Card{
			said("a", "2031-05-01", "Ann Example|says|the nomination of Ilse Maria Brandt for the Harbour Board of Velde"),
			said("b", "2031-05-03", "Bo Sample|says|the dismissal of Ilse Maria Brandt by the Harbour Board of Velde"),
		}, nil},
		"vague": {[]*Card{
			said("a", "2031-05-01", "Ann Example|says|that it was wrong"),
			said("b", "2031-05-03", "Bo Sample|says|that it was wrong"),
		}, nil},
	} {
		var got []string
		for _, c := range find(test.cards) {
			got = append(got, sides(c))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestTurned(t *testing.T) {
	claims := find([]*Card{
		said("a", "2031-05-01", "Ann Example|promises|that Velde will raise the harbour toll for fishing boats"),
		said("b", "2031-07-03", "Ann Example|promises|that Velde will not raise the harbour toll for fishing boats"),
	})
	if len(claims) != 1 || !claims[0].Disputed() || !slices.Equal(claims[0].Turned(), []string{"person:ann example"}) || claims[0].Links[0].Score < alike {
		t.Errorf("claims %+v", claims)
	}
}

// happened makes a card of an article that tells one event.
func happened(id, published, doer, recipient, date, place, text, trigger string) *Card {
	c := &Card{Article: id, Published: published}
	at := strings.Index(text, trigger)
	e := EventCard{ID: "e1", Type: onrecord.Assault, Status: onrecord.Reported, Date: date, Place: place, Trigger: [2]int{at, at + len(trigger)}}
	for i, name := range []string{doer, recipient} {
		id := onrecord.ID(fmt.Sprintf("a%d", i+1))
		c.Actors = append(c.Actors, ActorCard{ID: id, Name: name, Type: onrecord.Person})
	}
	e.Actors, e.Recipients = []onrecord.ID{"a1"}, []onrecord.ID{"a2"}
	c.Events = []EventCard{e}
	actors := c.Actors
	NewReader().ForHappenings(c, text)
	c.Actors = actors
	return c
}

func TestHappenings(t *testing.T) {
	cards := []*Card{
		happened("a", "2031-05-02", "Ann Example", "Bo Sample", "2031-05-01", "Velde", "Ann Example attacked Bo Sample on Thursday.", "attacked"),
		happened("b", "2031-05-03", "Ann Example", "Bo Sample", "2031-05-01", "", "On Thursday Bo Sample was attacked by Ann Example.", "attacked"),
		happened("c", "2031-05-04", "Ann Example", "Bo Sample", "2031-05", "", "Ann Example attacked Bo Sample this month.", "attacked"),
		happened("d", "2031-05-04", "Ann Example", "Bo Sample", "2031-05-01", "Port Sarn", "Ann Example attacked Bo Sample in Port Sarn.", "attacked"),
		happened("e", "2031-05-04", "Cy Test", "Bo Sample", "2031-05-01", "Velde", "Cy Test attacked Bo Sample.", "attacked"),
	}
	story := func(article string) string { return map[string]string{"b": "a"}[article] }
	all := FindHappenings(cards, FindEntities(cards, nil), story)
	if len(all) != 1 || len(all[0].Tellings) != 2 || all[0].Date != "2031-05-01" || all[0].ID != "a/e1" || all[0].Statuses[0].Status != onrecord.Reported {
		for _, h := range all {
			t.Errorf("happening %+v", h)
		}
	}
}
