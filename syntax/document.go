// Package syntax is what the rest of onrecord knows of language: an article's sentences, its words with tags, lemmas
// and Universal Dependencies trees, and its names, all as offsets into the article's text. Package tokenize finds the
// words, package parse does the rest and is the only one here that loads models.
package syntax

import (
	"strings"

	"github.com/onrecord/onrecord"
)

// None stands for "no token": the head of a root, the answer when nothing was found.
const None = -1

// Document is an article with its syntax. Tokens are syntactic words in text order; sentences and names are ranges of
// them. It does not change once [NewDocument] has made it.
type Document struct {
	Article   *onrecord.Article
	Tokens    []Token
	Sentences []Sentence
	Names     []Name
	Encoding  []byte // what the parser's network made of each token, as many values for each; nil where no parser ran

	children   []int32 // dependents of all tokens, in text order, grouped by head
	childStart []int32 // children of token i: children[childStart[i]:childStart[i+1]]
	reach      []Range // first and past-the-last token of each token's subtree
	nameOf     []int32 // index into Names of each token, or None
}

// Token is a syntactic word in the sense of Universal Dependencies: "don't" is two, "do" and "n't".
type Token struct {
	onrecord.Span
	Lemma  string
	UPOS   string // universal part of speech
	XPOS   string // Penn Treebank tag
	Feats  string // universal features as in CoNLL-U ("Number=Sing|Person=3"), "" for none
	Head   int    // index in Document.Tokens, None for a root
	Rel    string // relation to the head, with its subtype ("nsubj:pass")
	Joined bool   // a later word of the same multiword token as the word before it
}

// Range is a range of tokens [First, Stop).
type Range struct{ First, Stop int }

// Sentence is a range of tokens and the text that it covers.
type Sentence struct {
	onrecord.Span
	Range
	Block int // index in Article.Blocks
}

// Name is a named entity with a label of the Worldwide English Newswire corpus.
type Name struct {
	onrecord.Span
	Range
	Label string
}

// Labels of names.
const (
	PersonName   = "Person"
	OrgName      = "Organization"
	LocationName = "Location"
	FacilityName = "Facility"
	NorpName     = "NORP"
	DateName     = "Date"
	MoneyName    = "Money"
	ProductName  = "Product"
	MiscName     = "Miscellaneous"
)

// NewDocument completes a document whose tokens, sentences and names are known: it indexes the trees.
func NewDocument(article *onrecord.Article, tokens []Token, sentences []Sentence, names []Name) *Document {
	d := &Document{Article: article, Tokens: tokens, Sentences: sentences, Names: names}
	n := len(tokens)
	d.childStart = make([]int32, n+2)
	for _, t := range tokens {
		if t.Head != None {
			d.childStart[t.Head+2]++
		}
	}
	for i := 2; i < n+2; i++ {
		d.childStart[i] += d.childStart[i-1]
	}
	d.children = make([]int32, n)
	for i, t := range tokens {
		if t.Head != None {
			d.children[d.childStart[t.Head+1]] = int32(i)
			d.childStart[t.Head+1]++
		}
	}
	d.findReach()
	d.nameOf = make([]int32, n)
	for i := range d.nameOf {
		d.nameOf[i] = None
	}
	for k, name := range names {
		for i := name.First; i < name.Stop; i++ {
			d.nameOf[i] = int32(k)
		}
	}
	return d
}

// findReach fills reach. A mark widens a subtree that it touches only: parsers often give a comma to a clause far away,
// which would then seem to hold all between.
func (d *Document) findReach() {
	n := len(d.Tokens)
	d.reach = make([]Range, n)
	for i := range d.reach {
		d.reach[i] = Range{i, i + 1}
	}
	for i := range d.Tokens {
		if !d.Tokens[i].Is("punct") {
			d.widen(i, false)
		}
	}
	for i := range d.Tokens { // marks behind, the nearest first
		if d.Tokens[i].Is("punct") && d.Tokens[i].Head < i {
			d.widen(i, true)
		}
	}
	for i := n - 1; i >= 0; i-- { // and before
		if d.Tokens[i].Is("punct") && d.Tokens[i].Head > i {
			d.widen(i, true)
		}
	}
}

