package statements

import (
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

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
