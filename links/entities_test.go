package links

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord"
)

// names makes a card of an article from what it names: "person Ann Example/mayor", "organisation Port Authority/PA|NOR".
func names(id, published string, actors ...string) *Card {
	c := &Card{Article: id, Published: published}
	for i, text := range actors {
		kind, rest, _ := strings.Cut(text, " ")
		rest, country, _ := strings.Cut(rest, "|")
		name, more, _ := strings.Cut(rest, "/")
		a := ActorCard{ID: onrecord.ID(fmt.Sprintf("a%d", i+1)), Name: name, Type: onrecord.ActorType(kind), Country: country}
		if kind == "person" && more != "" {
			a.Offices = []Office{{Name: more}}
		} else if more != "" {
			a.Also = []string{more}
		}
		c.Actors = append(c.Actors, a)
	}
	return c
}

// archive names Ilse Brandt in full in several articles, with Jon Tarr, and her brother in one.
func archive() (cards []*Card) {
	for i := range 6 {
		cards = append(cards, names(fmt.Sprintf("full%d", i), fmt.Sprintf("2031-05-%02d", i+1), "person Ilse Brandt/mayor", "person Jon Tarr", "organisation Port Authority of Velde/PAV|NOR"))
	}
	return append(cards,
		names("middle", "2031-05-07", "person Ilse M. Brandt", "person Jon Tarr"),
		names("brother", "2031-05-07", "person Olaf Brandt/painter"),
		names("surname", "2031-05-08", "person Brandt/mayor", "person Jon Tarr", "organisation PAV|NOR"),
		names("lone", "2031-05-09", "person Pim"),
		names("lone2", "2031-05-09", "person Pim"),
		names("court", "2031-05-09", "organisation Supreme Court|NOR"),
		names("court2", "2031-05-09", "organisation Supreme Court|SAR"),
	)
}

func TestEntities(t *testing.T) {
	cards := archive()
	for range 3 {
		rand.New(rand.NewPCG(3, 4)).Shuffle(len(cards), func(i, j int) { cards[i], cards[j] = cards[j], cards[i] })
		e := FindEntities(cards, nil)
		ilse := e.Of(Ref{"full0", "a1"})
		if ilse.ID != "person:ilse brandt" || ilse.Name != "Ilse Brandt" || len(ilse.Members) != 8 || ilse.Open {
			t.Fatalf("Ilse Brandt is %+v", ilse)
		}
		for _, other := range []Ref{{"middle", "a1"}, {"surname", "a1"}} {
			if e.Of(other) != ilse {
				t.Errorf("%v is %v", other, e.Of(other))
			}
		}
		if e.Of(Ref{"brother", "a1"}) == ilse {
			t.Error("her brother is Ilse Brandt")
		}
		if e.Of(Ref{"surname", "a3"}) != e.Of(Ref{"full0", "a3"}) {
			t.Error("the initials of the port authority are another")
		}
		if pim := e.Of(Ref{"lone", "a1"}); !pim.Open {
			t.Errorf("nothing tells who Pim is, but %+v", pim)
		}
		if e.Of(Ref{"court", "a1"}) == e.Of(Ref{"court2", "a1"}) {
			t.Error("the supreme courts of two countries are one")
		}
	}
}

// A short form of the first name makes nobody another bearer of the last, and a group that bears the name of an organisation is it.
func TestSameByOtherNames(t *testing.T) {
	cards := []*Card{
		names("short", "2031-05-01", "person Doug Halden/strategist", "organisation Red Tide|NOR"),
		names("full", "2031-06-01", "person Douglas E. Halden/pollster", "organisation Blue Bay"),
		names("first", "2031-05-01", "person Douglas Orring", "group Red Tide"),
		names("first2", "2031-05-01", "person Douglas Brask", "organisation Red Tide|NOR"),
	}
	e := FindEntities(cards, nil)
	if a, b := e.Of(Ref{"short", "a1"}), e.Of(Ref{"full", "a1"}); a != b {
		t.Errorf("Doug Halden is %s, Douglas E. Halden %s", a.ID, b.ID)
	}
	if a, b := e.Of(Ref{"first", "a2"}), e.Of(Ref{"short", "a2"}); a != b {
		t.Errorf("the group is %s, the organisation %s", a.ID, b.ID)
	}
	e = FindEntities(append(cards, names("other", "2031-05-01", "person Ruth Halden")), nil)
	if e.Of(Ref{"short", "a1"}) == e.Of(Ref{"full", "a1"}) {
		t.Error("Doug and Douglas Halden are one, though they hold other offices in other company, and Ruth Halden has the name, too")
	}
}

