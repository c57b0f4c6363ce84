package score

import (
	"math"

	"github.com/onrecord/onrecord"
)

// conll sums the three measures of the CoNLL 2012 shared task on coreference.
type conll struct{ muc, bcubed, ceaf half }

// half is what precision and recall are made of where both sides have their own numerators.
type half struct{ goldRight, gold, foundRight, found float64 }

func (h half) f1() float64 {
	p, r := ratio(h.foundRight, h.found), ratio(h.goldRight, h.gold)
	return ratio(2*p*r, p+r)
}

func (c *conll) values(part, prefix string) []Value {
	mean := (c.muc.f1() + c.bcubed.f1() + c.ceaf.f1()) / 3
	return []Value{
		{Part: part, Measure: prefix + "CoNLL F1", Value: mean},
		{Part: part, Measure: prefix + "MUC F1", Value: c.muc.f1()},
		{Part: part, Measure: prefix + "B³ F1", Value: c.bcubed.f1()},
		{Part: part, Measure: prefix + "CEAF-e F1", Value: c.ceaf.f1()},
	}
}

// add counts a document.
func (c *conll) add(gold, found [][]onrecord.Span) {
	inGold, inFound := index(gold), index(found)
	for _, chain := range gold {
		c.muc.gold += float64(len(chain) - 1)
		c.muc.goldRight += float64(len(chain) - pieces(chain, inFound))
		c.bcubed.gold += float64(len(chain))
		c.bcubed.goldRight += common(chain, inFound)
	}
	for _, chain := range found {
		c.muc.found += float64(len(chain) - 1)
		c.muc.foundRight += float64(len(chain) - pieces(chain, inGold))
		c.bcubed.found += float64(len(chain))
		c.bcubed.foundRight += common(chain, inGold)
	}
	similar := ceafe(gold, found, inFound)
	c.ceaf.gold += float64(len(gold))
	c.ceaf.found += float64(len(found))
	c.ceaf.goldRight += similar
	c.ceaf.foundRight += similar
}

// index returns the chain of each mention, counted from 1.
func index(chains [][]onrecord.Span) map[onrecord.Span]int {
	of := make(map[onrecord.Span]int)
	for k, chain := range chains {
		for _, m := range chain {
			of[m] = k + 1
		}
	}
	return of
}

// pieces is the number of parts into which the other side's chains cut one; what they lack is a part of its own.
func pieces(chain []onrecord.Span, other map[onrecord.Span]int) int {
	n, seen := 0, make(map[int]bool)
	for _, m := range chain {
		k := other[m]
		if k == 0 || !seen[k] {
			n++
		}
		seen[k] = true
	}
	return n
}

// common sums over a chain's mentions the part of it that is in the same chain on the other side.
func common(chain []onrecord.Span, other map[onrecord.Span]int) float64 {
	count := make(map[int]float64)
	for _, m := range chain {
		if k := other[m]; k != 0 {
			count[k]++
		}
	}
	sum := 0.0
	for _, n := range count {
		sum += n * n / float64(len(chain))
	}
	return sum
}

// ceafe is the greatest sum of 2|g∩f|/(|g|+|f|) over chains matched one to one.
func ceafe(gold, found [][]onrecord.Span, inFound map[onrecord.Span]int) float64 {
	weight := make([][]float64, len(gold))
	for g, chain := range gold {
		weight[g] = make([]float64, len(found))
		for _, m := range chain {
			if f := inFound[m]; f != 0 {
				weight[g][f-1] += 2 / float64(len(chain)+len(found[f-1]))
			}
		}
	}
	return heaviest(weight)
}

// heaviest is the greatest weight of a matching of rows with columns, by the Hungarian method with potentials.
func heaviest(weight [][]float64) float64 {
	if len(weight) == 0 || len(weight[0]) == 0 {
		return 0
	}
	if len(weight) > len(weight[0]) {
		weight = transposed(weight)
	}
	rows, columns := len(weight), len(weight[0])
	u, v := make([]float64, rows+1), make([]float64, columns+1)
	rowOf, way := make([]int, columns+1), make([]int, columns+1)
	for i := 1; i <= rows; i++ {
		rowOf[0] = i
		least, used := make([]float64, columns+1), make([]bool, columns+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		column := 0
		for rowOf[column] != 0 {
			used[column] = true
			row, delta, next := rowOf[column], math.Inf(1), 0
			for j := 1; j <= columns; j++ {
				if used[j] {
					continue
				}
				if cost := -weight[row-1][j-1] - u[row] - v[j]; cost < least[j] {
					least[j], way[j] = cost, column
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[rowOf[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			column = next
		}
		for column != 0 {
			rowOf[column], column = rowOf[way[column]], way[column]
		}
	}
	sum := 0.0
	for j := 1; j <= columns; j++ {
		if rowOf[j] != 0 {
			sum += weight[rowOf[j]-1][j-1]
		}
	}
	return sum
}

func transposed(m [][]float64) [][]float64 {
	t := make([][]float64, len(m[0]))
	for j := range t {
		t[j] = make([]float64, len(m))
		for i := range m {
			t[j][i] = m[i][j]
		}
	}
	return t
}
