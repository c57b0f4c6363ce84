package neural

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func whole(r *rand.Rand, n, highest int) []int16 {
	x := make([]int16, n)
	for i := range x {
		x[i] = int16(r.IntN(2*highest+1) - highest)
	}
	return x
}

func TestMulAdd16(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for try := range 2000 {
		m, k, n := r.IntN(10), 2*r.IntN(20), r.IntN(70)
		if try%100 == 0 {
			m += 100
		}
		lda, ldc := k+r.IntN(3), n+r.IntN(3)
		a, c, values := whole(r, m*lda, math.MaxInt16), normal(r, m*ldc), normal(r, k*n)
		var w Packed16
		w.pack(values, k, n)
		want := slices.Clone(c)
		mulAdd16Portable(want, ldc, a, lda, &w, m)
		eachKernel(func(name string) {
			got := slices.Clone(c)
			MulAdd16(got, ldc, a, lda, &w, m)
			if !sameBits(got, want) {
				t.Fatalf("try %d: %d×%d×%d: %s differs from the portable result", try, m, k, n, name)
			}
		})
	}
}

// TestMulAdd16IsNear compares with the product of the numbers that were rounded.
func TestMulAdd16IsNear(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const m, k, n = 7, 128, 18
	a, values := normal(r, m*k), normal(r, k*n)
	var exact Packed
	exact.Pack(values, k, n)
	want, got, rounded := make([]float32, m*n), make([]float32, m*n), make([]int16, m*k)
	MulAdd(want, n, a, k, &exact, m)
	var w Packed16
	w.pack(values, k, n)
	Round(rounded, a)
	MulAdd16(got, n, rounded, k, &w, m)
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 0.03 {
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
		want := make([]int16, n)
		roundPortable(want, x)
		eachKernel(func(name string) {
			got := make([]int16, n)
			Round(got, x)
			if !slices.Equal(got, want) {
				t.Errorf("%s: Round(%v) = %v, portable %v", name, x, got, want)
			}
		})
	}
	back, out := make([]float32, 3), make([]int16, 3)
	Round(out, []float32{0.25, -1e9, 1e9})
	if Float(back, out); back[0] != 0.25 || back[1] > -7.8 || back[2] < 7.8 {
		t.Errorf("a quarter and what is out of reach come back as %v", back)
	}
}

func BenchmarkMulAdd16(b *testing.B) {
	eachKernel(func(name string) {
		for _, s := range shapes {
			b.Run(fmt.Sprintf("%s/%d×%d×%d", name, s[0], s[1], s[2]), func(b *testing.B) {
				m, k, n := s[0], s[1], s[2]
				r := rand.New(rand.NewPCG(1, 2))
				a, c := whole(r, m*k, point), make([]float32, m*n)
				var w Packed16
				w.pack(normal(r, k*n), k, n)
				b.ReportAllocs()
				for b.Loop() {
					MulAdd16(c, n, a, k, &w, m)
				}
				b.ReportMetric(float64(m*k*n)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GMAC/s")
			})
		}
	})
}
