package neural

import "math"

// Exp returns e to the power of x to about 1e-7 of its size, with the same roundings on every processor; 0 below -87.
func Exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	x = min(x, 88)
	n := float32(math.Floor(float64(float32(x*1.44269504) + 0.5)))
	r := x - float32(n*0.693359375) // n·ln 2 in two steps
	r -= float32(n * -2.12194440e-4)
	p := float32(r*1.9875691500e-4) + 1.3981999507e-3 // Cephes, expf
	p = float32(p*r) + 8.3334519073e-3
	p = float32(p*r) + 4.1665795894e-2
	p = float32(p*r) + 1.6666665459e-1
	p = float32(p*r) + 5.0000001201e-1
	p = float32(p*float32(r*r)) + r + 1
	return p * math.Float32frombits(uint32(int32(n)+127)<<23)
}

// Softmax turns scores into probabilities and returns the logarithm of the sum of their powers of e.
func Softmax(p, scores []float32) float32 {
	highest := scores[0]
	for _, s := range scores {
		highest = max(highest, s)
	}
	sum := float32(0)
	for i, s := range scores {
		p[i] = Exp(s - highest)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return highest + float32(math.Log(float64(sum)))
}
