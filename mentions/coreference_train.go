package mentions

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// Train learns to rank what a mention may mean from the coreference of the freely licensed genres of GUM train and from GAP
// validation, both read by our own parser.
func Train(dir string, log io.Writer) ([]byte, error) {
	all, err := collectLessons(dir, log)
	if err != nil {
		return nil, err
	}
	t := newTrainer()
	t.run(all, log)
	return t.finish().write(), nil
}

// collectLessons reads the documents of GUM, and then, with a ranker that knows these, the snippets of GAP, of which only one
// pronoun is annotated.
func collectLessons(dir string, log io.Writer) ([]lesson, error) {
	documents, err := syntax.Treebank(dir)
	if err != nil {
		return nil, err
	}
	snippets, err := corpora.GAP(filepath.Join(dir, "gap", "gap-validation.tsv"))
	if err != nil {
		return nil, err
	}
	var l lessons
	for _, d := range documents {
		if e := fromTreebank(d); len(e.groups) > 0 {
			l.add(&e, nil)
		}
	}
	fmt.Fprintf(log, "coreference: %d mentions of GUM\n", len(l.all))
	t := newTrainer()
	t.run(l.all, log)
	known := t.finish()
	for _, s := range snippets {
		e := fromGAP(s)
		l.add(&e, known)
	}
	fmt.Fprintf(log, "coreference: %d mentions with GAP\n", len(l.all))
	articles, err := corpora.MEANTIMECoreference(filepath.Join(dir, "meantime"))
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		e := fromMEANTIME(a)
		l.add(&e, known)
	}
	fmt.Fprintf(log, "coreference: %d mentions with MEANTIME\n", len(l.all))
	return l.all, nil
}

var (
	droppedNow, fastestNow = dropped, fastest
	epochsNow              = epochs
	hiddenNow              = float32(hiddenWords)
)

var read = parse.Article

// example is a document and the group of the entity that each token heads the largest mention of.
type example struct {
	doc     *syntax.Document
	groups  map[int]string
	partial bool                // where only some mentions are annotated
	gap     *corpora.GAPExample // where only one pronoun is
}

// fromTreebank reads a document's text anew, and finds the heads of its entities in it.
func fromTreebank(d syntax.Annotated) example {
	e := example{doc: read(d.Article), groups: make(map[int]string)}
	for _, entity := range syntax.Entities(d.Misc) {
		head := d.Tokens[d.Head(entity.Range)].Span
		i := e.doc.TokensIn(head).First
		if i < len(e.doc.Tokens) && e.groups[i] == "" {
			e.groups[i] = entity.Group // the largest comes first
		}
	}
	return e
}

// fromMEANTIME reads an article of which some mentions are annotated.
func fromMEANTIME(c corpora.Coreference) example {
	e := example{doc: read(corpora.ByLines(c.Text)), groups: make(map[int]string), partial: true}
	for k, chain := range c.Chains {
		for _, span := range chain {
			if r := e.doc.TokensIn(span); r.First < r.Stop {
				e.groups[e.doc.Head(r)] = strconv.Itoa(k + 1)
			}
		}
	}
	return e
}

// fromGAP reads a snippet.
func fromGAP(e corpora.GAPExample) example {
	article := &onrecord.Article{Text: e.Text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(e.Text)}}}}
	return example{doc: read(article), groups: make(map[int]string), partial: true, gap: &e}
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

// lesson is a mention, the features of its candidates and which of them are right.
type lesson struct {
	rows    [][]int32
	right   []bool
	later   []float32   // the words of the mention
	earlier [][]float32 // and of each candidate, nil for none
}

// lessons are collected once, with every mention before resolved rightly.
type lessons struct{ all []lesson }

func (l *lessons) put(r *coreference, words []float32, m int, right []bool) {
	one := lesson{right: right, later: slices.Clone(words[m*inputs : (m+1)*inputs])}
	for k, c := range r.candidates {
		one.rows = append(one.rows, slices.Clone(r.rows[k]))
		if c.sample == none {
			one.earlier = append(one.earlier, nil)
		} else {
			one.earlier = append(one.earlier, slices.Clone(words[c.sample*inputs:(c.sample+1)*inputs]))
		}
	}
	l.all = append(l.all, one)
}

// add goes through an annotated document. Of GAP only the pronoun teaches; a ranker resolves the rest.
func (l *lessons) add(e *example, known *ranker) {
	f := newFinder(e.doc)
	f.collect()
	if e.gap != nil {
		e.annotate(f)
	}
	var words []float32
	f.corefer(func(r *coreference, m int) int {
		if words == nil {
			words = r.words()
		}
		right := make([]bool, len(r.candidates))
		group, some := e.groups[r.mentions[m].head], none
		for k, c := range r.candidates {
			if c.actor != none && group != "" && (e.groups[r.mentions[c.near].head] == group || c.match != none && e.groups[r.mentions[c.match].head] == group) {
				right[k] = true
				if some == none {
					some = k
				}
			}
		}
		if e.partial && group == "" || some == none && (e.gap != nil || r.candidates[0].actor != none) {
			if known == nil {
				return 0
			}
			return known.choose(r, m)
		}
		if some == none {
			some, right[0] = 0, true
		}
		if len(right) > 1 {
			l.put(r, words, m, right)
		}
		return some
	})
}

