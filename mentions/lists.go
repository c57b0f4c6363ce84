package mentions

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
)

//go:embed countries.tsv
var countriesFile string

//go:embed nouns.tsv
var nounsFile string

//go:embed newsnouns.tsv
var newsNounsFile string

//go:embed genders.tsv
var gendersFile string

//go:embed givennames.tsv
var givenNamesFile string

//go:embed synonyms.tsv
var synonymsFile string

//go:embed words.tsv
var wordsFile string

// country is a line of countries.tsv.
type country struct{ code, name string }

// lists is what the data files hold; all keys are in lower case.
type lists struct {
	countries map[string]*country // by every name
	demonyms  map[string]*country // singular and plural
	seats     map[string]*country // capitals and buildings that stand for a government
	seatWords map[string]bool     // the first words of seats of two words
	nouns     map[string]onrecord.ActorType
	genders   map[string]byte     // of who is called by a noun or a title: 'm' or 'f'
	given     map[string]byte     // of who bears a given name
	same      map[string]string   // a noun -> what it is counted as where descriptions are compared
	synonyms  map[string][]string // a noun for somebody -> those of the offices that he may hold
	classes   map[string]map[string]bool
}

var theLists = sync.OnceValue(func() *lists {
	l := &lists{
		countries: make(map[string]*country), demonyms: make(map[string]*country), seats: make(map[string]*country), seatWords: make(map[string]bool),
		nouns: make(map[string]onrecord.ActorType), genders: make(map[string]byte), given: make(map[string]byte), synonyms: make(map[string][]string), same: make(map[string]string), classes: make(map[string]map[string]bool),
	}
	for columns := range rows(countriesFile) {
		c := &country{code: columns[0], name: columns[1]}
		index(l.countries, columns[1]+";"+columns[2], c)
		index(l.seats, columns[4], c)
		for demonym := range strings.SplitSeq(columns[3], ";") {
			index(l.demonyms, demonym+";"+demonym+"s", c)
		}
	}
	for seat := range l.seats {
		if first, rest, _ := strings.Cut(seat, " "); rest != "" && !strings.Contains(rest, " ") {
			l.seatWords[first] = true
		}
	}
	for _, file := range []string{nounsFile, newsNounsFile} {
		for columns := range rows(file) {
			l.nouns[columns[0]] = onrecord.ActorType(columns[1])
			if columns[1] == "-" {
				delete(l.nouns, columns[0])
			}
		}
	}
	for columns := range rows(gendersFile) {
		l.genders[columns[0]] = columns[1][0]
	}
	for columns := range rows(givenNamesFile) {
		l.given[columns[0]] = columns[1][0]
	}
	for columns := range rows(synonymsFile) {
		if same, ok := strings.CutPrefix(columns[1], "= "); ok {
			l.same[columns[0]] = same
			continue
		}
		l.synonyms[columns[0]] = strings.Fields(columns[1])
	}
	for columns := range rows(wordsFile) {
		l.classes[columns[0]] = make(map[string]bool)
		for word := range strings.FieldsSeq(columns[1]) {
			l.classes[columns[0]][word] = true
		}
	}
	return l
})

// rows yields the columns of each line of a data file that is no comment.
func rows(file string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimRight(line, "\r\n")
			if line != "" && line[0] != '#' && !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}

func index(m map[string]*country, names string, c *country) {
	for name := range strings.SplitSeq(names, ";") {
		if key := strings.ToLower(name); key != "" && m[key] == nil {
			m[key] = c
		}
	}
}

// is reports whether the word, in lower case, belongs to a class of words.tsv.
func (l *lists) is(class, word string) bool { return l.classes[class][word] }

// noun returns what a noun denotes, "" when it is nobody. The last part of a hyphenated noun decides
// ("secretary-general" is listed, "lawyer-activist" is not).
func (l *lists) noun(lemma string) onrecord.ActorType {
	if t, ok := l.nouns[lemma]; ok {
		return t
	}
	if i := strings.LastIndexByte(lemma, '-'); i >= 0 {
		return l.nouns[lemma[i+1:]]
	}
	return ""
}

// plainNoun is what a noun is counted as where descriptions are compared.
func (l *lists) plainNoun(noun string) string {
	if same := l.same[noun]; same != "" {
		return same
	}
	return noun
}

// party returns the hash of the party that a word tells, 0 for none.
func (l *lists) party(word string) uint32 {
	if !l.is("party", word) {
		return 0
	}
	return perceptron.Hash(l.plainNoun(word))
}

// countryOf returns the country that a name or an adjective of nationality belongs to, or nil.
func (l *lists) countryOf(s string) *country {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	if c := l.countries[s]; c != nil {
		return c
	}
	return l.demonyms[s]
}
