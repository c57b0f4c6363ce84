package mentions

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/syntax"
)

//go:embed offices.tsv
var officesFile string

// longestOffice is how many words an entry of offices.tsv has at most.
const longestOffice = 4

var normalOffices = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for columns := range rows(officesFile) {
		m[columns[0]] = columns[1]
	}
	return m
})

// office returns the normal form of a title: in lower case, its noun in the singular, abbreviations written out, without
// the names of parties and places and without what only praises. "Minister of Justice" is the "justice minister".
func (f *finder) office(title syntax.Range, noun int) string {
	d := f.doc
	var words []string
	for i := title.First; i < title.Stop; i++ {
		w := strings.TrimPrefix(lower(d, i), "ex-")
		k := d.NameOf(i)
		switch {
		case i == noun && plural(d, i):
			w = lemma(d, i)
		case i == noun:
		case d.Tokens[i].UPOS == "PUNCT":
			if w == "(" {
				i = title.Stop
			}
			continue
		case f.lists.is("idle", w) || f.lists.is("former", w) || f.lists.demonyms[w] != nil || f.lists.countries[w] != nil,
			i < noun && k != syntax.None && isName(d.Names[k].Label) && title.First <= d.Names[k].First && d.Names[k].Stop <= noun:
			continue
		}
		words = append(words, strings.Split(strings.TrimSuffix(w, "."), "-")...)
	}
	return strings.Join(invert(normalise(words)), " ")
}

// normalise replaces words by what offices.tsv counts them as, but keeps the last.
func normalise(words []string) []string {
	table := normalOffices()
	var out []string
	for i := 0; i < len(words); {
		n := min(longestOffice, len(words)-i)
		for ; n > 1; n-- {
			if _, ok := table[strings.Join(words[i:i+n], " ")]; ok {
				break
			}
		}
		form, ok := table[strings.Join(words[i:i+n], " ")]
		switch {
		case !ok || form == "-" && i+n == len(words):
			out = append(out, words[i:i+n]...)
		case form != "-":
			out = append(out, form)
		}
		i += n
	}
	return out
}

// invert turns "minister of foreign affairs" into "foreign minister".
func invert(words []string) []string {
	l := theLists()
	for i := 1; i+1 < len(words); i++ {
		if (words[i] == "of" || words[i] == "for") && l.is("portfolio", words[i-1]) && (i == 1 || l.is("opens", words[i-2])) {
			out := append(append(append([]string{}, words[:i-1]...), words[i+1:]...), words[i-1])
			return withoutAffairs(out)
		}
	}
	return withoutAffairs(words)
}

// withoutAffairs drops "affairs" before a minister or secretary.
func withoutAffairs(words []string) []string {
	if n := len(words); n > 2 && words[n-2] == "affairs" && theLists().is("portfolio", words[n-1]) {
		return append(words[:n-2:n-2], words[n-1])
	}
	return words
}
