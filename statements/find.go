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

//go:embed parts.model
var partsFile []byte

var models = sync.OnceValue(func() [2]*labeller {
	var m [2]*labeller
	for i, file := range [][]byte{cuesFile, partsFile} {
		var err error
		if m[i], err = readLabeller(file, [...]tracks{cueTracks, partTracks}[i]); err != nil {
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

// attributions finds who says what: the outermost attributions, which quotation marks then carry over the ends of sentences, and
// what is said in what is said.
func (v *view) attributions() []attribution {
	m := models()
	w := &workplace{cues: labelling{labeller: m[0]}, parts: labelling{labeller: m[1]}}
	w.cues.read(v)
	w.parts.read(v)
	var passages []passage
	for _, r := range v.passages() {
		passages = append(passages, v.cuePassage(r))
	}
	found := v.withTurns(v.parts(w, v.cues(w, passages), v.around))
	for i := range found {
		v.lookAhead(&found[i], v.Sentences[found[i].sentence])
	}
	found = v.continued(found)
	for _, a := range v.nested(w, found) {
		if len(a.content) > 0 && !slices.ContainsFunc(found, func(b attribution) bool { return overlap(a.cue, b.cue) }) {
			found = append(found, a)
		}
	}
	return v.retorts(found)
}

// withTurns adds the turns of transcripts and headings to what was found, in the order of the cues. A turn's label is no other cue.
func (v *view) withTurns(found []attribution) []attribution {
	transcript := v.isTranscript()
	for k, s := range v.Sentences {
		turn, ok := v.turn(k)
		if !ok || !transcript && v.Article.Blocks[s.Block].Kind != onrecord.Heading {
			continue
		}
		found = slices.DeleteFunc(found, func(a attribution) bool { return a.sentence == k && a.cue.First <= turn.cue.First })
		found = append(found, turn)
	}
	slices.SortStableFunc(found, func(a, b attribution) int { return a.cue.First - b.cue.First })
	return found
}

// nested finds the attributions in the content of others, each clause of which is read as if it stood alone.
func (v *view) nested(w *workplace, found []attribution) []attribution {
	clause := make([]syntax.Range, len(v.Tokens)) // that holds the word
	var passages []passage
	for _, a := range found {
		for _, c := range a.content {
			for c.First < c.Stop {
				part := syntax.Range{First: c.First, Stop: min(c.Stop, v.sentenceStop(int(v.sentence[c.First])))}
				if part.Stop-part.First >= shortestClause && clause[part.First].Stop == 0 {
					passages = append(passages, v.cuePassage(part))
					for i := part.First; i < part.Stop; i++ {
						clause[i] = part
					}
				}
				c.First = part.Stop
			}
		}
	}
	return v.parts(w, v.cues(w, passages), func(cue syntax.Range) syntax.Range { return clause[cue.First] })
}

// shortestClause is the number of words from which something may be said in what is said.
const shortestClause = 4

// cues returns the cues in the passages.
func (v *view) cues(w *workplace, passages []passage) []syntax.Range {
	var cues []syntax.Range
	w.cues.label(v, passages, func(p *passage, labels []uint8) { cues = appendRuns(cues, p.First, labels, begin, inside) })
	return cues
}

// parts returns the attributions that have the cues; around tells where source and content of one may be.
func (v *view) parts(w *workplace, cues []syntax.Range, around func(cue syntax.Range) syntax.Range) []attribution {
	var passages []passage
	var b []branch
	for _, cue := range cues {
		r := around(cue)
		b = v.branches(b, r, v.Head(cue))
		passages = append(passages, v.partPassage(r, cue, b))
	}
	var found []attribution
	w.parts.label(v, passages, func(p *passage, labels []uint8) {
		a := attribution{cue: p.cue, head: syntax.None, sentence: int(v.sentence[p.cue.First])}
		if s := appendRuns(nil, p.First, labels, source, source); len(s) > 0 {
			a.source, a.head = s[0], v.Head(s[0])
		}
		a.content = appendRuns(nil, p.First, labels, content, content)
		for i := range a.content {
			a.content[i].First = v.skipMarks(a.content[i])
		}
		a.content = slices.DeleteFunc(a.content, v.onlyMarks)
		found = append(found, a)
	})
	return found
}

// workplace is the memory of both labellers.
type workplace struct {
	cues, parts labelling
}

// appendRuns appends the runs of words, the first of which is word number first, that begin with one label and go on with
// another.
func appendRuns(runs []syntax.Range, first int, labels []uint8, begin, inside uint8) []syntax.Range {
	open := false
	for i, l := range labels {
		switch {
		case open && l == inside:
			runs[len(runs)-1].Stop++
			continue
		case l == begin:
			runs = append(runs, syntax.Range{First: first + i, Stop: first + i + 1})
		}
		open = l == begin
	}
	return runs
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
