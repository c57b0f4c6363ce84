package links

import (
	"math"
	"slices"
)

// weights is what stems tell: the rarer the more.
type weights map[uint32]float64

// weigh counts stems.
func weigh(all []*proposition) weights {
	count := map[uint32]int{}
	for _, p := range all {
		for _, stem := range p.stems() {
			count[stem]++
		}
	}
	w := make(weights, len(count))
	for stem, n := range count {
		w[stem] = math.Log(float64(len(all)+1) / float64(n))
	}
	return w
}

// shared returns the weighted Jaccard index of the stems of two propositions, the weight of those in common, and how many of these are
// no names.
func (w weights) shared(a, b *proposition) (index, mass float64, words int) {
	all := 0.0
	i, k := 0, 0
	as, bs, names := a.stems(), b.stems(), a.names()
	for i < len(as) || k < len(bs) {
		switch {
		case k == len(bs) || i < len(as) && as[i] < bs[k]:
			all += w[as[i]]
			i++
		case i == len(as) || bs[k] < as[i]:
			all += w[bs[k]]
			k++
		default:
			mass += w[as[i]]
			all += w[as[i]]
			if _, isName := slices.BinarySearch(names, as[i]); !isName {
				words++
			}
			i, k = i+1, k+1
		}
	}
	if all == 0 {
		return 0, 0, 0
	}
	return mass / all, mass, words
}
