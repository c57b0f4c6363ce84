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
		for _, stem := range p.stems {
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
	for i < len(a.stems) || k < len(b.stems) {
		switch {
		case k == len(b.stems) || i < len(a.stems) && a.stems[i] < b.stems[k]:
			all += w[a.stems[i]]
			i++
		case i == len(a.stems) || b.stems[k] < a.stems[i]:
			all += w[b.stems[k]]
			k++
		default:
			mass += w[a.stems[i]]
			all += w[a.stems[i]]
			if _, isName := slices.BinarySearch(a.names, a.stems[i]); !isName {
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
