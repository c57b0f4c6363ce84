package parse

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed names.model
var namesFile []byte

// firstNames finds names from the words around them, finalNames from those and from what firstNames found in the whole
// article.
var firstNames, finalNames = func() (first, final func() *perceptron.Model) {
	both := sync.OnceValue(func() [2]*perceptron.Model {
		var models [2]*perceptron.Model
		for i, part := range splitModels(namesFile) {
			m, err := perceptron.Read(part)
			if err != nil {
				panic(err) // a defect of the build
			}
			models[i] = m
		}
		return models
	})
	return func() *perceptron.Model { return both()[0] }, func() *perceptron.Model { return both()[1] }
}()

// namer labels the words of an article with BIOES tags of names.
type namer struct {
	first, final scorer
	tags         *nameTags

	view     nameView
	features []uint32
	scores   []int32
	guess    []int // tags of the first pass
	answer   []int // tags of the second
}

func newNamer(first, final scorer, tags *nameTags) *namer {
	return &namer{first: first, final: final, tags: tags, scores: make([]int32, len(tags.names))}
}

// find returns the names of an article whose words are tagged.
func (n *namer) find(text string, tokens []syntax.Token, words []word, sentences []syntax.Sentence) []syntax.Name {
	n.view.see(text, tokens, words, sentences)
	n.guess = n.pass(n.first, n.guess, false)
	n.view.remember(n.guess)
	n.answer = n.pass(n.final, n.answer, true)
	return n.tags.collect(tokens, n.answer)
}

// pass labels all words from left to right; no name reaches over the end of a sentence.
func (n *namer) pass(model scorer, out []int, second bool) []int {
	out = out[:0]
	for i := range n.view.words {
		n.features = n.view.features(n.features[:0], i, out, second)
		clear(n.scores)
		model.Score(n.features, n.scores)
		out = append(out, n.tags.best(n.scores, before(out, n.view.starts[i]), n.view.ends[i]))
	}
	return out
}

// before returns the last tag, or that of no name where a sentence starts.
func before(tags []int, starts bool) int {
	if starts || len(tags) == 0 {
		return 0
	}
	return tags[len(tags)-1]
}

// nameTags are the BIOES tags; number 0 is "O". After it come four for each label, in the order B, I, E, S.
type nameTags struct {
	names  []string
	labels []string
}

// Parts of a BIOES tag, as offsets from the first tag of a label.
const (
	begins = iota
	continues
	closes
	alone
	tagParts
)

func newNameTags(labels []string) *nameTags {
	t := &nameTags{names: []string{"O"}, labels: labels}
	for _, label := range labels {
		for _, part := range "BIES" {
			t.names = append(t.names, string(part)+"-"+label)
		}
	}
	return t
}

// tagsOf restores the tags from the labels of a model.
func tagsOf(model *perceptron.Model) *nameTags {
	var labels []string
	for _, name := range model.Labels[1:] {
		if label, ok := strings.CutPrefix(name, "B-"); ok {
			labels = append(labels, label)
		}
	}
	return newNameTags(labels)
}

// kind is the number of a tag's label, counted from 1; 0 for "O".
func kind(tag int) int { return (tag + tagParts - 1) / tagParts }

func part(tag int) int { return (tag - 1) % tagParts }

// open reports whether a name goes on after the tag.
func open(tag int) bool { return tag > 0 && part(tag) <= continues }

// best returns the legal tag with the highest score.
func (t *nameTags) best(scores []int32, before int, last bool) int {
	if open(before) {
		base := (kind(before)-1)*tagParts + 1
		if last || scores[base+closes] >= scores[base+continues] {
			return base + closes
		}
		return base + continues
	}
	best := 0
	for base := 1; base < len(scores); base += tagParts {
		if scores[base+alone] > scores[best] {
			best = base + alone
		}
		if !last && scores[base+begins] > scores[best] {
			best = base + begins
		}
	}
	return best
}

// collect collects the names that the tags of an article tell.
func (t *nameTags) collect(tokens []syntax.Token, tags []int) []syntax.Name {
	var found []syntax.Name
	first := 0
	for i, tag := range tags {
		if tag == 0 {
			continue
		}
		if part(tag) == begins || part(tag) == alone {
			first = i
		}
		if !open(tag) {
			found = append(found, syntax.Name{
				Span:  onrecord.Span{Start: tokens[first].Start, End: tokens[i].End},
				Range: syntax.Range{First: first, Stop: i + 1},
				Label: t.labels[kind(tag)-1],
			})
		}
	}
	return found
}
