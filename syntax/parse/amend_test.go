package parse

import (
	"testing"

	"github.com/onrecord/onrecord/syntax"
)

// What somebody is accused of hangs from the verb, whatever the tree had.
func TestAmendAgents(t *testing.T) {
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
		amendAgents(d.Article.Text, d.Tokens)
		if got := d.Tokens[7].Head; got != want {
			t.Errorf("%s: what of hangs from token %d, want %d", lemma, got, want)
		}
	}
}

// A name hangs from the office before it, not from what the office is of.
func TestAmendTitles(t *testing.T) {
	d := syntax.ParseCoNLLU(`
1 secretary secretary NOUN NN _ 6 nsubj
2 of of ADP IN _ 3 case
3 State State PROPN NNP _ 1 nmod
4 Ilse Ilse PROPN NNP _ 3 flat
5 Varga Varga PROPN NNP _ 4 flat
6 resigned resign VERB VBD _ 0 root
`)
	names := []syntax.Name{{Range: syntax.Range{First: 3, Stop: 5}, Label: syntax.PersonName}}
	amendTitles(d.Article.Text, d.Tokens, names)
	if got := d.Tokens[3].Head; got != 0 {
		t.Errorf("the name hangs from token %d, want 0", got)
	}
	if got := d.Tokens[4].Head; got != 3 {
		t.Errorf("the surname hangs from token %d, want 3", got)
	}
}

// "PM" is the afternoon behind a number only.
func TestAmendLemmas(t *testing.T) {
	d := syntax.ParseCoNLLU(`
1 The the DET DT _ 2 det
2 PM p.m. NOUN NN _ 3 nsubj
3 left leave VERB VBD _ 0 root
4 at at ADP IN _ 6 case
5 5 5 NUM CD _ 6 nummod
6 PM p.m. NOUN NN _ 3 obl
`)
	amendLemmas(d.Article.Text, d.Tokens)
	if got, time := d.Tokens[1].Lemma, d.Tokens[5].Lemma; got != "pm" || time != "p.m." {
		t.Errorf("lemmas %q and %q", got, time)
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

// What stands right before a verb without a subject is its subject, where the tree took it for an apposition to an earlier word; one that follows
// the verb's own subject stays.
func TestAmendSubjects(t *testing.T) {
	for opening, want := range map[string]string{"advcl": "nsubj", "nsubj": "appos"} {
		d := syntax.ParseCoNLLU(`
1 Citing cite VERB VBG _ 6 ` + opening + `
2 Varga Varga PROPN NNP _ 1 obj
3 , , PUNCT , _ 1 punct
4 a a DET DT _ 5 det
5 mayor mayor NOUN NN _ 2 appos
6 left leave VERB VBD _ 0 root
`)
		amendSubjects(d.Tokens, d.Sentences)
		if got := d.Tokens[4].Rel; got != want {
			t.Errorf("%s: the mayor is %s, want %s", opening, got, want)
		}
	}
}

// A name is in apposition to the last of two who are coordinated, and to both words for one.
func TestAmendAppositions(t *testing.T) {
	for possessor, want := range map[string]int{"nmod:poss": 4, "amod": 1} {
		d := syntax.ParseCoNLLU(`
1 the the DET DT _ 2 det
2 owner owner NOUN NN _ 8 nsubj
3 and and CCONJ CC _ 5 cc
4 his his PRON PRP$ _ 5 ` + possessor + `
5 son son NOUN NN _ 2 conj
6 , , PUNCT , _ 7 punct
7 Varga Varga PROPN NNP _ 2 appos
8 left leave VERB VBD _ 0 root
`)
		amendAppositions(d.Tokens, []syntax.Name{{Range: syntax.Range{First: 6, Stop: 7}, Label: syntax.PersonName}})
		if got := d.Tokens[6].Head; got != want {
			t.Errorf("%s: the name hangs from token %d, want %d", possessor, got, want)
		}
	}
}
