package neural

import (
	"math"
	"math/rand/v2"
)

// Table is a vector for each of its rows, in a byte a value; an input is the sum of some of them.
type Table struct {
	Size   int
	scales []float32 // of the rows
	values []byte    // row-major; signed
}

// Rows is the number of vectors.
func (t *Table) Rows() int { return len(t.scales) }

// Sum adds the vectors of rows to x, which may be shorter, one after the other. Row 0 stands for nothing.
func (t *Table) Sum(x []float32, rows ...int32) {
	for _, row := range rows {
		_ = t.values[int(row)*t.Size:][:len(x)] // assembly checks no bounds
	}
	if len(rows) > 0 {
		t.add(x, rows)
	}
}

// addPortable adds to the values from the nth on.
func (t *Table) addPortable(x []float32, rows []int32, n int) {
	for _, row := range rows {
		scale := t.scales[row]
		for k, v := range t.values[int(row)*t.Size:][n:len(x)] {
			x[n+k] += float32(scale * float32(int8(v)))
		}
	}
}

// levels is the highest number that a value is rounded to; few levels make files that compress well.
const levels = 31

// Compact rounds a table to a byte a value.
func (t *FreeTable) Compact() *Table {
	c := &Table{Size: t.Size, scales: make([]float32, t.Rows), values: make([]byte, len(t.Values))}
	for r := range t.Rows {
		row := t.Values[r*t.Size : (r+1)*t.Size]
		highest := float32(0)
		for _, v := range row {
			highest = max(highest, v, -v)
		}
		if highest == 0 {
			continue
		}
		c.scales[r] = highest / levels
		for k, v := range row {
			c.values[r*t.Size+k] = byte(int8(math.Round(float64(v / c.scales[r]))))
		}
	}
	return c
}

// FreeTable is a table in training.
type FreeTable struct {
	Rows, Size int
	Values     []float32
}

// NewFreeTable makes small random vectors, or zeros where rng is nil. Row 0 stands for nothing: it is zero and stays so.
func NewFreeTable(rows, size int, rng *rand.Rand) *FreeTable {
	t := &FreeTable{Rows: rows, Size: size, Values: make([]float32, rows*size)}
	if rng != nil {
		for i := size; i < len(t.Values); i++ {
			t.Values[i] = float32((2*rng.Float64() - 1) * 0.1)
		}
	}
	return t
}

// Sum is that of [Table].
func (t *FreeTable) Sum(x []float32, row int32) {
	if row == 0 {
		return
	}
	for k, v := range t.Values[int(row)*t.Size:][:len(x)] {
		x[k] += v
	}
}

// TableGradient holds the derivatives of the rows that a batch used.
type TableGradient struct {
	sums []float32
	used []int32
	seen []bool
}

// NewGradient makes an empty gradient.
func (t *FreeTable) NewGradient() *TableGradient {
	return &TableGradient{sums: make([]float32, len(t.Values)), seen: make([]bool, t.Rows)}
}

// Add adds the derivatives of a sum that the row is part of.
func (g *TableGradient) Add(row int32, d []float32) {
	if row == 0 {
		return
	}
	if !g.seen[row] {
		g.seen[row], g.used = true, append(g.used, row)
	}
	sums := g.sums[int(row)*len(d):][:len(d)]
	for k, v := range d {
		sums[k] += v
	}
}
