package links

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Difference is how a text differs from another in one passage, a line.
type Difference struct {
	Before string `json:"before,omitempty"` // "" for a passage that is added
	After  string `json:"after,omitempty"`  // "" for one that is left out
	Marked string `json:"marked,omitempty"` // of one that is changed: "the mayor [-said-] {+told reporters+} that"; "" where it is very long
}

const (
	alikePassage = 0.5 // share of the words that a passage and what it became have in common
	around       = 5   // words around a change that are shown
)

// Differences compares the words of two texts, wherever the passages stand: what is changed in the order of b, then what is left out of a,
// then what b adds. Case, marks and spaces between words make no difference.
func Differences(a, b string) (all []Difference) {
	before, after := passages(a), passages(b)
	for i, p := range after { // what stands in both
		if j := slices.IndexFunc(before, func(q passage) bool { return q.key == p.key }); j >= 0 {
			before = slices.Delete(before, j, j+1)
			after[i].key = ""
		}
	}
	after = slices.DeleteFunc(after, func(p passage) bool { return p.key == "" })
	type pair struct {
		i, j  int
		share float64
	}
	var pairs []pair
	for j := range after {
		for i := range before {
			if share := inCommon(before[i].words, after[j].words); share >= alikePassage {
				pairs = append(pairs, pair{i, j, share})
			}
		}
	}
	slices.SortStableFunc(pairs, func(p, q pair) int { return cmp.Compare(q.share, p.share) })
	from, taken := make([]int, len(after)), make([]bool, len(before)) // 1 + what a passage was before; whether it became something
	for _, p := range pairs {
		if from[p.j] == 0 && !taken[p.i] {
			from[p.j], taken[p.i] = p.i+1, true
		}
	}
	for j, p := range after {
		if i := from[j]; i > 0 {
			all = append(all, Difference{before[i-1].text, p.text, marked(before[i-1].words, p.words)})
		}
	}
	for i, p := range before {
		if !taken[i] {
			all = append(all, Difference{Before: p.text})
		}
	}
	for j, p := range after {
		if from[j] == 0 {
			all = append(all, Difference{After: p.text})
		}
	}
	return all
}

// passage is a line of a text.
type passage struct {
	text  string
	words []string
	key   string // the words, whatever their case and marks
}

func passages(text string) (all []passage) {
	for line := range strings.Lines(text) {
		p := passage{words: strings.Fields(line)}
		p.text = strings.Join(p.words, " ")
		keys := make([]string, len(p.words))
		for i, w := range p.words {
			keys[i] = plainWord(w)
		}
		if p.key = strings.Join(strings.Fields(strings.Join(keys, " ")), " "); p.key != "" {
			all = append(all, p)
		}
	}
	return all
}

// plainWord is a word without case and marks.
func plainWord(word string) string {
	return strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// inCommon is the share of the words of both that stand in both (Dice).
func inCommon(a, b []string) float64 {
	count := map[string]int{}
	for _, w := range a {
		count[plainWord(w)]++
	}
	shared := 0
	for _, w := range b {
		if w = plainWord(w); count[w] > 0 {
			count[w]--
			shared++
		}
	}
	return float64(2*shared) / float64(len(a)+len(b))
}

// marked writes what became of words, with some of those around each change; "" for passages so long that it would take too much memory.
func marked(a, b []string) string {
	if len(a)*len(b) > 4_000_000 {
		return ""
	}
	// length[i][j] is that of the longest common subsequence of a[i:] and b[j:].
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if plainWord(a[i]) == plainWord(b[j]) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out, same []string
	flush := func(last bool) {
		switch shown := len(same); {
		case len(out) > 0 && last:
			if shown > around {
				same = append(same[:around:around], "…")
			}
		case len(out) > 0 && shown > 2*around:
			same = slices.Concat(same[:around], []string{"…"}, same[shown-around:])
		case len(out) == 0 && shown > around:
			same = slices.Concat([]string{"…"}, same[shown-around:])
		}
		out, same = append(out, same...), nil
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && plainWord(a[i]) == plainWord(b[j]) {
			same = append(same, b[j])
			i, j = i+1, j+1
			continue
		}
		flush(false)
		from, to := i, j
		for (i < len(a) || j < len(b)) && (i == len(a) || j == len(b) || plainWord(a[i]) != plainWord(b[j])) {
			if j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if from < i {
			out = append(out, "[-"+strings.Join(a[from:i], " ")+"-]")
		}
		if to < j {
			out = append(out, "{+"+strings.Join(b[to:j], " ")+"+}")
		}
	}
	flush(true)
	return strings.Join(out, " ")
}
