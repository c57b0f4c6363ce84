package links

// groups joins numbers into disjoint groups.
type groups struct{ parent []int }

func newGroups(n int) *groups {
	g := &groups{make([]int, n)}
	for i := range g.parent {
		g.parent[i] = i
	}
	return g
}

// find returns the lowest number of a group.
func (g *groups) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

func (g *groups) join(i, j int) {
	i, j = g.find(i), g.find(j)
	g.parent[max(i, j)] = min(i, j)
}

// all returns the groups, in the order of their lowest numbers, each sorted.
func (g *groups) all() [][]int {
	at := make(map[int]int)
	var all [][]int
	for i := range g.parent {
		root := g.find(i)
		k, known := at[root]
		if !known {
			k = len(all)
			at[root] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], i)
	}
	return all
}
