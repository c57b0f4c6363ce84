package mentions

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// Train learns to rank what a mention may mean: at first from the coreference of the freely licensed genres of GUM train, then
// also from GAP validation and from articles that nobody annotated. All are read by our own parser.
func Train(dir string, log io.Writer) ([]byte, error) {
	documents, err := syntax.Treebank(dir)
	if err != nil {
		return nil, err
	}
	snippets, err := corpora.GAP(filepath.Join(dir, "gap", "gap-validation.tsv"))
	if err != nil {
		return nil, err
	}
	plain, err := fromArchive(dir)
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
	first := newTrainer()
	first.run(l.all, 4, log)
	known := first.finish()
	for _, s := range snippets {
		e := fromGAP(s)
		l.add(&e, known)
	}
	fmt.Fprintf(log, "coreference: %d mentions with GAP\n", len(l.all))
	for _, e := range plain {
		l.addByGender(&e, known)
	}
	fmt.Fprintf(log, "coreference: %d mentions with the archives\n", len(l.all))
	t := newTrainer()
	t.run(l.all, epochs, log)
	return t.finish().write(), nil
}

// example is a document and the group of the entity that each token heads the largest mention of.
type example struct {
	doc    *syntax.Document
	groups map[int]string
	gap    *corpora.GAPExample // where only one pronoun is annotated
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
				examples[k] = example{doc: parse.Article(corpora.ByLines(texts[k]))}
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

// lesson is a mention, the features of its candidates and which of them are right.
type lesson struct {
	rows  [][]int32
	right []bool
}

// lessons are collected once, with every mention before resolved rightly.
type lessons struct{ all []lesson }

func (l *lessons) put(r *coreference, right []bool) {
	one := lesson{right: right}
	for k := range r.candidates {
		one.rows = append(one.rows, slices.Clone(r.rows[k]))
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
	f.corefer(func(r *coreference, m int) int {
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
		if some == none && (e.gap != nil || r.candidates[0].actor != none) {
			if known == nil {
				return 0
			}
			return known.choose(r, m)
		}
		if some == none {
			some, right[0] = 0, true
		}
		if len(right) > 1 {
			l.put(r, right)
		}
		return some
	})
}

// addByGender goes through an article that nobody annotated. It takes the pronouns where the gender of given names and titles
// leaves one of several people, with all evidence but the gender.
func (l *lessons) addByGender(e *example, known *ranker) {
	f := newFinder(e.doc)
	f.collect()
	r := newCoreference(f)
	genders := make([]byte, len(f.actors))
	for i := range f.actors {
		if genders[i] = f.actors[i].gender; genders[i] == 0 {
			genders[i] = f.actors[i].hint
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
			if right := r.onlyOne(genders, gender); right != nil {
				l.put(r, right)
			}
			x.gender = gender
		}
		r.resolve(i, known.choose)
	}
}

// onlyOne marks the candidate of a gender, where there is just one and that of the other people is known to be the other.
func (r *coreference) onlyOne(genders []byte, gender byte) []bool {
	right, ones, others := make([]bool, len(r.candidates)), 0, 0
	for k, c := range r.candidates {
		if c.actor == none || r.actors[c.actor].kind != onrecord.Person {
			continue
		}
		switch {
		case c.actor >= len(genders) || genders[c.actor] == 0:
			return nil
		case genders[c.actor] == gender:
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

// trainer is a ranker in training.
type trainer struct {
	*ranker
	free      *neural.FreeTable
	dFree     *neural.TableGradient
	gradient  neural.Gradient
	adam      *neural.Adam
	rng       *rand.Rand
	kept      [][]int32
	hiddens   []float32
	scores, d []float32
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

func (t *trainer) run(all []lesson, epochs int, log io.Writer) {
	for epoch := range epochs {
		loss := 0.0
		for n, k := range t.rng.Perm(len(all)) {
			t.forward(&all[k])
			loss += t.backward(&all[k])
			if n%batchSize == batchSize-1 {
				rate := fastest * (1 - (float64(epoch)+float64(n)/float64(len(all)))/float64(epochs))
				t.adam.Step(&t.net, t.gradient, rate, 50)
				t.adam.StepTable(t.free, t.dFree, rate)
			}
		}
		fmt.Fprintf(log, "coreference: epoch %d of %d: loss %.4f a mention\n", epoch+1, epochs, loss/float64(len(all)))
	}
}

// forward scores the candidates, some of whose features are dropped.
func (t *trainer) forward(l *lesson) {
	n := len(l.rows)
	t.hiddens, t.scores = neural.Room(t.hiddens, n*hidden), neural.Room(t.scores, n)
	for len(t.kept) < n {
		t.kept = append(t.kept, nil)
	}
	for k, rows := range l.rows {
		t.kept[k] = t.kept[k][:0]
		x := t.hiddens[k*hidden : (k+1)*hidden]
		copy(x, t.bias.Values)
		for _, row := range rows {
			if t.rng.Float64() >= dropped {
				t.kept[k] = append(t.kept[k], row)
				t.free.Sum(x, row)
			}
		}
		t.scores[k] = t.score(x)
	}
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
	dOut, dBias := t.gradient.Of(t.out), t.gradient.Of(t.bias)
	var dx [hidden]float32
	for k, g := range t.d {
		if l.right[k] {
			g -= t.d[k] / mass
		}
		for i, v := range t.hiddens[k*hidden : (k+1)*hidden] {
			dOut[i] += g * v
			dx[i] = 0
			if v > 0 {
				dx[i] = g * t.out.Values[i]
			}
			dBias[i] += dx[i]
		}
		for _, row := range t.kept[k] {
			t.dFree.Add(row, dx[:])
		}
	}
	return -math.Log(float64(mass))
}
