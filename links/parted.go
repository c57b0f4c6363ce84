package links

// parted joins numbers into groups, but for those that must stay apart.
type parted struct {
	*groups
	apart map[int][]int // lowest number of a group -> numbers that may not come in
}

func newParted(n int) *parted { return &parted{newGroups(n), map[int][]int{}} }

// part keeps two numbers apart, which must not have been joined yet.
func (p *parted) part(i, j int) {
	p.apart[p.find(i)] = append(p.apart[p.find(i)], j)
	p.apart[p.find(j)] = append(p.apart[p.find(j)], i)
}

// join joins the groups of two numbers, unless somebody in one is to be kept apart from somebody in the other.
func (p *parted) join(i, j int) bool {
	i, j = p.find(i), p.find(j)
	if i == j {
		return true
	}
	for _, k := range p.apart[i] {
		if p.find(k) == j {
			return false
		}
	}
	root, other := min(i, j), max(i, j)
	p.groups.join(i, j)
	p.apart[root] = append(p.apart[root], p.apart[other]...)
	delete(p.apart, other)
	return true
}
