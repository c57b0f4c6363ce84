package parse

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

// nameExample is a tagged article with the gold tags of its words.
type nameExample struct {
	text      string
	tokens    []syntax.Token
	words     []word
	sentences []syntax.Sentence
	gold      []int
	guess     []int // of a first model that has not seen the article
}

// newNameExample reads an article line by line, so that nothing of it is left out.
func newNameExample(a corpora.NewswireArticle, tagger *tagger, tags *nameTags) *nameExample {
	article := &onrecord.Article{Text: a.Text}
	start := 0
	for line := range strings.Lines(a.Text) {
		if strings.TrimSpace(line) != "" {
			article.Blocks = append(article.Blocks, onrecord.Block{Span: onrecord.Span{Start: start, End: start + len(line)}})
		}
		start += len(line)
	}
	e := &nameExample{text: a.Text}
	e.tokens, e.sentences = tokenize.Split(article)
	var buf []byte
	for i := range e.tokens {
		var w word
		w, buf = newWord(e.tokens[i].In(a.Text), buf)
		e.words = append(e.words, w)
	}
	e.gold = make([]int, len(e.tokens))
	at := 0
	for _, s := range e.sentences {
		tagger.tag(e.tokens[s.First:s.Stop], e.words[s.First:s.Stop])
		for i := s.First; i < s.Stop; {
			for at < len(a.Names) && a.Names[at].End <= e.tokens[i].Start {
				at++
			}
			end := i
			for at < len(a.Names) && end < s.Stop && e.tokens[end].Overlaps(a.Names[at].Span) {
				end++
			}
			if end == i {
				i++
				continue
			}
			tags.write(e.gold[i:end], a.Names[at].Label)
			i = end
		}
	}
	return e
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
