package parse

// treeFinder finds the tree with the highest sum of scores, crossing arcs allowed (Chu and Liu 1965, Edmonds 1967).
type treeFinder struct {
	heads []int
	state []uint8
	work  []float32
}

// find returns the head of each of n words: 0 for the root, of which there is one, else 1 + the number of the head. Row i
// of scores, n+1 wide, holds those of the heads of word i in the same numbers.
func (t *treeFinder) find(scores []float32, n int) []int {
	t.heads = t.heads[:0]
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		row[i+1] = never
		t.heads = append(t.heads, best(row))
	}
	if t.isTree() {
		return t.heads
	}
	// An arc from the root costs more than all else, so that the best tree has one.
	t.work = append(t.work[:0], scores...)
	highest, lowest := float32(0), float32(0)
	for _, s := range scores {
		if s != never {
			highest, lowest = max(highest, s), min(lowest, s)
		}
	}
	for i := range n {
		t.work[i*(n+1)] -= float32(n) * (highest - lowest + 1)
	}
	t.edmonds(n)
	return t.heads
}

const never = -1 << 100

// isTree reports whether the heads make a tree with one root.
func (t *treeFinder) isTree() bool {
	roots := 0
	for _, h := range t.heads {
		if h == 0 {
			roots++
		}
	}
	return roots == 1 && t.cycle(t.heads, nil) == nil
}

// cycle returns the words of a cycle among the heads of the words that are not gone, or nil.
func (t *treeFinder) cycle(heads []int, gone []bool) []int {
	const unseen, onPath, done = 0, 1, 2
	if cap(t.state) < len(heads) {
		t.state = make([]uint8, len(heads)+len(heads)/4)
	}
	t.state = t.state[:len(heads)]
	clear(t.state)
	for i := range heads {
		if gone != nil && gone[i] || t.state[i] != unseen {
			continue
		}
		k := i
		for ; k >= 0 && t.state[k] == unseen; k = heads[k] - 1 {
			t.state[k] = onPath
		}
		if k >= 0 && t.state[k] == onPath {
			found := []int{k}
			for m := heads[k] - 1; m != k; m = heads[m] - 1 {
				found = append(found, m)
			}
			return found
		}
		for k = i; k >= 0 && t.state[k] == onPath; k = heads[k] - 1 {
			t.state[k] = done
		}
	}
	return nil
}

// contraction remembers a cycle that became one word, which bears the name of its first word.
type contraction struct {
	cycle []int
	heads []int // inside the cycle
	in    []int // for each head outside: which word of the cycle it would govern
	out   []int // for each word outside: which word of the cycle would govern it
}

// edmonds sets heads to the best tree over work: it contracts cycles until none is left, then opens them again.
func (t *treeFinder) edmonds(n int) {
	gone := make([]bool, n)
	var stack []contraction
	for {
		for i := range n {
			if !gone[i] {
				t.heads[i] = t.bestHead(i, n, gone)
			}
		}
		cycle := t.cycle(t.heads, gone)
		if cycle == nil {
			break
		}
		stack = append(stack, t.contract(cycle, n, gone))
	}
	for k := len(stack) - 1; k >= 0; k-- {
		c := stack[k]
		name, above := c.cycle[0], t.heads[c.cycle[0]]
		for i := range n {
			if !gone[i] && i != name && t.heads[i] == name+1 {
				t.heads[i] = c.out[i] + 1
			}
		}
		for m, w := range c.cycle {
			t.heads[w] = c.heads[m]
			gone[w] = false
		}
		t.heads[c.in[above]] = above
	}
}

func (t *treeFinder) bestHead(i, n int, gone []bool) int {
	row := t.work[i*(n+1) : (i+1)*(n+1)]
	best := 0
	for h := 1; h <= n; h++ {
		if h-1 != i && !gone[h-1] && row[h] > row[best] {
			best = h
		}
	}
	return best
}

// contract makes the cycle one word: an arc into it costs what the arc that it replaces was worth.
func (t *treeFinder) contract(cycle []int, n int, gone []bool) contraction {
	c := contraction{cycle: cycle, in: make([]int, n+1), out: make([]int, n)}
	at := func(word, head int) *float32 { return &t.work[word*(n+1)+head] }
	name, sum := cycle[0], float32(0)
	inside := make([]bool, n)
	for _, w := range cycle {
		c.heads = append(c.heads, t.heads[w])
		sum += *at(w, t.heads[w])
		inside[w] = true
	}
	for h := range n + 1 {
		if h > 0 && (gone[h-1] || inside[h-1]) {
			continue
		}
		into, value := cycle[0], float32(never)
		for m, w := range cycle {
			if v := sum - *at(w, c.heads[m]) + *at(w, h); m == 0 || v > value {
				into, value = w, v
			}
		}
		c.in[h] = into
		*at(name, h) = value
	}
	for i := range n {
		if gone[i] || inside[i] {
			continue
		}
		from := cycle[0]
		for _, w := range cycle[1:] {
			if *at(i, w+1) > *at(i, from+1) {
				from = w
			}
		}
		c.out[i] = from
		*at(i, name+1) = *at(i, from+1)
	}
	for _, w := range cycle[1:] {
		gone[w] = true
	}
	return c
}
