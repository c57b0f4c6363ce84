package parse

import (
	"math/rand/v2"

	"github.com/onrecord/onrecord/neural"
)

// dropout leaves out a share of the values of each sentence, the same ones in all of its words (Gal and Ghahramani 2016).
type dropout struct {
	mask  []float32 // a row of factors for each sentence
	out   []float32
	width int
}

// forward returns what is left of x, rows of a batch.
func (d *dropout) forward(b *neural.Batch, x []float32, width int, share float32, rng *rand.Rand) []float32 {
	d.width = width
	d.mask = mask(d.mask, b.Active(0)*width, share, rng)
	d.out = append(d.out[:0], x...)
	d.apply(b, d.out)
	return d.out
}

// apply multiplies each row with the factors of its sentence: those of values going forward, or of derivatives going back.
func (d *dropout) apply(b *neural.Batch, rows []float32) {
	for step := range b.Steps() {
		for s := range b.Active(step) {
			neural.Multiply(rows[b.Row(s, step)*d.width:][:d.width], d.mask[s*d.width:(s+1)*d.width])
		}
	}
}

// mask returns n factors: 0 for what is left out, else what keeps the mean.
func mask(m []float32, n int, share float32, rng *rand.Rand) []float32 {
	m = neural.Resize(m, n)
	for i := range m {
		if rng.Float32() >= share {
			m[i] = 1 / (1 - share)
		}
	}
	return m
}
