package mentions

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
)

// forgotten is the year from which people have held an office if news of today is to name them.
const forgotten = "1945"

// entry is a block of an actors file: names that share codes.
type entry struct {
	names  []string
	codes  []code
	person bool
}

// code is what stands in square brackets: "[ARGGOV 030101-051130]".
type code struct {
	place    string // of a country or a non-state
	roles    string
	from, to string // YYYYMMDD; "" for an open beginning
	dated    bool
}

// readActors reads an actors file: names, synonyms after "+", codes in square brackets on the name's line or below.
func readActors(path string) ([]entry, error) {
	lines, err := dictionary(path)
	if err != nil {
		return nil, err
	}
	var entries []entry
	closed := true // by its codes: what follows is another entry
	for _, line := range lines {
		name, rest, coded := strings.Cut(line, "[")
		synonym := strings.HasPrefix(name, "+")
		name = strings.TrimPrefix(strings.TrimSpace(name), "+")
		if name != "" && !synonym || len(entries) == 0 || synonym && closed && coded {
			entries = append(entries, entry{})
		}
		e := &entries[len(entries)-1]
		if name != "" {
			e.names = append(e.names, name)
		}
		closed = coded
		for coded {
			var text string
			text, rest, _ = strings.Cut(rest, "]")
			if c, ok := readCode(text); ok {
				e.codes = append(e.codes, c)
				e.person = e.person || c.dated && c.place != "IMG" || c.roles == "ELI"
			}
			_, rest, coded = strings.Cut(rest, "[")
		}
	}
	return entries, nil
}

// renamed are places whose code is not that of ISO 3166, or of no country that is left.
var renamed = map[string]string{"TMP": "TLS", "KSV": "XKX", "ROM": "ROU", "ZAR": "COD"}

// readCode reads "AFGGOVBUS 20020602-20041214", "DEUGOV >051122" or "IGOUNO". A code whose date is misspelt is left out.
func readCode(text string) (code, bool) {
	fields := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(text, ">", " >"), "<", " <"))
	if len(fields) == 0 || len(fields[0])%3 != 0 || len(fields[0]) == 0 {
		return code{}, false
	}
	c := code{place: fields[0][:3], roles: fields[0][3:], dated: len(fields) > 1}
	if now, ok := renamed[c.place]; ok {
		c.place = now
	}
	c.place, c.roles = ofNonState(c.place, c.roles)
	ok := true
	if c.dated {
		span := strings.Join(fields[1:], "")
		switch {
		case span[0] == '>':
			c.from, ok = day(span[1:])
			c.to = dataEnds
			ok = ok && c.from <= c.to
		case span[0] == '<':
			c.to, ok = day(span[1:])
		default:
			from, to, _ := strings.Cut(span, "-")
			var good bool
			c.from, ok = day(from)
			c.to, good = day(to)
			ok = ok && good && c.from <= c.to
		}
	}
	switch {
	case nonState(c.place) || isCountry(c.place):
	case sectorOfRole[c.place] != "": // "[MED]"
		c.place, c.roles = "", c.place+c.roles
	default: // a region
		c.place = ""
	}
	return c, ok && (c.place != "" || c.roles != "")
}

// isCountry reports whether countries.tsv has the code.
func isCountry(code string) bool { return countryCodes()[code] }

var countryCodes = sync.OnceValue(func() map[string]bool {
	codes := make(map[string]bool)
	for _, c := range theLists().countries {
		codes[c.code] = true
	}
	return codes
})

// ofNonState reads what follows the code of a non-state: the body, or the country of its seat. Companies are business,
// armed groups armed, what other organisations do is civil society if it is nothing else; an intergovernmental body has no
// sector unless it is a court.
func ofNonState(place, roles string) (string, string) {
	head := roles[:min(3, len(roles))]
	switch place {
	case "IGO":
		court := ""
		if strings.Contains(roles, "JUD") {
			court = "JUD"
		}
		if head == "UNO" || head == "EUR" {
			return head, court
		}
		return place, court
	case "IMG":
		return place, "UAF"
	case "MNC":
		if isCountry(head) {
			return head, "BUS"
		}
		return place, "BUS"
	case "NGO":
		if isCountry(head) {
			return head, roles[3:] + "HRI"
		}
		return place, roles + "HRI"
	}
	return place, roles
}

// day reads a date of six or eight figures. In one of six, years to 30 are of this century.
func day(s string) (string, bool) {
	if strings.Trim(s, "0123456789") != "" || len(s) != 6 && len(s) != 8 {
		return "", false
	}
	if len(s) == 6 {
		century := "19"
		if s[:2] <= "30" {
			century = "20"
		}
		s = century + s
	}
	return s, true
}

// placesOf are the names of cities and regions in the blocks of countries. A name in two countries is nobody's.
func placesOf(entries []entry, agents map[string]onrecord.Sector) map[string]string {
	places := make(map[string]string)
	for _, e := range entries {
		if len(e.codes) != 1 || e.codes[0].roles != "" || e.codes[0].dated || !isCountry(e.codes[0].place) {
			continue
		}
		for _, name := range e.names {
			key := plainKey(name)
			l := theLists()
			if len(key) < 4 || !wordsOnly(key) || l.countryOf(key) != nil || l.seats[key] != nil || agents[key] != "" {
				continue
			}
			if other, known := places[key]; known && other != e.codes[0].place {
				places[key] = ""
				continue
			}
			places[key] = e.codes[0].place
		}
	}
	maps.DeleteFunc(places, func(_, country string) bool { return country == "" })
	return places
}

