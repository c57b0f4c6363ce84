package mentions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// joinNames gathers the names into actors: countries first, then full names, then what is short for one of them.
func (f *finder) joinNames() {
	var people, others []int
	for i := range f.mentions {
		switch m := &f.mentions[i]; m.kind {
		case onrecord.Person:
			people = append(people, i)
		case onrecord.Country:
			f.joinCountry(m, f.lists.countries[f.plain(m.name)])
		default:
			others = append(others, i)
		}
	}
	f.joinPeople(people)
	f.joinOthers(others)
}

// joinOffices joins what is called by the initials of an office with the person who holds it: "the DHM" with Deputy Harbour
// Master Ann Example, unless the letters are short for somebody else's name.
func (f *finder) joinOffices() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.kind != onrecord.Organisation || m.name.Stop-m.name.First != 1 || len(f.actors[m.actor].words) > 1 || !isAcronym(text(f.doc, m.name)) {
			continue
		}
		if who := f.holderOf(strings.ToLower(text(f.doc, m.name))); who != none {
			m.kind, m.actor = onrecord.Person, who
		}
	}
}

// holderOf returns the person who holds the office with these initials, or none; who holds it now goes before who held it.
func (f *finder) holderOf(initials string) int {
	who, former := none, false
	for i := range f.actors {
		for _, r := range f.actors[i].roles {
			words := strings.Fields(strings.ToLower(r.Title))
			if len(words) > 1 && slices.Contains(acronyms(words), initials) && (who == none || former && !r.Former) {
				who, former = i, r.Former
			}
		}
	}
	return who
}

func (f *finder) joinCountry(m *mention, c *country) {
	m.kind = onrecord.Country
	for i := range f.actors {
		if f.actors[i].kind == onrecord.Country && f.actors[i].country == c {
			m.actor = i
			return
		}
	}
	f.newActor(m)
	f.actors[m.actor].country = c
}

// nameWords are the words of a name in lower case, without titles, suffixes and punctuation.
func (f *finder) nameWords(r syntax.Range) []string {
	var words []string
	for i := r.First; i < r.Stop; i++ {
		w := lower(f.doc, i)
		if w == "-" && len(words) > 0 && i+1 < r.Stop && f.doc.Tokens[i-1].End == f.doc.Tokens[i].Start && f.doc.Tokens[i].End == f.doc.Tokens[i+1].Start {
			i++
			words[len(words)-1] += "-" + lower(f.doc, i)
			continue
		}
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(first) && !unicode.IsDigit(first) {
			continue
		}
		if f.lists.is("courtesy", w) || f.lists.is("suffix", w) {
			continue
		}
		words = append(words, w)
	}
	return words
}

// nameCountry is the country that the words of a name tell: "Norway Harbour Union", "Norwegians", "Oslo".
func (f *finder) nameCountry(m *mention) *country {
	if c := f.lists.countryOf(text(f.doc, m.name)); c != nil {
		return c
	}
	if c := f.lists.seats[f.plain(m.name)]; c != nil {
		return c
	}
	return f.countryIn(m.Range)
}

// countryIn returns the first country that a phrase names by name or adjective, or nil.
func (f *finder) countryIn(r syntax.Range) *country {
	for i := r.First; i < r.Stop; i++ {
		if u := f.doc.Tokens[i].UPOS; u != "PROPN" && u != "ADJ" {
			continue
		}
		if i+1 < r.Stop {
			if c := f.lists.countryOf(text(f.doc, syntax.Range{First: i, Stop: i + 2})); c != nil {
				return c
			}
		}
		if c := f.lists.countryOf(f.doc.Text(i)); c != nil {
			return c
		}
	}
	return nil
}
