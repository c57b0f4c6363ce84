package parse

import (
	"testing"

	"github.com/onrecord/onrecord/syntax"
)

// What somebody is accused of hangs from the verb, whatever the tree had.
func TestAmend(t *testing.T) {
	for lemma, want := range map[string]int{"accuse": 2, "praise": 5} {
		d := syntax.ParseCoNLLU(`
1 Varga Varga PROPN NNP _ 3 nsubj:pass
2 was be AUX VBD _ 3 aux:pass
3 accused ` + lemma + ` VERB VBN _ 0 root
4 by by ADP IN _ 6 case
5 the the DET DT _ 6 det
6 council council NOUN NN _ 3 obl:agent
7 of of SCONJ IN _ 8 mark
8 lying lie VERB VBG _ 6 acl
`)
		amend(d.Article.Text, d.Tokens)
		if got := d.Tokens[7].Head; got != want {
			t.Errorf("%s: what of hangs from token %d, want %d", lemma, got, want)
		}
	}
}

// A lemma is whole letters, also where the tag does not fit the form.
func TestEndingsKeepLetters(t *testing.T) {
	x := newLexicon("e\tVBN \t1\n")
	tokens := []syntax.Token{{UPOS: "VERB", XPOS: "VBN"}}
	tokens[0].End = len("€")
	if x.fill("€", tokens); tokens[0].Lemma != "€" {
		t.Errorf("lemma %q", tokens[0].Lemma)
	}
}
