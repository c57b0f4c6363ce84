package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// atom is what the grammar reads: a run of letters, a run of digits, or a single other character. It is finer than a
// token, so that the grammar does not depend on whether "five-year", "mid-1990s" or "p.m." is one token or three.
type atom struct {
	onrecord.Span
	text   string // as it stands
	word   string // in lower case; the same string for a number or a mark
	class  class
	value  int
	token  int
	spaced bool // white space stands before it
	digits bool
}

// atomize appends the atoms of a sentence to atoms.
func atomize(doc *syntax.Document, sentence syntax.Range, atoms []atom) []atom {
	text := doc.Article.Text
	end := -1
	for t := sentence.First; t < sentence.Stop; t++ {
		span := doc.Tokens[t].Span
		for at := max(span.Start, end); at < span.End; {
			stop, kind := run(text, at, span.End)
			if kind == spaceRun {
				at = stop
				continue
			}
			a := atom{Span: onrecord.Span{Start: at, End: stop}, text: text[at:stop], token: t, spaced: at != end,
				digits: kind == digitRun}
			a.classify(&doc.Tokens[t])
			atoms = append(atoms, a)
			at, end = stop, stop
		}
	}
	return atoms
}

type runKind uint8

const (
	letterRun runKind = iota
	digitRun
	markRun
	spaceRun
)

// run returns where the run that begins at a byte stops, before limit, and its kind.
func run(text string, at, limit int) (int, runKind) {
	r, size := utf8.DecodeRuneInString(text[at:limit])
	kind := kindOf(r)
	stop := at + size
	if kind == markRun {
		return stop, kind
	}
	for stop < limit {
		r, size := utf8.DecodeRuneInString(text[stop:limit])
		if kindOf(r) != kind {
			break
		}
		stop += size
	}
	return stop, kind
}

func kindOf(r rune) runKind {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return letterRun
	case '0' <= r && r <= '9':
		return digitRun
	case r < utf8.RuneSelf && r > ' ':
		return markRun
	case unicode.IsSpace(r):
		return spaceRun
	case unicode.IsLetter(r):
		return letterRun
	}
	return markRun
}

// classify looks the atom up in the lexicon; words that are something else in most texts count only with the right
// letters and tag.
func (a *atom) classify(t *syntax.Token) {
	a.word = a.text
	if a.digits {
		a.class, a.value = numeral, atoi(a.text)
		return
	}
	if c := a.text[0]; c < 'A' {
		return
	}
	a.word = strings.ToLower(a.text)
	entry, ok := lexicon()[a.word]
	if !ok {
		return
	}
	a.class, a.value = entry.class, entry.value
	upper := a.text != a.word
	switch {
	case entry.class == monthName && !upper,
		entry.class == monthName && (a.word == "may" || a.word == "march") && (t.XPOS == "MD" || strings.HasPrefix(t.XPOS, "VB")),
		entry.class == shortDay && !upper,
		entry.class == weekdayName && !upper && t.XPOS != "NNP":
		a.class = other
	}
}

// atoi reads up to six digits; a longer number is no part of a date.
func atoi(digits string) int {
	if len(digits) > 6 {
		return -1
	}
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}
