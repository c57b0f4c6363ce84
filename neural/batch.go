package neural

// Batch lays out sequences, the longest first, for recurrent layers: the first elements of all, then the second elements of
// those that have one, and so on. No row is spent on padding, and the sequences that go on are always the first rows.
type Batch struct {
	Rows   int   // elements of all sequences
	Starts []int // first row of each step, and the end of the last
}

// Reset lays out sequences of the given lengths, which must not increase.
func (b *Batch) Reset(lengths []int) {
	b.Rows, b.Starts = 0, append(b.Starts[:0], 0)
	active := len(lengths)
	for step := 0; ; step++ {
		for active > 0 && lengths[active-1] <= step {
			active--
		}
		if active == 0 {
			return
		}
		b.Rows += active
		b.Starts = append(b.Starts, b.Rows)
	}
}

// Steps is the length of the longest sequence.
func (b *Batch) Steps() int { return len(b.Starts) - 1 }

// Active is the number of sequences that have an element at a step; 0 past the end.
func (b *Batch) Active(step int) int {
	if step < 0 || step >= b.Steps() {
		return 0
	}
	return b.Starts[step+1] - b.Starts[step]
}

// Row is the row of an element of a sequence.
func (b *Batch) Row(sequence, step int) int { return b.Starts[step] + sequence }
