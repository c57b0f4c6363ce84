// Package statements finds who says what: attribution relations as in the PolNeAR corpus, with speaker, form and act.
//
// Three models, learned from PolNeAR, work in turn on our own trees: one labels the words of cues, one picks the source of a
// cue among the noun phrases around it, one labels the words of its content. Quotation marks then carry content over the
// ends of sentences.
package statements

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// Finder names this stage.
var Finder = onrecord.Finder{
	Name:    "statements",
	Doc:     "who says, denies, asks, promises, believes or wants what, in which words",
	Version: 3,
}

//go:embed cues.model
var cuesFile []byte

//go:embed sources.model
var sourcesFile []byte

//go:embed content.model
var contentFile []byte

var models = sync.OnceValue(func() [3]*perceptron.Model {
	var m [3]*perceptron.Model
	for i, file := range [][]byte{cuesFile, sourcesFile, contentFile} {
		var err error
		if m[i], err = perceptron.Read(file); err != nil {
			panic(err) // a defect of the build
		}
	}
	return m
})

// Load reads the models; without it the first call of Find does.
func Load() { models() }

// Find returns the statements of a document in text order, nested ones after those that hold them.
func Find(d *syntax.Document, set *mentions.Set) []onrecord.Statement {
	v := newView(d)
	found := v.attributions()
	found = v.continued(found)
	slices.SortStableFunc(found, func(a, b attribution) int { return a.content[0].First - b.content[0].First })
	statements := make([]onrecord.Statement, len(found))
	for i := range found {
		statements[i] = v.statement(&found[i], set)
		statements[i].ID = onrecord.ID(fmt.Sprint("s", i+1))
	}
	nest(statements)
	v.speakers(found, statements, set)
	v.acts(found, statements, set)
	v.answers(found, statements, set)
	for i := range statements {
		if st := &statements[i]; st.Speaker == onrecord.Unnamed && found[i].head != syntax.None {
			st.SourceCountry, st.SourceSector = set.Codes(found[i].source, found[i].head)
		}
	}
	return statements
}

// attributions finds cues and for each its source and content.
func (v *view) attributions() []attribution {
	m := models()
	var found []attribution
	var cues []syntax.Range
	var all []candidate
	var d decoder
	var features []uint32
	transcript := v.isTranscript()
	for k, s := range v.Sentences {
		since := len(found)
		cues = cues[:0]
		a, turn := v.turn(k)
		if turn && (transcript || v.Article.Blocks[s.Block].Kind == onrecord.Heading) {
			found = append(found, a)
		}
		features = v.cues(m[0], s, features, func(cue syntax.Range) { cues = append(cues, cue) })
		for _, cue := range cues {
			if turn && cue.First <= a.cue.First {
				continue
			}
			a := attribution{cue: cue, head: syntax.None, sentence: k}
			all = v.candidates(all, s, cue)
			var best int
			best, features = v.source(m[1], s, cue, all, features)
			a.source, a.head = all[best].Range, all[best].head
			v.content(m[2], s, &a, &d)
			for i := range a.content {
				a.content[i].First = v.skipMarks(a.content[i])
			}
			a.content = slices.DeleteFunc(a.content, v.onlyMarks)
			v.close(&a, s)
			v.lookAhead(&a, s)
			v.extend(&a)
			if len(a.content) > 0 {
				a.content = slices.Clone(a.content)
				found = append(found, a)
			}
		}
		found = v.retorts(found, since, s)
	}
	return found
}

// skipMarks returns where a range begins once the colons, commas and dashes at its head are left out.
func (v *view) skipMarks(r syntax.Range) int {
	for r.First < r.Stop && v.Tokens[r.First].UPOS == "PUNCT" && strings.Contains(",:;-–—.", v.Text(r.First)) {
		r.First++
	}
	return r.First
}

// onlyMarks reports whether a range holds no word.
func (v *view) onlyMarks(r syntax.Range) bool {
	for i := r.First; i < r.Stop; i++ {
		if v.Tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}

// shortest is the number of tokens, marks included, from which a quotation that fills its paragraph counts as speech.
const shortest = 6

// continued adds the quotations that stand alone in a paragraph and that no cue has claimed: somebody goes on speaking.
func (v *view) continued(found []attribution) []attribution {
	claimed := make([]bool, len(v.quotations))
	for _, a := range found {
		for _, c := range a.content {
			for i := c.First; i < c.Stop; i++ {
				if q := v.quotation[i]; q >= 0 {
					claimed[q] = true
				}
			}
		}
	}
	for k, q := range v.quotations {
		if claimed[k] || q.Stop-q.First < shortest {
			continue
		}
		s := v.SentenceOf(q.First)
		starts := v.Sentences[s].First == q.First && (s == 0 || v.Sentences[s-1].Block != v.Sentences[s].Block)
		if starts && q.Stop >= v.Sentences[v.SentenceOf(q.Stop-1)].Stop {
			found = append(found, attribution{head: syntax.None, content: []syntax.Range{q}, sentence: s})
		}
	}
	return found
}

// statement turns token ranges into spans.
func (v *view) statement(a *attribution, set *mentions.Set) onrecord.Statement {
	st := onrecord.Statement{Sentence: v.SentenceOf(a.content[0].First), Form: v.formOf(a)}
	if a.cue.First < a.cue.Stop {
		st.Cue = []onrecord.Span{v.SpanOf(a.cue)}
		st.To = v.addressee(a, set)
	}
	if a.head != syntax.None {
		st.Source = []onrecord.Span{v.SpanOf(a.source)}
	}
	for _, c := range a.content {
		st.Content = append(st.Content, v.SpanOf(c))
	}
	return st
}

// formOf compares the words inside quotation marks with all words of the content.
func (v *view) formOf(a *attribution) onrecord.Form {
	quoted, all := 0, 0
	for _, c := range a.content {
		for i := c.First; i < c.Stop; i++ {
			if v.Tokens[i].UPOS == "PUNCT" {
				continue
			}
			all++
			if v.quotation[i] >= 0 {
				quoted++
			}
		}
	}
	switch quoted {
	case 0:
		return onrecord.Indirect
	case all:
		return onrecord.Direct
	}
	return onrecord.Mixed
}

// nest sets Inside to the smallest statement whose content holds all of another's source, cue and content.
func nest(statements []onrecord.Statement) {
	for i := range statements {
		smallest := 0
		for j := range statements {
			if size := length(statements[j].Content); i != j && holds(&statements[j], &statements[i]) && (smallest == 0 || size < smallest) {
				statements[i].Inside, smallest = statements[j].ID, size
			}
		}
	}
}

func length(spans []onrecord.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// holds reports whether the words of inner lie in the content of outer, and are fewer.
func holds(outer, inner *onrecord.Statement) bool {
	if length(inner.Content) >= length(outer.Content) {
		return false
	}
	for _, spans := range [][]onrecord.Span{inner.Cue, inner.Source, inner.Content} {
		for _, s := range spans {
			if !slices.ContainsFunc(outer.Content, func(o onrecord.Span) bool { return o.Contains(s) }) {
				return false
			}
		}
	}
	return true
}
