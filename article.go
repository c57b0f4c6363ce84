package onrecord

import (
	"crypto/sha256"
	"encoding/hex"
)

// Article is one published text as it came in. It does not change once it has been made, so spans into it stay good.
type Article struct {
	ID        string   // "sha256:" and the hex digest of the bytes that were read
	Source    string   // path or URL that the bytes came from
	Title     string   // "" when the text shows none
	Authors   []string // bylines, in order
	Published string   // ISO 8601 date, as coarse as known; "" when unknown
	Dateline  string   // place named at the head of the text ("Islamabad")
	Language  string   // BCP 47; "" when unknown
	Text      string   // valid UTF-8
	Blocks    []Block  // the layout of Text, in order, not overlapping
}

// ArticleID is the identity of an article: the hash of its raw bytes.
func ArticleID(raw []byte) string {
	sum := sha256.Sum256(raw)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Block is a run of text that the layout sets apart: a paragraph, a heading, a line of metadata.
type Block struct {
	Span
	Kind    BlockKind
	Without []Span // what stands in the midst of it but is none of its sentences: boxes of links
}

// BlockKind says what a block is.
type BlockKind uint8

const (
	Paragraph BlockKind = iota
	Heading             // title, subheading, all-caps line
	Item                // an entry of a bullet or numbered list
	Caption             // photo caption or credit
	Meta                // URL, date line, byline, section label, boilerplate: no prose
	Duplicate           // a block whose words stood earlier in the article
	Dateline            // what stands before the first sentence: "VELDE, May 3 (Northwire) -"
	Signature           // who wrote the block before: "— Ann Example (@ann) June 3, 2031"
)

// Prose reports whether records are drawn from blocks of this kind.
func (k BlockKind) Prose() bool {
	switch k {
	case Paragraph, Heading, Item, Caption, Dateline, Signature:
		return true
	case Meta, Duplicate:
		return false
	}
	return false
}
