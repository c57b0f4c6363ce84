package parse

import (
	"io"
	"math/rand/v2"

	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
)

// plan is how a grammar is trained.
type plan struct {
	size, hidden, layers int // of the encoder
	epochs               int
	batch                int     // words between two changes of the weights
	rate                 float64 // at its highest; it falls to zero
	dropped              float32 // share of values that are left out
}

var grammarPlan = plan{size: VectorSize, hidden: 160, layers: 2, epochs: 16, batch: 1000, rate: 0.003, dropped: 0.25}

// rareTag is the number of times that a tag must be seen; rarer ones are taken for the commonest of their part of speech.
const rareTag = 3

// grammarTrainer is a grammar in training.
type grammarTrainer struct {
	*grammar
	plan   plan
	inputs *freeInputs
	data   []sentence
	words  [][]wordRows
	gold   []goldTree
	kept   int // number of matrices that are part of the grammar
}

// goldTree are the numbers of the right answers.
type goldTree struct {
	tags, heads, relations []int
}

// newGrammar makes an untrained grammar for the tags and relations of the data.
func newGrammar(p plan, known *embeddings, data []sentence, rng *rand.Rand) *grammarTrainer {
	t := &grammarTrainer{grammar: &grammar{relations: []string{"root"}}, plan: p, data: data}
	tagNumbers := t.collectTags()
	relNumbers := map[string]int{"root": 0}
	for _, name := range distinct(data, func(t *syntax.Token) string { return t.Rel }) {
		if name != "root" {
			relNumbers[name] = len(t.relations)
			t.relations = append(t.relations, name)
		}
	}
	var words [][]word
	for _, s := range data {
		words = append(words, s.words)
	}
	t.addLayers(p.size, p.hidden, p.layers, rng)
	t.kept = len(t.net.Matrices)
	t.inputs = newFreeInputs(&t.net, known, words, p.size, rng)
	for _, s := range data {
		g, rows := goldTree{}, []wordRows{}
		for i := range s.tokens {
			rows = append(rows, rowsOf(t.inputs.forms, &s.words[i]))
			g.tags = append(g.tags, tagNumbers(&s.tokens[i]))
			g.heads = append(g.heads, s.tokens[i].Head+1)
			g.relations = append(g.relations, relNumbers[s.tokens[i].Rel])
		}
		t.words, t.gold = append(t.words, rows), append(t.gold, g)
	}
	return t
}

// collectTags lists the tags of the data and returns the function that numbers them.
func (t *grammarTrainer) collectTags() func(*syntax.Token) int {
	full, common := counts{}, counts{}
	join := func(t *syntax.Token) string { return tag{t.UPOS, t.XPOS, t.Feats}.String() }
	for _, s := range t.data {
		for i := range s.tokens {
			full.add("", join(&s.tokens[i]))
			common.add(s.tokens[i].UPOS+"\t"+s.tokens[i].XPOS, join(&s.tokens[i]))
		}
	}
	number := map[string]int{}
	for _, name := range sortedKeys(full[""]) {
		if full[""][name] < rareTag {
			continue
		}
		number[name] = len(t.tags)
		t.tags = append(t.tags, newTag(name))
	}
	return func(token *syntax.Token) int {
		if n, ok := number[join(token)]; ok {
			return n
		}
		usual, _ := common.most(token.UPOS + "\t" + token.XPOS)
		return number[usual]
	}
}

// finish returns the grammar as it is used.
func (t *grammarTrainer) finish() []byte {
	g := *t.grammar
	g.inputs, g.net.Matrices = t.inputs.finish(), g.net.Matrices[:t.kept]
	return g.write()
}

// train learns from the data.
func (t *grammarTrainer) train(log io.Writer) {
	words := func(s int) int { return len(t.data[s].tokens) }
	training := neural.Training{
		Name: "grammar", Net: &t.net, Epochs: t.plan.epochs, Rate: t.plan.rate, Words: words, Tables: t.inputs.step,
		Deal: func(rng *rand.Rand) [][]int { return neural.Deal(len(t.data), t.plan.batch/neural.Shards, words, rng) },
		Pass: func() neural.Pass { return &grammarPass{t: t} },
	}
	training.Run(log)
}
