package parse

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/neural"
)

// grammar is the network that tags words and finds their trees: on the output of the encoder, one layer scores the tags,
// and a biaffine form (Dozat and Manning 2017) scores each word, and the root, as the head of each other word. The relation
// is named by a layer over the sum of a dependent's and its head's vector.
type grammar struct {
	net       neural.Network
	inputs    *inputs
	encoder   encoder
	tags      []tag
	relations []string // the first one is that of the root

	tag          *neural.Linear
	dependent    *neural.Linear // for arcs
	head         *neural.Linear
	root         *neural.Matrix // its vector as a head
	arc          *neural.Matrix
	prior        *neural.Matrix // how good a word is as a head of any
	relDependent *neural.Linear
	relHead      *neural.Linear
	relation     *neural.Linear
}

// addLayers adds all layers to the network: those of the encoder, so many of the given size over inputs of a given width,
// and those on top.
func (g *grammar) addLayers(inputs, size, layers int, rng *rand.Rand) {
	net := &g.net
	g.encoder.addLayers(net, inputs, size, layers, rng)
	width := g.encoder.size()
	g.tag = neural.NewLinear(net, width, len(g.tags), rng)
	g.dependent, g.head = neural.NewLinear(net, width, arcSize, rng), neural.NewLinear(net, width, arcSize, rng)
	g.root, g.arc, g.prior = net.Add(1, arcSize).Fill(rng), net.Add(arcSize, arcSize).Fill(rng), net.Add(1, arcSize)
	g.relDependent, g.relHead = neural.NewLinear(net, width, relSize, rng), neural.NewLinear(net, width, relSize, rng)
	g.relation = neural.NewLinear(net, relSize, len(g.relations), rng)
}

// grammarMagic opens a file of a grammar; its last byte is the version of the layout.
const grammarMagic = "ORGRAM\x01"

// write returns the file of a grammar: the labels, the encoder, and all matrices.
func (g *grammar) write() []byte {
	var w neural.Writer
	w.Strings([]string{grammarMagic})
	var tags []string
	for _, t := range g.tags {
		tags = append(tags, t.String())
	}
	w.Strings(tags)
	w.Strings(g.relations)
	g.inputs.write(&w)
	w.Number(g.encoder.layers[0].Size)
	w.Number(len(g.encoder.layers))
	w.Matrices(g.net.Matrices)
	return w.Data
}

// readGrammar restores a grammar from its file.
func readGrammar(file []byte) (*grammar, error) {
	r := &neural.Reader{Data: file}
	if magic := r.Strings(); r.Err == nil && !slices.Equal(magic, []string{grammarMagic}) {
		return nil, errors.New("parse: not a grammar of this version")
	}
	g := &grammar{}
	for _, t := range r.Strings() {
		g.tags = append(g.tags, newTag(t))
	}
	g.relations = r.Strings()
	g.inputs = readInputs(r)
	size, layers := r.Number(), r.Number()
	if r.Err == nil {
		g.addLayers(g.inputs.words.Size, size, layers, nil)
		r.Matrices(g.net.Matrices)
	}
	if r.Err != nil {
		return nil, fmt.Errorf("parse: grammar: %w", r.Err)
	}
	g.encoder.fix()
	for _, l := range []*neural.Linear{g.tag, g.dependent, g.head, g.relDependent, g.relHead} {
		l.Fix()
	}
	g.arc.Pack() // what is left is small and stays exact
	g.relation.W.Pack()
	return g, nil
}

// tag is what the tagger says of a word at once.
type tag struct{ upos, xpos, feats string }

func (t tag) String() string { return t.upos + "\t" + t.xpos + "\t" + t.feats }

// newTag undoes String.
func newTag(name string) tag {
	var t tag
	t.upos, name, _ = strings.Cut(name, "\t")
	t.xpos, t.feats, _ = strings.Cut(name, "\t")
	return t
}

const (
	arcSize = 96
	relSize = 96
)

// headScores are what the layers on top of the encoder say of the words of a batch, and of one sentence.
type headScores struct {
	tags, dependents, heads, relDependents, relHeads []float32 // by row of the batch

	query  []float32 // n rows: the dependents of a sentence, turned by the biaffine form
	deps   []float32
	keys   []float32 // n+1 rows: the root and the words as heads
	packed neural.Packed
	arcs   []float32 // n rows of n+1 scores of heads
	joined []float32 // n rows: dependents with their heads
	labels []float32 // n rows of scores of relations
}

// score computes what does not depend on pairs of words, for n rows of what the encoder gives; apply is a layer over them.
func (g *grammar) score(h *headScores, n int, apply func(l *neural.Linear, scores []float32)) {
	over := func(l *neural.Linear, scores []float32) []float32 {
		scores = neural.Room(scores, n*l.W.Cols)
		apply(l, scores)
		return scores
	}
	h.tags = over(g.tag, h.tags)
	h.dependents, h.heads = over(g.dependent, h.dependents), over(g.head, h.heads)
	h.relDependents, h.relHeads = over(g.relDependent, h.relDependents), over(g.relHead, h.relHeads)
	neural.Relu(h.dependents)
	neural.Relu(h.heads)
}

// read is score for rounded rows.
func (g *grammar) read(h *headScores, out []byte, n int) {
	g.score(h, n, func(l *neural.Linear, scores []float32) { l.Read(scores, out, l.W.Rows, n) })
}

// scoreArcs computes arcs for a sentence of the batch.
func (g *grammar) scoreArcs(h *headScores, b *neural.Batch, sentence, n int) {
	h.deps, h.keys = neural.Room(h.deps, n*arcSize), neural.Room(h.keys, (n+1)*arcSize)
	h.query, h.arcs = neural.Room(h.query, n*arcSize), neural.Resize(h.arcs, n*(n+1))
	copy(h.keys, g.root.Values)
	for i := range n {
		row := b.Row(sentence, i)
		copy(h.deps[i*arcSize:(i+1)*arcSize], h.dependents[row*arcSize:])
		copy(h.keys[(i+1)*arcSize:(i+2)*arcSize], h.heads[row*arcSize:])
		copy(h.query[i*arcSize:], g.prior.Values)
	}
	g.arc.MulAdd(h.query, arcSize, h.deps, arcSize, n)
	h.packed.PackTransposed(h.keys, arcSize, n+1)
	neural.MulAdd(h.arcs, n+1, h.query, arcSize, &h.packed, n)
}

// scoreRelations computes labels for the heads of a sentence's words: 0 for the root, else 1 + the word's number.
func (g *grammar) scoreRelations(h *headScores, b *neural.Batch, sentence int, heads []int) {
	n, labels := len(heads), len(g.relations)
	h.joined, h.labels = neural.Room(h.joined, n*relSize), neural.Room(h.labels, n*labels)
	for i, head := range heads {
		x := h.joined[i*relSize : (i+1)*relSize]
		copy(x, h.relDependents[b.Row(sentence, i)*relSize:])
		if head > 0 {
			for k, y := range h.relHeads[b.Row(sentence, head-1)*relSize:][:relSize] {
				x[k] += y
			}
		}
	}
	neural.Relu(h.joined)
	g.relation.Forward(h.labels, h.joined, relSize, n)
}

// best returns the index of the highest score, the first among equals.
func best(scores []float32) int {
	best, highest := 0, scores[0]
	for i, s := range scores {
		if s > highest {
			best, highest = i, s
		}
	}
	return best
}
