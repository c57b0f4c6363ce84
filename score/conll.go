package score

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// conllWord is a word as the evaluation script of the CoNLL 2018 shared task sees it.
type conllWord struct {
	onrecord.Span      // of the token; the words of a multiword token have the same
	multiword     bool // one of several words of a token
	form          string
}

// conllWords returns the words of a document and its tokens' spans.
func conllWords(d *syntax.Document) (words []conllWord, tokens []onrecord.Span) {
	for first := 0; first < len(d.Tokens); {
		stop := first + 1
		for stop < len(d.Tokens) && d.Tokens[stop].Joined {
			stop++
		}
		span := d.SpanOf(syntax.Range{First: first, Stop: stop})
		tokens = append(tokens, span)
		for i := first; i < stop; i++ {
			words = append(words, conllWord{span, stop-first > 1, strings.ToLower(d.Text(i))})
		}
		first = stop
	}
	return words, tokens
}

// alignWords matches the words of two analyses of one text and returns the found word of each gold one, or none: by spans,
// and where one side has a multiword token, by the longest common subsequence of the forms in the smallest stretch that
// holds whole tokens of both sides. (align_words of conll18_ud_eval.py.)
func alignWords(gold, found []conllWord) []int {
	foundOf := filled(len(gold))
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		switch {
		case gold[g].multiword || found[f].multiword:
			var from stretch
			from, g, f = multiwordStretch(gold, found, g, f)
			for _, pair := range commonForms(gold[from.g:g], found[from.f:f]) {
				foundOf[from.g+pair[0]] = from.f + pair[1]
			}
		case gold[g].Span == found[f].Span:
			foundOf[g] = f
			g, f = g+1, f+1
		case gold[g].Start <= found[f].Start:
			g++
		default:
			f++
		}
	}
	return foundOf
}

// stretch is where the words to be aligned begin on both sides.
type stretch struct{ g, f int }

// multiwordStretch finds the smallest stretch around a multiword token; it returns its beginning and the words after it.
// (find_multiword_span)
func multiwordStretch(gold, found []conllWord, g, f int) (from stretch, nextG, nextF int) {
	var end int
	if gold[g].multiword {
		end = gold[g].End
		if !found[f].multiword && found[f].Start < gold[g].Start {
			f++
		}
	} else {
		end = found[f].End
		if !gold[g].multiword && gold[g].Start < found[f].Start {
			g++
		}
	}
	from = stretch{g, f}
	beyond := func(words []conllWord, i int) bool {
		if i >= len(words) {
			return true
		}
		if words[i].multiword {
			return words[i].Start >= end
		}
		return words[i].End > end
	}
	extend := func(w conllWord) {
		if w.multiword {
			end = max(end, w.End)
		}
	}
	for !beyond(gold, g) || !beyond(found, f) {
		if g < len(gold) && (f >= len(found) || gold[g].Start <= found[f].Start) {
			extend(gold[g])
			g++
		} else {
			extend(found[f])
			f++
		}
	}
	return from, g, f
}

// commonForms returns the pairs of the longest common subsequence of forms. (compute_lcs)
func commonForms(gold, found []conllWord) [][2]int {
	longest := make([][]int, len(gold)+1)
	for g := range longest {
		longest[g] = make([]int, len(found)+1)
	}
	for g, word := range slices.Backward(gold) {
		for f, other := range slices.Backward(found) {
			longest[g][f] = max(longest[g+1][f], longest[g][f+1])
			if word.form == other.form {
				longest[g][f] = max(longest[g][f], 1+longest[g+1][f+1])
			}
		}
	}
	var pairs [][2]int
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		switch {
		case gold[g].form == found[f].form:
			pairs = append(pairs, [2]int{g, f})
			g, f = g+1, f+1
		case longest[g][f] == longest[g+1][f]:
			g++
		default:
			f++
		}
	}
	return pairs
}

// universalFeatures are those that the shared task compares.
var universalFeatures = []string{"Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident", "Foreign", "Gender",
	"Mood", "NumType", "Number", "Person", "Polarity", "Polite", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice"}

// comparedFeatures returns the universal features among feats, sorted.
func comparedFeatures(feats string) string {
	var kept []string
	for feature := range strings.SplitSeq(feats, "|") {
		name, _, _ := strings.Cut(feature, "=")
		if slices.Contains(universalFeatures, name) {
			kept = append(kept, feature)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "|")
}

// comparedRelation is the relation without its subtype, as the shared task compares it.
func comparedRelation(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// sameSpans counts the spans that two sorted lists have in common.
func sameSpans(gold, found []onrecord.Span) tally {
	t := tally{gold: float64(len(gold)), found: float64(len(found))}
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		switch c := gold[g].Compare(found[f]); {
		case c < 0:
			g++
		case c > 0:
			f++
		default:
			t.right++
			g, f = g+1, f+1
		}
	}
	return t
}
