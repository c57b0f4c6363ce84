package statements

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// labeller is a network that labels the words of a passage. It reads for each word the sum of the vectors of its features and
// of what the grammar made of it, by a bidirectional recurrent layer; a chain over the labels finds the best sequence.
type labeller struct {
	net      neural.Network
	features *neural.Table
	grammar  *neural.Linear // what the grammar made of a word, among the features
	layer    *neural.LSTM
	out      *neural.Linear
	chain    *neural.Chain
	tracks   tracks
}

// addLayers adds all layers to the network, for so many labels; features and grammar are the widths of what it reads.
func (l *labeller) addLayers(features, grammar, size, labels int, rng *rand.Rand) {
	l.grammar = neural.NewLinear(&l.net, grammar, features, rng)
	l.layer = neural.NewLSTM(&l.net, []int{features}, size, rng)
	l.out = neural.NewLinear(&l.net, 2*size, labels, rng)
	l.chain = neural.NewChain(&l.net, labels)
}

// labellerMagic opens a file of a labeller; its last byte is the version of the layout.
const labellerMagic = "ORLABEL\x01"

func (l *labeller) write() []byte {
	var w neural.Writer
	w.Strings([]string{labellerMagic})
	w.Table(l.features)
	for _, n := range []int{l.grammar.W.Rows, l.layer.Size, l.chain.Labels} {
		w.Number(n)
	}
	w.Matrices(l.net.Matrices)
	return w.Data
}

// readLabeller restores a labeller from its file.
func readLabeller(file []byte, t tracks) (*labeller, error) {
	r := &neural.Reader{Data: file}
	if magic := r.Strings(); r.Err == nil && !slices.Equal(magic, []string{labellerMagic}) {
		return nil, errors.New("statements: not a labeller of this version")
	}
	l := &labeller{features: r.Table(), tracks: t}
	grammar, size, labels := r.Number(), r.Number(), r.Number()
	if r.Err == nil {
		l.addLayers(l.features.Size, grammar, size, labels, nil)
		r.Matrices(l.net.Matrices)
	}
	if r.Err != nil {
		return nil, fmt.Errorf("statements: %w", r.Err)
	}
	l.grammar.Fix()
	l.layer.Fix()
	l.out.Fix()
	return l, nil
}

// passage is a run of words that is labelled at once, for the cue where it looks for source and content.
type passage struct {
	syntax.Range
	cue  syntax.Range
	rows []int32 // of the features, as many for each word
}

func (p *passage) len() int { return p.Stop - p.First }

// featureRows is the number of vectors of features.
const featureRows = 1 << 15

// featureRow returns the row of a feature, which is a hash of one kind or another.
func featureRow(hash uint32) int32 { return int32(1 + hash%(featureRows-1)) }

// labelling is a labeller at work, with its memory.
type labelling struct {
	*labeller
	batch   neural.Batch
	order   []int
	lengths []int
	grammar []float32 // of each word of the document
	sums    []float32
	x       []byte
	states  neural.Reading
	rows    []float32 // scores, in the order of the batch
	scores  []float32 // of a passage
	path    trackPath
}

// most is the number of words that are labelled at once.
const most = 1000

// read begins with a document.
func (w *labelling) read(v *view) {
	w.grammar = neural.Room(w.grammar, len(v.Tokens)*w.features.Size)
	w.labeller.grammar.Read(w.grammar, v.Encoding, w.labeller.grammar.W.Rows, len(v.Tokens))
}

// label calls use with the best labels of each passage.
func (w *labelling) label(v *view, passages []passage, use func(p *passage, labels []uint8)) {
	w.order = w.order[:0]
	for k := range passages {
		w.order = append(w.order, k)
	}
	slices.SortStableFunc(w.order, func(a, b int) int { return cmp.Compare(passages[b].len(), passages[a].len()) })
	for from := 0; from < len(w.order); {
		to, words := from, 0
		w.lengths = w.lengths[:0]
		for to < len(w.order) && (to == from || words+passages[w.order[to]].len() <= most) {
			words += passages[w.order[to]].len()
			w.lengths = append(w.lengths, passages[w.order[to]].len())
			to++
		}
		w.part(v, passages, w.order[from:to], use)
		from = to
	}
}

// part labels some passages, the longest first.
func (w *labelling) part(v *view, passages []passage, order []int, use func(p *passage, labels []uint8)) {
	b := &w.batch
	b.Reset(w.lengths)
	size, labels := w.features.Size, w.chain.Labels
	w.sums, w.x = neural.Room(w.sums, size), neural.Room(w.x, b.Rows*size)
	for s, k := range order {
		p := &passages[k]
		each := len(p.rows) / p.len()
		for i := range p.len() {
			row := b.Row(s, i)
			copy(w.sums, w.grammar[(p.First+i)*size:])
			w.features.Sum(w.sums, p.rows[i*each:(i+1)*each]...)
			neural.Round(w.x[row*size:(row+1)*size], w.sums)
		}
	}
	w.layer.Read(b, [][]byte{w.x}, &w.states)
	w.rows = neural.Room(w.rows, b.Rows*labels)
	w.out.Read(w.rows, w.states.Rounded, w.out.W.Rows, b.Rows)
	for s, k := range order {
		p := &passages[k]
		w.scores = w.scores[:0]
		for i := range p.len() {
			row := b.Row(s, i)
			w.scores = append(w.scores, w.rows[row*labels:(row+1)*labels]...)
		}
		for i := max(p.cue.First-p.First, 0); i < min(p.cue.Stop, p.Stop)-p.First; i++ { // the cue is neither source nor content
			for l := 1; l < labels; l++ {
				w.scores[i*labels+l] = -1e6
			}
		}
		use(p, w.path.best(w.tracks, w.chain, w.scores))
	}
}

// hash joins a kind of feature with what it is about.
func hash(kind uint32, about ...uint32) uint32 {
	for _, a := range about {
		kind = perceptron.Mix(kind, a)
	}
	return kind
}
