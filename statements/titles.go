package statements

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/syntax"
)

// isTitle reports marks that quote nobody: around the title of a work, "the film “The Lost Weir”", or a nickname, "Ann “Mole” Example".
func isTitle(d *syntax.Document, q syntax.Range) bool {
	const longest = 12
	before := q.First - 1
	if before < 0 || q.Stop-q.First > longest || !capitals(d, q) {
		return false
	}
	if q.Stop < len(d.Tokens) && d.Tokens[before].UPOS == "PROPN" && d.Tokens[q.Stop].UPOS == "PROPN" {
		return true
	}
	if d.Text(before) == "," && before > 0 {
		before--
	}
	t := &d.Tokens[before]
	return t.UPOS == "NOUN" && is("works", t.Lemma) || t.UPOS == "VERB" && is("titled", t.Lemma)
}

// capitals reports whether a quotation begins with a capital, and so do all its long words.
func capitals(d *syntax.Document, q syntax.Range) bool {
	const long = 4
	words := 0
	for i := q.First + 1; i < q.Stop; i++ {
		word := d.Text(i)
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(first) || unicode.IsDigit(first):
			words++
		case unicode.IsLetter(first) && (words == 0 || utf8.RuneCountInString(word) >= long):
			return false
		}
	}
	return words > 0
}
