package parse

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
)

// namer is the network that finds names. It reads words by vectors of its own and by what the grammar makes of them. A
// first layer guesses; a second one also sees what was guessed of the same word all over the article.
type namer struct {
	net    neural.Network
	tags   *nameTags
	inputs *inputs
	first  *neural.LSTM
	guess  *neural.Linear
	second *neural.LSTM
	final  *neural.Linear
}

// addLayers adds all layers to the network; the first one reads vectors of words and of the grammar.
func (n *namer) addLayers(words, grammar, first, second int, rng *rand.Rand) {
	net := &n.net
	n.first = neural.NewLSTM(net, []int{words, grammar}, first, rng)
	n.guess = neural.NewLinear(net, 2*first, len(n.tags.names), rng)
	n.second = neural.NewLSTM(net, []int{2 * first, n.tags.memory()}, second, rng)
	n.final = neural.NewLinear(net, 2*second, len(n.tags.names), rng)
}

// namerMagic opens a file of a namer; its last byte is the version of the layout.
const namerMagic = "ORNAME\x02"

// write returns the file of a namer: the labels, the inputs, the sizes of the layers, and all matrices.
func (n *namer) write() []byte {
	var w neural.Writer
	w.Strings([]string{namerMagic})
	w.Strings(n.tags.labels)
	n.inputs.write(&w)
	for _, size := range []int{n.first.In[1].Rows, n.first.Size, n.second.Size} {
		w.Number(size)
	}
	w.Matrices(n.net.Matrices)
	return w.Data
}

// readNamer restores a namer from its file.
func readNamer(file []byte) (*namer, error) {
	r := &neural.Reader{Data: file}
	if magic := r.Strings(); r.Err == nil && !slices.Equal(magic, []string{namerMagic}) {
		return nil, errors.New("parse: not names of this version")
	}
	n := &namer{tags: newNameTags(r.Strings()), inputs: readInputs(r)}
	grammar, first, second := r.Number(), r.Number(), r.Number()
	if r.Err == nil {
		n.addLayers(n.inputs.words.Size, grammar, first, second, nil)
		r.Matrices(n.net.Matrices)
	}
	if r.Err != nil {
		return nil, fmt.Errorf("parse: names: %w", r.Err)
	}
	n.first.Fix()
	n.guess.Fix()
	n.second.Fix()
	n.final.Fix()
	return n, nil
}

// naming is a namer at work.
type naming struct {
	*namer
	x, memory     []byte
	first, second neural.Reading
	guess, final  []float32
	recall        recall
}

// tag returns the scores of the tags for the words of a batch, by its rows: what words they are, with the hash of their
// forms, and what the grammar made of them.
func (n *naming) tag(b *neural.Batch, words []wordRows, forms []uint32, grammar []byte) []float32 {
	n.x = n.inputs.sum(n.x, words)
	n.namer.first.Read(b, [][]byte{n.x, grammar}, &n.first)
	tags := len(n.tags.names)
	n.guess, n.final = neural.Room(n.guess, b.Rows*tags), neural.Room(n.final, b.Rows*tags)
	n.namer.guess.Read(n.guess, n.first.Rounded, n.namer.guess.W.Rows, b.Rows)
	memory := n.recall.of(n.tags, forms, n.guess)
	n.memory = neural.Room(n.memory, len(memory))
	neural.Round(n.memory, memory)
	n.namer.second.Read(b, [][]byte{n.first.Rounded, n.memory}, &n.second)
	n.namer.final.Read(n.final, n.second.Rounded, n.namer.final.W.Rows, b.Rows)
	return n.final
}

// recall gathers what was guessed of each form.
type recall struct {
	slots  map[uint32]int32
	slot   []int32 // of each row
	sums   []float32
	counts []float32
	kinds  []float32 // how probable each kind of name is for each row, "no name" being the first
	out    []float32
}

// memory is the width of what is recalled of a word: the mean probability of each kind of name at the other places where
// its form stands, and whether there are any; a multiple of four, as rounded inputs must be.
func (t *nameTags) memory() int { return (len(t.labels) + 5) &^ 3 }