// widen makes the subtrees of all ancestors of token i hold its own, or of those only that touch it.
func (d *Document) widen(i int, touching bool) {
	own := d.reach[i]
	for h, steps := d.Tokens[i].Head, 0; h != None && steps < len(d.Tokens); h, steps = d.Tokens[h].Head, steps+1 {
		r := &d.reach[h]
		if r.First <= own.First && own.Stop <= r.Stop {
			continue
		}
		if !touching || own.Stop >= r.First && own.First <= r.Stop {
			r.First, r.Stop = min(r.First, own.First), max(r.Stop, own.Stop)
		}
	}
}

// Text returns the words of token i as they stand in the article.
func (d *Document) Text(i int) string { return d.Tokens[i].In(d.Article.Text) }

// Children returns the dependents of token i in text order. The caller must not change the slice.
func (d *Document) Children(i int) []int32 { return d.children[d.childStart[i]:d.childStart[i+1]] }

// Child returns the first dependent of token i with one of the relations, or None. A relation without a subtype
// matches every subtype: "nsubj" finds "nsubj:pass".
func (d *Document) Child(i int, rels ...string) int {
	for _, c := range d.Children(i) {
		if d.Tokens[c].Is(rels...) {
			return int(c)
		}
	}
	return None
}

// No reports whether "no" or "neither" stands before noun i: "no minister". "No matter who" says nothing of the kind.
func (d *Document) No(i int) bool {
	det := d.Child(i, "det", "cc:preconj")
	return det != None && (strings.EqualFold(d.Text(det), "no") || strings.EqualFold(d.Text(det), "neither")) && !strings.EqualFold(d.Text(i), "matter")
}

// Is reports whether the token's relation is one of rels, as in [Document.Child].
func (t *Token) Is(rels ...string) bool {
	for _, rel := range rels {
		if t.Rel == rel || len(t.Rel) > len(rel) && t.Rel[len(rel)] == ':' && strings.HasPrefix(t.Rel, rel) {
			return true
		}
	}
	return false
}

// Subtree returns the range of tokens from the leftmost to the rightmost descendant of token i, itself included.
func (d *Document) Subtree(i int) Range { return d.reach[i] }

// SpanOf returns the text that a range of tokens covers.
func (d *Document) SpanOf(r Range) onrecord.Span {
	if r.First >= r.Stop {
		return onrecord.Span{}
	}
	return onrecord.Span{Start: d.Tokens[r.First].Start, End: d.Tokens[r.Stop-1].End}
}

// NameOf returns the index in Names of the name that token i belongs to, or None.
func (d *Document) NameOf(i int) int { return int(d.nameOf[i]) }

// TokensIn returns the range of tokens that overlap the span.
func (d *Document) TokensIn(s onrecord.Span) Range {
	first := d.search(func(t *Token) bool { return t.End > s.Start })
	end := d.search(func(t *Token) bool { return t.Start >= s.End })
	return Range{first, max(first, end)}
}

// search returns the first token for which after is true, by halves.
func (d *Document) search(after func(*Token) bool) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if after(&d.Tokens[mid]) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// SentenceOf returns the index in Sentences of the sentence that holds token i.
func (d *Document) SentenceOf(i int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Stop <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Head returns the token of the range that governs the others: the first one whose own head lies outside the range.
func (d *Document) Head(r Range) int {
	for i := r.First; i < r.Stop; i++ {
		if h := d.Tokens[i].Head; h == None || h < r.First || h >= r.Stop {
			if d.Tokens[i].UPOS != "PUNCT" {
				return i
			}
		}
	}
	return r.First
}
