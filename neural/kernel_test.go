package neural

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// eachKernel computes with all kinds of instructions that the processor has, the fastest last.
func eachKernel(do func(name string)) {
	for kind, name := range Kernels() {
		Use(kind)
		do(name)
	}
}

// sameBits compares as the bits of the values, so that -0 and 0 differ.
func sameBits(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Float32bits(x) == math.Float32bits(y) })
}

func normal(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func TestMulAdd(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var w Packed // used again, so that old values are in its padding
	for try := range 2000 {
		m, k, n := r.IntN(10), r.IntN(40), r.IntN(70)
		if try%100 == 0 {
			m += 100
		}
		lda, ldc := k+r.IntN(3), n+r.IntN(3)
		a, c := normal(r, m*lda), normal(r, m*ldc)
		w.Pack(normal(r, k*n), k, n)
		want := slices.Clone(c)
		mulAddPortable(want, ldc, a, lda, &w, m)
		eachKernel(func(name string) {
			got := slices.Clone(c)
			MulAdd(got, ldc, a, lda, &w, m)
			if !sameBits(got, want) {
				t.Fatalf("try %d: %d×%d×%d: %s differs from the portable result", try, m, k, n, name)
			}
		})
	}
}

// MulAdd is the sum that it says it is, whichever way it is computed.
func TestMulAddByHand(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const m, k, n = 3, 5, 18
	a, b, c := normal(r, m*k), normal(r, k*n), normal(r, m*n)
	want := slices.Clone(c)
	for i := range m {
		for j := range n {
			for l := range k {
				want[i*n+j] += float32(a[i*k+l] * b[l*n+j])
			}
		}
	}
	var w Packed
	w.Pack(b, k, n)
	got := slices.Clone(c)
	mulAddPortable(got, n, a, k, &w, m)
	if !sameBits(got, want) {
		t.Error("the portable result differs")
	}
	MulAdd(c, n, a, k, &w, m)
	if !sameBits(c, want) {
		t.Error("the result differs")
	}
}

func TestMulAddAllocates(t *testing.T) {
	var w Packed
	w.Pack(make([]float32, 3*18), 3, 18)
	a, c := make([]float32, 7*3), make([]float32, 7*18)
	if n := testing.AllocsPerRun(10, func() { MulAdd(c, 18, a, 3, &w, 7) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestActivations(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	inf := float32(math.Inf(1))
	special := []float32{0, float32(math.Copysign(0, -1)), inf, -inf, 7.9, -7.9, math.SmallestNonzeroFloat32, math.MaxFloat32, 1e-20}
	for n := range 40 {
		x := normal(r, n)
		for i := range x {
			x[i] *= 4
			if r.IntN(4) == 0 {
				x[i] = special[r.IntN(len(special))]
			}
		}
		for _, f := range []struct {
			name           string
			fast, portable func([]float32)
			exact          func(float64) float64
		}{
			{"Tanh", Tanh, tanhPortable, math.Tanh},
			{"Sigmoid", Sigmoid, sigmoidPortable, func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }},
		} {
			want := slices.Clone(x)
			f.portable(want)
			eachKernel(func(name string) {
				got := slices.Clone(x)
				f.fast(got)
				if !sameBits(got, want) {
					t.Errorf("%s: %s(%v) = %v, portable %v", name, f.name, x, got, want)
				}
			})
			for i, v := range x {
				if e := float64(want[i]) - f.exact(float64(v)); math.Abs(e) > 1e-6 {
					t.Errorf("%s(%v) is off by %v", f.name, v, e)
				}
			}
		}
	}
	x := []float32{0, 0, 0, float32(math.NaN()), 0, 0, 0, 0}
	if Tanh(x); x[3] == x[3] || x[2] != 0 {
		t.Errorf("with what is not a number: %v", x)
	}
}

var shapes = [][3]int{{8, 128, 384}, {16, 128, 384}, {1000, 256, 768}, {1000, 128, 384}}

func BenchmarkMulAdd(b *testing.B) {
	eachKernel(func(name string) {
		for _, s := range shapes {
			b.Run(fmt.Sprintf("%s/%d×%d×%d", name, s[0], s[1], s[2]), func(b *testing.B) {
				m, k, n := s[0], s[1], s[2]
				r := rand.New(rand.NewPCG(1, 2))
				a, c := normal(r, m*k), make([]float32, m*n)
				var w Packed
				w.Pack(normal(r, k*n), k, n)
				b.ReportAllocs()
				for b.Loop() {
					MulAdd(c, n, a, k, &w, m)
				}
				b.ReportMetric(float64(m*k*n)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GMAC/s")
			})
		}
	})
}

func BenchmarkActivations(b *testing.B) {
	x := normal(rand.New(rand.NewPCG(1, 2)), 1000)
	eachKernel(func(name string) {
		for i, f := range []func([]float32){Tanh, Sigmoid} {
			b.Run(fmt.Sprintf("%s/%s", name, []string{"Tanh", "Sigmoid"}[i]), func(b *testing.B) {
				for b.Loop() {
					f(x)
				}
			})
		}
	})
}
