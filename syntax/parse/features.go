package parse

import "github.com/onrecord/onrecord/perceptron"

// nowhere stands for a place in the state that holds no word.
var nowhere = node{form: 5, tag: 5}

func (s *state) at(i int32) *node {
	if i <= 0 || int(i) >= len(s.nodes) {
		return &nowhere
	}
	return &s.nodes[i]
}

// fromTop returns the node that lies k below the top of the stack, 0 the top itself.
func (s *state) fromTop(k int) (*node, int32) {
	if k >= len(s.stack) {
		return &nowhere, -1
	}
	i := s.stack[len(s.stack)-1-k]
	return &s.nodes[i], i
}

// moveFeatures describes the state for the choice of a transition, after Zhang and Nivre (2011).
func (s *state) moveFeatures(f []uint32) []uint32 {
	s0, i0 := s.fromTop(0)
	s1, _ := s.fromTop(1)
	s2, _ := s.fromTop(2)
	n0, n1, n2 := s.at(s.next), s.at(s.next+1), s.at(s.next+2)
	s0l, s0r, s1l, s1r, n0l := s.at(s0.left), s.at(s0.right), s.at(s1.left), s.at(s1.right), s.at(n0.left)
	s0l2, s0r2, s1r2, n0l2 := s.at(s0.left2), s.at(s0.right2), s.at(s1.right2), s.at(n0.left2)
	mix := perceptron.Mix
	distance := uint32(min(max(s.next-i0, 0), 7))
	template := uint32(100)
	add := func(a uint32) { template++; f = append(f, mix(template, a)) }
	add2 := func(a, b uint32) { template++; f = append(f, mix(mix(template, a), b)) }
	add3 := func(a, b, c uint32) { template++; f = append(f, mix(mix(mix(template, a), b), c)) }

	add2(s0.form, s0.tag)
	add(s0.tag)
	add(s0.form)
	add2(s1.form, s1.tag)
	add(s1.tag)
	add(s1.form)
	add2(n0.form, n0.tag)
	add(n0.tag)
	add(n0.form)
	add2(n1.form, n1.tag)
	add(n1.tag)
	add2(n2.form, n2.tag)
	add(n2.tag)
	add(s2.tag)

	add3(s0.form, n0.form, distance)
	add3(s0.form, s0.tag, n0.tag)
	add3(s0.tag, n0.form, n0.tag)
	add2(s0.tag, n0.tag)
	add2(s1.form, s0.form)
	add3(s1.form, s1.tag, s0.tag)
	add3(s1.tag, s0.form, s0.tag)
	add2(s1.tag, s0.tag)
	add2(s1.form, n0.form)
	add2(n0.tag, n1.tag)

	add3(s0.tag, n0.tag, n1.tag)
	add3(s1.tag, s0.tag, n0.tag)
	add3(s2.tag, s1.tag, s0.tag)
	add3(n0.tag, n1.tag, n2.tag)
	add3(s1.form, s0.tag, n0.tag)
	add3(s1.tag, s0.form, n0.tag)
	add3(s1.tag, s0.tag, n0.form)
	add3(s0.tag, s0l.tag, n0.tag)
	add3(s0.tag, s0r.tag, n0.tag)
	add3(s0.tag, n0.tag, n0l.tag)
	add3(s1.tag, s1l.tag, s0.tag)
	add3(s1.tag, s1r.tag, s0.tag)
	add3(s1.tag, s0.tag, s0l.tag)
	add3(s1.tag, s0.tag, s0r.tag)
	add3(s1.form, s0.tag, s0l.form)
	add3(s0.tag, s0l.form, n0.tag)

	add3(s0.tag, s0l.rel, s0r.rel)
	add3(s1.tag, s1l.rel, s1r.rel)
	add3(s0.form, s0.lefts, s0.rights)
	add3(s1.form, s1.lefts, s1.rights)
	add2(n0.form, n0.lefts)
	add3(s0.tag, s0.lefts, s0.rights)
	add3(s1.tag, s1.lefts, s1.rights)
	add2(n0.tag, n0.lefts)
	add3(s0.tag, n0.tag, distance)
	add3(s0.form, s0l.rel, s0r.rel)
	add3(s1.form, s1l.rel, s1r.rel)
	add3(n0.tag, n0l.rel, n0l2.rel)
	add3(s0r.form, s0.tag, n0.tag)
	add3(s0l2.tag, s0l.tag, s0.tag)
	add3(s0r2.tag, s0r.tag, s0.tag)
	add3(s1r2.tag, s1r.tag, s1.tag)
	add3(s1r.rel, s1.tag, s0.tag)
	add3(s0l.rel, s0.tag, s1.tag)
	return append(f, 99)
}

// relFeatures describes an arc for the choice of its relation. The dependent is complete when it is attached.
func (s *state) relFeatures(f []uint32, head, dep int32) []uint32 {
	h, d := &s.nodes[head], &s.nodes[dep]
	mix := perceptron.Mix
	side, gap := uint32(0), dep-head
	if gap < 0 {
		side, gap = 8, -gap
	}
	side += uint32(min(gap, 4))
	before, after := s.at(dep-1), s.at(dep+1)
	hBefore, hAfter := s.at(head-1), s.at(head+1)
	dl, dl2, dr := s.at(d.left), s.at(d.left2), s.at(d.right)
	hl, hr, hr2 := s.at(h.left), s.at(h.right), s.at(h.right2)
	template := uint32(300)
	add := func(a uint32) { template++; f = append(f, mix(template, a)) }
	add2 := func(a, b uint32) { template++; f = append(f, mix(mix(template, a), b)) }
	add3 := func(a, b, c uint32) { template++; f = append(f, mix(mix(mix(template, a), b), c)) }

	add2(d.form, side)
	add2(d.tag, side)
	add2(h.form, side)
	add2(h.tag, side)
	add2(h.form, d.form)
	add3(h.form, d.tag, side)
	add3(h.tag, d.form, side)
	add3(h.tag, d.tag, side)
	add3(dl.form, d.tag, h.tag)
	add2(dl.form, h.form)
	add3(dl.form, dl.rel, d.tag)
	add3(dl.rel, d.tag, h.tag)
	add3(dl2.form, d.tag, h.tag)
	add3(dr.rel, d.tag, h.tag)
	add3(dr.form, d.tag, h.tag)
	add3(hl.rel, d.tag, side)
	add3(hr.rel, d.tag, side)
	add3(hr.rel, hr2.rel, d.tag)
	add3(hl.form, hl.rel, d.tag)
	add3(before.tag, d.tag, h.tag)
	add3(after.tag, d.tag, h.tag)
	add3(hBefore.tag, d.tag, h.tag)
	add3(hAfter.tag, d.tag, h.tag)
	add3(before.form, d.tag, side)
	add3(after.form, d.tag, side)
	add3(d.tag, d.lefts, d.rights)
	add3(h.tag, h.lefts, d.tag)
	add3(d.form, dl.rel, dr.rel)
	add(mix(mix(dl.rel, dl2.rel), mix(d.tag, side)))
	return append(f, 299)
}
