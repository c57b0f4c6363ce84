package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// post is what a page shows of a social network: words, and behind or under them who wrote them, "— Ann Example (@ann) June 3, 2031" or a
// handle alone.
type post struct {
	content   syntax.Range
	dash      syntax.Range // before the name, empty for a handle alone
	source    syntax.Range
	signature syntax.Range // dash, source and date
}

// findPosts returns the posts in text order.
func findPosts(d *syntax.Document) (posts []post) {
	var before syntax.Range // the block before, where it may be a post's words
	for k := 0; k < len(d.Sentences); {
		s := d.Sentences[k]
		block := syntax.Range{First: s.First, Stop: blockEnd(d, s.First)}
		for k < len(d.Sentences) && d.Sentences[k].First < block.Stop {
			k++
		}
		p, ok := signatureOf(d, block)
		if ok {
			if p.content = (syntax.Range{First: block.First, Stop: p.signature.First}); p.signature.First == block.First {
				p.content = before
			}
			p.content = withoutLinks(d, p.content)
			if p.content.First < p.content.Stop {
				posts = append(posts, p)
			}
		}
		before = syntax.Range{}
		if d.Article.Blocks[s.Block].Kind == onrecord.Paragraph && !ok {
			before = block
		}
	}
	return posts
}

// signatureOf reads the signature that ends a block.
func signatureOf(d *syntax.Document, block syntax.Range) (p post, ok bool) {
	const most = 9 // words of a name, or of a date
	handle := block.Stop - 1
	for ; handle > block.First && block.Stop-handle <= most+2 && !isHandle(d.Text(handle)); handle-- {
		switch d.Tokens[handle].UPOS {
		case "VERB", "AUX", "PRON", "DET":
			return post{}, false
		}
	}
	if !isHandle(d.Text(handle)) {
		return post{}, false
	}
	if handle == block.First && block.Stop-handle <= 2 {
		return post{source: syntax.Range{First: handle, Stop: handle + 1}, signature: block}, true
	}
	if handle+1 >= block.Stop || d.Text(handle-1) != "(" || d.Text(handle+1) != ")" {
		return post{}, false
	}
	for dash := handle - 3; dash >= max(block.First, handle-3-most); dash-- {
		if isDash(d.Text(dash)) {
			return post{
				dash: syntax.Range{First: dash, Stop: dash + 1}, source: syntax.Range{First: dash + 1, Stop: handle + 2},
				signature: syntax.Range{First: dash, Stop: block.Stop},
			}, true
		}
	}
	return post{}, false
}

func isHandle(word string) bool { return len(word) > 1 && word[0] == '@' }

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
