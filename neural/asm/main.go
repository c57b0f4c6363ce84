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
		mul8(n+1, fmt.Sprintf("mul8x%d", n+1))
	}
	for n := range tile {
		dot8(n+1, fmt.Sprintf("dot8x%d", n+1))
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

// round writes Round for a register of values at a time.
func round(v vector) {
	function("round"+v.name, "func(out *byte, in *float32, n int)", fmt.Sprintf("round%s is Round of n values, a multiple of %d.", v.name, v.values))
	out, in, n := load("out"), load("in"), load("n")
	Label("loop")
	x := v.register()
	VMOVUPS(Mem{Base: in}, x)
	v.round(x, out)
	ADDQ(Imm(uint64(4*v.values)), in)
	ADDQ(Imm(uint64(v.values)), out)
	SUBQ(Imm(uint64(v.values)), n)
	JNE(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// round stores values in bytes.
func (v vector) round(x VecVirtual, out GPVirtual) {
	const highest = 63. / 32
	VMAXPS(constant(-highest), x, x)
	VMINPS(constant(highest), x, x)
	VMULPS(constant(1<<5), x, x)
	VCVTPS2DQ(x, x)
	VPADDD(sixteen(U32(64)), x, x)
	if v.values == 16 {
		VPMOVDB(x, Mem{Base: out})
		return
	}
	high := XMM()
	VEXTRACTI128(Imm(1), x, high)
	VPACKUSDW(high, x.AsX(), high)
	VPACKUSWB(high, high, high)
	VMOVQ(high, Mem{Base: out})
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
	function("cells"+v.name, "func(out *byte, cell, gate *float32, size, n int)",
		fmt.Sprintf("cells%s computes n values of a cell, a multiple of %d; its gates lie size apart.", v.name, v.values))
	out, cell, gate, size, n := load("out"), load("cell"), load("gate"), load("size"), load("n")
	half, one := constant(0.5), constant(1)
	Label("loop")
	forget, candidate, state, output := v.register(), v.register(), v.register(), v.register()
	VMOVUPS(Mem{Base: gate}, forget)
	VMULPS(half, forget, forget)
	underForget := v.ratio(forget)
	VMOVUPS(Mem{Base: gate, Index: size, Scale: 8}, candidate)
	underCandidate := v.ratio(candidate)
	VMULPS(underCandidate, forget, forget)
	VMULPS(underForget, candidate, candidate)
	VMULPS(underForget, underCandidate, underCandidate)
	inverse := v.register()
	VMOVUPS(one, inverse)
	VDIVPS(underCandidate, inverse, inverse)
	VMULPS(inverse, candidate, candidate)
	VMULPS(inverse, forget, forget)
	VMULPS(half, forget, forget)
	VADDPS(half, forget, forget)
	VMOVUPS(Mem{Base: cell}, state)
	VSUBPS(candidate, state, state)
	VMULPS(state, forget, state)
	VADDPS(candidate, state, state)
	VMOVUPS(state, Mem{Base: cell})
	underState := v.ratio(state)
	VMOVUPS(Mem{Base: gate, Index: size, Scale: 4}, output)
	VMULPS(half, output, output)
	underOutput := v.ratio(output)
	VADDPS(underOutput, output, output)
	VMULPS(output, state, state)
	VMULPS(underState, underOutput, underOutput)
	VDIVPS(underOutput, state, state)
	VMULPS(half, state, state)
	v.round(state, out)
	for _, p := range []GPVirtual{cell, gate} {
		ADDQ(Imm(uint64(4*v.values)), p)
	}
	ADDQ(Imm(uint64(v.values)), out)
	SUBQ(Imm(uint64(v.values)), n)
	JNE(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// ratio makes of values the numerators of their hyperbolic tangents, and returns the denominators.
func (v vector) ratio(z VecVirtual) VecVirtual {
	const limit = 4
	y, p, q, bound := v.register(), v.register(), v.register(), v.register()
	VMOVUPS(constant(-limit), bound)
	VMAXPS(z, bound, z)
	VMOVUPS(constant(limit), bound)
	VMINPS(z, bound, z)
	VMULPS(z, z, y)
	polynomial(y, p, 0.08131547, 0.99878205)
	polynomial(y, q, 0.00634578, 0.41147791, 1)
	VMULPS(p, z, z)
	return q
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

var constants = map[Constant]Mem{}

// constant is memory that holds the value as often as the widest register does.
func constant(value float32) Mem { return sixteen(F32(value)) }

// sixteen is a constant of 32 bits, as often as a register has room for.
func sixteen(value Constant) Mem {
	m, ok := constants[value]
	if !ok {
		m = GLOBL(fmt.Sprintf("constant%d", len(constants)), RODATA|NOPTR)
		for i := range 16 {
			DATA(4*i, value)
		}
		constants[value] = m
	}
	return m
}