// of returns the memory of each row, from the scores of the first layer.
func (r *recall) of(tags *nameTags, forms []uint32, scores []float32) []float32 {
	n, kinds, width, all := len(forms), len(tags.labels)+1, tags.memory(), len(tags.names)
	if r.slots == nil {
		r.slots = map[uint32]int32{}
	}
	clear(r.slots)
	r.slot, r.kinds = neural.Room(r.slot, n), neural.Room(r.kinds, n*kinds)
	r.sums, r.counts = r.sums[:0], r.counts[:0]
	for i, form := range forms {
		p := r.kinds[i*kinds : (i+1)*kinds]
		tags.kinds(p, scores[i*all:(i+1)*all])
		slot, ok := r.slots[form]
		if !ok {
			slot = int32(len(r.counts))
			r.slots[form] = slot
			r.counts = append(r.counts, 0)
			r.sums = append(r.sums, make([]float32, kinds)...)
		}
		r.slot[i] = slot
		r.counts[slot]++
		for k, x := range p {
			r.sums[int(slot)*kinds+k] += x
		}
	}
	r.out = neural.Resize(r.out, n*width)
	for i := range forms {
		slot := int(r.slot[i])
		others := r.counts[slot] - 1
		if others == 0 {
			continue
		}
		out := r.out[i*width : (i+1)*width]
		for k := range kinds {
			out[k] = (r.sums[slot*kinds+k] - r.kinds[i*kinds+k]) / others
		}
		out[kinds] = 1
	}
	return r.out
}

// nameTags are the BIOES tags; number 0 is "O". After it come four for each label, in the order B, I, E, S.
type nameTags struct {
	names  []string
	labels []string
}

// Parts of a BIOES tag, as offsets from the first tag of a label.
const (
	begins = iota
	continues
	closes
	alone
	tagParts
)

func newNameTags(labels []string) *nameTags {
	t := &nameTags{names: []string{"O"}, labels: labels}
	for _, label := range labels {
		for _, part := range "BIES" {
			t.names = append(t.names, string(part)+"-"+label)
		}
	}
	return t
}

// kinds fills p with the probabilities of "no name" and of each label.
func (t *nameTags) kinds(p, scores []float32) {
	highest := scores[best(scores)]
	p[0] = neural.Exp(scores[0] - highest)
	sum := p[0]
	for k := range t.labels {
		p[k+1] = 0
		for _, s := range scores[1+k*tagParts : 1+(k+1)*tagParts] {
			p[k+1] += neural.Exp(s - highest)
		}
		sum += p[k+1]
	}
	for k := range p {
		p[k] /= sum
	}
}

// namePath finds the best sequence of tags in which each name that begins also ends (Viterbi 1967): after each word, the
// best path on which no name is open, and for each label the best on which such a name is.
type namePath struct {
	open   []float32
	closed float32
	how    []uint16 // for each word: the tag on the closed path, then the one on each open path
	tags   []int
}

func (p *namePath) reset(labels int) {
	p.open, p.how, p.closed = p.open[:0], p.how[:0], 0
	for range labels {
		p.open = append(p.open, never)
	}
}

// add takes one more word by the scores of its tags.
func (p *namePath) add(scores []float32) {
	at := len(p.how)
	p.how = append(p.how, 0)
	closed := p.closed + scores[0]
	for k := range p.open {
		base := 1 + k*tagParts
		if s := p.closed + scores[base+alone]; s > closed {
			closed, p.how[at] = s, uint16(base+alone)
		}
		if s := p.open[k] + scores[base+closes]; s > closed {
			closed, p.how[at] = s, uint16(base+closes)
		}
		fresh, old := p.closed+scores[base+begins], p.open[k]+scores[base+continues]
		if fresh >= old {
			p.open[k] = fresh
			p.how = append(p.how, uint16(base+begins))
		} else {
			p.open[k] = old
			p.how = append(p.how, uint16(base+continues))
		}
	}
	p.closed = closed
}

// best returns the tags of the best path.
func (p *namePath) best(words int) []int {
	width := 1 + len(p.open)
	p.tags = neural.Resize(p.tags, words)
	state := 0
	for i := words - 1; i >= 0; i-- {
		tag := int(p.how[i*width+state])
		p.tags[i] = tag
		switch {
		case tag == 0 || part(tag) == alone || part(tag) == begins:
			state = 0
		default:
			state = kind(tag)
		}
	}
	return p.tags
}

// kind is the number of a tag's label, counted from 1; 0 for "O".
func kind(tag int) int { return (tag + tagParts - 1) / tagParts }

func part(tag int) int { return (tag - 1) % tagParts }

// collect appends the names that the tags of a sentence tell, whose first token has number first.
func (t *nameTags) collect(found []syntax.Name, tokens []syntax.Token, first int, tags []int) []syntax.Name {
	from := first
	for i, tag := range tags {
		if tag == 0 {
			continue
		}
		if part(tag) == begins || part(tag) == alone {
			from = first + i
		}
		if part(tag) == closes || part(tag) == alone {
			found = append(found, syntax.Name{
				Span:  onrecord.Span{Start: tokens[from].Start, End: tokens[first+i].End},
				Range: syntax.Range{First: from, Stop: first + i + 1},
				Label: t.labels[kind(tag)-1],
			})
		}
	}
	return found
}
