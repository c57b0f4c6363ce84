package deeds

import (
	"slices"
	"strings"
)

// Bearing is how a fact bears on an expected deed.
type Bearing struct {
	Happens bool    // it shows that the deed happens; else that it does not
	Negated bool    // it does so only by being denied: "has not reopened"
	Sure    float64 // how well act and parties agree, in (0, 1]; an order, not a probability
	Why     string  // what agrees
}

// Bears tells how a deed that happened bears on one that is expected or asked for; false when it does not.
func Bears(fact, expected Deed) (Bearing, bool) {
	if !fact.Known() || !expected.Known() {
		return Bearing{}, false
	}
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
	if share == 0 || how == opposite && fact.Not {
		return Bearing{}, false // what the denial of an opposite means is anybody's guess
	}
	b.Sure *= share
	b.Why += " with " + who
	b.Happens = (how != opposite) == (fact.Not == expected.Not)
	b.Negated = fact.Not
	return b, true
}

func quoted(act string) string { return "“" + act + "”" }

// parties tells who agrees in the two deeds, and how well; 0 when those who must agree do not. The one that undergoes the
// expected deed must undergo the fact, or do it where the verb has but one ("the bridge reopened"). Who does it must be the
// same where both say.
func parties(fact, expected Deed) (who string, share float64) {
	share = 1
	themes, actual := expected.Whom, fact.Whom
	if len(themes) == 0 {
		themes = expected.Who
		if len(fact.Who) > 0 && common(fact.Who, themes) != "" {
			return common(fact.Who, themes), share
		}
		if len(fact.Whom) > 0 && common(fact.Whom, themes) != "" {
			return common(fact.Whom, themes), 0.95
		}
		return "", 0
	}
	if len(actual) == 0 {
		actual = fact.Who
		if name := common(actual, expected.Who); name != "" {
			return name, 0.8 // "Arlen won", and the election is not named
		}
	}
	who = common(actual, themes)
	if who == "" {
		return "", 0
	}
	if len(expected.Who) > 0 && len(fact.Who) > 0 && len(fact.Whom) > 0 {
		by := common(fact.Who, expected.Who)
		if by == "" {
			return "", 0
		}
		who = by + " and " + who
	}
	return who, share
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
	case p.Name != "" && q.Name != "" && SameName(p.Name, q.Name):
		return true
	case p.Name != "" && q.Name != "" && (p.Proper || q.Proper), is("pronoun", p.Head) || is("pronoun", q.Head):
		return false
	}
	return p.Head == q.Head || p.Name != "" && lastWord(p.Name) == q.Head || q.Name != "" && lastWord(q.Name) == p.Head
}

// SameName reports whether one name holds the other at its end, as a full name holds the surname: "Ann Example", "Example".
func SameName(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	return len(y) > 0 && slices.Equal(x[len(x)-len(y):], y)
}

// words are the words of a name in lower case, without an article and without titles that end in a dot.
func words(name string) []string {
	return slices.DeleteFunc(strings.Fields(strings.ToLower(name)), func(w string) bool {
		return w == "the" || strings.HasSuffix(w, ".") && len(w) < 5
	})
}

func lastWord(name string) string {
	w := words(name)
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}