// A surname alone is that of somebody whom every fifth article names, though others bear it, too; his full name stays his name.
func TestFamousSurnames(t *testing.T) {
	var cards []*Card
	for i := range 20 {
		cards = append(cards, names(fmt.Sprintf("full%d", i), "2031-05-01", "person Odo Brandt"))
	}
	for i := range 3 {
		cards = append(cards, names(fmt.Sprintf("wife%d", i), "2031-05-01", "person Ilse Brandt"))
	}
	for i := range 30 {
		cards = append(cards, names(fmt.Sprintf("lone%d", i), "2031-05-02", "person Brandt"))
	}
	e := FindEntities(cards, nil)
	if a, b := e.Of(Ref{"full0", "a1"}), e.Of(Ref{"lone0", "a1"}); a != b || a.Name != "Odo Brandt" {
		t.Errorf("Odo Brandt is %s (%s), Brandt is %s", a.ID, a.Name, b.ID)
	}
	for i := range 100 {
		cards = append(cards, names(fmt.Sprintf("other%d", i), "2031-05-01", "person Ann Varga"))
	}
	e = FindEntities(cards, nil)
	if a, b := e.Of(Ref{"full0", "a1"}), e.Of(Ref{"lone0", "a1"}); a == b {
		t.Error("Odo Brandt is Brandt, though few articles name him and others have the name")
	}
}

// A name that others bear far more often contradicts nobody: it may be a slip or a taunt.
func TestSlipsContradictNobody(t *testing.T) {
	var cards []*Card
	for i := range 60 {
		cards = append(cards, names(fmt.Sprintf("plain%d", i), "2031-05-01", "person Ilse Brandt"), names(fmt.Sprintf("middle%d", i), "2031-05-01", "person Ilse Rosa Brandt"))
	}
	for i := range 2 {
		cards = append(cards, names(fmt.Sprintf("taunt%d", i), "2031-05-01", "person Ilse Rotten Brandt"))
	}
	e := FindEntities(cards, nil)
	if a, b := e.Of(Ref{"plain0", "a1"}), e.Of(Ref{"middle0", "a1"}); a != b {
		t.Errorf("%s and %s are two", a.ID, b.ID)
	}
}

func TestNamesakesStayApart(t *testing.T) {
	var cards []*Card
	for i := range 4 {
		cards = append(cards,
			names(fmt.Sprintf("senator%d", i), "2031-05-06", "person Ann Example/senator", "person Bo Sample", "person Cy Test"),
			names(fmt.Sprintf("singer%d", i), "2031-05-06", "person Ann Example/singer", "person Di Trial", "person Ed Essay"))
	}
	for _, other := range []string{"Bea Example", "Ann Tarr", "Ann Brandt"} { // both her names are common
		cards = append(cards, names(other, "2031-05-06", "person "+other))
	}
	e := FindEntities(cards, nil)
	senator, singer := e.Of(Ref{"senator0", "a1"}), e.Of(Ref{"singer0", "a1"})
	if senator == singer || len(senator.Members) != 4 || len(singer.Members) != 4 {
		t.Fatalf("the senator is %+v, the singer %+v", senator, singer)
	}
	if i := slices.IndexFunc(e.Proposals, func(p Proposal) bool { return pairOf(p.A, p.B) == pairOf(senator.ID, singer.ID) }); i < 0 {
		t.Errorf("the two are not proposed: %+v", e.Proposals)
	}
	same := FindEntities(cards, []Decision{{A: senator.ID, B: singer.ID, Verdict: Same, By: "ann", At: time.Unix(0, 0)}})
	if same.Of(Ref{"senator0", "a1"}) != same.Of(Ref{"singer0", "a1"}) {
		t.Error("what was decided to be one is two")
	}
}

func TestDecisionsPart(t *testing.T) {
	different := []Decision{
		{A: "person:ilse brandt", B: "person:ilse m brandt", Verdict: Same},
		{A: "person:ilse m brandt", B: "person:ilse brandt", Verdict: Different}, // the last one counts
	}
	e := FindEntities(archive(), different)
	if e.Of(Ref{"full0", "a1"}) == e.Of(Ref{"middle", "a1"}) {
		t.Error("what was decided to be two is one")
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Ann Example", "ANN EXAMPLE", true},
		{"Ann B. Example", "Ann Example", true},
		{"Ann Bea Example", "Ann B. Example", true},
		{"Ann Cee Bea Example", "Ann Bea Example", true},
		{"Ann C. B. Example", "Ann B. Example", false},
		{"Ann Example Jr.", "Ann Example", false},
		{"Žofie Malá", "Zofie Mala", true},
		{"Dr. Ann Example", "Ann Example", true},
		{"Ann Example Ann Bea ExampleMore", "Ann Example", true},
	} {
		a, okA := parsePerson(test.a)
		b, okB := parsePerson(test.b)
		if got := a.fits(b) && b.fits(a); !okA || !okB || got != test.want {
			t.Errorf("%q and %q fit: %v", test.a, test.b, got)
		}
	}
	for name, want := range map[string]string{
		"The Department of Justice": "justice department", "U.S. Justice Department": "justice department", "Example Holdings Inc.": "example holdings",
		"nonpartisan Budget Office": "budget office", "University of Velde": "university of velde",
	} {
		if got := organisationKey(name); got != want {
			t.Errorf("%q is compared as %q, want %q", name, got, want)
		}
	}
}
