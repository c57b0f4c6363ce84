package neural

import "math/rand/v2"

// Dropout leaves out a share of the values of each sentence, the same ones in all of its words (Gal and Ghahramani 2016).
type Dropout struct {
	mask  []float32 // a row of factors for each sentence
	Out   []float32 // what Forward left
	width int
}

// Forward returns what is left of x, rows of a batch.
func (d *Dropout) Forward(b *Batch, x []float32, width int, share float32, rng *rand.Rand) []float32 {
	d.width = width
	d.mask = Mask(d.mask, b.Active(0)*width, share, rng)
	d.Out = append(d.Out[:0], x...)
	d.Apply(b, d.Out)
	return d.Out
}

// Apply multiplies each row with the factors of its sentence: those of values going forward, or of derivatives going back.
func (d *Dropout) Apply(b *Batch, rows []float32) {
	for step := range b.Steps() {
		for s := range b.Active(step) {
			Multiply(rows[b.Row(s, step)*d.width:][:d.width], d.mask[s*d.width:(s+1)*d.width])
		}
	}
}

// Mask returns n factors: 0 for what is left out, else what keeps the mean.
func Mask(m []float32, n int, share float32, rng *rand.Rand) []float32 {
	m = Resize(m, n)
	for i := range m {
		if rng.Float32() >= share {
			m[i] = 1 / (1 - share)
		}
	}
	return m
}
