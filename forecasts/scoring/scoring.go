// Package scoring holds forecasts against what happened, as numbers: how often they were right, with an interval, how good
// their probabilities were, and how well calibrated. It knows nothing of news and depends on nothing.
package scoring

import "math"

// Outcome is a forecast's probability that something happens, in [0, 1], and whether it did.
type Outcome struct {
	Probability float64
	Happened    bool
}

// value is 1 for what happened and 0 for what did not.
func (o Outcome) value() float64 {
	if o.Happened {
		return 1
	}
	return 0
}

// Brier is the mean squared distance of the probabilities from what happened: 0 is perfect, 0.25 what saying 0.5 to
// everything gets, 1 the worst (Brier 1950, in its form for two outcomes). It is not ok where there is nothing to score.
func Brier(outcomes []Outcome) (score float64, ok bool) {
	return mean(outcomes, func(o Outcome) float64 {
		d := o.Probability - o.value()
		return d * d
	})
}

// Log is the mean of the natural logarithm of the probability that was given to what happened: 0 is perfect, -0.693 what
// saying 0.5 to everything gets, minus infinity what calling impossible what happens gets (Good 1952).
func Log(outcomes []Outcome) (score float64, ok bool) {
	return mean(outcomes, func(o Outcome) float64 {
		if o.Happened {
			return math.Log(o.Probability)
		}
		return math.Log1p(-o.Probability)
	})
}

func mean(outcomes []Outcome, score func(Outcome) float64) (float64, bool) {
	if len(outcomes) == 0 {
		return 0, false
	}
	sum := 0.0
	for _, o := range outcomes {
		sum += score(o)
	}
	return sum / float64(len(outcomes)), true
}

// Bin is the outcomes whose probabilities lie in [Low, High), in the last bin also those that are 1.
type Bin struct {
	Low, High float64
	N         int
	Forecast  float64 // mean probability
	Observed  float64 // share that happened
}

// Calibration sorts the outcomes into a number of equally wide bins and leaves out those that stay empty. Calibrated
// forecasts have Observed near Forecast in each.
func Calibration(outcomes []Outcome, bins int) []Bin {
	all := make([]Bin, bins)
	for _, o := range outcomes {
		b := &all[min(int(o.Probability*float64(bins)), bins-1)]
		b.N++
		b.Forecast += o.Probability
		b.Observed += o.value()
	}
	var filled []Bin
	for i, b := range all {
		if b.N == 0 {
			continue
		}
		b.Low, b.High = float64(i)/float64(bins), float64(i+1)/float64(bins)
		b.Forecast /= float64(b.N)
		b.Observed /= float64(b.N)
		filled = append(filled, b)
	}
	return filled
}

// Rate is a share with its interval of confidence.
type Rate struct {
	Right, N  int
	Low, High float64 // the interval; [0, 1] where N is 0
}

// z95 is the quantile of the normal distribution that leaves 5 % outside, half on each side.
const z95 = 1.959963984540054

// HitRate is the share of right ones with its 95 % score interval (Wilson 1927), which is honest for the few and the
// extreme, where the usual interval is not.
func HitRate(right, n int) Rate {
	r := Rate{Right: right, N: n, High: 1}
	if n == 0 {
		return r
	}
	const zz = z95 * z95
	count, share := float64(n), r.Share()
	centre := (share + zz/(2*count)) / (1 + zz/count)
	half := z95 / (1 + zz/count) * math.Sqrt(share*(1-share)/count+zz/(4*count*count))
	r.Low, r.High = max(0, centre-half), min(1, centre+half)
	return r
}

// Share is the rate itself; 0 where there is nothing.
func (r Rate) Share() float64 {
	if r.N == 0 {
		return 0
	}
	return float64(r.Right) / float64(r.N)
}
