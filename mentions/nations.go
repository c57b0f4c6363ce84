package mentions

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/syntax"
)

// nations are the countries that an article names.
type nations struct {
	states map[int]countryName // by the first token of each name
	told   map[string]bool     // by code
}

// countryName is words that name a country, up to a token.
type countryName struct {
	*country
	stop int
}

func nationsIn(d *syntax.Document, l *lists) nations {
	n := nations{states: make(map[int]countryName), told: make(map[string]bool)}
	var key []byte
	for i := range d.Tokens {
		first, _ := utf8.DecodeRuneInString(d.Text(i))
		if !unicode.IsUpper(first) || i > 0 && d.Text(i-1) == "-" {
			continue // half of a compound ("Exampleland-backed", "anti-Examplian") names none
		}
		var c *country
		stop := min(i+longestCountry, len(d.Tokens))
		for ; stop > i && c == nil; stop-- {
			if stop < len(d.Tokens) && d.Text(stop) == "-" || d.Tokens[stop-1].UPOS == "PUNCT" {
				continue
			}
			key = appendLower(key[:0], text(d, syntax.Range{First: i, Stop: stop}))
			if c = l.nation(key); c != nil {
				n.states[i] = countryName{c, stop}
				n.told[c.code] = true
			}
		}
	}
	return n
}

// longestCountry is how many words the name of a country has at most, of those that are worth a try.
const longestCountry = 3

// nation returns the country with a name, an adjective or a seat of its government, unless it shares it with somewhere else.
func (l *lists) nation(key []byte) *country {
	for _, names := range []map[string]*country{l.countries, l.demonyms, l.seats} {
		if c := names[string(key)]; c != nil && !l.classes["homonym"][string(key)] {
			return c
		}
	}
	return nil
}

// appendLower appends text in lower case.
func appendLower(b []byte, text string) []byte {
	for _, r := range text {
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

// countryNamed returns the country that the name of a place names, or nil. One that shares its name with a state of another country is
// that state where the article names other places there, "Georgia and Florida", and never the country in other words or beside others.
func (f *finder) countryNamed(r syntax.Range) *country {
	name := f.plain(r)
	c := f.lists.countries[name]
	if c == nil || !f.lists.is("homonym", name) || f.nations.told[c.code] {
		return c
	}
	places, beside := theCodebook().places, false
	for _, n := range f.doc.Names {
		if n.Label != syntax.LocationName || n.First >= n.Stop {
			continue
		}
		beside = beside || places[plainKey(text(f.doc, n.Range))] == homonymOf
		if f.plain(n.Range) == name && f.amongNations(f.sentenceOf(n.First)) {
			return c
		}
	}
	if beside {
		return nil
	}
	return c
}

// homonymOf is the country that has a state called as a country is.
const homonymOf = "USA"

// amongNations reports whether a sentence names a country besides that of homonymOf.
func (f *finder) amongNations(sentence int) bool {
	for i := f.doc.Sentences[sentence].First; i < f.doc.Sentences[sentence].Stop; i++ {
		if n, ok := f.nations.states[i]; ok && n.code != homonymOf {
			return true
		}
	}
	return false
}

// town reports whether one word that was taken for a person is a place that the dictionary knows, in a country that the article
// names, and nobody's name: "Sampleton", but not "Florence Example".
func (f *finder) town(r syntax.Range) bool {
	if r.Stop-r.First > 1 || f.given[f.doc.Text(r.First)] || f.surnames[f.doc.Text(r.First)] {
		return false
	}
	w := lower(f.doc, r.First)
	if f.lists.given[w] != 0 || f.isTitled(r.First) {
		return false
	}
	if c := f.lists.seats[w]; c != nil && f.lists.nation([]byte(w)) == c {
		return true
	}
	return f.nations.told[theCodebook().places[plainKey(f.doc.Text(r.First))]]
}

// isTitled reports whether a title stands before a word.
func (f *finder) isTitled(i int) bool {
	return i > 0 && (f.isTitle(i-1) || f.lists.is("courtesy", lower(f.doc, i-1)))
}
