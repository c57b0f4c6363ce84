package mentions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// mostHolders is how many people may hold an office in one article for its name to tell who is meant.
const mostHolders = 50

// indexHolders finds the people with names by the words of their titles.
func (r *coreference) indexHolders() {
	for k := range r.actors {
		a := &r.actors[k]
		if a.kind != onrecord.Person || len(a.words) == 0 {
			continue
		}
		for _, role := range a.roles {
			for word := range strings.FieldsSeq(strings.ToLower(role.Title + " " + role.Office)) {
				if known := r.holders[word]; len(known) == 0 || known[len(known)-1] != k {
					r.holders[word] = append(known, k)
				}
			}
		}
	}
}

// office is the noun by which a nominal names an office: "minister" of "the ex-minister".
func (r *coreference) office(m *mention) string {
	if before, after, ok := strings.Cut(m.noun, "-"); ok && r.lists.is("former", before) {
		return after
	}
	return m.noun
}

// holder returns who holds, as the article says, the office by which a definite description names a person ("the minister"): the
// one mentioned last before, and the first to be mentioned later; none where there is nobody.
func (r *coreference) holder(i int) (before, after int) {
	m, x := &r.mentions[i], &r.facts[i]
	before, after = none, none
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != definite && x.det != pointing && !(x.det == bare && x.proper && x.role == subject) {
		return before, after
	}
	last, holders := none, r.holders[r.office(m)]
	if len(holders) > mostHolders {
		return before, after
	}
	for _, k := range holders {
		if !r.holdsAs(&r.actors[k], m) {
			continue
		}
		at, _ := slices.BinarySearch(r.chain(k), int32(i))
		switch {
		case at == 0 && after == none:
			after = k
		case at > 0 && int(r.chains[k][at-1]) > last:
			before, last = k, int(r.chains[k][at-1])
		}
	}
	return before, after
}

// lead returns the mention by which an article begins to tell of the person whom its headline only describes ("Minister quits"): the
// first person that is a subject in the paragraphs after it; none where i is no such description or where there is nobody.
func (r *coreference) lead(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != bare || x.role != subject || !r.isHeadline(x.sentence) {
		return none
	}
	for k := i + 1; k < len(r.facts) && r.facts[k].sentence <= x.sentence+4; k++ {
		o, y := &r.mentions[k], &r.facts[k]
		if o.form == onrecord.Pronoun || o.kind != onrecord.Person || y.role != subject && y.role != root || r.isHeadline(y.sentence) {
			continue
		}
		if g, a := r.lists.genders[m.noun], r.lists.genders[o.noun]; g != 0 && a != 0 && g != a {
			return none
		}
		return k
	}
	return none
}

// isHeadline reports whether a sentence is one of the first, short, and a paragraph of its own.
func (r *coreference) isHeadline(sentence int) bool {
	s := r.doc.Sentences
	const longest = 16
	alone := (sentence == 0 || s[sentence-1].Block != s[sentence].Block) && (sentence+1 == len(s) || s[sentence+1].Block != s[sentence].Block)
	return alone && sentence < 3 && s[sentence].Stop-s[sentence].First <= longest
}

// salient returns the person whom a definite description that takes up nobody else most likely means: the person last
// named as a subject in the few sentences before, or the only one named there; none where there is no such.
func (r *coreference) salient(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != definite || x.role != subject || r.lists.is("unique", m.noun) ||
		r.doc.Child(m.head, "acl", "nmod") > m.head {
		return none
	}
	only := none
	for k := i - 1; k >= 0 && x.sentence-r.facts[k].sentence <= 3; k-- {
		o := &r.mentions[k]
		if o.form != onrecord.Name || o.kind != onrecord.Person || r.facts[k].sentence == x.sentence {
			continue
		}
		if g, a := r.lists.genders[m.noun], &r.actors[o.actor]; g != 0 && cmp.Or(a.gender, a.hint) != 0 && g != cmp.Or(a.gender, a.hint) {
			continue
		}
		if r.facts[k].role == subject {
			return o.actor
		}
		if only != none && only != o.actor {
			return none
		}
		only = o.actor
	}
	return only
}

// holds reports whether the actor has a role whose title has the noun in it.
func (a *actor) holds(noun string) bool {
	return slices.ContainsFunc(a.roles, func(role onrecord.Role) bool {
		return slices.Contains(strings.Fields(strings.ToLower(role.Title+" "+role.Office)), noun)
	})
}

// holdsAs reports whether the actor has a role whose title has the noun of a nominal in it, and whose words all its others.
func (r *coreference) holdsAs(a *actor, m *mention) bool {
	noun := r.office(m)
	for _, role := range a.roles {
		title := strings.Fields(strings.ToLower(role.Title + " " + role.Office))
		if !slices.Contains(title, noun) {
			continue
		}
		words := append(title, strings.Fields(strings.ToLower(role.Of))...)
		fits := true
		for i := m.First; i < m.Stop && fits; i++ {
			switch t := &r.doc.Tokens[i]; t.UPOS {
			case "NOUN", "PROPN", "ADJ", "NUM":
				fits = i == m.head || r.lists.is("former", lower(r.doc, i)) || slices.Contains(words, lower(r.doc, i))
			}
		}
		if fits {
			return true
		}
	}
	return false
}
