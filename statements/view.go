package statements

import (
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// view is a document as the models of this package see it: hashes of each token, and where the quotations are.
type view struct {
	*syntax.Document
	lemma, form, pos, xpos, rel []uint32
	quotations                  []syntax.Range // marks included, in text order, not nested
	quotation                   []int32        // index of the quotation that holds the token, or None
	sentence                    []int32        // index of the token's sentence
}

var nothing = perceptron.Hash("\x00")

func newView(d *syntax.Document) *view {
	n := len(d.Tokens)
	all := make([]uint32, 5*n)
	v := &view{Document: d, lemma: all[:n], form: all[n : 2*n], pos: all[2*n : 3*n], xpos: all[3*n : 4*n], rel: all[4*n:]}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		v.lemma[i] = perceptron.Hash(strings.ToLower(t.Lemma))
		v.form[i] = perceptron.Hash(strings.ToLower(d.Text(i)))
		v.pos[i], v.xpos[i], v.rel[i] = perceptron.Hash(t.UPOS), perceptron.Hash(t.XPOS), perceptron.Hash(t.Rel)
	}
	v.sentence = make([]int32, n)
	for k, s := range d.Sentences {
		for i := s.First; i < s.Stop; i++ {
			v.sentence[i] = int32(k)
		}
	}
	v.quotations = findQuotations(d)
	v.quotation = make([]int32, n)
	for i := range v.quotation {
		v.quotation[i] = syntax.None
	}
	for k, q := range v.quotations {
		for i := q.First; i < q.Stop; i++ {
			v.quotation[i] = int32(k)
		}
	}
	return v
}

// of returns a column's value for token i, which may lie outside the range s.
func of(column []uint32, i int, s syntax.Range) uint32 {
	if i < s.First || i >= s.Stop {
		return nothing
	}
	return column[i]
}

// path describes the way through the tree from one token to another, and gives its length; ok is false when it is longer
// than six steps on either side.
func (v *view) path(from, to int) (hash uint32, length int, ok bool) {
	const most = 6
	var up [most]int
	n := 0
	for a := from; a != syntax.None && n < most; a = v.Tokens[a].Head {
		up[n] = a
		n++
	}
	down := uint32(17)
	for b, steps := to, 0; b != syntax.None && steps < most; b, steps = v.Tokens[b].Head, steps+1 {
		for k := range n {
			if up[k] == b {
				hash = down
				for j := range k {
					hash = perceptron.Mix(hash, v.rel[up[j]])
				}
				return hash, k + steps, true
			}
		}
		down = perceptron.Mix(down, v.rel[b]+1)
	}
	return 0, 0, false
}

// label is the hash of a name's label.
func (v *view) label(name int) uint32 { return perceptron.Hash(v.Names[name].Label) }

// kind tells in what kind of block a token stands.
func (v *view) kind(i int) uint32 {
	return uint32(v.Article.Blocks[v.Sentences[v.sentence[i]].Block].Kind)
}

// spelling tells how a word is written.
func (v *view) spelling(i int) uint32 {
	word, shape := v.Text(i), uint32(0)
	for k, r := range word {
		switch {
		case unicode.IsUpper(r) && k == 0:
			shape |= 1
		case unicode.IsUpper(r):
			shape |= 2
		case unicode.IsDigit(r):
			shape |= 4
		case !unicode.IsLetter(r):
			shape |= 8
		}
	}
	return shape
}

func overlap(a, b syntax.Range) bool { return a.First < b.Stop && b.First < a.Stop }

// trim takes the punctuation off both ends.
func (v *view) trim(r syntax.Range) syntax.Range {
	for r.First < r.Stop && v.Tokens[r.First].UPOS == "PUNCT" {
		r.First++
	}
	for r.First < r.Stop && v.Tokens[r.Stop-1].UPOS == "PUNCT" {
		r.Stop--
	}
	return r
}
