package parse

import (
	"math/rand/v2"

	"github.com/onrecord/onrecord/neural"
)

// grammarPass is a pass over some sentences.
type grammarPass struct {
	neural.Learned
	t       *grammarTrainer
	inputs  inputPass
	dInputs []float32 // derivatives of the vectors of the words
	encoder encoderPass
	batch   neural.Batch
	scores  headScores
	masks   [4][]float32

	lengths                                      []int
	rows                                         []wordRows
	dOut                                         []float32
	dTags, dDeps, dHeads, dRelDeps, dRelHeads    []float32
	dArcs, dQuery, dKeys, dJoined, dLabels, dDep []float32
	packed                                       neural.Packed
	scratch                                      neural.Scratch
}

// Learn is that of [neural.Pass]; the examples are sentences, the longest first.
func (p *grammarPass) Learn(sentences []int, scale float32, rng *rand.Rand) {
	p.lengths, p.Loss = p.lengths[:0], 0
	for _, k := range sentences {
		p.lengths = append(p.lengths, len(p.t.data[k].tokens))
	}
	b := &p.batch
	b.Reset(p.lengths)
	p.rows = neural.Resize(p.rows, b.Rows)
	for s, k := range sentences {
		for i, w := range p.t.words[k] {
			p.rows[b.Row(s, i)] = w
		}
	}
	t := p.t
	out := t.encoder.forward(b, t.inputs.forward(p.rows, &p.inputs, rng), &p.encoder, t.plan.dropped, rng)
	h, n := &p.scores, b.Rows
	t.score(h, n, func(l *neural.Linear, scores []float32) { l.Forward(scores, out, l.W.Rows, n) })
	for i, x := range [...][]float32{h.dependents, h.heads, h.relDependents, h.relHeads} {
		p.masks[i] = neural.Mask(p.masks[i], len(x), t.plan.dropped, rng)
		neural.Multiply(x, p.masks[i])
	}
	p.dTags = neural.Resize(p.dTags, len(h.tags))
	p.dDeps, p.dHeads = neural.Resize(p.dDeps, len(h.dependents)), neural.Resize(p.dHeads, len(h.heads))
	p.dRelDeps, p.dRelHeads = neural.Resize(p.dRelDeps, len(h.relDependents)), neural.Resize(p.dRelHeads, len(h.relHeads))
	for s, k := range sentences {
		p.learnSentence(s, &t.gold[k], scale)
	}
	for i, d := range [...][]float32{p.dDeps, p.dHeads, p.dRelDeps, p.dRelHeads} {
		neural.Multiply(d, p.masks[i])
	}
	neural.ReluBackward(p.dDeps, h.dependents)
	neural.ReluBackward(p.dHeads, h.heads)
	p.dOut = neural.Resize(p.dOut, len(out))
	t.tag.Backward(p.Gradient, &p.scratch, out, p.dOut, p.dTags, n)
	t.dependent.Backward(p.Gradient, &p.scratch, out, p.dOut, p.dDeps, n)
	t.head.Backward(p.Gradient, &p.scratch, out, p.dOut, p.dHeads, n)
	t.relDependent.Backward(p.Gradient, &p.scratch, out, p.dOut, p.dRelDeps, n)
	t.relHead.Backward(p.Gradient, &p.scratch, out, p.dOut, p.dRelHeads, n)
	p.dInputs = t.encoder.backward(p.Gradient, b, &p.encoder, p.dOut)
	t.inputs.backward(p.Gradient, &p.inputs, p.dInputs)
}

// Collect is that of [neural.Pass].
func (p *grammarPass) Collect() { p.t.inputs.collect(&p.inputs, p.dInputs) }

// learnSentence adds the derivatives of one sentence to those of the scores.
func (p *grammarPass) learnSentence(sentence int, gold *goldTree, scale float32) {
	t, h, b, n := p.t, &p.scores, &p.batch, len(gold.heads)
	t.scoreArcs(h, b, sentence, n)
	t.scoreRelations(h, b, sentence, gold.heads)
	labels, tags := len(t.relations), len(t.tags)
	p.dArcs, p.dLabels = neural.Resize(p.dArcs, n*(n+1)), neural.Resize(p.dLabels, n*labels)
	for i := range n {
		row := b.Row(sentence, i)
		arcs := h.arcs[i*(n+1) : (i+1)*(n+1)]
		arcs[i+1] = never
		p.Loss += softmax(p.dArcs[i*(n+1):(i+1)*(n+1)], arcs, gold.heads[i], scale)
		p.Loss += softmax(p.dTags[row*tags:(row+1)*tags], h.tags[row*tags:(row+1)*tags], gold.tags[i], scale)
		if gold.heads[i] > 0 {
			p.Loss += softmax(p.dLabels[i*labels:(i+1)*labels], h.labels[i*labels:(i+1)*labels], gold.relations[i], scale)
		}
	}
	p.arcsBack(sentence, n)
	p.relationsBack(sentence, gold.heads)
}

// arcsBack takes the derivatives of the scores of arcs back to the dependents and heads of a sentence.
func (p *grammarPass) arcsBack(sentence, n int) {
	t, h, b := p.t, &p.scores, &p.batch
	p.dQuery, p.dKeys = neural.Resize(p.dQuery, n*arcSize), neural.Resize(p.dKeys, (n+1)*arcSize)
	p.packed.Pack(h.keys, n+1, arcSize)
	neural.MulAdd(p.dQuery, arcSize, p.dArcs, n+1, &p.packed, n)
	p.scratch.AddOuter(p.dKeys, p.dArcs, n+1, n+1, h.query, arcSize, arcSize, n)
	addRow(p.Gradient.Of(t.root), p.dKeys)
	p.scratch.AddOuter(p.Gradient.Of(t.arc), h.deps, arcSize, arcSize, p.dQuery, arcSize, arcSize, n)
	p.dDep = neural.Resize(p.dDep, n*arcSize)
	t.arc.MulAddBack(p.dDep, arcSize, p.dQuery, arcSize, n)
	for i := range n {
		row := b.Row(sentence, i)
		addRow(p.Gradient.Of(t.prior), p.dQuery[i*arcSize:])
		copy(p.dDeps[row*arcSize:(row+1)*arcSize], p.dDep[i*arcSize:])
		copy(p.dHeads[row*arcSize:(row+1)*arcSize], p.dKeys[(i+1)*arcSize:])
	}
}

// relationsBack does the same with the scores of relations.
func (p *grammarPass) relationsBack(sentence int, heads []int) {
	h, b := &p.scores, &p.batch
	p.dJoined = neural.Resize(p.dJoined, len(h.joined))
	p.t.relation.Backward(p.Gradient, &p.scratch, h.joined, p.dJoined, p.dLabels, len(heads))
	neural.ReluBackward(p.dJoined, h.joined)
	for i, head := range heads {
		d := p.dJoined[i*relSize:]
		addRow(p.dRelDeps[b.Row(sentence, i)*relSize:][:relSize], d)
		if head > 0 {
			addRow(p.dRelHeads[b.Row(sentence, head-1)*relSize:][:relSize], d)
		}
	}
}

// addRow adds as many values as sum has.
func addRow(sum, row []float32) {
	for k := range sum {
		sum[k] += row[k]
	}
}

// softmax returns the loss of a choice by scores and writes its derivatives, scaled.
func softmax(d, scores []float32, gold int, scale float32) float64 {
	loss := neural.Softmax(d, scores) - scores[gold]
	for i := range d {
		d[i] *= scale
	}
	d[gold] -= scale
	return float64(loss)
}
