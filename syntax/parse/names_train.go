package parse

import (
	"io"
	"math/rand/v2"
	"path/filepath"

	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
)

// namerPlan is how a namer is trained.
type namerPlan struct {
	size, first, second int // of the vectors of words and of the layers
	epochs              int
	rate                float64
	dropped             float32
}

var theNamerPlan = namerPlan{size: 64, first: 96, second: 64, epochs: 8, rate: 0.002, dropped: 0.25}

var nameLabels = []string{syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.FacilityName, syntax.NorpName,
	syntax.DateName, syntax.MoneyName, syntax.ProductName, syntax.MiscName}

// namerTrainer is a namer in training.
type namerTrainer struct {
	*namer
	plan   namerPlan
	inputs *freeInputs
	data   []*namedExample
	kept   int // number of matrices that are part of the namer
}

// newNamer makes an untrained namer.
func newNamer(p namerPlan, known *embeddings, grammar int, data []*namedExample, rng *rand.Rand) *namerTrainer {
	t := &namerTrainer{namer: &namer{tags: newNameTags(nameLabels)}, plan: p, data: data}
	t.addLayers(p.size, grammar, p.first, p.second, rng)
	t.kept = len(t.net.Matrices)
	var words [][]word
	for _, e := range data {
		words = append(words, e.words)
	}
	t.inputs = newFreeInputs(&t.net, known, words, p.size, rng)
	for _, e := range data {
		e.look(t.inputs.forms)
	}
	return t
}

// finish returns the namer as it is used.
func (t *namerTrainer) finish() []byte {
	n := *t.namer
	n.inputs, n.net.Matrices = t.inputs.finish(), n.net.Matrices[:t.kept]
	return n.write()
}

// train learns from the data, an article in each part of a batch.
func (t *namerTrainer) train(log io.Writer) {
	training := neural.Training{
		Name: "names", Net: &t.net, Epochs: t.plan.epochs, Rate: t.plan.rate, Tables: t.inputs.step,
		Deal: func(rng *rand.Rand) [][]int {
			var parts [][]int
			for _, k := range rng.Perm(len(t.data)) {
				parts = append(parts, []int{k})
			}
			return parts
		},
		Words: func(article int) int { return len(t.data[article].rows) },
		Pass:  func() neural.Pass { return &namerPass{t: t} },
	}
	training.Run(log)
}

// TrainNames learns names from the train part of the newswire corpus.
func TrainNames(dir string, log io.Writer) ([]byte, error) {
	articles, err := corpora.Newswire(filepath.Join(dir, "newswire"), "train")
	if err != nil {
		return nil, err
	}
	return trainNames(dir, namedExamples(theGrammar(), articles), log)
}

// TrainOpenNames learns names from corpora under open licences alone.
func TrainOpenNames(dir string, log io.Writer) ([]byte, error) {
	data, err := openExamples(theGrammar(), dir)
	if err != nil {
		return nil, err
	}
	return trainNames(dir, data, log)
}

func trainNames(dir string, data []*namedExample, log io.Writer) ([]byte, error) {
	known, err := trainVectors(dir, log)
	if err != nil {
		return nil, err
	}
	t := newNamer(theNamerPlan, known, theGrammar().encoder.size(), data, rand.New(rand.NewPCG(3, 4)))
	t.train(log)
	return t.finish(), nil
}
