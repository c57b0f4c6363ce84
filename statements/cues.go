package statements

import (
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// Labels of tokens in the search for cues.
const (
	outside = iota
	begin
	inside
)

var cueLabels = []string{"O", "B", "I"}

// scorer is a model, or one in training.
type scorer interface {
	Score(features []uint32, scores []int32)
	Best(features []uint32, scores []int32) int
}

// cues labels the words of a sentence from left to right and returns the cues.
func (v *view) cues(model scorer, s syntax.Sentence, features []uint32, yield func(syntax.Range)) []uint32 {
	var scores [3]int32
	last, first := outside, syntax.None
	for i := s.First; i < s.Stop; i++ {
		features = v.cueFeatures(features[:0], s, i, last)
		label := model.Best(features, scores[:])
		if label != inside && first != syntax.None {
			yield(syntax.Range{First: first, Stop: i})
			first = syntax.None
		}
		if label == begin || label == inside && first == syntax.None {
			first = i
		}
		last = label
	}
	if first != syntax.None {
		yield(syntax.Range{First: first, Stop: s.Stop})
	}
	return features
}

func (v *view) cueFeatures(f []uint32, s syntax.Sentence, i, last int) []uint32 {
	mix := perceptron.Mix
	l, head := uint32(last), v.Tokens[i].Head
	lemma, pos := v.lemma[i], v.pos[i]
	headLemma, headPos := nothing, nothing
	if head != syntax.None {
		headLemma, headPos = v.lemma[head], v.pos[head]
	}
	children, clause, object, subject := uint32(0), uint32(0), nothing, uint32(0)
	for _, c := range v.Children(i) {
		t := &v.Tokens[c]
		switch {
		case t.Is("ccomp"):
			children, clause = children|1, 1
		case t.Is("xcomp"):
			children, clause = children|2, 2
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
	quote := uint32(0)
	if v.quotation[i] >= 0 {
		quote = 1
		if v.quotations[v.quotation[i]].Stop >= s.Stop {
			quote = 2
		}
	}
	for _, near := range []int{i - 2, i - 1, i + 1, i + 2} {
		if near >= s.First && near < s.Stop && markOf(v.Text(near)) != noMark {
			quote += 4
			break
		}
	}
	p1, p2, n1, n2 := i-1, i-2, i+1, i+2
	return append(f,
		mix(1, l), mix(2, lemma), mix(3, v.form[i]), mix(mix(4, pos), l), mix(5, v.xpos[i]), mix(mix(6, v.rel[i]), l),
		mix(mix(7, lemma), l), mix(mix(8, lemma), children), mix(mix(9, pos), children), mix(mix(10, lemma), quote),
		mix(mix(11, v.rel[i]), quote), mix(mix(12, lemma), v.rel[i]), mix(mix(13, lemma), clause), mix(mix(14, lemma), subject),
		mix(mix(15, lemma), object), mix(mix(16, headLemma), v.rel[i]), mix(mix(17, headLemma), lemma), mix(mix(18, headPos), v.rel[i]),
		mix(mix(19, of(v.lemma, p1, s)), l), mix(mix(20, of(v.lemma, n1, s)), l), mix(21, of(v.lemma, p2, s)), mix(22, of(v.lemma, n2, s)),
		mix(mix(23, of(v.lemma, p1, s)), lemma), mix(mix(24, lemma), of(v.lemma, n1, s)), mix(mix(25, of(v.pos, p1, s)), mix(pos, of(v.pos, n1, s))),
		mix(mix(26, of(v.xpos, n1, s)), mix(v.xpos[i], l)), mix(mix(27, quote), mix(pos, l)), mix(mix(28, lemma), of(v.pos, n1, s)),
		mix(mix(29, headLemma), mix(v.rel[i], l)), mix(mix(30, of(v.xpos, p1, s)), mix(v.xpos[i], l)),
	)
}
