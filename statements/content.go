package statements

import (
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// Labels of the words around a cue.
const (
	neither = iota
	content
	source
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

// branches computes the branch of every token of a range.
func (v *view) branches(buf []branch, s syntax.Range, cue int) []branch {
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

// holds reports whether the token belongs to the cue or the source.
func (a *attribution) holds(i int) bool {
	return i >= a.cue.First && i < a.cue.Stop || i >= a.source.First && i < a.source.Stop
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
