package statements

import "github.com/onrecord/onrecord/syntax"

func overlap(a, b syntax.Range) bool { return a.First < b.Stop && b.First < a.Stop }

// trim takes the punctuation off both ends.
func (v *view) trim(r syntax.Range) syntax.Range {
	for r.First < r.Stop && v.Tokens[r.First].UPOS == "PUNCT" {
		r.First++
	}
	for r.First < r.Stop && v.Tokens[r.Stop-1].UPOS == "PUNCT" {
		r.Stop--
	}
	return r
}
