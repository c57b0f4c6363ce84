package score

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/pipeline"
)

// attributionKinds are the parts of an attribution relation.
var attributionKinds = []string{"source", "cue", "content"}

// sameContent is the least Jaccard overlap, in characters, of contents that are held to be the same.
const sameContent = 0.5

// scoreStatements scores statements on polnear/dev: for each kind the F1 of exact fragments, and the F1 of relations, which
// is the headline. An article with several annotators is scored against each, and the mean of the counts is its share in
// the sum. PolNeAR's relations are flat, the outermost being what it annotates, so statements inside others are left
// out.
func scoreStatements(dir string) (result, error) {
	articles, err := corpora.PolNeAR(dir, "dev")
	if err != nil {
		return result{}, err
	}
	records, err := each(articles, func(a corpora.PolNeARArticle) (*onrecord.Record, error) { return read(a.Name, a.Text) })
	if err != nil {
		return result{}, err
	}
	var r result
	var relations tally
	fragments := make([]tally, len(attributionKinds))
	for i, a := range articles {
		matching, exact := r.comparePolNeAR(a, outermost(records[i].Statements))
		relations.add(matching)
		for k := range fragments {
			fragments[k].add(exact[k])
		}
	}
	r.values = append(r.values, relations.value("statements", "relation F1"))
	for k, name := range attributionKinds {
		r.values = append(r.values, fragments[k].value("statements", "exact "+name+" F1"))
	}
	return r, nil
}

// comparePolNeAR counts the relations and the fragments of each kind in one article, as means over its annotators. The
// misses are those of the first annotator.
func (r *result) comparePolNeAR(a corpora.PolNeARArticle, found []corpora.Attribution) (relations tally, fragments []tally) {
	fragments = make([]tally, len(attributionKinds))
	weight := 1 / float64(len(a.Annotators))
	for _, gold := range a.Annotators {
		relations.add(relationTally(a.Text, gold, found).times(weight))
		for k := range fragments {
			fragments[k].add(sameSpans(runs(a.Text, kind(gold, k)), runs(a.Text, kind(found, k))).times(weight))
		}
	}
	r.statementMisses(a.Name, a.Text, a.Annotators[0], found)
	return relations, fragments
}

// read draws the record of a text.
func read(name, text string) (*onrecord.Record, error) {
	article, err := article(name, text)
	if err != nil {
		return nil, err
	}
	return pipeline.Read(article), nil
}

// outermost returns the statements that are in no other one as attributions.
func outermost(statements []onrecord.Statement) []corpora.Attribution {
	var kept []corpora.Attribution
	for _, s := range statements {
		if s.Inside == "" {
			kept = append(kept, corpora.Attribution{Source: s.Source, Cue: s.Cue, Content: s.Content})
		}
	}
	return kept
}

func (t tally) times(weight float64) tally {
	return tally{t.gold * weight, t.found * weight, t.right * weight}
}

// kind returns the spans of one of the attributionKinds in all attributions.
func kind(attributions []corpora.Attribution, k int) []onrecord.Span {
	var spans []onrecord.Span
	for _, a := range attributions {
		spans = append(spans, [][]onrecord.Span{a.Source, a.Cue, a.Content}[k]...)
	}
	return spans
}

// runs returns the fragments that the spans make: the longest stretches of words that are all inside a span and in one
// line. White space neither parts a fragment nor begins or ends it.
func runs(text string, spans []onrecord.Span) []onrecord.Span {
	marks := merged(spans)
	var out []onrecord.Span
	open := false
	for i, r := range text {
		if unicode.IsSpace(r) {
			open = open && r != '\n'
			continue
		}
		for len(marks) > 0 && marks[0].End <= i {
			marks = marks[1:]
		}
		if len(marks) == 0 {
			break
		}
		inside := marks[0].Start <= i
		end := i + utf8.RuneLen(r)
		switch {
		case inside && open:
			out[len(out)-1].End = end
		case inside:
			out = append(out, onrecord.Span{Start: i, End: end})
		}
		open = inside
	}
	return out
}

// sameRelation reports whether a gold and a found attribution match.
func sameRelation(text string, gold, found corpora.Attribution) bool {
	return overlapOrAbsent(gold.Source, found.Source) && overlapOrAbsent(gold.Cue, found.Cue) &&
		jaccard(text, gold.Content, found.Content) >= sameContent
}

// overlapOrAbsent reports whether the spans overlap or both sides have none.
func overlapOrAbsent(a, b []onrecord.Span) bool {
	return len(a) == 0 && len(b) == 0 || onrecord.Overlap(a, b)
}

// relationTally matches the attributions of one annotator. Gold attributions without content, which are defects and can match
// nothing, are left out.
func relationTally(text string, gold, found []corpora.Attribution) tally {
	gold = withContent(gold)
	foundOf := most(len(gold), len(found), func(g, f int) bool { return sameRelation(text, gold[g], found[f]) })
	return tally{gold: float64(len(gold)), found: float64(len(found)), right: float64(matched(foundOf))}
}

func withContent(attributions []corpora.Attribution) []corpora.Attribution {
	var kept []corpora.Attribution
	for _, a := range attributions {
		if len(a.Content) > 0 {
			kept = append(kept, a)
		}
	}
	return kept
}

func (r *result) statementMisses(name, text string, gold, found []corpora.Attribution) {
	gold = withContent(gold)
	foundOf := most(len(gold), len(found), func(g, f int) bool { return sameRelation(text, gold[g], found[f]) })
	describe := func(a corpora.Attribution) string {
		return quote(text, a.Source) + " | " + quote(text, a.Cue) + " | " + quote(text, a.Content)
	}
	nearest := greatest(len(gold), len(found), func(g, f int) float64 { return jaccard(text, gold[g].Content, found[f].Content) })
	for g, f := range foundOf {
		if f != none {
			continue
		}
		near := ""
		if f := nearest[g]; f != none {
			near = describe(found[f])
		}
		r.miss("missed", name, describe(gold[g]), near)
	}
	for _, f := range unmatched(foundOf, len(found)) {
		if !onrecord.Overlap(found[f].Content, kind(gold, 2)) {
			r.miss("spurious", name, "", describe(found[f]))
		}
	}
}

// quote returns the words of the spans, for people.
func quote(text string, spans []onrecord.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, strings.Join(strings.Fields(s.In(text)), " "))
	}
	return strings.Join(words, " … ")
}
