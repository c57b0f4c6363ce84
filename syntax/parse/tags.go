package parse

import (
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// scorer is what tagging and parsing ask of a model, in training and after it.
type scorer interface {
	Score(features []uint32, scores []int32)
	Best(features []uint32, scores []int32) int
}

// tagger assigns each word a joint label "UPOS XPOS" from left to right.
type tagger struct {
	model  scorer
	labels []tagPair

	features []uint32
	scores   []int32
}

type tagPair struct{ upos, xpos string }

func newTagger(model scorer, labels []string) *tagger {
	return &tagger{model: model, labels: tagPairs(labels), scores: make([]int32, len(labels))}
}

// tag sets the UPOS and XPOS of one sentence.
func (t *tagger) tag(tokens []syntax.Token, words []word) {
	before, before2 := -1, -1 // label numbers of the two words before
	for i := range tokens {
		t.features = tagFeatures(t.features[:0], words, i, before, before2)
		best := t.model.Best(t.features, t.scores)
		tokens[i].UPOS, tokens[i].XPOS = t.labels[best].upos, t.labels[best].xpos
		before, before2 = best, before
	}
}

// tagFeatures are those of Honnibal's averaged perceptron tagger, with more affixes and neighbours.
func tagFeatures(f []uint32, words []word, i, before, before2 int) []uint32 {
	at := func(k int) *word {
		if k < 0 || k >= len(words) {
			return &edge
		}
		return &words[k]
	}
	w, p, n, p2, n2 := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	t1, t2 := uint32(before+1), uint32(before2+1)
	mix := perceptron.Mix
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	f = append(f,
		mix(1, w.form), mix(2, p.form), mix(3, n.form), mix(4, p2.form), mix(5, n2.form),
		mix(6, w.suffix[0]), mix(7, w.suffix[1]), mix(8, w.suffix[2]), mix(9, w.suffix[3]),
		mix(10, w.prefix[0]), mix(11, w.prefix[1]), mix(12, w.prefix[2]),
		mix(mix(13, w.shape), first), mix(mix(14, w.shape), p.shape), mix(mix(15, w.shape), n.shape),
		mix(mix(16, w.shape), w.suffix[1]),
		mix(17, p.suffix[2]), mix(18, n.suffix[2]),
		mix(19, t1), mix(mix(20, t1), t2), mix(mix(21, t1), w.form), mix(mix(22, t1), n.form),
		mix(mix(23, w.form), n.form), mix(mix(24, p.form), w.form), mix(mix(25, t1), w.suffix[2]),
		mix(mix(26, t2), w.form), mix(mix(27, t1), n.suffix[2]), 28,
	)
	return f
}
