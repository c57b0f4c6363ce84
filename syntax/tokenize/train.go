package tokenize

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

const epochs = 20

// Train learns where sentences end from the raw text of the treebanks EWT and GUM in the folder corpora/ud.
func Train(corpora string, log io.Writer) ([]byte, error) {
	trainer := perceptron.NewTrainer([]string{"inside", "end"})
	documents, err := syntax.Treebank(corpora)
	if err != nil {
		return nil, err
	}
	order := rand.New(rand.NewPCG(1, 2)) // the same in each training
	for epoch := range epochs {
		order.Shuffle(len(documents), func(i, j int) { documents[i], documents[j] = documents[j], documents[i] })
		right, total := 0, 0
		for _, d := range documents {
			r, n := learn(trainer, d.Document)
			right, total = right+r, total+n
		}
		fmt.Fprintf(log, "sentences: epoch %d: %.4f of places right\n", epoch+1, float64(right)/float64(max(total, 1)))
	}
	var out bytes.Buffer
	model := trainer.Model(0.05)
	err = model.Write(&out)
	return out.Bytes(), err
}

// learn goes through the places of a document where a sentence may end, with the true sentences before each.
func learn(trainer *perceptron.Trainer, d *syntax.Document) (right, total int) {
	ends := map[int]bool{}
	for _, s := range d.Sentences {
		ends[s.Span.End] = true
	}
	var features []uint32
	var scores [2]int32
	for _, block := range d.Article.Blocks {
		p := newPlaces(d.Article.Text, appendWords(nil, d.Article.Text, block.Span))
		for i := 0; i < len(p.tokens)-1; i++ {
			label := inSentence
			if ends[p.tokens[i].End] {
				label = endOfSentence
			}
			p.pass(i)
			if p.mayEnd(i) {
				features = p.features(features[:0], i)
				guess := trainer.Best(features, scores[:])
				trainer.Step()
				trainer.Update(features, label, guess)
				total++
				if guess == label {
					right++
				}
			}
			if label == endOfSentence {
				p.begin(i + 1)
			}
		}
	}
	return right, total
}
