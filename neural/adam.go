package neural

import "math"

// Adam changes parameters against their gradient, by the estimates of Kingma and Ba (2015).
type Adam struct {
	Beta1, Beta2 float64

	steps  int
	dense  map[*Matrix]*moments
	tables map[*FreeTable]*moments
}

// moments are the running means of gradient and squared gradient.
type moments struct{ mean, square []float32 }

const tiny = 1e-8 // keeps Adam from dividing by zero

// NewAdam starts without memory.
func NewAdam(beta1, beta2 float64) *Adam {
	return &Adam{Beta1: beta1, Beta2: beta2, dense: map[*Matrix]*moments{}, tables: map[*FreeTable]*moments{}}
}

// Step changes the network by a gradient, which is cleared; its length is cut to limit.
func (a *Adam) Step(net *Network, g Gradient, rate, limit float64) {
	a.steps++
	scale := clip(g, limit)
	for _, m := range net.Matrices {
		if a.dense[m] == nil {
			a.dense[m] = &moments{make([]float32, len(m.Values)), make([]float32, len(m.Values))}
		}
		a.change(m.Values, g.Of(m), a.dense[m].mean, a.dense[m].square, rate, scale)
		clear(g.Of(m))
	}
}

// StepTable changes the rows that a gradient holds, and clears it. Step comes first.
func (a *Adam) StepTable(t *FreeTable, g *TableGradient, rate float64) {
	if a.tables[t] == nil {
		a.tables[t] = &moments{make([]float32, len(t.Values)), make([]float32, len(t.Values))}
	}
	m := a.tables[t]
	for _, r := range g.used {
		from, to := int(r)*t.Size, (int(r)+1)*t.Size
		a.change(t.Values[from:to], g.sums[from:to], m.mean[from:to], m.square[from:to], rate, 1)
		clear(g.sums[from:to])
		g.seen[r] = false
	}
	g.used = g.used[:0]
}

func (a *Adam) change(values, g, mean, square []float32, rate, scale float64) {
	b1, b2 := float32(a.Beta1), float32(a.Beta2)
	unbiased := math.Sqrt(1-math.Pow(a.Beta2, float64(a.steps))) / (1 - math.Pow(a.Beta1, float64(a.steps)))
	step, cut := float32(rate*unbiased), float32(scale)
	for i, d := range g {
		d *= cut
		mean[i] = float32(b1*mean[i]) + float32((1-b1)*d)
		square[i] = float32(b2*square[i]) + float32((1-b2)*float32(d*d))
		values[i] -= float32(step*mean[i]) / (float32(math.Sqrt(float64(square[i]))) + tiny)
	}
}

// clip returns the factor that cuts a gradient to a length of at most limit.
func clip(g Gradient, limit float64) float64 {
	sum := 0.0
	for _, values := range g {
		for _, x := range values {
			sum += float64(x) * float64(x)
		}
	}
	if length := math.Sqrt(sum); length > limit {
		return limit / length
	}
	return 1
}
