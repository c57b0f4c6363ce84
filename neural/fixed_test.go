package neural

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func bytesOf(r *rand.Rand, n int) []byte {
	x := make([]byte, n)
	for i := range x {
		x[i] = byte(1 + r.IntN(2*zero-1))
	}
	return x
}

func TestMultiply8(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for try := range 2000 {
		m, k, n := r.IntN(10), quad*r.IntN(20), r.IntN(70)
		if try%100 == 0 {
			m += 100
		}
		lda, ldc := k+r.IntN(3), n+r.IntN(3)
		a, c, values, bias, add := bytesOf(r, m*lda), normal(r, m*ldc), normal(r, k*n), normal(r, n), try%2 == 0
		var w Packed8
		w.pack(values, k, n, bias)
		want := slices.Clone(c)
		multiply8Portable(want, ldc, a, lda, &w, m, add)
		eachKernel(func(name string) {
			got := slices.Clone(c)
			w.multiply(got, ldc, a, lda, m, add)
			if !sameBits(got, want) {
				t.Fatalf("try %d: %d×%d×%d: %s differs from the portable result", try, m, k, n, name)
			}
		})
	}
}

// TestMultiply8IsNear compares with the product of the numbers before they were rounded.
func TestMultiply8IsNear(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const m, k, n = 7, 128, 18
	a, values, bias := normal(r, m*k), normal(r, k*n), normal(r, n)
	for i := range a {
		a[i] /= 3 // within what a byte holds
	}
	var exact Packed
	exact.Pack(values, k, n)
	want, got, rounded := make([]float32, m*n), make([]float32, m*n), make([]byte, m*k)
	fillRows(want, bias, m)
	MulAdd(want, n, a, k, &exact, m)
	var w Packed8
	w.pack(values, k, n, bias)
	Round(rounded, a)
	w.multiply(got, n, rounded, k, m, false)
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 0.4 { // of sums whose standard deviation is 3.9
			t.Errorf("value %d: %v, want about %v", i, got[i], want[i])
		}
	}
}

func TestRound(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 40 {
		x := normal(r, n)
		for i := range x {
			x[i] *= 5
			if r.IntN(3) == 0 {
				x[i] = float32(r.IntN(20)-10) / (2 * point) // half of the last bit
			}
		}
		want := make([]byte, n)
		roundPortable(want, x)
		eachKernel(func(name string) {
			got := make([]byte, n)
			Round(got, x)
			if !slices.Equal(got, want) {
				t.Errorf("%s: Round(%v) = %v, portable %v", name, x, got, want)
			}
		})
	}
	back, out := make([]float32, 3), make([]byte, 3)
	Round(out, []float32{0.25, -1e9, 1e9})
	if Float(back, out); back[0] != 0.25 || back[1] != -highest || back[2] != highest {
		t.Errorf("a quarter and what is out of reach come back as %v", back)
	}
}

func BenchmarkMultiply8(b *testing.B) {
	eachKernel(func(name string) {
		for _, s := range shapes {
			b.Run(fmt.Sprintf("%s/%d×%d×%d", name, s[0], s[1], s[2]), func(b *testing.B) {
				m, k, n := s[0], s[1], s[2]
				r := rand.New(rand.NewPCG(1, 2))
				a, c := bytesOf(r, m*k), make([]float32, m*n)
				var w Packed8
				w.pack(normal(r, k*n), k, n, nil)
				b.ReportAllocs()
				for b.Loop() {
					w.multiply(c, n, a, k, m, true)
				}
				b.ReportMetric(float64(m*k*n)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GMAC/s")
			})
		}
	})
}
