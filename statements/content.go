package statements

import (
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// attribution is what is found in one sentence: token ranges of cue, source and content.
type attribution struct {
	cue, source syntax.Range
	head        int // of the source, None when no source is named
	content     []syntax.Range
	sentence    int
	retort      bool // denies what the same sentence has just said
}

// branch tells where a token hangs in the tree, as seen from the cue: up is the way from the cue to the lowest ancestor that
// the two share, rel the relation by which the token's branch hangs there, and depth how deep in the branch it is.
type branch struct {
	up, rel uint32
	depth   uint32
	lemma   uint32 // of the branch's top
}

// branches computes the branch of every token of the sentence.
func (v *view) branches(buf []branch, s syntax.Sentence, cue int) []branch {
	n := s.Stop - s.First
	buf = buf[:0]
	for range n {
		buf = append(buf, branch{})
	}
	chain := map[int]uint32{} // the cue's ancestors, and the way up to them
	up := uint32(1)
	for a, steps := cue, 0; a != syntax.None && steps < n; a, steps = v.Tokens[a].Head, steps+1 {
		chain[a] = up
		if steps < 4 {
			up = perceptron.Mix(up, v.rel[a])
		}
	}
	for i := s.First; i < s.Stop; i++ {
		depth, child, a := uint32(0), syntax.None, i
		for steps := 0; steps < n; steps++ {
			if way, ok := chain[a]; ok {
				b := branch{up: way, depth: min(depth, 4)}
				if child != syntax.None {
					b.rel, b.lemma = v.rel[child], v.lemma[child]
				}
				buf[i-s.First] = b
				break
			}
			child, a, depth = a, v.Tokens[a].Head, depth+1
			if a == syntax.None {
				break
			}
		}
	}
	return buf
}

// decoder finds the best sequence of labels, content or not, for the words of a cue's sentence.
type decoder struct {
	branches []branch
	features []uint32
	best     [][2]int32 // score of the best sequence that ends with each label
	from     [][2]uint8 // the label before
	labels   []uint8
}

// content sets the runs of content in the cue's sentence.
func (v *view) content(model scorer, s syntax.Sentence, a *attribution, d *decoder) {
	d.branches = v.branches(d.branches, s, v.Head(a.cue))
	v.decode(model, s, a, d)
	a.content = a.content[:0]
	for i := s.First; i < s.Stop; i++ {
		if d.labels[i-s.First] == 0 {
			continue
		}
		if n := len(a.content); n > 0 && a.content[n-1].Stop == i {
			a.content[n-1].Stop++
		} else {
			a.content = append(a.content, syntax.Range{First: i, Stop: i + 1})
		}
	}
}

// decode is the Viterbi algorithm over two labels. The words of cue and source are no content.
func (v *view) decode(model scorer, s syntax.Sentence, a *attribution, d *decoder) {
	d.best, d.from, d.labels = d.best[:0], d.from[:0], d.labels[:0]
	last := [2]int32{0, -1 << 30}
	for i := s.First; i < s.Stop; i++ {
		now, from := [2]int32{-1 << 30, -1 << 30}, [2]uint8{}
		if a.holds(i) {
			if last[1] > last[0] {
				from[0] = 1
			}
			now[0] = max(last[0], last[1])
		} else {
			var word [2]int32
			d.features = v.contentFeatures(d.features[:0], s, a, d.branches, i)
			model.Score(d.features, word[:])
			for before := range last {
				step := word
				d.features = v.stepFeatures(d.features[:0], s, a, d.branches, i, uint32(before))
				model.Score(d.features, step[:])
				for label := range now {
					if score := last[before] + step[label]; score > now[label] {
						now[label], from[label] = score, uint8(before)
					}
				}
			}
		}
		d.best, d.from = append(d.best, now), append(d.from, from)
		last = now
	}
	n := s.Stop - s.First
	label := uint8(0)
	if last[1] > last[0] {
		label = 1
	}
	for range n {
		d.labels = append(d.labels, 0)
	}
	for i := n - 1; i >= 0; i-- {
		d.labels[i] = label
		label = d.from[i][label]
	}
}

// holds reports whether the token belongs to the cue or the source.
func (a *attribution) holds(i int) bool {
	return i >= a.cue.First && i < a.cue.Stop || i >= a.source.First && i < a.source.Stop
}

// contentFeatures describes a word for its own label.
func (v *view) contentFeatures(f []uint32, s syntax.Sentence, a *attribution, branches []branch, i int) []uint32 {
	mix := perceptron.Mix
	head := v.Head(a.cue)
	b := branches[i-s.First]
	side, source, near, quote := v.position(s, a, head, i)
	anyQuote := uint32(0)
	for k := s.First; k < s.Stop; k++ {
		if v.quotation[k] >= 0 {
			anyQuote = 1
			break
		}
	}
	place := mix(b.up, b.rel)
	cueLemma, form, pos := v.lemma[head], v.form[i], v.pos[i]
	gap := uint32(min(max(i-a.cue.Stop, a.cue.First-i, 0), 6))
	return append(f,
		1, mix(2, place), mix(mix(3, place), cueLemma), mix(mix(4, place), mix(side, source)), mix(mix(5, place), b.depth),
		mix(mix(6, b.rel), cueLemma), mix(7, form), mix(mix(8, form), near), mix(mix(9, pos), near), mix(mix(10, quote), side),
		mix(mix(11, quote), mix(anyQuote, mix(side, source))), mix(mix(12, side), gap), mix(mix(13, side), source),
		mix(14, of(v.form, i+1, s)), mix(15, of(v.form, i-1, s)), mix(16, v.rel[i]), mix(mix(17, v.rel[i]), place),
		mix(mix(18, form), place), mix(mix(19, b.lemma), b.rel), mix(mix(20, cueLemma), side), mix(mix(21, v.pos[head]), place),
		mix(mix(22, cueLemma), mix(b.rel, b.depth)), mix(mix(23, v.rel[head]), place), mix(24, near), mix(25, quote),
		mix(mix(26, quote), mix(near, pos)), mix(mix(27, v.form[a.cue.First]), mix(side, b.rel)),
	)
}

// stepFeatures describes a word together with the label of the word before.
func (v *view) stepFeatures(f []uint32, s syntax.Sentence, a *attribution, branches []branch, i int, last uint32) []uint32 {
	mix := perceptron.Mix
	b := branches[i-s.First]
	side, source, near, quote := v.position(s, a, v.Head(a.cue), i)
	l := 100 + last
	return append(f,
		l, mix(mix(l, 1), mix(b.up, b.rel)), mix(mix(l, 2), v.form[i]), mix(mix(l, 3), mix(near, v.pos[i])), mix(mix(l, 4), mix(quote, side)),
		mix(mix(l, 5), v.rel[i]), mix(mix(l, 6), mix(side, source)), mix(mix(l, 7), of(v.form, i+1, s)), mix(mix(l, 8), of(v.form, i-1, s)),
		mix(mix(l, 9), mix(v.form[i], near)), mix(mix(l, 10), mix(b.rel, b.depth)), mix(mix(l, 11), mix(of(v.rel, i+1, s), v.rel[i])),
	)
}

// position tells on which side of the cue a word stands, where the source is, whether the word borders on cue, source or the
// sentence's ends, and how it stands to quotation marks.
func (v *view) position(s syntax.Sentence, a *attribution, head, i int) (side, source, near, quote uint32) {
	if i >= a.cue.Stop {
		side = 1
	}
	switch {
	case a.head == syntax.None:
	case a.source.First < a.cue.First:
		source = 1
	default:
		source = 2
	}
	if i > s.First && a.holds(i-1) {
		near = 1
	}
	if i+1 < s.Stop && a.holds(i+1) {
		near += 2
	}
	if i == s.First {
		near += 4
	}
	if i == s.Stop-1 {
		near += 8
	}
	if q := v.quotation[i]; q >= 0 {
		quote = 1
		if q == v.quotation[head] {
			quote = 2
		}
		if v.quotations[q].First == i || v.quotations[q].Stop == i+1 {
			quote += 2
		}
	}
	return side, source, near, quote
}

// close lets each run of content go on over the words that hang on it in the tree.
func (v *view) close(a *attribution, s syntax.Sentence) {
	for k := range a.content {
		c := &a.content[k]
		stop := c.Stop
		for i := c.Stop; i < s.Stop && !a.holds(i); i++ {
			if v.Tokens[i].UPOS == "PUNCT" && markOf(v.Text(i)) == noMark {
				continue
			}
			if !v.hangsOn(i, *c) {
				break
			}
			stop = i + 1
		}
		if k+1 < len(a.content) {
			stop = min(stop, a.content[k+1].First)
		}
		c.Stop = stop
	}
}

// hangsOn reports whether an ancestor of token i, a few steps up, lies in the range.
func (v *view) hangsOn(i int, r syntax.Range) bool {
	for steps := 0; steps < 5; steps++ {
		i = v.Tokens[i].Head
		if i == syntax.None {
			return false
		}
		if i >= r.First && i < r.Stop {
			return true
		}
	}
	return false
}
