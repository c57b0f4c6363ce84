package mentions

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// Train learns to rank what a mention may mean, from the coreference of the freely licensed genres of GUM train and from
// GAP validation, both read by our own parser.
func Train(dir string, log io.Writer) ([]byte, error) {
	documents, err := syntax.Treebank(dir)
	if err != nil {
		return nil, err
	}
	snippets, err := corpora.GAP(filepath.Join(dir, "gap", "gap-validation.tsv"))
	if err != nil {
		return nil, err
	}
	var examples []example
	for _, d := range documents {
		if e := fromTreebank(d); len(e.groups) > 0 {
			examples = append(examples, e)
		}
	}
	for _, s := range snippets {
		examples = append(examples, fromGAP(s))
	}
	plain, err := fromArchive(dir)
	if err != nil {
		return nil, err
	}
	examples = append(examples, plain...)
	fmt.Fprintf(log, "coreference: %d documents\n", len(examples))
	t := newTrainer()
	t.run(examples, log)
	return t.finish().write(), nil
}

// example is a document and the group of the entity that each token heads the largest mention of.
type example struct {
	doc    *syntax.Document
	groups map[int]string
	gap    *corpora.GAPExample // where only one pronoun is annotated
	plain  bool                // where nothing is annotated
}

// fromTreebank reads a document's text anew, and finds the heads of its entities in it.
func fromTreebank(d syntax.Annotated) example {
	e := example{doc: parse.Article(d.Article), groups: make(map[int]string)}
	for _, entity := range syntax.Entities(d.Misc) {
		head := d.Tokens[d.Head(entity.Range)].Span
		i := e.doc.TokensIn(head).First
		if i < len(e.doc.Tokens) && e.groups[i] == "" {
			e.groups[i] = entity.Group // the largest comes first
		}
	}
	return e
}

// fromGAP reads a snippet.
func fromGAP(e corpora.GAPExample) example {
	article := &onrecord.Article{Text: e.Text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(e.Text)}}}}
	return example{doc: parse.Article(article), groups: make(map[int]string), gap: &e}
}

// fromArchive reads some of the articles of the news archives.
func fromArchive(dir string) ([]example, error) {
	var texts []string
	n := 0
	for text, err := range corpora.Archive(dir) {
		if err != nil {
			return nil, err
		}
		if n++; n%archiveStep == 0 {
			texts = append(texts, text)
		}
	}
	examples := make([]example, len(texts))
	var wait sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for k := next.Add(1) - 1; int(k) < len(texts); k = next.Add(1) - 1 {
				examples[k] = example{doc: parse.Article(corpora.ByLines(texts[k])), plain: true}
			}
		})
	}
	wait.Wait()
	return examples, nil
}

// annotate gives the pronoun of GAP the group of the candidate that it refers to.
func (e example) annotate(f *finder) {
	pronoun := f.doc.TokensIn(e.gap.Pronoun).First
	for _, candidate := range e.gap.Candidates {
		actor := none
		for i := range f.mentions {
			if m := &f.mentions[i]; m.form == onrecord.Name && m.kind == onrecord.Person && f.doc.SpanOf(m.Range).Overlaps(candidate.Span) {
				actor = m.actor
			}
		}
		if actor == none || !candidate.Refers {
			continue
		}
		e.groups[pronoun] = "referent"
		for i := range f.mentions {
			if f.mentions[i].actor == actor {
				e.groups[f.mentions[i].head] = "referent"
			}
		}
	}
}

// trainer is a ranker in training.
type trainer struct {
	*ranker
	free      *neural.FreeTable
	dFree     *neural.TableGradient
	gradient  neural.Gradient
	adam      *neural.Adam
	rng       *rand.Rand
	met       []bool
	rate      float64
	kept      [][]int32
	hiddens   []float32
	scores, d []float32
	batch     int
	loss      float64
	mentions  int
}

// How the ranker is trained.
const (
	epochs      = 6
	fastest     = 0.002
	dropped     = 0.15 // of the features
	batchSize   = 24   // mentions
	archiveStep = 40   // of so many articles of the archive one is read
)

func newTrainer() *trainer {
	rng := rand.New(rand.NewPCG(11, 12))
	t := &trainer{ranker: newRanker(rng), free: neural.NewFreeTable(featureRows+1, hidden, nil), rng: rng}
	t.dFree, t.gradient, t.adam = t.free.NewGradient(), t.net.NewGradient(), neural.NewAdam(0.9, 0.99)
	return t
}

func (t *trainer) finish() *ranker {
	r := *t.ranker
	r.features = t.free.Compact()
	return &r
}

func (t *trainer) run(examples []example, log io.Writer) {
	for epoch := range epochs {
		t.loss, t.mentions = 0, 0
		for n, k := range t.rng.Perm(len(examples)) {
			done := (float64(epoch) + float64(n)/float64(len(examples))) / epochs
			t.rate = fastest * (1 - done)
			t.learn(&examples[k])
		}
		fmt.Fprintf(log, "coreference: epoch %d of %d: loss %.4f a mention\n", epoch+1, epochs, t.loss/float64(t.mentions))
	}
}

