package events

import (
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"

	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax/parse"
)

// How the typer is trained. The values are the best of a few by five-fold cross-validation.
const (
	epochs    = 30
	rate      = 0.02
	dropped   = 0.3 // of the features
	batchSize = 16
)

// Train learns from the PLOVER pairs in the folder corpora/plover, on our own trees.
func Train(dir string, log io.Writer) ([]byte, error) {
	all, err := corpora.PLOVER(filepath.Join(dir, "plover", "PLV_train.tsv"))
	if err != nil {
		return nil, err
	}
	var pairs []Pair
	var types []string
	for _, p := range all {
		article, err := articles.Read("sentence", []byte(p.Text))
		if err != nil {
			return nil, fmt.Errorf("train: %w", err)
		}
		pairs, types = append(pairs, PairOf(parse.Article(article), p.Source, p.Target)), append(types, p.Type)
	}
	fmt.Fprintf(log, "events: %d pairs\n", len(pairs))
	return LearnTypes(pairs, types).write(), nil
}

// LearnTypes learns from pairs and their types, by the steps of Adam against the derivatives of the loss of a softmax. What it has
// learned is the mean over the second half of the epochs.
func LearnTypes(pairs []Pair, types []string) *Typer {
	t := &Typer{Types: slices.Compact(slices.Sorted(slices.Values(types)))}
	lessons, right := make([][]int32, len(pairs)), make([]int, len(pairs))
	for i, p := range pairs {
		for _, f := range observe(p) {
			lessons[i] = append(lessons[i], row(f))
		}
		right[i] = slices.Index(t.Types, types[i])
	}
	free := neural.NewFreeTable(featureRows+1, len(t.Types), nil)
	gradient, adam := free.NewGradient(), neural.NewAdam(0.9, 0.99)
	var nothingElse neural.Network // Adam counts its steps when it changes a network
	mean := make([]float32, len(free.Values))
	rng := rand.New(rand.NewPCG(3, 4))
	x := make([]float32, len(t.Types))
	var kept []int32
	for epoch := range epochs {
		for n, k := range rng.Perm(len(lessons)) {
			clear(x)
			kept = kept[:0]
			for _, r := range lessons[k] {
				if rng.Float64() >= dropped {
					kept = append(kept, r)
					free.Sum(x, r)
				}
			}
			softmax(x)
			x[right[k]]--
			for _, r := range kept {
				gradient.Add(r, x)
			}
			if n%batchSize == batchSize-1 {
				done := (float64(epoch) + float64(n)/float64(len(lessons))) / epochs
				adam.Step(&nothingElse, nil, 0, 1)
				adam.StepTable(free, gradient, rate*(1-done))
			}
		}
		if epoch >= epochs/2 {
			for i, v := range free.Values {
				mean[i] += v / (epochs - epochs/2)
			}
		}
	}
	free.Values = mean
	t.features = free.Compact()
	return t
}
