package parse

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

const tagEpochs = 8

// sentence is a training example: tokens with gold annotation (heads relative to the sentence) and their words.
type sentence struct {
	tokens []syntax.Token
	words  []word
}

func tagLabel(t *syntax.Token) string { return t.UPOS + " " + t.XPOS }

func tagPairs(labels []string) []tagPair {
	pairs := make([]tagPair, len(labels))
	for i, l := range labels {
		pairs[i].upos, pairs[i].xpos, _ = strings.Cut(l, " ")
	}
	return pairs
}

// distinct returns the sorted values of a property of all tokens.
func distinct(data []sentence, of func(*syntax.Token) string) []string {
	seen := map[string]bool{}
	for _, s := range data {
		for i := range s.tokens {
			seen[of(&s.tokens[i])] = true
		}
	}
	var values []string
	for v := range seen {
		values = append(values, v)
	}
	slices.Sort(values)
	return values
}

// trainTags learns the tagger on its own earlier decisions, as it will be used.
func trainTags(data []sentence, labels []string, log io.Writer) *perceptron.Trainer {
	trainer := perceptron.NewTrainer(labels)
	number := map[string]int{}
	for i, l := range labels {
		number[l] = i
	}
	rng := rand.New(rand.NewPCG(3, 4))
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	var features []uint32
	scores := make([]int32, len(labels))
	for epoch := range tagEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, total := 0, 0
		for _, k := range order {
			s := data[k]
			before, before2 := -1, -1
			for i := range s.tokens {
				features = tagFeatures(features[:0], s.words, i, before, before2)
				guess, want := trainer.Best(features, scores), number[tagLabel(&s.tokens[i])]
				trainer.Step()
				trainer.Update(features, want, guess)
				if guess == want {
					right++
				}
				total++
				before, before2 = guess, before
			}
		}
		fmt.Fprintf(log, "tags: epoch %d: %.4f right\n", epoch+1, float64(right)/float64(max(total, 1)))
	}
	return trainer
}

// jackknife replaces the gold tags of the data by those of taggers that did not see them, as the parser will meet them.
func jackknife(data []sentence, labels []string, folds int, log io.Writer) []sentence {
	out := make([]sentence, len(data))
	for fold := range folds {
		var rest []sentence
		for i, s := range data {
			if i%folds != fold {
				rest = append(rest, s)
			}
		}
		fmt.Fprintf(log, "jackknife: fold %d of %d\n", fold+1, folds)
		model := trainTags(rest, labels, io.Discard).Model(0)
		t := newTagger(model, labels)
		for i, s := range data {
			if i%folds == fold {
				out[i] = sentence{tokens: slices.Clone(s.tokens), words: s.words}
				t.tag(out[i].tokens, out[i].words)
			}
		}
	}
	return out
}
