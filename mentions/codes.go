package mentions

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/onrecord/onrecord"
)

//go:embed agents.tsv
var agentsFile string

//go:embed newsagents.tsv
var newsAgentsFile string

//go:embed places.tsv
var placesFile string

//go:embed figures.tsv
var figuresFile string

//go:embed newsfigures.tsv
var newsFiguresFile string

// codebook is what the data files know of sectors and countries; its keys are made by plainKey.
type codebook struct {
	agents  map[string]agent
	places  map[string]string // country of a city or region
	figures map[string]string // line of figures.tsv after the name
}

// agent is what a noun or phrase for people or a body tells of its sector.
type agent struct {
	sector  onrecord.Sector // "" for none
	borrows borrowing
}

// borrowing says whether a noun has the sector of what it belongs to: "police spokesman", "leader of the rebels".
type borrowing byte

const (
	never  borrowing = iota
	member           // and its own where that is unknown: "fighter"
	alone            // and its own only where it stands alone: "official", but not "football official"
)

var theCodebook = sync.OnceValue(func() *codebook {
	b := &codebook{agents: agentsIn(agentsFile, newsAgentsFile), places: make(map[string]string), figures: make(map[string]string)}
	for columns := range rows(placesFile) {
		b.places[columns[0]] = columns[1]
	}
	for _, file := range []string{figuresFile, newsFiguresFile} {
		for line := range strings.Lines(file) {
			if name, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && name[0] != '#' {
				b.figures[name] = rest
			}
		}
	}
	return b
})

// agentsIn reads files of agents, the later ones correcting the earlier.
func agentsIn(files ...string) map[string]agent {
	agents := make(map[string]agent)
	for _, file := range files {
		for columns := range rows(file) {
			a := agent{sector: onrecord.Sector(strings.Trim(columns[1], "-"))}
			if len(columns) > 2 {
				a.borrows = map[string]borrowing{"member": member, "alone": alone}[columns[2]]
			}
			agents[columns[0]] = a
		}
	}
	return agents
}

// plainKey is a name or phrase as the codebook spells it: lower case, without accents, stops and a leading article, hyphens
// as spaces.
func plainKey(s string) string {
	ascii, plain := true, true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80
		plain = plain && 'a' <= s[i] && s[i] <= 'z'
	}
	if plain {
		return s
	}
	if !ascii {
		s = norm.NFD.String(strings.ReplaceAll(s, "’", "'"))
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == '.' || unicode.Is(unicode.Mn, r):
		case r == '_' || r == '-' || r == '–' || unicode.IsSpace(r):
			space = true
		default:
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.TrimPrefix(b.String(), "the ")
}

// figure looks up somebody or some body by name as of a date, "" for an unknown one: a country does not age, an office does.
// Who has left the last office belongs to the elites, unless the dictionary is too old to know of another since.
func (b *codebook) figure(name, date string) (coding, bool) {
	rest, ok := b.figures[name]
	if !ok {
		return coding{}, false
	}
	country, rest, _ := strings.Cut(rest, "\t")
	sector, offices, _ := strings.Cut(rest, "\t")
	c := coding{country: country, sector: onrecord.Sector(sector)}
	if date == "" || offices == "" {
		return c, true
	}
	last := ""
	for office := range strings.SplitSeq(offices, ";") {
		what, when, _ := strings.Cut(office, " ")
		from, to, _ := strings.Cut(when, "-")
		last = max(last, to)
		if date < from || to != "" && date > to {
			continue
		}
		if nonState(what) {
			return coding{country: what}, true
		}
		return coding{country, onrecord.Sector(what)}, true
	}
	if last < dataEnds && last < date && (date <= dataEnds || date > later(last, comeback)) {
		c.sector = onrecord.ELI
	}
	return c, true
}

// dataEnds is how far the dictionaries know who is in office: an office without an end is written as held until then, so
// that nobody is taken to hold it for ever.
const dataEnds = "20140130"

// comeback is the number of years within which somebody may return to office; some have after thirty.
const comeback = 40

// later adds years to a date.
func later(date string, years int) string {
	year, _ := strconv.Atoi(date[:4])
	return strconv.Itoa(year+years) + date[4:]
}

// nonState reports whether a code is one of onrecord.NonStates.
func nonState(code string) bool {
	return code != "" && slices.Contains(onrecord.NonStates, code)
}

// withoutForm is the key of a company without its legal form: "example corp".
func withoutForm(key string) string {
	for {
		short := key
		for _, form := range []string{" inc", " corp", " corporation", " co", " company", " ltd", " plc", " llc", " holdings", " ag", " sa"} {
			short = strings.TrimSuffix(short, form)
		}
		if short == key {
			return key
		}
		key = short
	}
}

// headWord is the index of a phrase's noun: the word before its first preposition, or the last.
func headWord(words []string) int {
	for i, w := range words {
		if i > 0 && theLists().is("of", w) {
			return i - 1
		}
	}
	return len(words) - 1
}
