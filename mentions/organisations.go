package mentions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// joinOthers joins the names of organisations, places and groups: equal ones, acronyms and short forms.
func (f *finder) joinOthers(others []int) {
	slices.SortStableFunc(others, func(a, b int) int {
		return f.mentions[b].name.Stop - f.mentions[b].name.First - (f.mentions[a].name.Stop - f.mentions[a].name.First)
	})
	places := make(map[string]bool)
	for _, i := range others {
		if m := &f.mentions[i]; m.kind == onrecord.Place {
			places[strings.Join(f.otherWords(m), " ")] = true
		}
	}
	f.joinSeats(others)
	for _, i := range others {
		m := &f.mentions[i]
		if m.actor != none {
			continue
		}
		words := f.otherWords(m)
		if who := f.bearer(strings.Join(words, " ")); who != none {
			m.kind, m.actor = onrecord.Person, who
			continue
		}
		kind := "organisation or place "
		if m.kind == onrecord.Group {
			kind = "group "
		}
		if i, known := f.others[kind+strings.Join(words, " ")]; known && i != none {
			m.actor = i
		} else {
			f.newActor(m)
			f.actors[m.actor].country = f.nameCountry(m)
		}
		if a := &f.actors[m.actor]; !slices.ContainsFunc(a.words, func(w []string) bool { return slices.Equal(w, words) }) {
			a.words = append(a.words, words)
		}
		if m.kind == onrecord.Organisation {
			for _, short := range f.shortForms(m, words, places) {
				f.otherName(kind+short, m.actor)
			}
			if noun := f.kindWord(words, places); noun != "" {
				if who, taken := f.others[kind+noun]; taken && who != m.actor {
					f.others[kind+noun] = none // short for two, it means neither
				} else {
					f.others[kind+noun] = m.actor
				}
			}
		}
		f.otherName(kind+strings.Join(words, " "), m.actor)
	}
}

// bearer returns the person before whose name an office is given short, "Port Safety Officer (PSO) Ann Example", or none.
func (f *finder) bearer(short string) int {
	token, ok := f.offices[short]
	if !ok {
		return none
	}
	for i := range f.mentions {
		if m := &f.mentions[i]; m.kind == onrecord.Person && m.name.First <= token && token < m.name.Stop {
			return m.actor
		}
	}
	return none
}

// otherName remembers what an actor is called, unless somebody else is called so already.
func (f *finder) otherName(name string, actor int) {
	if who, taken := f.others[name]; !taken || who == none {
		f.others[name] = actor
	}
}

// longest is how many words of an organisation's name are looked at for short forms.
const longest = 10

// shortForms are what an organisation with a name of several words may be called later: its acronym, the one given in
// brackets first, its first words, unless they are also the name of a place, and its last words.
func (f *finder) shortForms(m *mention, words []string, places map[string]bool) []string {
	var short []string
	if given := f.acronymAfter(m); given != "" {
		short = append(short, given)
	}
	if len(words) < 2 || len(words) > longest {
		return short
	}
	short = append(short, acronyms(words)...)
	if i := slices.Index(words, "of"); i > 0 && len(words)-i > 2 {
		short = append(short, acronyms(words[i+1:])...) // "ES" of the Department of Example Services
	}
	if !f.isPlaceWord(words[0]) && !places[words[0]] && f.lists.noun(words[0]) == "" && (len(words) == 2 || !isAcronym(f.doc.Text(m.name.First))) {
		short = append(short, words[0])
	}
	for i := 2; i < len(words); i++ {
		if first := strings.Join(words[:i], " "); !places[first] {
			short = append(short, first)
		}
		if last := len(words) - i; last > 1 && f.lists.is("beside", words[last-1]) || last > 2 && words[last-1] == "the" && f.lists.is("beside", words[last-2]) {
			continue // "Harbourwatch for the Example Agency" is not the agency
		}
		short = append(short, strings.Join(words[len(words)-i:], " "))
	}
	return short
}

// kindWord is the word of an organisation's name that tells of what kind it is, and that stands for it later: "the Ministry",
// "the Herald"; "" for none.
func (f *finder) kindWord(words []string, places map[string]bool) string {
	if len(words) < 2 {
		return ""
	}
	if words[1] == "of" {
		return words[0]
	}
	if last := words[len(words)-1]; !f.isPlaceWord(last) && !places[last] {
		return last
	}
	return ""
}

// otherWords are the words of a name that is no person's; a group's is its singular.
func (f *finder) otherWords(m *mention) []string {
	words := f.nameWords(m.name)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return words
}

// acronymAfter returns the short form in brackets after a name ("(PTI)"), in lower case, or "".
func (f *finder) acronymAfter(m *mention) string {
	d, i := f.doc, m.name.Stop
	if i+2 >= len(d.Tokens) || d.Text(i) != "(" || d.Text(i+2) != ")" {
		return ""
	}
	if w := d.Text(i + 1); len(w) > 1 && strings.ToUpper(w) == w || unicode.IsUpper(rune(w[0])) && d.NameOf(i+1) != syntax.None {
		return strings.ToLower(w)
	}
	return ""
}

func (f *finder) isPlaceWord(w string) bool {
	return f.lists.countryOf(w) != nil || f.lists.seats[w] != nil
}

// acronyms are the initials of a name's words, with and without the small words.
func acronyms(words []string) []string {
	var all, main strings.Builder
	for _, w := range words {
		for part := range strings.SplitSeq(w, "-") {
			if part == "" {
				continue
			}
			first, _ := utf8.DecodeRuneInString(part)
			all.WriteRune(first)
			if len(part) > 3 || !smallWord(part) {
				main.WriteRune(first)
			}
		}
	}
	return []string{all.String(), main.String()}
}

func smallWord(w string) bool {
	switch w {
	case "of", "the", "and", "for", "on", "in", "to", "e", "de", "la", "y":
		return true
	}
	return false
}

// inShort returns the organisation that a definite description names by the last words of its name, "the city council" for the
// Exampleton City Council, or by the one word for a state's; none where there is no such or several.
func (r *coreference) inShort(i int) int {
	m := &r.mentions[i]
	if m.form != onrecord.Nominal || m.many || r.facts[i].det != definite || m.kind != onrecord.Organisation || m.head+1 != m.Stop {
		return none
	}
	words := r.nameWords(m.Range)[1:]
	if len(words) < 2 && m.noun != "government" {
		return none
	}
	who, known := r.others["organisation or place "+strings.Join(words, " ")]
	if !known || who == none || r.actors[who].kind != onrecord.Organisation {
		return none
	}
	return who
}
