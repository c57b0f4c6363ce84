package deeds

import (
	"slices"
	"strings"
)

// Bearing is how a fact bears on an expected deed.
type Bearing struct {
	Happens bool    // it shows that the deed happens; else that it does not
	Negated bool    // it does so only by being denied: "has not reopened"
	Named   bool    // who agrees has a proper name; "the bridge" may be another
	Sure    float64 // how well act and parties agree, in (0, 1]; an order, not a probability
	Why     string  // what agrees
}

// Bears tells how a deed that happened bears on one that is expected or asked for; false when it does not.
func Bears(fact, expected Deed) (Bearing, bool) {
	if !fact.Known() || !expected.Known() {
		return Bearing{}, false
	}
	fact, expected = elected(fact), elected(expected)
	b := Bearing{Sure: 1}
	how := relate(fact.Act, expected.Act)
	switch {
	case how == same:
		b.Why = quoted(fact.Act)
	case how == alike:
		b.Why, b.Sure = quoted(fact.Act)+", as "+quoted(expected.Act), 0.9
	case how == opposite:
		b.Why, b.Sure = quoted(fact.Act)+", the opposite of "+quoted(expected.Act), 0.9
	case fact.Type != "" && fact.Type == expected.Type && fact.Mode != "" && fact.Mode == expected.Mode:
		b.Why, b.Sure = quoted(fact.Act)+", which is "+fact.Mode+" as "+quoted(expected.Act), 0.8
	default:
		return Bearing{}, false
	}
	who, share := parties(fact, expected)
	if who == "" || how == opposite && fact.Not {
		return Bearing{}, false // what the denial of an opposite means is anybody's guess
	}
	b.Sure *= share
	b.Why += " with " + who
	b.Happens = (how != opposite) == (fact.Not == expected.Not)
	b.Negated = fact.Not
	b.Named = named(fact, expected)
	return b, true
}

// Key is an act and somebody who takes part in it. A deed that bears on another shares a key with it.
type Key struct{ Act, Party string }

// Keys are the keys under which a deed is looked up; none for one that bears on nothing.
func (d Deed) Keys() (keys []Key) {
	if !d.Known() || is("light", d.Act) && len(d.Who)*len(d.Whom) == 0 {
		return nil
	}
	d = elected(d)
	acts := append(kinds(d.Act), strings.TrimPrefix(d.Act, "re-"))
	if d.Type != "" && d.Mode != "" {
		acts = append(acts, string(d.Type)+" "+d.Mode)
	}
	for _, p := range slices.Concat(d.Who, d.Whom) {
		parties := []string{p.Head}
		if last := LastWord(p.Name); last != "" && last != p.Head {
			parties = append(parties, last)
		}
		for _, party := range parties {
			for _, act := range acts {
				keys = append(keys, Key{act, party})
			}
		}
	}
	return keys
}

// elected turns "X is elected" into "X wins the election": whoever elects does not matter to who wins or loses.
func elected(d Deed) Deed {
	if strings.TrimPrefix(d.Act, "re-") == "elect" && len(d.Whom) > 0 {
		d.Act, d.Who, d.Whom = "win", d.Whom, []Party{{Head: "election"}}
	}
	return d
}

func quoted(act string) string { return "“" + act + "”" }

// parties tells who agrees in the two deeds, and how well; 0 when those who must agree do not. Who undergoes the one must
// undergo the other, and who does it must be the same where both say; a verb with an object is another than one without
// ("lost", "lost faith"), but for two cases: what opens is what somebody opens, and the contest that is won need not be named.
// Acts that may be anything, such as "make", count only with their object.
func parties(fact, expected Deed) (who string, share float64) {
	by, theme := common(fact.Who, expected.Who), common(fact.Whom, expected.Whom)
	switch {
	case is("light", fact.Act) || is("light", expected.Act):
		if by != "" && theme != "" {
			return joined(by, theme), 1
		}
	case by != "" && theme != "":
		return joined(by, theme), 1
	case by != "" && len(fact.Whom)+len(expected.Whom) == 0:
		return by, 1
	case by != "" && contest(fact.Whom) && contest(expected.Whom):
		if len(fact.Whom)*len(expected.Whom) == 0 { // "won": a debate, maybe
			return by, 0.8
		}
		return by, 0.95
	case theme != "" && len(fact.Who)*len(expected.Who) == 0:
		return theme, 1
	case !is("alternating", fact.Act):
	case len(fact.Whom) == 0 && len(expected.Whom) > 0:
		return common(fact.Who, plain(expected.Whom)), 0.95
	case len(expected.Whom) == 0 && len(fact.Whom) > 0:
		return common(fact.Whom, plain(expected.Who)), 0.95
	}
	return "", 0
}

// named reports whether a party with a proper name is in both deeds.
func named(a, b Deed) bool {
	proper := func(parties []Party) []Party {
		return slices.DeleteFunc(slices.Clone(parties), func(p Party) bool { return !p.Proper })
	}
	return common(append(proper(a.Who), proper(a.Whom)...), append(proper(b.Who), proper(b.Whom)...)) != ""
}

func joined(by, theme string) string {
	if theme == "" {
		return by
	}
	return by + " and " + theme
}

// contest reports whether all that is won or lost is an election or the like, or is not named.
func contest(whom []Party) bool {
	return !slices.ContainsFunc(whom, func(p Party) bool { return !is("contest", p.Head) })
}

// plain are the parties that have no proper name: people do not open as doors do.
func plain(parties []Party) []Party {
	return slices.DeleteFunc(slices.Clone(parties), func(p Party) bool { return p.Proper })
}

// common returns the words for the first party that is in both lists, "" when none is.
func common(a, b []Party) string {
	for _, p := range a {
		if i := slices.IndexFunc(b, p.is); i >= 0 {
			return p.String()
		}
	}
	return ""
}

// String is the name of the party, or the word that names it.
func (p Party) String() string {
	if p.Name != "" {
		return p.Name
	}
	return p.Head
}

// is reports whether two parties are, as far as words tell, the same: one name, a name and its surname, or one common noun.
func (p Party) is(q Party) bool {
	switch {
	case !p.Proper && is("anybody", p.Head), !q.Proper && is("anybody", q.Head):
		return false
	case p.Name != "" && q.Name != "" && SameName(p.Name, q.Name):
		return true
	case p.Name != "" && q.Name != "" && (p.Proper || q.Proper), is("pronoun", p.Head) || is("pronoun", q.Head):
		return false
	}
	return p.Head == q.Head || p.Name != "" && LastWord(p.Name) == q.Head || q.Name != "" && LastWord(q.Name) == p.Head
}

// SameName reports whether one name holds the other at its end, as a full name holds the surname: "Ann Example", "Example".
func SameName(a, b string) bool {
	if !mayEndAlike(a, b) {
		return false
	}
	x, y := words(a), words(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	return len(y) > 0 && slices.Equal(x[len(x)-len(y):], y)
}

// mayEndAlike spares most names that differ the splitting into words: their last letters do.
func mayEndAlike(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, y := a[len(a)-1], b[len(b)-1]
	letter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
	return !letter(x) || !letter(y) || x|0x20 == y|0x20
}

// words are the words of a name in lower case, without an article and without titles that end in a dot.
func words(name string) []string {
	return slices.DeleteFunc(strings.Fields(strings.ToLower(name)), func(w string) bool {
		return w == "the" || strings.HasSuffix(w, ".") && len(w) < 5
	})
}

// LastWord is the last word of a name in lower case, a person's surname: names that are the same share it.
func LastWord(name string) string {
	w := words(name)
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}
