package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// mulAdd keeps a tile of n rows and one panel of c in registers while it goes through the rows of w. Products are rounded
// before they are added: a fused multiplication and addition would round once.
func mulAdd(n int, name string) {
	function(name, "func(c *float32, ldc int, a *float32, lda int, w *float32, steps int)", name+" adds to a tile of c as high as the name says and 16 columns wide. "+
		"ldc and lda are in elements, steps are of 4 bytes of each row of a and 64 of w.")
	c, a := loadRows("c", "ldc", 2*n, 2), loadRows("a", "lda", n, 2)
	sum := sums(n, YMM)
	for i := range sum {
		for h := range sum[i] {
			VMOVUPS(c.at(i, 32*h), sum[i][h])
		}
		PREFETCHT0(c.at(n+i, 0)) // of the tile that will be next
	}
	steps(sum, a, func(to Op, from Op) { VBROADCASTSS(from, to) }, VMULPS, VADDPS)
	for i := range sum {
		for h := range sum[i] {
			VMOVUPS(sum[i][h], c.at(i, 32*h))
		}
	}
	VZEROUPPER()
	RET()
}

// mul8 sums products of bytes, two in 16 bits, then four in 32.
func mul8(n int, name string) {
	function(name, "func(c *float32, ldc int, a *byte, lda int, w *int8, steps int, units *float32, start *int32, add int)", name+" is as mulAdd of as many rows, with bytes, "+
		"whose sums begin with start and count units; they are added to c or, where add is 0, put there.")
	c, a := loadRows("c", "ldc", 2*n, 2), loadRows("a", "lda", n, 0)
	v := vector{"AVX2", 8, YMM}
	sum := started(n, v)
	for i := range sum {
		PREFETCHT0(c.at(i, 0))
	}
	ones := sixteen(U32(1<<16 + 1))
	steps(sum, a, func(to Op, from Op) { VPBROADCASTD(from, to) }, func(ops ...Op) {
		to := ops[len(ops)-1]
		VPMADDUBSW(ops...)
		VPMADDWD(ones, to, to)
	}, VPADDD)
	keepSums(c, sum, v)
}

// dot8 does the same for two panels, with the dot products of AVX512-VNNI, which sum four products in one operation.
func dot8(n int, name string) {
	function(name, "func(c *float32, ldc int, a *byte, lda int, w *int8, next int, steps int, units *float32, start *int32, add int)", name+" is as mul8 of as many rows and two panels, "+
		"the second of which begins next bytes after the first.")
	c, a := loadRows("c", "ldc", n, 2), loadRows("a", "lda", n, 0)
	v := vector{"AVX512", 16, ZMM}
	sum := started(n, v)
	w, next := load("w"), load("next")
	ADDQ(w, next)
	loop(a, []GPVirtual{w, next}, func(s int) {
		w0, w1 := ZMM(), ZMM()
		VMOVDQU32(Mem{Base: w, Disp: 64 * s}, w0)
		VMOVDQU32(Mem{Base: next, Disp: 64 * s}, w1)
		for i := range sum {
			x := ZMM()
			VPBROADCASTD(a.at(i, 4*s), x)
			VPDPBUSD(w0, x, sum[i][0])
			VPDPBUSD(w1, x, sum[i][1])
		}
	})
	keepSums(c, sum, v)
}

// started are the sums of a tile of n rows at their start.
func started(n int, v vector) [][2]VecVirtual {
	sum, start := sums(n, v.register), load("start")
	for h := range sum[0] {
		VMOVUPS(Mem{Base: start, Disp: 4 * v.values * h}, sum[0][h])
		for i := range sum[1:] {
			VMOVAPS(sum[0][h], sum[i+1][h])
		}
	}
	return sum
}

// keepSums makes sums of products their units' multiples, adds them to c or puts them there, and returns.
func keepSums(c rows, sum [][2]VecVirtual, v vector) {
	units, add := load("units"), load("add")
	each := func(do func(place Mem, h int, x VecVirtual)) {
		for i := range sum {
			for h, x := range sum[i] {
				do(c.at(i, 4*v.values*h), h, x)
			}
		}
	}
	each(func(_ Mem, h int, x VecVirtual) {
		VCVTDQ2PS(x, x)
		VMULPS(Mem{Base: units, Disp: 4 * v.values * h}, x, x)
	})
	TESTQ(add, add)
	JEQ(LabelRef("keep"))
	each(func(place Mem, _ int, x VecVirtual) { VADDPS(place, x, x) })
	Label("keep")
	each(func(place Mem, _ int, x VecVirtual) { VMOVUPS(x, place) })
	VZEROUPPER()
	RET()
}

// sums are the registers of a tile of n rows.
func sums(n int, register func() VecVirtual) [][2]VecVirtual {
	sum := make([][2]VecVirtual, n)
	for i := range sum {
		sum[i] = [2]VecVirtual{register(), register()}
	}
	return sum
}

// steps adds the products: each takes 4 bytes of a row of a and 64 of w.
func steps(sum [][2]VecVirtual, a rows, broadcast func(to, from Op), multiply, add func(...Op)) {
	w := load("w")
	loop(a, []GPVirtual{w}, func(s int) {
		w0, w1, x, y := YMM(), YMM(), YMM(), YMM()
		VMOVUPS(Mem{Base: w, Disp: 64 * s}, w0)
		VMOVUPS(Mem{Base: w, Disp: 64*s + 32}, w1)
		for i := range sum {
			broadcast(x, a.at(i, 4*s))
			multiply(w0, x, y)
			add(y, sum[i][0], sum[i][0])
			multiply(w1, x, x)
			add(x, sum[i][1], sum[i][1])
		}
	})
}

// loop does the steps, each of which goes on by 4 bytes of each row of a and 64 of each panel.
func loop(a rows, panels []GPVirtual, step func(s int)) {
	left := load("steps")
	advance := func(steps int) {
		a.advance(uint64(4 * steps))
		for _, p := range panels {
			ADDQ(U32(64*steps), p)
		}
	}
	const unroll = 4
	SUBQ(Imm(unroll), left)
	JLT(LabelRef("rest"))
	Label("loop")
	for s := range unroll {
		step(s)
	}
	advance(unroll)
	SUBQ(Imm(unroll), left)
	JGE(LabelRef("loop"))
	Label("rest")
	ADDQ(Imm(unroll), left)
	JEQ(LabelRef("done"))
	Label("one")
	step(0)
	advance(1)
	DECQ(left)
	JNE(LabelRef("one"))
	Label("done")
}
