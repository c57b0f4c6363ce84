package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// post is what a page shows of a social network: words, and who wrote them, "— Ann Example (@ann) June 3, 2031" or a handle alone.
type post struct {
	content   syntax.Range
	signature syntax.Range
	dash      syntax.Range // before the name; empty for a handle alone
	source    syntax.Range
}

// findPosts returns the posts in text order: the paragraphs before a signature.
func findPosts(d *syntax.Document) (posts []post) {
	var before syntax.Range // the paragraph before
	for k := 0; k < len(d.Sentences); {
		s := d.Sentences[k]
		block := syntax.Range{First: s.First, Stop: blockEnd(d, s.First)}
		for k < len(d.Sentences) && d.Sentences[k].First < block.Stop {
			k++
		}
		switch d.Article.Blocks[s.Block].Kind {
		case onrecord.Signature:
			if words := withoutLinks(d, before); words.First < words.Stop {
				posts = append(posts, signed(d, words, block))
			}
			before = syntax.Range{}
		case onrecord.Paragraph, onrecord.Heading, onrecord.Item:
			before = block
		default:
			before = syntax.Range{}
		}
	}
	return posts
}

// signed reads a signature.
func signed(d *syntax.Document, words, signature syntax.Range) post {
	p := post{content: words, signature: signature, source: signature}
	if isDash(d.Text(signature.First)) {
		p.dash = syntax.Range{First: signature.First, Stop: signature.First + 1}
		p.source.First++
	}
	for i := p.source.First; i < signature.Stop; i++ {
		if strings.HasPrefix(d.Text(i), "@") {
			p.source.Stop = i + 1
			if i+1 < signature.Stop && d.Text(i+1) == ")" {
				p.source.Stop++
			}
		}
	}
	return p
}

// withoutLinks returns a range without the addresses at its end, of which each may be several tokens.
func withoutLinks(d *syntax.Document, r syntax.Range) syntax.Range {
	for r.First < r.Stop {
		first := r.Stop - 1
		for first > r.First && d.Tokens[first-1].End == d.Tokens[first].Start {
			first--
		}
		if word := d.Article.Text[d.Tokens[first].Start:]; !strings.HasPrefix(word, "http") && !strings.HasPrefix(word, "pic.twitter.com") {
			break
		}
		r.Stop = first
	}
	return r
}

// withPosts adds the posts; what was found in a signature is nothing.
func (sp *speech) withPosts(found []attribution) []attribution {
	for _, p := range findPosts(sp.Document) {
		found = slices.DeleteFunc(found, func(a attribution) bool {
			return overlap(a.cue, p.signature) || overlap(a.source, p.signature) || slices.ContainsFunc(a.content, func(c syntax.Range) bool { return overlap(c, p.signature) })
		})
		found = append(found, attribution{
			cue: p.dash, source: p.source, head: sp.Head(p.source), content: []syntax.Range{p.content}, sentence: sp.SentenceOf(p.content.First),
		})
	}
	return found
}
