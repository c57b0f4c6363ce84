package parse

import (
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// The transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011).
const (
	shift      = iota // move the next word to the stack
	leftArc           // the next word governs the top of the stack, which is popped
	rightArc          // the word below governs the top of the stack, which is popped
	moveLabels = 3
)

// moveNames label the transitions in the model file.
var moveNames = []string{"shift", "left", "right"}

// parser builds the tree of a sentence by greedy transitions: one model picks the transition, a second one names the
// relation of each arc that is made.
type parser struct {
	moves, relations scorer
	names            []string // of relations

	state    state
	features []uint32
	moveSc   [moveLabels]int32
	relSc    []int32
}

func newParser(moves, relations scorer, names []string) *parser {
	return &parser{moves: moves, relations: relations, names: names, relSc: make([]int32, len(names))}
}

// node is a word in the state. Node 0 is the root; the words of the sentence are nodes 1 to n.
type node struct {
	form, tag   uint32
	head        int32
	rel         uint32 // 1 + number of the relation, 0 before it is known
	left, left2 int32  // leftmost dependent and the one after it, 0 for none
	right       int32  // rightmost dependent
	right2      int32
	lefts       uint32 // number of dependents on each side
	rights      uint32
}

// state is a configuration of the transition system: a stack, and a buffer of the words from next on.
type state struct {
	nodes []node
	stack []int32
	next  int32
}

func (s *state) reset(tokens []syntax.Token, words []word) {
	s.nodes = append(s.nodes[:0], node{form: 3, tag: 3, head: -1})
	for i := range tokens {
		s.nodes = append(s.nodes, node{form: words[i].form, tag: tagHash(&tokens[i]), head: -1})
	}
	s.stack = append(s.stack[:0], 0)
	s.next = 1
}

func tagHash(t *syntax.Token) uint32 {
	return perceptron.Mix(perceptron.Hash(t.UPOS), perceptron.Hash(t.XPOS))
}

func (s *state) done() bool { return int(s.next) == len(s.nodes) && len(s.stack) == 1 }

// legal reports which transitions may be taken. A word is attached to the root only at the very end, so each sentence
// has exactly one root.
func (s *state) legal(move int) bool {
	n := len(s.stack)
	buffer := int(s.next) < len(s.nodes)
	switch move {
	case shift:
		return buffer
	case leftArc:
		return buffer && n > 1
	default:
		return n > 2 || n == 2 && !buffer
	}
}

// arc returns the head and dependent that a transition other than shift would join.
func (s *state) arc(move int) (head, dep int32) {
	top := len(s.stack) - 1
	if move == leftArc {
		return s.next, s.stack[top]
	}
	return s.stack[top-1], s.stack[top]
}

// attach makes the arc and pops the dependent.
func (s *state) attach(head, dep int32, rel int) {
	h, d := &s.nodes[head], &s.nodes[dep]
	d.head, d.rel = head, uint32(rel+1)
	if dep < head {
		h.left2, h.left = h.left, dep
		h.lefts++
	} else {
		h.right2, h.right = h.right, dep
		h.rights++
	}
	s.stack = s.stack[:len(s.stack)-1]
}

// parse sets Head and Rel of one sentence; heads are relative to its first token, None for the root.
func (p *parser) parse(tokens []syntax.Token, words []word) {
	s := &p.state
	s.reset(tokens, words)
	for !s.done() {
		move := p.pick()
		if move == shift {
			s.stack = append(s.stack, s.next)
			s.next++
			continue
		}
		head, dep := s.arc(move)
		s.attach(head, dep, p.relation(head, dep))
	}
	for i := range tokens {
		n := &s.nodes[i+1]
		tokens[i].Head, tokens[i].Rel = int(n.head)-1, p.names[n.rel-1]
	}
}

// pick returns the best legal transition.
func (p *parser) pick() int {
	p.features = p.state.moveFeatures(p.features[:0])
	clear(p.moveSc[:])
	p.moves.Score(p.features, p.moveSc[:])
	best := -1
	for move, score := range p.moveSc {
		if p.state.legal(move) && (best < 0 || score > p.moveSc[best]) {
			best = move
		}
	}
	return best
}

// relation names the arc. Only the root is "root".
func (p *parser) relation(head, dep int32) int {
	p.features = p.state.relFeatures(p.features[:0], head, dep)
	clear(p.relSc)
	p.relations.Score(p.features, p.relSc)
	if head == 0 {
		return 0
	}
	best := 1
	for i := 2; i < len(p.relSc); i++ {
		if p.relSc[i] > p.relSc[best] {
			best = i
		}
	}
	return best
}