// figuresOf are the people and bodies that news of today may name, each with the columns of figures.tsv after the first.
func figuresOf(entries []entry, agents map[string]onrecord.Sector, places map[string]string) map[string]string {
	corrected := agentsIn(newsAgentsFile)
	found := make(map[string][]entry)
	surnames := make(map[string]int) // how many people have it
	for _, e := range entries {
		if e.person && len(e.names) > 0 {
			surnames[lastWord(plainKey(e.names[0]))]++
		}
	}
	for _, e := range entries {
		if len(e.codes) == 0 || e.person && !remembered(e) || !e.person && e.codes[0].roles == "" && isCountry(e.codes[0].place) {
			continue
		}
		head := plainKey(e.names[0])
		for i, name := range e.names {
			key := plainKey(name)
			if agents[key] != "" || places[key] != "" || theLists().countryOf(key) != nil || !wordsOnly(key) {
				continue
			}
			if e.person && !personKey(key) && !(i > 0 && key == lastWord(head) && surnames[key] == 1 && len(key) > 3) {
				continue
			}
			if !e.person {
				if key = withoutForm(key); strings.Count(key, " ") >= longestBody || len(key) < 2 || corrected[key].sector != "" {
					continue // unknown to readers, or a mere noun
				}
			}
			found[key] = append(found[key], e)
		}
	}
	figures := make(map[string]string)
	for key, all := range found {
		if columns := columnsOf(all); columns != "" {
			figures[key] = columns
		}
	}
	return figures
}

// remembered reports whether somebody held an office late enough.
func remembered(e entry) bool {
	return slices.ContainsFunc(e.codes, func(c code) bool {
		return c.roles != "ELI" && (!c.dated || c.to >= forgotten)
	})
}

// columnsOf joins what the entries for one name say: a country only if they agree, a sector only if they do.
func columnsOf(all []entry) string {
	var countries, nonStates, sectors []string
	var offices []office
	for _, e := range all {
		for _, c := range e.codes {
			state := isCountry(c.place)
			sector := sectorOfRoles(c.roles)
			if e.person && sector == onrecord.JUD {
				sector = sectorOfRoles(c.roles[:3]) // a minister of justice is no judge
			}
			if state {
				countries = append(countries, c.place)
			} else if c.place != "" && (!c.dated || !e.person) {
				nonStates = append(nonStates, c.place)
			}
			switch {
			case sector == onrecord.ELI:
			case !c.dated || !e.person:
				sectors = append(sectors, string(sector))
			case !state && c.place != "":
				offices = append(offices, office{c.place, c.from, c.to})
			case sector != "":
				offices = append(offices, office{string(sector), c.from, c.to})
			}
		}
	}
	country := cmp.Or(agreed(countries), agreed(nonStates))
	if len(countries) > 0 && agreed(countries) == "" {
		country = ""
	}
	if len(sectors) > 1 { // a newspaper and its company are a newspaper
		sectors = slices.DeleteFunc(sectors, func(s string) bool { return s == "" || s == string(onrecord.BUS) && agreed(sectors) == "" })
	}
	sector := agreed(sectors)
	if country == "" && sector == "" && len(offices) == 0 {
		return ""
	}
	return strings.TrimRight(strings.Join([]string{country, sector, joinOffices(offices)}, "\t"), "\t")
}

// office is a sector or a non-state and when somebody belonged to it.
type office struct{ what, from, to string }

// joinOffices writes offices in order, those that follow each other within a month as one.
func joinOffices(all []office) string {
	slices.SortFunc(all, func(a, b office) int {
		return cmp.Or(cmp.Compare(a.what, b.what), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []string
	for i := 0; i < len(all); i++ {
		o := all[i]
		for ; i+1 < len(all) && all[i+1].what == o.what && follows(o.to, all[i+1].from); i++ {
			o.to = max(o.to, all[i+1].to)
		}
		out = append(out, fmt.Sprintf("%s %s-%s", o.what, o.from, o.to))
	}
	return strings.Join(out, ";")
}

// follows reports whether an office begins at most a month after another has ended.
func follows(to, from string) bool {
	return from <= to || from[:4] == to[:4] && from[4:6] <= to[4:6] || followingMonth(to[:6]) == from[:6]
}

func followingMonth(month string) string {
	if month[4:] == "12" {
		year, _ := strconv.Atoi(month[:4])
		return fmt.Sprint(year+1) + "01"
	}
	n, _ := strconv.Atoi(month)
	return fmt.Sprint(n + 1)
}

// agreed is what all say, "" when they differ.
func agreed(all []string) string {
	if len(all) == 0 || slices.ContainsFunc(all, func(s string) bool { return s != all[0] }) {
		return ""
	}
	return all[0]
}

// longestBody is how many words the name of a body may have.
const longestBody = 5

// personKey reports whether a key is a given name and a surname without a title before them.
func personKey(key string) bool {
	words := strings.Fields(key)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	l := theLists()
	for i, w := range words[:len(words)-1] {
		if l.noun(w) != "" || l.is("rank", w) || l.is("courtesy", w) || l.countryOf(w) != nil && i == 0 {
			return false
		}
	}
	return len(words[len(words)-1]) > 1
}

func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }
