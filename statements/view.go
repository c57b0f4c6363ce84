package statements

import (
	"strings"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// view is a document as the models of this package see it: hashes of each token, and where the quotations are.
type view struct {
	*syntax.Document
	lemma, form, pos, xpos, rel []uint32
	quotations                  []syntax.Range // marks included, in text order, not nested
	quotation                   []int32        // index of the quotation that holds the token, or None
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

// of returns a column's value for token i, which may lie outside the sentence s.
func of(column []uint32, i int, s syntax.Sentence) uint32 {
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
