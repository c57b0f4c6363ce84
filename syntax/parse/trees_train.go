package parse

import (
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

const (
	treeEpochs  = 12
	exploreFrom = 1   // epoch from which training may follow its own mistakes
	explore     = 0.9 // how often it then does (Goldberg and Nivre 2012)
)

// trainTrees learns transitions with a dynamic oracle for the arc-hybrid system (Goldberg and Nivre 2013), and
// relations on the arcs that the oracle allows. The tokens carry gold heads and relations, and predicted tags.
func trainTrees(data []sentence, names []string, log io.Writer) (moves, relations *perceptron.Trainer) {
	moves, relations = perceptron.NewTrainer(moveNames), perceptron.NewTrainer(names)
	number := map[string]int{}
	for i, name := range names {
		number[name] = i
	}
	p := newParser(moves, relations, names)
	rng := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	for epoch := range treeEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, total := 0, 0
		for _, k := range order {
			r, n := p.learn(moves, relations, newGold(data[k].tokens, number), data[k], epoch >= exploreFrom, rng)
			right, total = right+r, total+n
		}
		fmt.Fprintf(log, "trees: epoch %d: %.4f of transitions right\n", epoch+1, float64(right)/float64(max(total, 1)))
	}
	return moves, relations
}

// gold is a projective tree over the nodes 0 to n of a state.
type gold struct {
	head []int32
	rel  []int
	deps [][]int32
}

func newGold(tokens []syntax.Token, number map[string]int) *gold {
	g := &gold{head: make([]int32, len(tokens)+1), rel: make([]int, len(tokens)+1), deps: make([][]int32, len(tokens)+1)}
	g.head[0] = -1
	for i, t := range tokens {
		g.head[i+1], g.rel[i+1] = int32(t.Head+1), number[t.Rel]
	}
	g.projectivise()
	for d := 1; d < len(g.head); d++ {
		g.deps[g.head[d]] = append(g.deps[g.head[d]], int32(d))
	}
	return g
}

// projectivise lifts each crossing arc to the head's head until none cross (Nivre and Nilsson 2005, without encoding).
func (g *gold) projectivise() {
	for {
		lifted := false
		for d := 1; d < len(g.head); d++ {
			h := g.head[d]
			if h > 0 && !g.covers(h, int32(d)) {
				g.head[d], lifted = g.head[h], true
			}
		}
		if !lifted {
			return
		}
	}
}

// covers reports whether every node between h and d descends from h.
func (g *gold) covers(h, d int32) bool {
	for k := min(h, d) + 1; k < max(h, d); k++ {
		a := k
		for a > 0 && a != h {
			a = g.head[a]
		}
		if a != h {
			return false
		}
	}
	return true
}

// cost is the number of gold arcs that a transition puts out of reach.
func (g *gold) cost(s *state, move int) int {
	b := s.next
	top := len(s.stack) - 1
	cost := 0
	if move == shift {
		for k, i := range s.stack {
			if g.head[i] == b || k < top && g.head[b] == i {
				cost++
			}
		}
		return cost
	}
	s0 := s.stack[top]
	for _, d := range g.deps[s0] {
		if d >= b {
			cost++
		}
	}
	h := g.head[s0]
	if move == leftArc && (h > b || top > 0 && h == s.stack[top-1]) || move == rightArc && h >= b {
		cost++
	}
	return cost
}

// learn takes one sentence through the parser and corrects both models where they err.
func (p *parser) learn(moves, relations *perceptron.Trainer, g *gold, data sentence, mayErr bool, rng *rand.Rand) (right, total int) {
	s := &p.state
	s.reset(data.tokens, data.words)
	for !s.done() {
		guess := p.pick()
		best, lowest := -1, 1<<30 // the best-scored transition among those of least cost
		for move := range moveLabels {
			if !s.legal(move) {
				continue
			}
			c := g.cost(s, move)
			if c < lowest || c == lowest && p.moveSc[move] > p.moveSc[best] {
				best, lowest = move, c
			}
		}
		moves.Step()
		total++
		take := best
		if s.legal(guess) && g.cost(s, guess) == lowest {
			right++
			take = guess
		} else {
			moves.Update(p.features, best, guess)
			if mayErr && rng.Float64() < explore {
				take = guess
			}
		}
		if take == shift {
			s.stack = append(s.stack, s.next)
			s.next++
			continue
		}
		head, dep := s.arc(take)
		rel := p.relation(head, dep)
		if g.head[dep] == head && head != 0 {
			relations.Step()
			relations.Update(p.features, g.rel[dep], rel)
			rel = g.rel[dep]
		}
		s.attach(head, dep, rel)
	}
	return right, total
}
