// Package statements finds who says what: attribution relations as in the PolNeAR corpus, with speaker, form and act.
//
// Two networks, learned from PolNeAR on our own trees, work in turn: one labels the words of cues, one the words of source and
// content around each cue. Quotation marks then carry content over the ends of sentences and paragraphs.
package statements

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// Finder names this stage.
var Finder = onrecord.Finder{
	Name:    "statements",
	Doc:     "who says, denies, asks, promises, believes or wants what, in which words",
	Version: 10,
}

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

// formOf compares the words inside quotation marks with all words of the content. What is said in a quotation that holds the cue as well
// is not quoted.
func (v *view) formOf(a *attribution) onrecord.Form {
	quoted, all, own := 0, 0, v.quotationOf(a)
	for _, c := range a.content {
		for i := c.First; i < c.Stop; i++ {
			if v.Tokens[i].UPOS == "PUNCT" {
				continue
			}
			all++
			if q := v.quotation[i]; q >= 0 && q != own {
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
