package mentions

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// notice is what the licence of the dictionaries asks for, in each file that is made of them.
const notice = `# Made by "go run ./cmd/train codes" from the Phoenix dictionaries of PETRARCH2, whose data ends in January 2014 (a few
# later edits). Copyright (c) 2014 Open Event Data, MIT licence: see LICENSE.petrarch2 beside this file.
`

const (
	agentsHeader  = "# Nouns and phrases for people and bodies by their part in society: phrase in lower case and singular, tab, PLOVER sector.\n" + notice
	placesHeader  = "# Cities and regions: name in lower case, tab, country (ISO 3166-1 alpha-3). What countries.tsv has is left out.\n" + notice
	figuresHeader = "# People and bodies by name, in lower case, without accents and stops: name, country or PLOVER's code of a non-state,\n" +
		"# sector, offices held (sector or non-state, then from-to as YYYYMMDD). Bodies have a sector, people have offices.\n" + notice
)

// TrainCodes makes agents.tsv, places.tsv and figures.tsv from the dictionaries.
func TrainCodes(corpora string, log io.Writer) ([][]byte, error) {
	folder := filepath.Join(corpora, "plover", "dictionaries")
	agents, err := readAgents(filepath.Join(folder, "Phoenix.agents.txt"))
	if err != nil {
		return nil, err
	}
	var entries []entry
	for _, name := range []string{"Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"} {
		more, err := readActors(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		entries = append(entries, more...)
	}
	places := placesOf(entries, agents)
	figures := figuresOf(entries, agents, places)
	fmt.Fprintf(log, "codes: %d agents, %d places, %d figures\n", len(agents), len(places), len(figures))
	return [][]byte{file(agentsHeader, agents), file(placesHeader, places), file(figuresHeader, figures)}, nil
}

// file writes a line for each key, in order.
func file[V ~string](header string, values map[string]V) []byte {
	var out bytes.Buffer
	out.WriteString(header)
	for _, key := range slices.Sorted(maps.Keys(values)) {
		fmt.Fprintf(&out, "%s\t%s\n", key, values[key])
	}
	return out.Bytes()
}

// sectorOfRole maps the role codes of CAMEO, three letters each, to PLOVER's sectors. PLOVER renamed media and medicine; counts
// insurgents and separatists as rebels, settlers as civilians, and those who stand for rights, the environment or a cause
// as civil society; and has religion in a field of its own, so that a religion's code means its clergy only where nothing
// else is said. It has nothing for DEV (development), RAD (radicals), PPL (people) and KID (children).
var sectorOfRole = map[string]onrecord.Sector{
	"COP": onrecord.COP, "GOV": onrecord.GOV, "JUD": onrecord.JUD, "LEG": onrecord.LEG, "MIL": onrecord.MIL, "PTY": onrecord.PTY,
	"REB": onrecord.REB, "INS": onrecord.REB, "SEP": onrecord.REB, "SPY": onrecord.SPY, "UAF": onrecord.UAF,
	"AGR": onrecord.AGR, "BUS": onrecord.BUS, "CRM": onrecord.CRM, "CVL": onrecord.CVL, "SET": onrecord.CVL, "EDU": onrecord.EDU,
	"ELI": onrecord.ELI, "LAB": onrecord.LAB, "REF": onrecord.REF, "OPP": onrecord.OPP, "REL": onrecord.REL,
	"MED": onrecord.JRN, "HLH": onrecord.MED, "ENV": onrecord.SOC, "HRI": onrecord.SOC, "NGO": onrecord.SOC,
}

// religions are CAMEO's codes of religions, with that of "ISI", the Islamic State, left to its other codes.
var religions = map[string]bool{"BUD": true, "CHR": true, "CTH": true, "HIN": true, "JEW": true, "MUS": true, "PRO": true}

// sectorOfRoles is the sector that a row of role codes means: the first that has one, but a court, a parliament or a secret
// service of the government is that.
func sectorOfRoles(roles string) onrecord.Sector {
	var first onrecord.Sector
	religious := false
	for ; len(roles) >= 3; roles = roles[3:] {
		religious = religious || religions[roles[:3]]
		s := sectorOfRole[roles[:3]]
		if first == onrecord.GOV && (s == onrecord.JUD || s == onrecord.LEG || s == onrecord.SPY) {
			return s
		}
		first = cmp.Or(first, s)
	}
	if first == "" && religious {
		return onrecord.REL
	}
	return first
}

// readAgents reads lines like "CHAMBER_OF_COMMERCE {CHAMBERS_OF_COMMERCE} [~BUS]" and the substitution sets in them. Of two
// codes for a phrase the first counts; a phrase whose noun alone tells as much is left out.
func readAgents(path string) (map[string]onrecord.Sector, error) {
	lines, err := dictionary(path)
	if err != nil {
		return nil, err
	}
	agents := make(map[string]onrecord.Sector)
	sets := make(map[string][]string)
	for _, line := range lines {
		if name, words, ok := strings.Cut(line, "! ="); ok {
			sets[name+"!"] = singulars(words)
			continue
		}
		phrase, code, ok := strings.Cut(line, "[~")
		if !ok {
			continue
		}
		phrase, _, _ = strings.Cut(phrase, "{")
		phrases := []string{phrase}
		for set, words := range sets {
			if strings.Contains(phrase, set) {
				phrases = nil
				for _, w := range words {
					phrases = append(phrases, strings.ReplaceAll(phrase, set, w))
				}
			}
		}
		for _, p := range phrases {
			key := plainKey(p)
			if s := sectorOfRoles(code); s != "" && wordsOnly(key) && agents[key] == "" {
				agents[key] = s
			}
		}
	}
	corrected := agentsIn(newsAgentsFile)
	maps.DeleteFunc(agents, func(phrase string, s onrecord.Sector) bool {
		head := headOf(phrase)
		return head != phrase && agents[head] == s && corrected[head].borrows == never
	})
	return agents, nil
}

// singulars splits "MAN, MEN, WOMAN, WOMEN" and leaves the plurals out.
func singulars(words string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ' ' }), func(w string) bool {
		return strings.HasSuffix(w, "S") || strings.HasSuffix(w, "MEN")
	})
}

// headOf is the noun of a phrase: the word before its first preposition, or the last.
func headOf(phrase string) string {
	words := strings.Fields(phrase)
	return words[headWord(words)]
}

// dictionary returns the lines of a file without comments and blank ones.
func dictionary(path string) ([]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var lines []string
	for line := range strings.Lines(string(raw)) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// wordsOnly reports whether a key is words of letters: no brackets, figures or what is left of a mistake.
func wordsOnly(key string) bool {
	return len(key) > 1 && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz' ") == "" && strings.ContainsAny(key, "aeiouybcdfghjklmnpqrstvwxz")
}
