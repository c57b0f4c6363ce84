package mentions

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// longestDefined is how many tokens before the bracket a name with an acronym may have.
const longestDefined = 14

// definitions returns the names that are followed by their acronym in brackets, "Imaginary Progress Front (IPF)": the
// shortest run of words before the bracket whose initials are the acronym (after Schwartz and Hearst 2003). What ends in a
// noun for people is an office, and its acronym means who is named behind it.
func (f *finder) definitions() []syntax.Range {
	d := f.doc
	var all []syntax.Range
	for i := 2; i+1 < len(d.Tokens); i++ {
		if d.Text(i-1) != "(" || d.Text(i+1) != ")" || !isAcronym(d.Text(i)) {
			continue
		}
		short := strings.ToLower(d.Text(i))
		sentence := d.Sentences[f.sentenceOf(i)].First
		for first := i - 2; first >= max(sentence, i-1-longestDefined); first-- {
			if t := &d.Tokens[first]; t.UPOS == "PUNCT" && d.Text(first) != "-" || t.UPOS == "VERB" {
				break
			}
			r := syntax.Range{First: first, Stop: i - 1}
			if words := f.nameWords(r); d.Tokens[first].UPOS == "PROPN" && len(words) > 1 && slices.Contains(acronyms(words), short) {
				if f.lists.noun(lemma(d, i-2)) == onrecord.Person {
					f.offices[short] = i + 2
				} else {
					all = append(all, r)
				}
				break
			}
		}
	}
	return all
}

// isAcronym reports whether a word is two to eight capital letters.
func isAcronym(s string) bool {
	return len(s) >= 2 && len(s) <= 8 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