// trainer is a ranker in training.
type trainer struct {
	*ranker
	free             *neural.FreeTable
	dFree            *neural.TableGradient
	gradient         neural.Gradient
	adam             *neural.Adam
	rng              *rand.Rand
	kept             [][]int32
	words            []float32 // of the mention, then of the candidates that have some
	place            []int     // of each candidate in them, 0 for none
	later, earlier   []float32
	dLater, dEarlier []float32
	x                []float32
	scores, d        []float32
	scratch          neural.Scratch
}

// How the ranker is trained.
const (
	epochs      = 3
	fastest     = 0.002
	dropped     = 0.15 // of the features
	hiddenWords = 0.6  // of the values of the vectors of words
	batchSize   = 24   // mentions
)

func newTrainer() *trainer {
	rng := rand.New(rand.NewPCG(11, 12))
	t := &trainer{ranker: newRanker(rng), free: neural.NewFreeTable(featureRows+1, hidden, nil), rng: rng}
	t.dFree, t.gradient, t.adam = t.free.NewGradient(), t.net.NewGradient(), neural.NewAdam(0.9, 0.99)
	t.net.Pack()
	return t
}

func (t *trainer) finish() *ranker {
	r := *t.ranker
	r.features = t.free.Compact()
	return &r
}

func (t *trainer) run(all []lesson, log io.Writer) {
	for epoch := range epochsNow {
		loss := 0.0
		for n, k := range t.rng.Perm(len(all)) {
			t.forward(&all[k])
			loss += t.backward(&all[k])
			if n%batchSize == batchSize-1 {
				rate := fastestNow * (1 - (float64(epoch)+float64(n)/float64(len(all)))/float64(epochsNow))
				t.adam.Step(&t.net, t.gradient, rate, 50)
				t.adam.StepTable(t.free, t.dFree, rate)
				t.net.Pack()
			}
		}
		fmt.Fprintf(log, "coreference: epoch %d of %d: loss %.4f a mention\n", epoch+1, epochsNow, loss/float64(len(all)))
	}
}

// forward scores the candidates, some of whose features and words are hidden.
func (t *trainer) forward(l *lesson) {
	n := len(l.rows)
	t.words, t.place = append(t.words[:0], l.later...), t.place[:0]
	for _, e := range l.earlier {
		if e == nil {
			t.place = append(t.place, 0)
			continue
		}
		t.place = append(t.place, len(t.words)/inputs)
		t.words = append(t.words, e...)
	}
	for i := range t.words {
		if t.rng.Float32() < hiddenNow {
			t.words[i] = 0
		} else {
			t.words[i] /= 1 - hiddenNow
		}
	}
	some := len(t.words)/inputs - 1
	t.later, t.earlier = neural.Room(t.later, wide), neural.Room(t.earlier, some*wide)
	t.ranker.later.Forward(t.later, t.words, inputs, 1)
	if some > 0 {
		t.ranker.earlier.Forward(t.earlier, t.words[inputs:], inputs, some)
	}
	t.x, t.scores = neural.Room(t.x, n*wide), neural.Room(t.scores, n)
	for len(t.kept) < n {
		t.kept = append(t.kept, nil)
	}
	for k, rows := range l.rows {
		t.kept[k] = t.kept[k][:0]
		x := t.x[k*wide : (k+1)*wide]
		t.join(x, t.later, t.ofCandidate(t.earlier, k))
		for _, row := range rows {
			if t.rng.Float64() >= droppedNow {
				t.kept[k] = append(t.kept[k], row)
				t.free.Sum(x[:hidden], row)
			}
		}
		t.scores[k] = t.score(x)
	}
}

// ofCandidate returns the row of a candidate, nil where it has none.
func (t *trainer) ofCandidate(rows []float32, k int) []float32 {
	if p := t.place[k]; p > 0 {
		return rows[(p-1)*wide : p*wide]
	}
	return nil
}

// backward adds the derivatives of the loss, which is that the right candidates together are probable, and returns it.
func (t *trainer) backward(l *lesson) float64 {
	t.d = neural.Room(t.d, len(t.scores))
	neural.Softmax(t.d, t.scores)
	mass := float32(1e-20)
	for k, right := range l.right {
		if right {
			mass += t.d[k]
		}
	}
	t.dLater, t.dEarlier = neural.Resize(t.dLater, wide), neural.Resize(t.dEarlier, len(t.earlier))
	dOut := t.gradient.Of(t.out)
	var dx [wide]float32
	for k, g := range t.d {
		if l.right[k] {
			g -= t.d[k] / mass
		}
		for i, v := range t.x[k*wide : (k+1)*wide] {
			dOut[i] += g * v
			dx[i] = g * t.out.Values[i]
			if i < hidden && v <= 0 {
				dx[i] = 0
			}
		}
		for _, row := range t.kept[k] {
			t.dFree.Add(row, dx[:hidden])
		}
		for i, v := range dx[:hidden] {
			t.dLater[i] += v
		}
		earlier, dEarlier := t.ofCandidate(t.earlier, k), t.ofCandidate(t.dEarlier, k)
		if earlier == nil {
			continue
		}
		for i, v := range dx[:] {
			if i < hidden {
				dEarlier[i] += v
			} else {
				dEarlier[i] += v * t.later[i]
				t.dLater[i] += v * earlier[i]
			}
		}
	}
	t.ranker.later.Backward(t.gradient, &t.scratch, t.words[:inputs], nil, t.dLater, 1)
	if n := len(t.dEarlier) / wide; n > 0 {
		t.ranker.earlier.Backward(t.gradient, &t.scratch, t.words[inputs:], nil, t.dEarlier, n)
	}
	return -math.Log(float64(mass))
}
