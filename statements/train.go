package statements

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// thePlan is how both labellers are trained.
var thePlan = plan{features: 64, size: 64, epochs: 4, batch: 1600, rate: 0.003, dropped: 0.33, hidden: 0.1, rare: 3}

// lesson is an article with the attributions of one annotator as token ranges.
type lesson struct {
	*view
	gold []attribution
}

// Train learns the labellers of cues and of parts, in this order, from the train part of PolNeAR in the folder corpora/polnear, on
// our own trees.
func Train(dir string, log io.Writer) ([][]byte, error) {
	lessons, err := prepare(filepath.Join(dir, "polnear"))
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(log, "statements: %d articles\n", len(lessons))
	return [][]byte{
		trainLabeller("cues", thePlan, cueLabels, cueExamples(lessons), log).write(),
		trainLabeller("parts", thePlan, partLabels, partExamples(lessons), log).write(),
	}, nil
}

func prepare(dir string) ([]lesson, error) {
	all, err := corpora.PolNeAR(dir, "train")
	if err != nil {
		return nil, err
	}
	var lessons []lesson
	for _, a := range all {
		article, err := articles.Read(a.Name, []byte(a.Text))
		if err != nil {
			return nil, fmt.Errorf("train: %s: %w", a.Name, err)
		}
		v := newView(parse.Article(article))
		for _, annotator := range a.Annotators {
			l := lesson{view: v}
			for _, g := range annotator {
				if t, ok := l.tokens(g); ok {
					l.gold = append(l.gold, t)
				}
			}
			lessons = append(lessons, l)
		}
	}
	return lessons, nil
}

// tokens turns spans into token ranges; ok is false where the cue is missing or covers no token.
func (l *lesson) tokens(g corpora.Attribution) (attribution, bool) {
	var a attribution
	if len(g.Cue) == 0 {
		return a, false
	}
	a.cue = l.TokensIn(onrecord.Span{Start: g.Cue[0].Start, End: g.Cue[len(g.Cue)-1].End})
	if a.cue.First >= a.cue.Stop {
		return a, false
	}
	a.cue.Stop = min(a.cue.Stop, l.sentenceStop(l.SentenceOf(a.cue.First)))
	if len(g.Source) > 0 {
		a.source = l.TokensIn(g.Source[0])
	}
	for _, s := range g.Content {
		if r := l.TokensIn(s); r.First < r.Stop {
			a.content = append(a.content, r)
		}
	}
	return a, true
}

// cueExamples are the paragraphs with the labels of their cues.
func cueExamples(lessons []lesson) []example {
	var all []example
	for _, l := range lessons {
		labels := make([]uint8, len(l.Tokens))
		for _, g := range l.gold {
			for i := g.cue.First; i < g.cue.Stop; i++ {
				labels[i] = inside
			}
			labels[g.cue.First] = begin
		}
		for _, r := range l.passages() {
			all = append(all, example{l.cuePassage(r), l.view, labels[r.First:r.Stop]})
		}
	}
	return all
}

// partExamples are the surroundings of each cue with the labels of its source and content.
func partExamples(lessons []lesson) []example {
	var all []example
	var b []branch
	for _, l := range lessons {
		for _, g := range l.gold {
			if len(g.content) == 0 {
				continue
			}
			r := l.around(g.cue)
			b = l.branches(b, r, l.Head(g.cue))
			labels := make([]uint8, r.Stop-r.First)
			mark := func(part syntax.Range, label uint8) {
				for i := max(part.First, r.First); i < min(part.Stop, r.Stop); i++ {
					labels[i-r.First] = label
				}
			}
			for _, c := range g.content {
				mark(c, content)
			}
			mark(g.source, source)
			mark(g.cue, neither)
			all = append(all, example{l.partPassage(r, g.cue, b), l.view, labels})
		}
	}
	return all
}
