package neural

import "math"

// Chain is a conditional random field over sequences of labels (Lafferty et al. 2001): a sequence counts the scores of its
// elements for their labels and of the steps from one label to the next.
type Chain struct {
	Labels int
	Steps  *Matrix // from label (row) to label
}

// NewChain adds the scores of steps to the network.
func NewChain(net *Network, labels int) *Chain {
	return &Chain{Labels: labels, Steps: net.Add(labels, labels)}
}

// ChainTrace is memory of [Chain.Lose].
type ChainTrace struct {
	steps, element, forward, backward, norm []float32
}

// Lose returns how improbable the labels gold are by the scores, a row of Labels for each element, as a negative logarithm. It
// writes the derivatives by the scores to d and adds those by the steps to the gradient, both times scale.
func (c *Chain) Lose(g Gradient, t *ChainTrace, d, scores []float32, gold []uint8, scale float32) float64 {
	k, dSteps := c.Labels, g.Of(c.Steps)
	loss := c.pass(t, scores, len(gold))
	for i, want := range gold {
		for b := range k {
			d[i*k+b] = scale * float32(t.forward[i*k+b]*t.backward[i*k+b])
			for a := 0; i > 0 && a < k; a++ {
				into := float32(t.element[i*k+b]*t.backward[i*k+b]) / t.norm[i]
				dSteps[a*k+b] += scale * float32(float32(t.forward[(i-1)*k+a]*t.steps[a*k+b])*into)
			}
		}
		d[i*k+int(want)] -= scale
		loss -= float64(scores[i*k+int(want)])
		if i > 0 {
			step := int(gold[i-1])*k + int(want)
			dSteps[step] -= scale
			loss -= float64(c.Steps.Values[step])
		}
	}
	return loss
}

// pass is the forward-backward algorithm, in which the sums of each element are made to add up to one. It returns the logarithm of
// the sum over all sequences.
func (c *Chain) pass(t *ChainTrace, scores []float32, n int) float64 {
	k, all := c.Labels, 0.0
	t.steps = Room(t.steps, k*k)
	for i, s := range c.Steps.Values {
		t.steps[i] = Exp(s)
	}
	t.element, t.forward, t.backward = Room(t.element, n*k), Room(t.forward, n*k), Room(t.backward, n*k)
	t.norm = Room(t.norm, n)
	for i := range n {
		row, highest := scores[i*k:(i+1)*k], scores[i*k]
		for _, s := range row {
			highest = max(highest, s)
		}
		sum := float32(0)
		for b, s := range row {
			t.element[i*k+b] = Exp(s - highest)
			reach := float32(1)
			if i > 0 {
				reach = 0
				for a := range k {
					reach += float32(t.forward[(i-1)*k+a] * t.steps[a*k+b])
				}
			}
			t.forward[i*k+b] = reach * t.element[i*k+b]
			sum += t.forward[i*k+b]
		}
		for b := range k {
			t.forward[i*k+b] /= sum
		}
		t.norm[i] = sum
		all += float64(highest) + math.Log(float64(sum))
	}
	for i := n - 1; i >= 0; i-- {
		for a := range k {
			reach := float32(1)
			if i+1 < n {
				reach = 0
				for b := range k {
					reach += float32(float32(t.steps[a*k+b]*t.element[(i+1)*k+b]) * t.backward[(i+1)*k+b])
				}
				reach /= t.norm[i+1]
			}
			t.backward[i*k+a] = reach
		}
	}
	return all
}
