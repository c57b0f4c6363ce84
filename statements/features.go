package statements

import (
	"github.com/onrecord/onrecord/syntax"
)

// cuePassage describes the words of a range for the labelling of cues.
func (v *view) cuePassage(r syntax.Range) passage {
	p := passage{Range: r}
	for i := r.First; i < r.Stop; i++ {
		p.rows = v.cueFeatures(p.rows, r, i)
	}
	return p
}

// cueFeatures describes a word. What lies outside the range does not exist.
func (v *view) cueFeatures(rows []int32, r syntax.Range, i int) []int32 {
	lemma, pos, rel := v.lemma[i], v.pos[i], v.rel[i]
	headLemma, headPos := nothing, nothing
	if head := v.Tokens[i].Head; head >= r.First && head < r.Stop {
		headLemma, headPos = v.lemma[head], v.pos[head]
	} else {
		rel = nothing
	}
	children, subject, object := v.frame(i, r)
	quote := v.quoteState(i)
	at := uint32(0)
	if s := v.Sentences[v.sentence[i]]; s.First == i {
		at = 1
	} else if s.Stop == i+1 {
		at = 2
	}
	name := nothing
	if n := v.NameOf(i); n != syntax.None {
		name = v.label(n)
	}
	add := func(kind uint32, about ...uint32) { rows = append(rows, featureRow(hash(kind, about...))) }
	add(1, lemma)
	add(2, v.form[i])
	add(3, v.xpos[i])
	add(4, rel)
	add(5, lemma, rel)
	add(6, headLemma, rel)
	add(7, headLemma, lemma)
	add(8, headPos, pos, rel)
	add(9, lemma, children)
	add(10, pos, children)
	add(11, quote)
	add(12, pos, quote, at)
	add(13, lemma, subject)
	add(14, lemma, object)
	add(15, name, pos)
	add(16, of(v.lemma, i-1, r), lemma)
	add(17, lemma, of(v.lemma, i+1, r))
	add(18, v.kind(i), pos)
	add(19, v.spelling(i))
	return rows
}

// partPassage describes the words around a cue for the labelling of its source and content.
func (v *view) partPassage(r, cue syntax.Range, b []branch) passage {
	p := passage{Range: r, cue: cue}
	head := v.Head(cue)
	children, _, _ := v.frame(head, r)
	for i := r.First; i < r.Stop; i++ {
		p.rows = v.partFeatures(p.rows, cue, head, children, i, b[i-r.First])
	}
	return p
}

// partFeatures describes a word for a cue, of whose head the children tell.
func (v *view) partFeatures(rows []int32, cue syntax.Range, head int, children uint32, i int, b branch) []int32 {
	lemma, form, pos, rel := v.lemma[i], v.form[i], v.pos[i], v.rel[i]
	place := hash(b.up, b.rel)
	cueLemma, cuePos, cueRel := v.lemma[head], v.pos[head], v.rel[head]
	where, gap := uint32(0), uint32(0)
	switch {
	case i < cue.First:
		where, gap = 1, uint32(min(cue.First-i, 8))
	case i >= cue.Stop:
		where, gap = 2, uint32(min(i-cue.Stop+1, 8))
	}
	distance := uint32(int(v.sentence[i]-v.sentence[head]) + 8)
	quote := v.quoteState(i)
	if q := v.quotation[i]; q >= 0 && q == v.quotation[head] {
		quote += 16
	}
	cueQuoted := uint32(0)
	if v.quotation[head] >= 0 {
		cueQuoted = 1
	}
	way, length, ok := v.path(head, i)
	if !ok {
		way, length = nothing, 13
	}
	name := nothing
	if n := v.NameOf(i); n != syntax.None {
		name = v.label(n)
	}
	add := func(kind uint32, about ...uint32) { rows = append(rows, featureRow(hash(kind, about...))) }
	add(101, lemma)
	add(102, form)
	add(103, v.xpos[i])
	add(104, rel, pos)
	add(105, place)
	add(106, place, cueLemma)
	add(107, place, b.depth)
	add(108, b.rel, cueLemma, where)
	add(109, b.lemma, b.rel)
	add(110, where, gap)
	add(111, where, gap, pos)
	add(112, distance, quote)
	add(113, quote, where)
	add(114, cueLemma, where)
	add(115, cuePos, cueRel, where)
	add(116, way)
	add(117, way, pos)
	add(118, way, cueLemma)
	add(119, uint32(length), where, pos)
	add(120, name, where)
	add(121, v.form[cue.First], where)
	add(122, place, form)
	add(123, v.kind(i), distance)
	add(124, cueQuoted, quote)
	add(125, place, cuePos, children)
	add(126, distance, where)
	return rows
}

// frame tells which dependents a word has in a range, and of what sort subject and object are.
func (v *view) frame(i int, r syntax.Range) (children, subject, object uint32) {
	subject, object = nothing, nothing
	for _, c := range v.Children(i) {
		if int(c) < r.First || int(c) >= r.Stop {
			continue
		}
		t := &v.Tokens[c]
		switch {
		case t.Is("ccomp"):
			children |= 1
		case t.Is("xcomp"):
			children |= 2
		case t.Is("nsubj"):
			children, subject = children|4, v.pos[c]
		case t.Is("obj"):
			children, object = children|8, v.lemma[c]
		case t.Is("parataxis"):
			children |= 16
		case t.Is("acl"):
			children |= 32
		case t.Is("obl", "nmod"):
			children |= 64
		case t.Is("advcl"):
			children |= 128
		}
	}
	return children, subject, object
}

// quoteState tells how a word stands to quotation marks: inside, at an edge, or beside one.
func (v *view) quoteState(i int) uint32 {
	if q := v.quotation[i]; q >= 0 {
		switch i {
		case v.quotations[q].First:
			return 1
		case v.quotations[q].Stop - 1:
			return 2
		}
		return 3
	}
	state := uint32(4)
	if i+1 < len(v.quotation) && v.quotation[i+1] >= 0 {
		state++
	}
	if i > 0 && v.quotation[i-1] >= 0 {
		state += 2
	}
	return state
}
