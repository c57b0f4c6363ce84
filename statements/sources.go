package statements

import (
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// candidate is a phrase that may be the source of a cue; the zero one stands for "no source is named".
type candidate struct {
	syntax.Range
	head int
	kind uint32
}

const (
	noSource = iota
	wholePhrase
	corePhrase // without relative clauses and appositions
)

// candidates returns the noun phrases of the sentence that may be a source of the cue.
func (v *view) candidates(buf []candidate, s syntax.Sentence, cue syntax.Range) []candidate {
	buf = append(buf[:0], candidate{head: syntax.None, kind: noSource})
	from := v.Head(cue)
	for i := s.First; i < s.Stop; i++ {
		if i >= cue.First && i < cue.Stop {
			continue
		}
		switch v.Tokens[i].UPOS {
		case "NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM":
		default:
			continue
		}
		if v.Tokens[i].Is("compound", "flat", "det", "amod", "case", "fixed") {
			continue
		}
		if _, length, ok := v.path(from, i); !ok || length > 6 {
			continue
		}
		whole := v.trim(v.Subtree(i))
		core := v.trim(v.core(i, cue))
		if !overlap(whole, cue) && whole != core {
			buf = append(buf, candidate{whole, i, wholePhrase})
		}
		if core.First < core.Stop && !overlap(core, cue) {
			buf = append(buf, candidate{core, i, corePhrase})
		}
	}
	return buf
}

func overlap(a, b syntax.Range) bool { return a.First < b.Stop && b.First < a.Stop }

// core is the phrase of token i up to the first relative clause, apposition or comma behind its head, and without the cue
// or a preposition.
func (v *view) core(i int, cue syntax.Range) syntax.Range {
	r := v.Subtree(i)
	for _, c := range v.Children(i) {
		t := &v.Tokens[c]
		sub := v.Subtree(int(c))
		switch {
		case int(c) > i && (t.Is("acl", "appos", "parataxis", "advcl") || t.Is("punct") && v.Text(int(c)) != "-"):
			r.Stop = min(r.Stop, sub.First)
		case int(c) < i && t.Is("case", "mark", "cc", "punct", "advmod"):
			r.First = max(r.First, sub.Stop)
		}
	}
	if cue.First > i && cue.First < r.Stop {
		r.Stop = cue.First
	}
	if cue.Stop <= i && cue.Stop > r.First {
		r.First = cue.Stop
	}
	return r
}

// trim takes the punctuation off both ends.
func (v *view) trim(r syntax.Range) syntax.Range {
	for r.First < r.Stop && v.Tokens[r.First].UPOS == "PUNCT" {
		r.First++
	}
	for r.First < r.Stop && v.Tokens[r.Stop-1].UPOS == "PUNCT" {
		r.Stop--
	}
	return r
}

// source returns the best candidate.
func (v *view) source(model scorer, s syntax.Sentence, cue syntax.Range, all []candidate, features []uint32) (int, []uint32) {
	best, highest := 0, int32(0)
	for k, c := range all {
		var score [1]int32
		features = v.sourceFeatures(features[:0], s, cue, c)
		model.Score(features, score[:])
		if k == 0 || score[0] > highest {
			best, highest = k, score[0]
		}
	}
	return best, features
}

func (v *view) sourceFeatures(f []uint32, s syntax.Sentence, cue syntax.Range, c candidate) []uint32 {
	mix := perceptron.Mix
	head := v.Head(cue)
	lemma, pos := v.lemma[head], v.pos[head]
	passive := uint32(0)
	if v.Child(head, "aux:pass") != syntax.None {
		passive = 1
	}
	if c.kind == noSource {
		subject := uint32(0)
		if v.Child(head, "nsubj") != syntax.None {
			subject = 1
		}
		return append(f, mix(100, pos), mix(101, lemma), mix(mix(102, passive), subject), mix(mix(103, pos), mix(passive, subject)),
			mix(104, v.rel[head]), mix(mix(105, v.rel[head]), subject), mix(mix(106, v.form[cue.First]), subject))
	}
	path, length, _ := v.path(head, c.head)
	side, gap := uint32(0), c.First-cue.Stop
	if c.Stop <= cue.First {
		side, gap = 1, cue.First-c.Stop
	}
	near := uint32(min(max(gap, 0), 5))
	sameQuotation := uint32(0)
	if v.quotation[head] == v.quotation[c.head] {
		sameQuotation = 1
	}
	before := of(v.form, c.First-1, s)
	after := of(v.form, c.Stop, s)
	size := uint32(min(c.Stop-c.First, 8))
	name := uint32(0)
	if n := v.NameOf(c.head); n != syntax.None {
		name = perceptron.Hash(v.Names[n].Label)
	}
	return append(f,
		mix(1, path), mix(mix(2, path), lemma), mix(mix(3, path), side), mix(mix(4, path), pos), mix(mix(5, path), v.pos[c.head]),
		mix(mix(6, side), near), mix(mix(7, uint32(length)), side), mix(8, v.lemma[c.head]), mix(mix(9, v.lemma[c.head]), path),
		mix(mix(10, c.kind), size), mix(mix(11, c.kind), after), mix(mix(12, c.kind), before), mix(mix(13, sameQuotation), side),
		mix(mix(14, v.rel[c.head]), pos), mix(mix(15, passive), path), mix(mix(16, v.pos[c.head]), side), mix(mix(17, name), c.kind),
		mix(mix(18, before), lemma), mix(mix(19, v.xpos[c.head]), path), mix(mix(20, c.kind), path), mix(21, name), 22,
		mix(mix(23, v.form[cue.First]), path), mix(mix(24, near), mix(side, pos)), mix(mix(25, v.rel[head]), path),
	)
}
