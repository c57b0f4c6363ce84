package mentions

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// Train learns to rank what a mention may mean: from the coreference of the freely licensed genres of GUM train, that of MEANTIME,
// and GAP validation, all read by our own parser.
func Train(dir string, log io.Writer) ([]byte, error) {
	all, err := collectLessons(dir, log)
	if err != nil {
		return nil, err
	}
	t := newTrainer(12) // the beginning chosen among twenty, see coreference.md
	t.run(all, log)
	return t.finish().write(), nil
}

// collectLessons reads the documents of GUM, and then, with a ranker that knows these, those of which only some mentions are
// annotated.
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
	t := newTrainer(11)
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

// example is a document and the group of the entity that each token heads the largest mention of.
type example struct {
	doc     *syntax.Document
	groups  map[int]string
	partial bool                // where only some mentions are annotated
	gap     *corpora.GAPExample // where only one pronoun is
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

// fromMEANTIME reads an article of which some mentions are annotated.
func fromMEANTIME(c corpora.Coreference) example {
	e := example{doc: parse.Article(corpora.ByLines(c.Text)), groups: make(map[int]string), partial: true}
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
	return example{doc: parse.Article(article), groups: make(map[int]string), partial: true, gap: &e}
}

// annotate gives the pronoun of GAP the group of the candidate that it refers to.
func (e example) annotate(f *finder) {
	pronoun := f.doc.TokensIn(e.gap.Pronoun).First
	for _, candidate := range e.gap.Candidates {
		actor := none
		for i := range f.mentions {
			if m := &f.mentions[i]; m.form == onrecord.Name && f.doc.SpanOf(m.Range).Overlaps(candidate.Span) {
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

func (l *lessons) put(r *coreference, m int, right []bool) {
	words := func(m int) []float32 {
		row := make([]float32, inputs)
		r.words(row, m)
		return row
	}
	one := lesson{right: right, later: words(m)}
	for k, c := range r.candidates {
		one.rows = append(one.rows, slices.Clone(r.rows[k]))
		if c.sample == none {
			one.earlier = append(one.earlier, nil)
		} else {
			one.earlier = append(one.earlier, words(c.sample))
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
			l.put(r, m, right)
		}
		return some
	})
}
