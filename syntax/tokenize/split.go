// Package tokenize finds the sentences and the syntactic words of an article's prose, as the English treebanks of
// Universal Dependencies part them. Offsets are exact: every word is a span of the text, and nothing but white space
// lies between two words.
package tokenize

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// Split returns the words and sentences of the article's prose blocks. No sentence reaches from one block into another.
func Split(article *onrecord.Article) ([]syntax.Token, []syntax.Sentence) {
	tokens := make([]syntax.Token, 0, len(article.Text)/5)
	var sentences []syntax.Sentence
	ends := newEnder()
	for i, block := range article.Blocks {
		if !block.Kind.Prose() {
			continue
		}
		first := len(tokens)
		tokens = appendWords(tokens, article.Text, block.Span)
		ends.find(article.Text, tokens[first:], func(from, to int) {
			sentences = append(sentences, syntax.Sentence{
				Span:  onrecord.Span{Start: tokens[first+from].Start, End: tokens[first+to-1].End},
				Range: syntax.Range{First: first + from, Stop: first + to},
				Block: i,
			})
		})
	}
	return tokens, sentences
}

// appendWords splits a block at white space, then each piece into words.
func appendWords(tokens []syntax.Token, text string, block onrecord.Span) []syntax.Token {
	s := splitter{text: text, tokens: tokens}
	for i := block.Start; i < block.End; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if blank(r) {
			i += size
			continue
		}
		end := i
		for end < block.End {
			r, size := utf8.DecodeRuneInString(text[end:])
			if blank(r) {
				break
			}
			end += size
		}
		s.piece(i, end)
		i = end
	}
	return s.tokens
}

// blank reports white space, no-break and zero-width spaces included.
func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r' || r < ' ' || r == 0x7f
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}
