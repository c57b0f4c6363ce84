package parse

import (
	"math/rand/v2"
	"slices"

	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/perceptron"
)

// embeddings are vectors of words learned from unlabelled text; they stay as they are while a projection of them is learned.
type embeddings struct {
	words   []string
	size    int
	vectors []float32
}

// freeInputs are inputs in training: to the vector of a form that is learned from annotated data comes the projection of
// its embedding.
type freeInputs struct {
	forms   map[uint32]int32
	words   *neural.FreeTable
	pieces  *neural.FreeTable
	known   *embeddings
	project *neural.Matrix
	seen    []int  // how often each form occurs in the training data
	met     []bool // pieces that stood in an example

	dWords, dPieces *neural.TableGradient
}

// newFreeInputs makes tables for the forms of the embeddings and those that occur at least twice in the data.
func newFreeInputs(net *neural.Network, known *embeddings, data [][]word, size int, rng *rand.Rand) *freeInputs {
	t := &freeInputs{forms: map[uint32]int32{}, known: known, project: net.Add(known.size, size).Fill(rng)}
	for i, w := range known.words {
		t.forms[perceptron.Hash(w)] = int32(i + 1)
	}
	frequency := map[uint32]int{}
	for _, words := range data { // in order of the data, so that rows come out the same each time
		for i := range words {
			f := words[i].form
			if frequency[f]++; frequency[f] == 2 && t.forms[f] == 0 {
				t.forms[f] = int32(len(t.forms) + 1)
			}
		}
	}
	rows := len(t.forms) + 1
	t.seen = make([]int, rows)
	for f, n := range frequency {
		if r := t.forms[f]; r != 0 {
			t.seen[r] = n
		}
	}
	t.words, t.pieces = neural.NewFreeTable(rows, size, nil), neural.NewFreeTable(pieceRows, size, rng)
	t.met = make([]bool, pieceRows)
	t.dWords, t.dPieces = t.words.NewGradient(), t.pieces.NewGradient()
	return t
}

// finish returns the inputs as they are used, in which the projected embeddings are part of the table of words, and pieces
// that no example had are nothing instead of the random vectors that they began with.
func (t *freeInputs) finish() *inputs {
	var packed neural.Packed
	packed.Pack(t.project.Values, t.project.Rows, t.project.Cols)
	words := *t.words
	words.Values = slices.Clone(words.Values)
	neural.MulAdd(words.Values[words.Size:], words.Size, t.known.vectors, t.known.size, &packed, len(t.known.words))
	pieces := *t.pieces
	pieces.Values = slices.Clone(pieces.Values)
	for row, met := range t.met {
		if !met {
			clear(pieces.Values[row*pieces.Size : (row+1)*pieces.Size])
		}
	}
	return &inputs{forms: t.forms, words: words.Compact(), pieces: pieces.Compact()}
}

// inputPass is the memory of one forward and backward pass.
type inputPass struct {
	words   []wordRows
	known   []float32 // embeddings of the words
	x       []float32
	scratch neural.Scratch
}

// forward returns the vectors of words, of which rare forms are hidden at times (Kiperwasser and Goldberg 2016).
func (t *freeInputs) forward(words []wordRows, p *inputPass, rng *rand.Rand) []float32 {
	size, wide := t.words.Size, t.known.size
	p.x, p.known = neural.Resize(p.x, len(words)*size), neural.Resize(p.known, len(words)*wide)
	p.words = append(p.words[:0], words...)
	for i := range p.words {
		w := &p.words[i]
		if w.form != 0 && int(w.form) <= len(t.known.words) {
			copy(p.known[i*wide:(i+1)*wide], t.known.vectors[int(w.form-1)*wide:])
		}
		if n := t.seen[w.form]; rng.Float64() < 0.25/(0.25+float64(n)) {
			w.form = 0
		}
		row := p.x[i*size : (i+1)*size]
		t.words.Sum(row, w.form)
		for _, piece := range w.pieces {
			t.pieces.Sum(row, piece)
		}
	}
	t.project.MulAdd(p.x, size, p.known, wide, len(words))
	return p.x
}

// backward adds to the gradient of the projection.
func (t *freeInputs) backward(g neural.Gradient, p *inputPass, d []float32) {
	size, wide := t.words.Size, t.known.size
	p.scratch.AddOuter(g.Of(t.project), p.known, wide, wide, d, size, size, len(p.words))
}

// collect adds to the gradients of the tables; it is for one pass after the other.
func (t *freeInputs) collect(p *inputPass, d []float32) {
	size := t.words.Size
	for i := range p.words {
		row := d[i*size : (i+1)*size]
		t.dWords.Add(p.words[i].form, row)
		for _, piece := range p.words[i].pieces {
			t.dPieces.Add(piece, row)
			t.met[piece] = true
		}
	}
}

// step changes the tables by their gradients.
func (t *freeInputs) step(adam *neural.Adam, rate float64) {
	adam.StepTable(t.words, t.dWords, rate)
	adam.StepTable(t.pieces, t.dPieces, rate)
}