// learn goes through a document, on as if all mentions before had been resolved rightly.
func (t *trainer) learn(e *example) {
	f := newFinder(e.doc)
	f.collect()
	if e.gap != nil {
		e.annotate(f)
	}
	if e.plain {
		t.learnByGender(f)
		return
	}
	f.corefer(func(r *coreference, m int) int { return t.choose(e, r, m) })
}

// choose is a chooser that learns.
func (t *trainer) choose(e *example, r *coreference, m int) int {
	right := make([]bool, len(r.candidates))
	group := e.groups[r.mentions[m].head]
	some := false
	for k, c := range r.candidates {
		if c.actor != none && group != "" {
			right[k] = e.groups[r.mentions[c.near].head] == group || c.match != none && e.groups[r.mentions[c.match].head] == group
			some = some || right[k]
		}
	}
	t.forward(r)
	if !some && (e.gap != nil || r.candidates[0].actor != none) {
		return argmax(t.scores)
	}
	right[0] = right[0] || !some
	if len(r.candidates) > 1 {
		t.backward(right)
	}
	best := none
	for k, s := range t.scores {
		if right[k] && (best == none || s > t.scores[best]) {
			best = k
		}
	}
	return best
}

// learnByGender reads an article that nobody annotated, and learns who is meant where the gender of given names and titles leaves
// one of several people: from all evidence but the gender.
func (t *trainer) learnByGender(f *finder) {
	r := newCoreference(f)
	guess := func(r *coreference, m int) int {
		t.forward(r)
		return argmax(t.scores)
	}
	known := make([]byte, len(f.actors))
	for i := range f.actors {
		if known[i] = f.actors[i].gender; known[i] == 0 {
			known[i] = f.actors[i].hint
		}
	}
	for i := range r.facts {
		x := &r.facts[i]
		if x.class.firstOrSecond() {
			continue
		}
		if gender := x.gender; gender != 0 {
			x.gender = 0
			r.gather(i)
			if right := r.onlyOne(known, gender); right != nil {
				t.forward(r)
				t.backward(right)
			}
			x.gender = gender
		}
		r.resolve(i, guess)
	}
}

// onlyOne marks the candidate of a gender, where there is just one and that of the other people is known to be the other.
func (r *coreference) onlyOne(known []byte, gender byte) []bool {
	right, ones, others := make([]bool, len(r.candidates)), 0, 0
	for k, c := range r.candidates {
		if c.actor == none || r.actors[c.actor].kind != onrecord.Person {
			continue
		}
		switch {
		case c.actor >= len(known) || known[c.actor] == 0:
			return nil
		case known[c.actor] == gender:
			right[k] = true
			ones++
		default:
			others++
		}
	}
	if ones != 1 || others == 0 {
		return nil
	}
	return right
}

// forward scores the candidates, some of whose features are dropped.
func (t *trainer) forward(r *coreference) {
	n := len(r.candidates)
	t.hiddens = neural.Room(t.hiddens, n*hidden)
	t.scores = neural.Room(t.scores, n)
	for len(t.kept) < n {
		t.kept = append(t.kept, nil)
	}
	for k := range r.candidates {
		t.kept[k] = t.kept[k][:0]
		x := t.hiddens[k*hidden : (k+1)*hidden]
		copy(x, t.bias.Values)
		for _, row := range r.rows[k] {
			if t.rng.Float64() < dropped {
				continue
			}
			t.kept[k] = append(t.kept[k], row)
			t.free.Sum(x, row)
		}
		t.scores[k] = t.score(x)
	}
}

// backward changes the network after some mentions, so that the right candidates come out more probable together.
func (t *trainer) backward(right []bool) {
	n := len(t.scores)
	t.d = neural.Room(t.d, n)
	all := neural.Softmax(t.d, t.scores)
	mass := float32(0)
	for k, ok := range right {
		if ok {
			mass += t.d[k]
		}
	}
	_ = all
	mass = max(mass, 1e-20)
	t.loss -= float64(logOf(mass))
	t.mentions++
	dOut, dBias := t.gradient.Of(t.out), t.gradient.Of(t.bias)
	dx := make([]float32, hidden)
	for k := range n {
		g := t.d[k]
		if right[k] {
			g -= t.d[k] / mass
		}
		if g == 0 {
			continue
		}
		x := t.hiddens[k*hidden : (k+1)*hidden]
		for i, v := range x {
			dOut[i] += g * v
			dx[i] = 0
			if v > 0 {
				dx[i] = g * t.out.Values[i]
			}
			dBias[i] += dx[i]
		}
		for _, row := range t.kept[k] {
			t.dFree.Add(row, dx)
		}
	}
	if t.batch++; t.batch >= batchSize {
		t.batch = 0
		t.adam.Step(&t.net, t.gradient, t.rate, 50)
		t.adam.StepTable(t.free, t.dFree, t.rate)
	}
}

func argmax(scores []float32) int {
	best := 0
	for k, s := range scores {
		if s > scores[best] {
			best = k
		}
	}
	return best
}

func logOf(x float32) float32 { return float32(math.Log(float64(x))) }
