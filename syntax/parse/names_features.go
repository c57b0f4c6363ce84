package parse

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// nameView is what the models of names see of an article.
type nameView struct {
	words        []word
	xpos         []uint32
	clusters     []cluster
	letter       []bool // begins with a letter
	capital      []bool // begins with a capital letter
	starts, ends []bool // at the edges of sentences
	runs         []capRun
	spelling     map[uint32]spelling
	guess        []int             // tags of the first pass
	memory       map[uint32]recall // by word
	pairs        map[uint32]recall // by two words in a row
}

// capRun is the stretch of capitalised words around a word ("Bank of Ghana" is one), or the gap between two stretches.
type capRun struct {
	first, last    uint32 // its words
	before, after  uint32 // the words around it
	length, offset uint32

	lastOf, beforeOf, afterOf uint32 // fine clusters
}

// spelling counts how a word is written where capitals mean something.
type spelling struct{ lower, upper uint16 }

// recall counts the labels that the first pass gave to a word all over the article; [0] is "no name".
type recall [maxLabels + 1]uint16

const maxLabels = 11

// see prepares an article for the first pass.
func (v *nameView) see(text string, tokens []syntax.Token, words []word, sentences []syntax.Sentence) {
	n := len(tokens)
	v.words = words
	v.xpos, v.letter, v.capital = resize(v.xpos, n), resize(v.letter, n), resize(v.capital, n)
	v.starts, v.ends, v.runs = resize(v.starts, n), resize(v.ends, n), resize(v.runs, n)
	v.clusters = resize(v.clusters, n)
	clusters := theClusters()
	if v.spelling == nil {
		v.spelling, v.memory, v.pairs = map[uint32]spelling{}, map[uint32]recall{}, map[uint32]recall{}
	}
	clear(v.spelling)
	for i := range tokens {
		v.xpos[i] = perceptron.Hash(tokens[i].XPOS)
		v.clusters[i] = clusters[words[i].form]
		r, _ := utf8.DecodeRuneInString(text[tokens[i].Start:])
		v.letter[i], v.capital[i] = unicode.IsLetter(r), unicode.IsUpper(r)
	}
	for _, s := range sentences {
		v.starts[s.First], v.ends[s.Stop-1] = true, true
		v.findRuns(s.First, s.Stop)
		if v.headline(s.First, s.Stop) {
			continue
		}
		for i := s.First + 1; i < s.Stop; i++ {
			seen := v.spelling[words[i].form]
			if v.capital[i] {
				seen.upper++
			} else {
				seen.lower++
			}
			v.spelling[words[i].form] = seen
		}
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// headline reports whether capitals tell nothing here: most words of the sentence have one.
func (v *nameView) headline(first, stop int) bool {
	capitals, words := 0, 0
	for i := first; i < stop; i++ {
		if v.capital[i] {
			capitals++
		}
		if v.letter[i] {
			words++
		}
	}
	return words > 3 && 3*capitals > 2*words
}

// links may stand between the capitalised words of one name.
var links = map[uint32]bool{}

func init() {
	for _, s := range []string{"of", "the", "for", "and", "de", "al", "-", "&", "'s", "la", "del", "bin", "in", "da", "van", "von"} {
		links[perceptron.Hash(s)] = true
	}
}

// findRuns fills runs for the words of one sentence.
func (v *nameView) findRuns(first, stop int) {
	form := func(i int) uint32 {
		if i < first || i >= stop {
			return edge.form
		}
		return v.words[i].form
	}
	fine := func(i int) uint32 {
		if i < first || i >= stop {
			return 9999
		}
		return uint32(v.clusters[i].fine)
	}
	for i := first; i < stop; {
		end := i + 1
		if v.capital[i] {
			for end < stop && (v.capital[end] || end+1 < stop && v.capital[end+1] && links[form(end)]) {
				end++
			}
		} else {
			for end < stop && !v.capital[end] {
				end++
			}
		}
		for k := i; k < end; k++ {
			v.runs[k] = capRun{
				first: form(i), last: form(end - 1), before: form(i - 1), after: form(end),
				length: uint32(min(end-i, 6)), offset: uint32(min(k-i, 3)),
				lastOf: fine(end - 1), beforeOf: fine(i - 1), afterOf: fine(end),
			}
		}
		i = end
	}
}

// remember prepares the article for the second pass with the tags of the first.
func (v *nameView) remember(guess []int) {
	v.guess = guess
	clear(v.memory)
	clear(v.pairs)
	for i, tag := range guess {
		tally(v.memory, v.words[i].form, kind(tag))
		if i > 0 && !v.starts[i] {
			tally(v.pairs, perceptron.Mix(v.words[i-1].form, v.words[i].form), kind(tag))
		}
	}
}

func tally(m map[uint32]recall, key uint32, kind int) {
	r := m[key]
	r[kind]++
	m[key] = r
}

// elsewhere returns the label that other places of the article give most often, and how surely they do; 0 for a word
// that stands nowhere else.
func elsewhere(r recall, own int) uint32 {
	r[own]--
	best, total := 0, uint16(0)
	for k, n := range r {
		total += n
		if n > 0 && k > 0 && (best == 0 || n > r[best]) {
			best = k
		}
	}
	switch {
	case total == 0:
		return 0
	case best == 0:
		return 1 + min(uint32(total), 3)
	case 2*r[best] > total:
		return 100 + uint32(best)
	}
	return 200 + uint32(best)
}

// written classes how the article writes a word: always small, always capital, both, or nowhere to be told.
func (v *nameView) written(i int) uint32 {
	seen := v.spelling[v.words[i].form]
	switch {
	case seen.lower == 0 && seen.upper == 0:
		return 0
	case seen.lower == 0:
		return 1 + min(uint32(seen.upper), 2)
	case seen.upper == 0:
		return 4
	case seen.upper > seen.lower:
		return 5
	}
	return 6
}

// features describes word i; tags are those of the words before it, in this pass.
func (v *nameView) features(f []uint32, i int, tags []int, second bool) []uint32 {
	first, stop := v.bounds(i)
	at := func(k int) *word {
		if k < first || k >= stop {
			return &edge
		}
		return &v.words[k]
	}
	tagAt := func(k int) uint32 {
		if k < first || k >= stop {
			return 0
		}
		return v.xpos[k]
	}
	w, p, n, p2, n2 := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	x, xp, xn := tagAt(i), tagAt(i-1), tagAt(i+1)
	clusterAt := func(k int) (coarse, fine uint32) {
		if k < first || k >= stop {
			return 9999, 9999
		}
		return uint32(v.clusters[k].coarse), uint32(v.clusters[k].fine)
	}
	c, d := clusterAt(i)
	cp, dp := clusterAt(i - 1)
	cn, dn := clusterAt(i + 1)
	t1 := uint32(before(tags, v.starts[i]))
	mix := perceptron.Mix
	mix3 := func(a, b, c uint32) uint32 { return mix(mix(a, b), c) }
	edges := uint32(0)
	if v.starts[i] {
		edges = 1
	}
	shape := mix(w.shape, edges)
	run, written := &v.runs[i], v.written(i)
	capital := run.length << 4
	if v.capital[i] {
		capital |= 1
	}
	f = append(f, 1,
		mix(2, w.form), mix(3, p.form), mix(4, n.form), mix(5, p2.form), mix(6, n2.form),
		mix3(7, p.form, w.form), mix3(8, w.form, n.form),
		mix(9, w.suffix[1]), mix(10, w.suffix[2]), mix(11, w.suffix[3]), mix(12, w.prefix[1]), mix(13, w.prefix[2]),
		mix(14, shape), mix3(15, p.shape, shape), mix3(16, shape, n.shape), mix(mix3(17, p.shape, shape), n.shape),
		mix(18, x), mix3(19, xp, x), mix3(20, x, xn), mix(mix3(21, xp, x), xn),
		mix3(22, n.suffix[2], shape), mix3(23, p.suffix[2], shape),
		mix(24, t1), mix3(25, t1, w.form), mix3(26, t1, shape), mix3(27, t1, x), mix3(28, t1, n.form), mix3(29, t1, p.form),
		mix(mix3(30, t1, shape), n.shape), mix3(31, t1, w.suffix[2]),
		mix3(32, written, shape), mix3(33, written, w.form), mix3(34, written, t1),
		mix(mix3(35, run.last, run.offset), capital), mix(mix3(36, run.first, run.offset), capital),
		mix3(37, run.before, capital), mix3(38, run.after, capital),
		mix(mix3(39, run.before, run.after), capital&1), mix(mix3(40, t1, run.last), capital&1), mix3(41, capital, run.offset),
		mix3(42, w.form, run.last), mix3(43, p.form, n.form), mix(mix3(44, p2.form, p.form), capital&1), mix(mix3(45, n.form, n2.form), capital&1),
		mix3(70, d, shape), mix3(71, dp, capital&1), mix3(72, dn, capital&1), mix(mix3(73, cp, c), cn), mix3(74, t1, d), mix3(75, c, shape),
		mix(mix3(76, run.lastOf, run.offset), capital), mix3(77, run.beforeOf, capital), mix3(78, run.afterOf, capital),
		mix(mix3(79, run.beforeOf, run.afterOf), capital&1), mix3(80, dp, d), mix3(81, d, dn), mix(mix3(82, t1, dn), shape),
	)
	if !second {
		return f
	}
	guessAt := func(k int) uint32 {
		if k < first || k >= stop {
			return 99
		}
		return uint32(v.guess[k])
	}
	rest := func(k int) uint32 {
		if k < first || k >= stop {
			return 99
		}
		return elsewhere(v.memory[v.words[k].form], kind(v.guess[k]))
	}
	g, gp, gn := guessAt(i), guessAt(i-1), guessAt(i+1)
	r, rn := rest(i), rest(i+1)
	pair := uint32(0)
	if !v.starts[i] {
		pair = elsewhere(v.pairs[mix(p.form, w.form)], kind(v.guess[i]))
	}
	return append(f,
		mix(50, g), mix3(51, gp, g), mix3(52, g, gn), mix(mix3(53, gp, g), gn), mix3(54, g, guessAt(i+2)),
		mix3(55, r, shape), mix3(56, r, g), mix(mix3(57, r, rn), t1), mix(mix3(58, rn, g), gn), mix3(59, pair, g), mix3(60, g, w.form),
		mix(mix3(61, t1, g), gn), mix3(62, r, t1),
	)
}

// bounds returns the ends of what is looked at around word i: three words either way, inside the sentence.
func (v *nameView) bounds(i int) (first, stop int) {
	for first = i; first > i-3 && first > 0 && !v.starts[first]; {
		first--
	}
	for stop = i + 1; stop < i+3 && !v.ends[stop-1]; {
		stop++
	}
	return first, stop
}
