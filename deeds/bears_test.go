package deeds

import (
	"slices"
	"testing"
)

func someone(names ...string) (list []Party) {
	for _, n := range names {
		list = append(list, Party{Name: n, Head: LastWord(n), Proper: true})
	}
	return list
}

func thing(head string) []Party { return []Party{{Head: head}} }

func TestBears(t *testing.T) {
	reopen := Deed{Act: "reopen", Who: thing("bridge")}
	release := Deed{Act: "release", Whom: someone("Anton Reiss")}
	win := Deed{Act: "win", Who: someone("Ilse Brandt"), Whom: thing("election")}
	for _, test := range []struct {
		about          string
		fact, expected Deed
		bears          bool
		happens        bool
		least, most    float64 // of Sure
	}{
		{"the same", reopen, reopen, true, true, 1, 1},
		{"the same, done by somebody", Deed{Act: "reopen", Who: someone("Nils Orde"), Whom: thing("bridge")}, reopen, true, true, 0.9, 0.99},
		{"denied", Deed{Act: "reopen", Who: thing("bridge"), Not: true}, reopen, true, false, 1, 1},
		{"another bridge's fate", Deed{Act: "collapse", Who: thing("tower")}, reopen, false, false, 0, 0},
		{"another thing", Deed{Act: "reopen", Who: thing("school")}, reopen, false, false, 0, 0},
		{"another word", Deed{Act: "free", Who: thing("court"), Whom: someone("Reiss")}, release, true, true, 0.85, 0.95},
		{"the opposite", Deed{Act: "jail", Whom: someone("Anton Reiss")}, release, true, false, 0.85, 0.95},
		{"the opposite denied", Deed{Act: "jail", Whom: someone("Anton Reiss"), Not: true}, release, false, false, 0, 0},
		{"who frees is not freed", Deed{Act: "free", Who: someone("Anton Reiss"), Whom: thing("dog")}, release, false, false, 0, 0},
		{"another of the name", Deed{Act: "free", Whom: someone("Vera Reiss")}, release, false, false, 0, 0},
		{"the election is not named", Deed{Act: "win", Who: someone("Brandt")}, win, true, true, 0.7, 0.9},
		{"another wins", Deed{Act: "win", Who: someone("Anders Moll"), Whom: thing("election")}, win, false, false, 0, 0},
		{"loses", Deed{Act: "lose", Who: someone("Brandt"), Whom: thing("election")}, win, true, false, 0.85, 0.95},
		{"who lost is not elected", Deed{Act: "lose", Who: someone("Brandt"), Whom: thing("election")}, Deed{Act: "elect", Whom: someone("Ilse Brandt")}, true, false, 0.7, 0.9},
		{"who won is elected", Deed{Act: "win", Who: someone("Brandt"), Whom: thing("election")}, Deed{Act: "re-elect", Whom: someone("Ilse Brandt")}, true, true, 0.95, 1},
		{"who won something may be elected", Deed{Act: "win", Who: someone("Brandt")}, Deed{Act: "elect", Whom: someone("Ilse Brandt")}, true, true, 0.7, 0.85},
		{"another is elected", Deed{Act: "elect", Whom: someone("Anders Moll")}, win, false, false, 0, 0},
		{"one kind of event", Deed{Act: "parole", Type: "RETREAT", Mode: "release", Whom: someone("Reiss")},
			Deed{Act: "let go", Type: "RETREAT", Mode: "release", Whom: someone("Reiss")}, true, true, 0.7, 0.85},
		{"with an object it is another act", Deed{Act: "lose", Who: someone("Brandt"), Whom: thing("faith")}, Deed{Act: "lose", Who: someone("Brandt")}, false, false, 0, 0},
		{"an election is what is lost", Deed{Act: "lose", Who: someone("Brandt"), Whom: thing("election")}, Deed{Act: "lose", Who: someone("Brandt")}, true, true, 0.7, 0.9},
		{"people do not open as doors do", Deed{Act: "keep", Who: someone("Brandt")}, Deed{Act: "keep", Who: thing("success"), Whom: someone("Brandt")}, false, false, 0, 0},
		{"that may be anything", Deed{Act: "make", Who: someone("Brandt")}, Deed{Act: "make", Who: someone("Brandt")}, false, false, 0, 0},
		{"anybody", Deed{Act: "vote", Who: []Party{{Name: "people", Head: "people"}}}, Deed{Act: "vote", Who: []Party{{Name: "people", Head: "people"}}}, false, false, 0, 0},
		{"nobody known", Deed{Act: "reopen", Who: thing("it")}, reopen, false, false, 0, 0},
		{"nothing known", Deed{}, reopen, false, false, 0, 0},
	} {
		b, ok := Bears(test.fact, test.expected)
		if ok != test.bears || b.Happens != test.happens || b.Sure < test.least || b.Sure > test.most {
			t.Errorf("%s: %+v, %v", test.about, b, ok)
		}
		if ok && b.Why == "" {
			t.Errorf("%s: no reason", test.about)
		}
		if shared := slices.ContainsFunc(test.fact.Keys(), func(k Key) bool { return slices.Contains(test.expected.Keys(), k) }); ok && !shared {
			t.Errorf("%s: no key in common: %v and %v", test.about, test.fact.Keys(), test.expected.Keys())
		}
	}
}

// What can bear on nothing has no keys, so that it need not be kept.
func TestNoKeys(t *testing.T) {
	for _, d := range []Deed{{}, {Act: "reopen", Who: thing("it")}, {Act: "say", Who: someone("Ilse Brandt")}} {
		if keys := d.Keys(); keys != nil {
			t.Errorf("%+v: %v", d, keys)
		}
	}
}

// An act is not its own opposite, and opposition goes both ways.
func TestRelate(t *testing.T) {
	for a := range contrasts() {
		if got := relate(a, a); got != same {
			t.Errorf("%q to itself: %d", a, got)
		}
		for b := range contrasts() {
			if x, y := relate(a, b), relate(b, a); x != y {
				t.Errorf("%q to %q: %d, and back %d", a, b, x, y)
			}
		}
	}
	for pair, want := range map[[2]string]relation{
		{"step down", "resign"}: alike, {"re-elect", "elect"}: same, {"rise", "fall"}: opposite, {"rise", "sing"}: unrelated,
	} {
		if got := relate(pair[0], pair[1]); got != want {
			t.Errorf("%q: %d, want %d", pair, got, want)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Ilse Brandt", "Brandt", true}, {"Brandt", "ilse brandt", true}, {"Mr. Brandt", "Ilse Brandt", true}, {"the Harbour Council", "Harbour Council", true},
		{"Ilse Brandt", "Ilse Varga", false}, {"Ilse Brandt", "Piet Brandt", false}, {"", "", false},
	} {
		if got := SameName(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %v", test.a, test.b, got)
		}
	}
}
