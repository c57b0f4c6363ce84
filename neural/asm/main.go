// Command asm writes the assembly of package neural; go generate there runs it.
package main

import (
	"flag"
	"fmt"
	"strings"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// tile is the largest number of rows whose sums fit into the registers: 12 of 16 for 6 rows of 16 columns. 6 rows come to 15.4
// products a cycle on Zen 3, which can do 16; 4 rows to 14.4.
const tile = 6

func main() {
	flag.Parse()
	for n := range tile {
		mulAdd(n+1, fmt.Sprintf("mulAdd%d", n+1))
	}
	for n := range tile {
		mulAdd16(n+1, fmt.Sprintf("mulAdd16x%d", n+1))
	}
	for n := range tile {
		dotAdd16(n+1, fmt.Sprintf("dotAdd16x%d", n+1))
	}
	for _, v := range []vector{{"AVX2", 8, YMM}, {"AVX512", 16, ZMM}} {
		round(v)
		addRows(v)
		cells(v)
		activation(v, "Tanh", false)
		activation(v, "Sigmoid", true)
	}
	Generate()
}

// vector is a kind of register that holds a number of values of 32 bits.
type vector struct {
	name     string
	values   int
	register func() VecVirtual
}

// function begins one whose pointers do not escape, so that its callers can keep buffers on the stack.
func function(name, signature, doc string) {
	TEXT(name, NOSPLIT, signature)
	Pragma("noescape")
	Doc(doc)
}

func load(parameter string) GPVirtual {
	return Load(Param(parameter), GP64()).(GPVirtual)
}

// rows addresses rows that lie a stride apart: each third one by a pointer, the two after it from there.
type rows struct {
	pointers []GPVirtual
	stride   GPVirtual
}

// loadRows takes the pointer to the first of n rows and their distance in elements of 1<<shift bytes.
func loadRows(pointer, stride string, n int, shift uint64) rows {
	r := rows{pointers: []GPVirtual{load(pointer)}}
	if n > 1 {
		r.stride = load(stride)
		SHLQ(Imm(shift), r.stride)
	}
	for i := 3; i < n; i += 3 {
		p := GP64()
		LEAQ(Mem{Base: r.pointers[i/3-1], Index: r.stride, Scale: 2}, p)
		ADDQ(r.stride, p)
		r.pointers = append(r.pointers, p)
	}
	return r
}

// at is the place offset bytes into row i.
func (r rows) at(i, offset int) Mem {
	m := Mem{Base: r.pointers[i/3], Disp: offset}
	if i%3 > 0 {
		m.Index, m.Scale = r.stride, uint8(i%3)
	}
	return m
}

func (r rows) advance(bytes uint64) {
	for _, p := range r.pointers {
		ADDQ(Imm(bytes), p)
	}
}

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

// mulAdd16 sums pairs of products of 16 bits, then adds the sums to c.
func mulAdd16(n int, name string) {
	function(name, "func(c *float32, ldc int, a *int16, lda int, w *int16, steps int, unit float32)", name+" is as mulAdd of as many rows, with numbers of 16 bits, "+
		"whose sums count unit each.")
	c, a := loadRows("c", "ldc", 2*n, 2), loadRows("a", "lda", n, 1)
	sum := zeros(n, YMM, func(r Op) { VPXOR(r, r, r) })
	for i := range sum {
		PREFETCHT0(c.at(i, 0))
	}
	steps(sum, a, func(to Op, from Op) { VPBROADCASTD(from, to) }, VPMADDWD, VPADDD)
	addSums(c, sum, vector{"AVX2", 8, YMM})
}

// dotAdd16 does the same for two panels, with the dot products of AVX512-VNNI, which sum pairs of products in one operation.
func dotAdd16(n int, name string) {
	function(name, "func(c *float32, ldc int, a *int16, lda int, w *int16, next int, steps int, unit float32)", name+" is as mulAdd16 of as many rows and two panels, "+
		"the second of which begins next bytes after the first.")
	c, a := loadRows("c", "ldc", n, 2), loadRows("a", "lda", n, 1)
	sum := zeros(n, ZMM, func(r Op) { VPXORD(r, r, r) })
	w, next := load("w"), load("next")
	ADDQ(w, next)
	loop(a, []GPVirtual{w, next}, func(s int) {
		w0, w1 := ZMM(), ZMM()
		VMOVDQU32(Mem{Base: w, Disp: 64 * s}, w0)
		VMOVDQU32(Mem{Base: next, Disp: 64 * s}, w1)
		for i := range sum {
			x := ZMM()
			VPBROADCASTD(a.at(i, 4*s), x)
			VPDPWSSD(w0, x, sum[i][0])
			VPDPWSSD(w1, x, sum[i][1])
		}
	})
	addSums(c, sum, vector{"AVX512", 16, ZMM})
}

// zeros are the sums of a tile of n rows that begins with nothing.
func zeros(n int, register func() VecVirtual, clear func(Op)) [][2]VecVirtual {
	sum := sums(n, register)
	for i := range sum {
		for _, r := range sum[i] {
			clear(r)
		}
	}
	return sum
}

// addSums makes sums of products their unit's multiples, adds them to c and returns.
func addSums(c rows, sum [][2]VecVirtual, v vector) {
	address, err := Param("unit").Resolve()
	if err != nil {
		panic(err)
	}
	unit := v.register()
	VBROADCASTSS(address.Addr, unit)
	for i := range sum {
		for h := range sum[i] {
			place := c.at(i, 4*v.values*h)
			VCVTDQ2PS(sum[i][h], sum[i][h])
			VMULPS(unit, sum[i][h], sum[i][h])
			VADDPS(place, sum[i][h], sum[i][h])
			VMOVUPS(sum[i][h], place)
		}
	}
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

// round writes Round for a register of values at a time.
func round(v vector) {
	function("round"+v.name, "func(out *int16, in *float32, n int)", fmt.Sprintf("round%s is Round of n values, a multiple of %d.", v.name, v.values))
	out, in, n := load("out"), load("in"), load("n")
	Label("loop")
	x := v.register()
	VMOVUPS(Mem{Base: in}, x)
	v.round(x, out)
	ADDQ(Imm(uint64(4*v.values)), in)
	ADDQ(Imm(uint64(2*v.values)), out)
	SUBQ(Imm(uint64(v.values)), n)
	JNE(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// round stores values in 16 bits.
func (v vector) round(x VecVirtual, out GPVirtual) {
	const highest = 7.9
	VMAXPS(constant(-highest), x, x)
	VMINPS(constant(highest), x, x)
	VMULPS(constant(1<<12), x, x)
	VCVTPS2DQ(x, x)
	if v.values == 16 {
		VPMOVSDW(x, Mem{Base: out})
		return
	}
	high := XMM()
	VEXTRACTI128(Imm(1), x, high)
	VPACKSSDW(high, x.AsX(), high)
	VMOVDQU(high, Mem{Base: out})
}

// addRows adds rows of bytes that count a scale each to values which stay in registers meanwhile.
func addRows(v vector) {
	function("addRows"+v.name, "func(x *float32, n int, values *byte, size int, scales *float32, rows *int32, count int)",
		fmt.Sprintf("addRows%s adds to n values of x, a multiple of %d, those of count rows, which begin size bytes apart.", v.name, v.values))
	x, n, values, size, scales := load("x"), load("n"), load("values"), load("size"), load("scales")
	all := load("rows")
	for _, high := range []int{4, 1} { // registers at once
		wide := v.values * high
		name := fmt.Sprint(high)
		Label("block" + name)
		CMPQ(n, Imm(uint64(wide)))
		JLT(LabelRef("done" + name))
		sum := make([]VecVirtual, high)
		for i := range sum {
			sum[i] = v.register()
			VMOVUPS(Mem{Base: x, Disp: 4 * v.values * i}, sum[i])
		}
		rows, count := GP64(), load("count")
		MOVQ(all, rows)
		Label("row" + name)
		row, scale, y := GP64(), v.register(), v.register()
		MOVLQSX(Mem{Base: rows}, row)
		VBROADCASTSS(Mem{Base: scales, Index: row, Scale: 4}, scale)
		IMULQ(size, row)
		ADDQ(values, row)
		for i := range sum {
			VPMOVSXBD(Mem{Base: row, Disp: v.values * i}, y)
			VCVTDQ2PS(y, y)
			VMULPS(scale, y, y)
			VADDPS(y, sum[i], sum[i])
		}
		ADDQ(Imm(4), rows)
		DECQ(count)
		JNE(LabelRef("row" + name))
		for i := range sum {
			VMOVUPS(sum[i], Mem{Base: x, Disp: 4 * v.values * i})
		}
		ADDQ(U32(4*wide), x)
		ADDQ(U32(wide), values)
		SUBQ(Imm(uint64(wide)), n)
		JMP(LabelRef("block" + name))
		Label("done" + name)
	}
	VZEROUPPER()
	RET()
}

// activation writes the hyperbolic tangent of a register of values at a time, or the sigmoid.
func activation(v vector, what string, sigmoid bool) {
	name := strings.ToLower(what) + v.name
	function(name, "func(x *float32, n int)", fmt.Sprintf("%s is %s of n values, a multiple of %d.", name, what, v.values))
	x, n := load("x"), load("n")
	Label("loop")
	z := v.register()
	VMOVUPS(Mem{Base: x}, z)
	v.activate(z, sigmoid)
	VMOVUPS(z, Mem{Base: x})
	ADDQ(Imm(uint64(4*v.values)), x)
	SUBQ(Imm(uint64(v.values)), n)
	JNE(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// activate replaces values by their hyperbolic tangents, operation by operation as the portable tanh; or as half of them at half the
// argument, plus a half, by their sigmoids.
func (v vector) activate(z VecVirtual, sigmoid bool) {
	const limit = 7.9
	half := constant(0.5)
	if sigmoid {
		VMULPS(half, z, z)
	}
	low, high, y, p, q := v.register(), v.register(), v.register(), v.register(), v.register()
	VMOVUPS(constant(-limit), low)
	VMOVUPS(constant(limit), high)
	VMAXPS(z, low, z) // in this order what is not a number stays
	VMINPS(z, high, z)
	VMULPS(z, z, y)
	polynomial(y, p, -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-08,
		1.48572235717979e-05, 6.37261928875436e-04, 4.89352455891786e-03)
	polynomial(y, q, 1.19825839466702e-06, 1.18534705686654e-04, 2.26843463243900e-03, 4.89352518554385e-03)
	VMULPS(p, z, z)
	VDIVPS(q, z, z)
	if sigmoid {
		VMULPS(half, z, z)
		VADDPS(half, z, z)
	}
}

// cells writes the step of a recurrent layer for a register of values at a time, operation by operation as cellsPortable.
func cells(v vector) {
	function("cells"+v.name, "func(out *int16, cell, gate *float32, size, n int)",
		fmt.Sprintf("cells%s computes n values of a cell, a multiple of %d; its gates lie size apart.", v.name, v.values))
	out, cell, gate, size, n := load("out"), load("cell"), load("gate"), load("size"), load("n")
	Label("loop")
	forget, output, candidate, state := v.register(), v.register(), v.register(), v.register()
	VMOVUPS(Mem{Base: gate}, forget)
	v.activate(forget, true)
	VMOVUPS(Mem{Base: gate, Index: size, Scale: 4}, output)
	v.activate(output, true)
	VMOVUPS(Mem{Base: gate, Index: size, Scale: 8}, candidate)
	v.activate(candidate, false)
	VMOVUPS(Mem{Base: cell}, state)
	VSUBPS(candidate, state, state)
	VMULPS(state, forget, state)
	VADDPS(candidate, state, state)
	VMOVUPS(state, Mem{Base: cell})
	v.activate(state, false)
	VMULPS(state, output, state)
	v.round(state, out)
	for _, p := range []GPVirtual{cell, gate} {
		ADDQ(Imm(uint64(4*v.values)), p)
	}
	ADDQ(Imm(uint64(2*v.values)), out)
	SUBQ(Imm(uint64(v.values)), n)
	JNE(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// polynomial in y, the coefficient of the highest power first, into p.
func polynomial(y, p VecVirtual, coefficients ...float32) {
	VMULPS(constant(coefficients[0]), y, p)
	for i, c := range coefficients[1:] {
		if i > 0 {
			VMULPS(p, y, p)
		}
		VADDPS(constant(c), p, p)
	}
}

var constants = map[float32]Mem{}

// constant is memory that holds the value as often as the widest register does.
func constant(value float32) Mem {
	m, ok := constants[value]
	if !ok {
		m = GLOBL(fmt.Sprintf("constant%d", len(constants)), RODATA|NOPTR)
		for i := range 16 {
			DATA(4*i, F32(value))
		}
		constants[value] = m
	}
	return m
}
