package parse

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

// namedExample is an article as the namer reads it, with the right tags; all is by rows of the batch.
type namedExample struct {
	batch   neural.Batch
	words   []word
	rows    []wordRows
	forms   []uint32
	grammar []float32
	gold    []int
	allowed []bool // the tags that the corpus gives, nil for all
}

// namedExamples reads articles by the grammar, and of each second one also a copy with a headline at its start.
func namedExamples(g *grammar, articles []corpora.NewswireArticle) []*namedExample {
	tags := newNameTags(nameLabels)
	r := &reader{grammar: g, naming: naming{namer: &namer{}}}
	var data []*namedExample
	for i, a := range articles {
		data = append(data, newNamedExample(r, tags, a))
		if i%2 == 0 {
			data = append(data, newNamedExample(r, tags, headlines(a, i%4 == 0)))
		}
	}
	return data
}

// openExamples reads the corpora of names that come under open licences, messages of social media aside.
func openExamples(g *grammar, dir string) ([]*namedExample, error) {
	texts, err := corpora.OpenNames(dir)
	if err != nil {
		return nil, err
	}
	tags := newNameTags(nameLabels)
	r := &reader{grammar: g, naming: naming{namer: &namer{}}}
	var data []*namedExample
	for _, text := range texts {
		if text.Corpus == corpora.WNUT {
			continue
		}
		e := newNamedExample(r, tags, corpora.NewswireArticle{Name: text.Name, Text: text.Text, Names: text.Names})
		e.allowed = tags.of(text.Labels)
		data = append(data, e)
	}
	return data, nil
}

// of tells which tags belong to one of the labels, or to no name.
func (t *nameTags) of(labels []string) []bool {
	of := make([]bool, len(t.names))
	for tag := range of {
		of[tag] = tag == 0 || slices.Contains(labels, t.labels[kind(tag)-1])
	}
	return of
}

// newNamedExample reads an article line by line, so that nothing of it is left out.
func newNamedExample(r *reader, tags *nameTags, a corpora.NewswireArticle) *namedExample {
	e := &namedExample{}
	tokens, sentences := tokenize.Split(corpora.ByLines(a.Text))
	words := wordsOf(nil, a.Text, tokens)
	r.spelling.see(a.Text, tokens, words, sentences)
	r.layOut(sentences)
	out := r.encode(words)
	e.batch.Reset(r.lengths)
	r.look(words)
	e.rows = append(e.rows, r.rows...)
	e.forms = append(e.forms, r.forms...)
	e.grammar = make([]float32, len(out))
	neural.Float(e.grammar, out)
	e.words, e.gold = make([]word, len(tokens)), make([]int, len(tokens))
	gold := goldTags(tags, tokens, sentences, a.Names)
	r.each(func(token, row int, _ bool) {
		e.words[row], e.gold[row] = words[token], gold[token]
	})
	return e
}

// look fills the rows of the forms once the table of forms is known; the other pieces are there.
func (e *namedExample) look(forms map[uint32]int32) {
	for i := range e.rows {
		e.rows[i].form = forms[e.forms[i]]
	}
}

// restrict makes impossible what the corpus does not annotate, the right answer aside.
func (e *namedExample) restrict(scores []float32, gold int) {
	for tag, ok := range e.allowed {
		if !ok && tag != gold {
			scores[tag] = never
		}
	}
}

// goldTags returns the tag of each token.
func goldTags(tags *nameTags, tokens []syntax.Token, sentences []syntax.Sentence, names []syntax.Name) []int {
	gold := make([]int, len(tokens))
	at := 0
	for _, s := range sentences {
		for i := s.First; i < s.Stop; {
			for at < len(names) && names[at].End <= tokens[i].Start {
				at++
			}
			end := i
			for at < len(names) && end < s.Stop && tokens[end].Overlaps(names[at].Span) {
				end++
			}
			if end == i {
				i++
				continue
			}
			tags.write(gold[i:end], names[at].Label)
			i = end
		}
	}
	return gold
}

// write fills the tags of one name.
func (t *nameTags) write(tags []int, label string) {
	base := -1
	for k, l := range t.labels {
		if l == label {
			base = 1 + k*tagParts
		}
	}
	if base < 0 {
		return
	}
	for i := range tags {
		tags[i] = base + continues
	}
	tags[0], tags[len(tags)-1] = base+begins, base+closes
	if len(tags) == 1 {
		tags[0] = base + alone
	}
}

// headlines returns the head of the article with its first prose line written as headlines are: every word with a
// capital, or all letters capital. Offsets stay the same.
func headlines(a corpora.NewswireArticle, all bool) corpora.NewswireArticle {
	const size = 1500
	text := a.Text
	if len(text) > size {
		if cut := strings.IndexByte(text[size:], '\n'); cut >= 0 {
			text = text[:size+cut]
		}
	}
	changed := []byte(text)
	start, lines := 0, 0
	for line := range strings.Lines(text) {
		if len(strings.Fields(line)) > 4 && lines < 2 {
			lines++
			capitalise(changed[start:min(start+len(line), start+200)], all)
		}
		start += len(line)
	}
	names := a.Names
	for len(names) > 0 && names[len(names)-1].End > len(text) {
		names = names[:len(names)-1]
	}
	return corpora.NewswireArticle{Name: a.Name, Text: string(changed), Names: names}
}

// capitalise writes the first letter of each word, or all letters, as ASCII capitals.
func capitalise(text []byte, all bool) {
	inWord := false
	for i, b := range text {
		if 'a' <= b && b <= 'z' && (all || !inWord) {
			text[i] = b - 'a' + 'A'
		}
		inWord = b >= 0x80 || b == '\'' || 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9'
	}
}
