// Package tokenize finds the sentences and the syntactic words of an article's prose, as the English treebanks of
// Universal Dependencies part them. Offsets are exact: every word is a span of the text, and nothing but white space and what
// a block is without lies between two words.
package tokenize

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// Split returns the words and sentences of the article's prose blocks. No sentence reaches from one block into another,
// or has more than [MaxSentence] words.
func Split(article *onrecord.Article) ([]syntax.Token, []syntax.Sentence) {
	tokens := make([]syntax.Token, 0, len(article.Text)/5)
	sentences := make([]syntax.Sentence, 0, len(article.Text)/100+len(article.Blocks))
	ends := newEnder()
	for i, block := range article.Blocks {
		if !block.Kind.Prose() {
			continue
		}
		first := len(tokens)
		rest := block.Span
		for _, out := range block.Without {
			tokens = appendWords(tokens, article.Text, onrecord.Span{Start: rest.Start, End: out.Start})
			rest.Start = out.End
		}
		tokens = appendWords(tokens, article.Text, rest)
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
	s := splitter{text: text, block: block, tokens: tokens}
	for i := block.Start; i < block.End; {
		c := text[i]
		size := 1
		class := classes[c]
		if class == foreign {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			if blank(r) {
				class = space
			}
		}
		if class == space {
			i += size
			continue
		}
		end := i
		seen := class
		for {
			end += size
			seen |= class
			if end >= block.End {
				break
			}
			size, class = 1, classes[text[end]]
			if class == foreign {
				var r rune
				r, size = utf8.DecodeRuneInString(text[end:])
				if blank(r) {
					class = space
				}
			}
			if class == space {
				break
			}
		}
		s.piece(i, end, seen)
		i = end
	}
	return s.tokens
}

// classes of bytes, by which pieces of text are told that need no care
const (
	space = 1 << iota
	letter
	digit
	mark
	foreign // part of a character beyond ASCII
)

var classes = func() (c [256]uint8) {
	for i := range c {
		switch b := byte(i); {
		case b >= utf8.RuneSelf:
			c[i] = foreign
		case b <= ' ' || b == 0x7f:
			c[i] = space
		case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z':
			c[i] = letter
		case '0' <= b && b <= '9':
			c[i] = digit
		default:
			c[i] = mark
		}
	}
	return c
}()

// blank reports white space, no-break and zero-width spaces included.
func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return classes[r] == space
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}
