package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

// namedText is an article of the newswire corpus with its names by character offsets, in text order.
type namedText struct {
	text  string
	names []syntax.Name // without token ranges
}

// readNewswire reads a part of the Worldwide English Newswire corpus: the raw texts, and the names that the tagged tokens
// tell, aligned to the text.
func readNewswire(folder string) ([]namedText, error) {
	files, err := filepath.Glob(filepath.Join(folder, "ner", "*.tsv"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("names: no ner/*.tsv in %q", folder)
	}
	var articles []namedText
	for _, file := range files {
		tagged, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("names: %w", err)
		}
		raw, err := os.ReadFile(filepath.Join(folder, "text", strings.TrimSuffix(filepath.Base(file), ".tsv")))
		if err != nil {
			return nil, fmt.Errorf("names: %w", err)
		}
		text := strings.ToValidUTF8(string(raw), "\uFFFD")
		articles = append(articles, namedText{text, alignNames(text, string(tagged))})
	}
	return articles, nil
}

// alignNames finds the tagged tokens in the text. An I- tag that continues nothing begins a name; a token that is not
// found is passed over.
func alignNames(text, tagged string) []syntax.Name {
	var names []syntax.Name
	at, open := 0, ""
	for line := range strings.Lines(tagged) {
		token, tag, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		tag, _, _ = strings.Cut(tag, "\t") // columns after it hold names inside the name
		prefix, label, _ := strings.Cut(strings.TrimSpace(tag), "-")
		if label == "" {
			open = ""
		}
		start, end := locate(text, at, strings.TrimSpace(token))
		if start < 0 {
			continue
		}
		at = end
		if label == "" {
			continue
		}
		if label == "Misc" {
			label = syntax.MiscName
		}
		if prefix == "I" && open == label && len(names) > 0 {
			names[len(names)-1].End = end
		} else {
			names = append(names, syntax.Name{Span: onrecord.Span{Start: start, End: end}, Label: label})
		}
		open = label
	}
	return names
}

// locate finds a token at or soon after an offset; white space in the text may part its letters. It returns -1 when it
// does not stand there.
func locate(text string, at int, token string) (start, end int) {
	if token == "" {
		return -1, -1
	}
	for tries := 0; at < len(text) && tries < 40; tries++ {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(r) {
			if end := matches(text, at, token); end > at {
				return at, end
			}
		}
		at += size
	}
	return -1, -1
}

// matches returns where the token ends that begins at an offset, or 0.
func matches(text string, at int, token string) int {
	for _, want := range token {
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsSpace(r) || r == want {
				break
			}
			at += size
		}
		if at == len(text) {
			return 0
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if r != want {
			return 0
		}
		at += size
	}
	return at
}

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
func newNameExample(a namedText, tagger *tagger, tags *nameTags) *nameExample {
	article := &onrecord.Article{Text: a.text}
	start := 0
	for line := range strings.Lines(a.text) {
		if strings.TrimSpace(line) != "" {
			article.Blocks = append(article.Blocks, onrecord.Block{Span: onrecord.Span{Start: start, End: start + len(line)}})
		}
		start += len(line)
	}
	e := &nameExample{text: a.text}
	e.tokens, e.sentences = tokenize.Split(article)
	var buf []byte
	for i := range e.tokens {
		var w word
		w, buf = newWord(e.tokens[i].In(a.text), buf)
		e.words = append(e.words, w)
	}
	e.gold = make([]int, len(e.tokens))
	at := 0
	for _, s := range e.sentences {
		tagger.tag(e.tokens[s.First:s.Stop], e.words[s.First:s.Stop])
		for i := s.First; i < s.Stop; {
			for at < len(a.names) && a.names[at].End <= e.tokens[i].Start {
				at++
			}
			end := i
			for at < len(a.names) && end < s.Stop && e.tokens[end].Overlaps(a.names[at].Span) {
				end++
			}
			if end == i {
				i++
				continue
			}
			tags.write(e.gold[i:end], a.names[at].Label)
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
func headlines(a namedText, all bool) namedText {
	const size = 1500
	text := a.text
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
	names := a.names
	for len(names) > 0 && names[len(names)-1].End > len(text) {
		names = names[:len(names)-1]
	}
	return namedText{string(changed), names}
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
