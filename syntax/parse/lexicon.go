package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/syntax"
)

// lexicon gives lemmas by tag and form. Most of the language is covered by rules on endings, learned from
// the treebanks; the words that the rules get wrong are listed.
type lexicon struct {
	endings map[string]edit   // "XPOS ending" -> how the lemma is made
	lemmas  map[string]string // "UPOS XPOS form" -> lemma, where the ending misleads
}

// edit turns a form into its lemma: cut so many bytes off the end, put others in their place.
type edit struct {
	cut int
	add string
}

// longestEnding is the number of letters of the longest ending in the rules.
const longestEnding = 5

// newLexicon reads the file that lexicon.write makes: lines of a kind (e or l), a key and a value, parted by tabs.
func newLexicon(file string) *lexicon {
	x := &lexicon{endings: map[string]edit{}, lemmas: map[string]string{}}
	for line := range strings.Lines(file) {
		column := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case len(column) != 3:
		case column[0] == "e":
			x.endings[column[1]] = edit{cut: int(column[2][0] - '0'), add: column[2][1:]}
		case column[0] == "l":
			x.lemmas[column[1]] = column[2]
		}
	}
	return x
}

// fill sets the lemmas of tagged tokens.
func (x *lexicon) fill(text string, tokens []syntax.Token) {
	key := make([]byte, 0, 64)
	for i := range tokens {
		t := &tokens[i]
		form := t.In(text)
		key = append(key[:0], t.UPOS...)
		key = append(key, ' ')
		key = append(key, t.XPOS...)
		key = append(key, ' ')
		lower := len(key)
		key = appendLower(key, form)
		lemma, ok := x.lemmas[string(key)]
		if !ok {
			lemma = x.byEnding(t, form, key[lower:])
		}
		t.Lemma = lemma
	}
}

// byEnding applies the rule for the longest known ending of the lower-case form. Names keep their capitals.
func (x *lexicon) byEnding(t *syntax.Token, form string, lower []byte) string {
	base := form
	if t.UPOS != "PROPN" && string(lower) != form {
		base = string(lower)
	}
	var buf [64]byte
	start, letters := len(lower), 0
	for start > 0 && letters < longestEnding {
		_, size := utf8.DecodeLastRune(lower[:start])
		start -= size
		letters++
	}
	for ; start <= len(lower); start++ {
		key := append(append(append(buf[:0], t.XPOS...), ' '), lower[start:]...)
		if e, ok := x.endings[string(key)]; ok && e.cut <= len(base) && (e.cut == 0 || utf8.RuneStart(base[len(base)-e.cut])) {
			if e.cut == 0 && e.add == "" {
				return base
			}
			return base[:len(base)-e.cut] + e.add
		}
	}
	return base
}

// appendLower appends the form in lower case with plain apostrophes, as lexicon keys have it.
func appendLower(b []byte, form string) []byte {
	for i := 0; i < len(form); i++ {
		c := form[i]
		if c >= utf8.RuneSelf {
			return append(b, strings.ReplaceAll(strings.ToLower(form[i:]), "’", "'")...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}
