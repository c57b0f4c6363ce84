package statements

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/syntax"
)

// mark is which way a quotation mark points.
type mark uint8

const (
	noMark mark = iota
	opens
	closes
	either
)

// markOf classes a word as a double quotation mark: curly, straight, made of two single ones, or foreign.
func markOf(word string) mark {
	switch word {
	case "“", "``", "„", "«", "‹", "「", "『", "❝":
		return opens
	case "”", "»", "›", "’’", "」", "』", "❞":
		return closes
	case "\"", "''", "'''", "‟", "＂":
		return either
	}
	return noMark
}

// singleMarkOf classes a word as a single quotation mark, which may be an apostrophe.
func singleMarkOf(word string) mark {
	switch word {
	case "‘", "`", "‚", "‛":
		return opens
	case "’", "´":
		return closes
	case "'":
		return either
	}
	return noMark
}

// sign is a quotation mark in its place, or the end of a block, with what it costs to take it for this or that.
type sign struct {
	token  int // of an end: the one behind it
	end    bool
	single bool
	both   bool // ”'''” closes two quotations
	again  bool // printed twice: one of its kind stands right before it

	open, close, stray int
	unopened           int // closing where nothing was opened
	unclosed           int // opening again, or ending, where nothing was closed
	goesOn             int // of an end: the quotation goes on in the next block without a mark
}

// What is odd about the reading of a mark costs so much. The numbers were found by trying on news archives.
const (
	wrongGlyph  = 3 // a curly mark that points the other way
	wrongSide   = 5 // words on the wrong side
	noSide      = 1 // words on both sides, or on none
	strayDouble = 6
	strayInch   = 1
	neverOpened = 5
	neverClosed = 4
	reopens     = 1 // a mark that opens again at the beginning of a block or sentence
	midSentence = 4 // or within one
	nests       = 3 // in marks of the same kind
	otherKind   = 4 // closing what a mark of the other kind opened
	leftOpen    = 2 // closing what holds an open quotation
	single      = 1 // taking a straight apostrophe for a mark
	genitive    = 4 // taking what the grammar has for a genitive
	never       = 1 << 20
)

// signs returns the quotation marks of the document and the ends of its blocks.
func signs(d *syntax.Document) []sign {
	var all []sign
	text := d.Article.Text
	first := 0 // token of the block
	for k, s := range d.Sentences {
		if k > 0 && d.Sentences[k-1].Block != s.Block {
			first = s.First
		}
		last := k+1 == len(d.Sentences) || d.Sentences[k+1].Block != s.Block
		for i := s.First; i < s.Stop; i++ {
			t := &d.Tokens[i]
			if c := text[t.Start]; c != '"' && c != '\'' && c != '`' && c < utf8.RuneSelf || t.End-t.Start > len("’’") {
				continue
			}
			word := d.Text(i)
			m := markOf(word)
			double := m != noMark
			if !double {
				m = singleMarkOf(word)
			}
			if m == noMark {
				continue
			}
			p := place{text: text, token: t, from: d.Tokens[first].Start, to: d.Article.Blocks[s.Block].End}
			g := p.sign(m, double)
			g.token, g.both = i, word == "'''"
			if n := len(all); n > 0 && i > first && all[n-1].token == i-1 && all[n-1].single == g.single && d.Tokens[i-1].End == t.Start {
				g.again = true
			}
			if i > s.First && !ends(d.Text(i-1)) {
				g.unclosed += midSentence
			}
			all = append(all, g)
		}
		if last {
			all = append(all, sign{token: s.Stop, end: true, unclosed: never, goesOn: never})
		}
	}
	linkBlocks(d, all)
	return all
}

// linkBlocks makes it cheap to leave a quotation open at the end of a block when the next one opens it again, or begins with
// a small letter.
func linkBlocks(d *syntax.Document, all []sign) {
	for i := range all {
		g := &all[i]
		if !g.end || i+1 == len(all) {
			continue
		}
		next := &all[i+1]
		first, _ := utf8.DecodeRuneInString(d.Text(g.token))
		switch {
		case next.token == g.token && next.open < wrongGlyph:
			g.unclosed, g.single = reopens, next.single
		case unicode.IsLower(first) && !ends(d.Text(g.token-1)):
			g.goesOn = reopens
		}
	}
}

// ends reports whether a word ends a sentence, or announces what is said.
func ends(word string) bool {
	switch word[len(word)-1] {
	case '.', '!', '?', ':':
		return true
	}
	return word == "…" || word == "”" || word == "\"" || word == "’"
}

// place is where a mark stands between the ends of its block.
type place struct {
	text     string
	token    *syntax.Token
	from, to int
}

// sign weighs what the mark may be, by its form and by what touches it.
func (p place) sign(m mark, double bool) sign {
	before, after := p.before(), p.after()
	left := before != 0 && !strings.ContainsRune("([{—–-/", before)
	right := after != 0 && !strings.ContainsRune(".,;:!?)]}—–-/…", after)
	g := sign{single: !double, open: noSide, close: noSide, unopened: never, unclosed: reopens}
	switch {
	case left && !right:
		g.open, g.close = wrongSide, 0
	case right && !left:
		g.open, g.close = 0, wrongSide
	}
	switch m {
	case opens:
		g.close += wrongGlyph
	case closes:
		g.open += wrongGlyph
	}
	stop := strings.ContainsRune(".,!?…", before)
	if double {
		g.stray = strayDouble
		if unicode.IsDigit(before) && m == either {
			g.stray = strayInch
		}
		if g.close == 0 && stop {
			g.unopened = neverOpened
		}
		return g
	}
	if m == either {
		g.open += single
	}
	switch {
	case p.token.XPOS == "POS":
		g.close += genitive
	case unicode.IsDigit(before) && m == either:
	case left && stop:
		g.stray = 3
	case left:
		g.stray = 1
	case m == opens:
		g.stray = 5
	case m == either:
		g.stray = 3
	}
	return g
}

// before returns the character that touches the mark and those around it from the left, 0 for none.
func (p place) before() rune {
	for at := p.token.Start; at > p.from; {
		r, size := utf8.DecodeLastRuneInString(p.text[:at])
		if !isMark(r) {
			if unicode.IsSpace(r) {
				return 0
			}
			return r
		}
		at -= size
	}
	return 0
}

// after is the like from the right.
func (p place) after() rune {
	for at := p.token.End; at < p.to; {
		r, size := utf8.DecodeRuneInString(p.text[at:])
		if !isMark(r) {
			if unicode.IsSpace(r) {
				return 0
			}
			return r
		}
		at += size
	}
	return 0
}

func isMark(r rune) bool {
	return strings.ContainsRune("\"'`“”„‟‘’‚‛«»‹›´「」『』❝❞＂", r)
}
