package parse

import (
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"

	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

const (
	nameEpochs     = 10
	nameFoldEpochs = 4
	nameFolds      = 4

	// Average weights below these are dropped: a weight of less than one update is seldom worth its place in the file.
	rareFirst = 1
	rareFinal = 0.75
)

var nameLabels = []string{syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.FacilityName, syntax.NorpName,
	syntax.DateName, syntax.MoneyName, syntax.ProductName, syntax.MiscName}

// TrainNames learns names from the train part of the newswire corpus: two models, of which the second sees what the
// first found in the whole article. The first pass over the training articles is made by models that have not seen
// them, as the first pass over a new article will be.
func TrainNames(dir string, log io.Writer) ([]byte, error) {
	articles, err := corpora.Newswire(filepath.Join(dir, "newswire"), "train")
	if err != nil {
		return nil, err
	}
	tags := newNameTags(nameLabels)
	tagger := newTagger(tagsModel(), tagsModel().Labels)
	var data []*nameExample
	for i, a := range articles {
		data = append(data, newNameExample(a, tagger, tags))
		if i%2 == 0 {
			data = append(data, newNameExample(headlines(a, i%4 == 0), tagger, tags))
		}
	}
	fold := func(i int) int { return i / 3 % nameFolds } // an article and its headlines fall together
	for k := range nameFolds {
		var seen []*nameExample
		for i, e := range data {
			if fold(i) != k {
				seen = append(seen, e)
			}
		}
		first := trainNames(seen, tags, nameFoldEpochs, false, io.Discard)
		n := newNamer(first, nil, tags)
		for i, e := range data {
			if fold(i) == k {
				n.view.see(e.text, e.tokens, e.words, e.sentences)
				e.guess = n.pass(first, nil, false)
			}
		}
		fmt.Fprintf(log, "names: fold %d of %d\n", k+1, nameFolds)
	}
	first, err := encode(trainNames(data, tags, nameEpochs, false, log), rareFirst)
	if err != nil {
		return nil, err
	}
	final, err := encode(trainNames(data, tags, nameEpochs, true, log), rareFinal)
	if err != nil {
		return nil, err
	}
	return joinModels(first, final), nil
}

// trainNames learns one pass, on the learner's own earlier decisions.
func trainNames(data []*nameExample, tags *nameTags, epochs int, second bool, log io.Writer) *perceptron.Trainer {
	trainer := perceptron.NewTrainer(tags.names)
	rng := rand.New(rand.NewPCG(5, 6))
	order := rng.Perm(len(data))
	n := newNamer(trainer, trainer, tags)
	v := &n.view
	var out []int
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, total := 0, 0
		for _, k := range order {
			e := data[k]
			v.see(e.text, e.tokens, e.words, e.sentences)
			if second {
				v.remember(e.guess)
			}
			out = out[:0]
			for i, gold := range e.gold {
				n.features = v.features(n.features[:0], i, out, second)
				clear(n.scores)
				trainer.Score(n.features, n.scores)
				prev := before(out, v.starts[i])
				want := reachable(gold, prev, v.ends[i])
				guess := tags.best(n.scores, prev, v.ends[i])
				trainer.Step()
				trainer.Update(n.features, want, guess)
				out = append(out, guess)
				total++
				if guess == gold {
					right++
				}
			}
		}
		fmt.Fprintf(log, "names: epoch %d: %.4f of tags right\n", epoch+1, float64(right)/float64(max(total, 1)))
	}
	return trainer
}

// reachable returns the tag nearest to the gold one that may follow the tag before.
func reachable(gold, before int, last bool) int {
	base := func(k int) int { return 1 + (k-1)*tagParts }
	switch {
	case open(before):
		if open(gold) && part(gold) == continues && !last {
			return base(kind(before)) + continues
		}
		return base(kind(before)) + closes
	case gold == 0:
		return 0
	case part(gold) == closes || last:
		return base(kind(gold)) + alone
	case part(gold) == continues:
		return base(kind(gold)) + begins
	}
	return gold
}

// joinModels puts two model files into one: the size of the first in four bytes, little-endian, and both.
func joinModels(first, second []byte) []byte {
	file := binary.LittleEndian.AppendUint32(nil, uint32(len(first)))
	return append(append(file, first...), second...)
}

// splitModels undoes joinModels.
func splitModels(file []byte) [2][]byte {
	n := binary.LittleEndian.Uint32(file)
	return [2][]byte{file[4 : 4+n], file[4+n:]}
}
