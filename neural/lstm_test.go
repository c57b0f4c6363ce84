package neural

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLSTMGradient compares the derivatives of a random sum of outputs with differences.
func TestLSTMGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	net := &Network{}
	layer := NewLSTM(net, []int{5, 2}, 4, rng)
	for i := range layer.Bias.Values {
		layer.Bias.Values[i] = rng.Float32() - 0.5
	}
	var b Batch
	b.Reset([]int{4, 2, 2, 1})
	in, weight := [][]float32{make([]float32, b.Rows*5), make([]float32, b.Rows*2)}, make([]float32, b.Rows*8)
	for _, x := range in {
		for i := range x {
			x[i] = 2*rng.Float32() - 1
		}
	}
	for i := range weight {
		weight[i] = 2*rng.Float32() - 1
	}
	var s States
	loss := func() float64 {
		net.Pack()
		layer.Forward(&b, in, &s)
		sum := 0.0
		for i, x := range s.Out {
			sum += float64(x) * float64(weight[i])
		}
		return sum
	}
	loss()
	g, dIn := net.NewGradient(), [][]float32{make([]float32, len(in[0])), make([]float32, len(in[1]))}
	layer.Backward(g, &LSTMTrace{}, &b, in, &s, dIn, weight)
	check := func(name string, values, derivatives []float32) {
		for i := range values {
			const step = 0.01
			old := values[i]
			values[i] = old + step
			up := loss()
			values[i] = old - step
			down := loss()
			values[i] = old
			if want := (up - down) / (2 * step); math.Abs(want-float64(derivatives[i])) > 2e-3 {
				t.Fatalf("%s[%d]: derivative %.5f, want %.5f", name, i, derivatives[i], want)
			}
		}
	}
	for k, m := range layer.In {
		check("in", in[k], dIn[k])
		check("In", m.Values, g.Of(m))
	}
	check("Bias", layer.Bias.Values, g.Of(layer.Bias))
	for d := range layer.Rec {
		check("Rec", layer.Rec[d].Values, g.Of(layer.Rec[d]))
	}
}

func TestBatch(t *testing.T) {
	var b Batch
	b.Reset([]int{3, 3, 1})
	if b.Rows != 7 || b.Steps() != 3 || b.Active(0) != 3 || b.Active(1) != 2 || b.Active(3) != 0 || b.Row(1, 2) != 6 {
		t.Errorf("wrong layout: %+v", b)
	}
}

// TestReading holds a layer that is read in bytes to nearly the states of the exact one, and shared inputs to the same
// states, to the bit, as inputs of their own.
func TestReading(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	net := &Network{}
	layer, linear := NewLSTM(net, []int{64}, 48, rng), NewLinear(net, 96, 10, rng)
	net.Pack()
	layer.Fix()
	linear.Fix()
	var b Batch
	b.Reset([]int{4, 3, 1})
	in := normal(rng, 3*64)
	for i := range in {
		in[i] /= 3 // within what a byte holds
	}
	rounded := make([]byte, len(in))
	Round(rounded, in)
	of := []int32{0, 1, 2, 0, 0, 2, 1, 1}
	var own []float32
	var ownRounded []byte
	for _, row := range of {
		own = append(own, in[row*64:(row+1)*64]...)
		ownRounded = append(ownRounded, rounded[row*64:(row+1)*64]...)
	}
	var exact States
	var read, shared Reading
	layer.Forward(&b, [][]float32{own}, &exact)
	layer.Read(&b, [][]byte{ownRounded}, &read)
	layer.ReadShared(&b, rounded, of, &shared)
	if !slices.Equal(shared.Rounded, read.Rounded) {
		t.Errorf("shared inputs give %v, others %v", shared.Rounded, read.Rounded)
	}
	want, got := make([]float32, b.Rows*10), make([]float32, b.Rows*10)
	linear.Forward(want, exact.Out, 96, b.Rows)
	linear.Read(got, read.Rounded, 96, b.Rows)
	for i := range want {
		if d := want[i] - got[i]; d > 0.05 || d < -0.05 {
			t.Errorf("value %d: %v, want about %v", i, got[i], want[i])
		}
	}
}

// TestCells computes cells of odd sizes with every kind of instructions.
func TestCells(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for size := 1; size < 70; size++ {
		gate, before := normal(rng, gates*size), normal(rng, size)
		for i := range gate {
			gate[i] *= 5
		}
		wantCell, want := slices.Clone(before), make([]byte, size)
		cellsPortable(want, wantCell, gate, 0)
		eachKernel(func(name string) {
			cell, got := slices.Clone(before), make([]byte, size)
			readCell(got, cell, gate)
			if !slices.Equal(got, want) || !sameBits(cell, wantCell) {
				t.Errorf("size %d: %s differs from the portable result", size, name)
			}
		})
	}
}
