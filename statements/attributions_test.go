package statements

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord/syntax"
)

func at(first, stop int) syntax.Range { return syntax.Range{First: first, Stop: stop} }

// What explains the source is none of the content, whether the tree has it as an apposition or as a second subject.
func TestYieldToSource(t *testing.T) {
	for _, test := range []struct{ about, tree string }{
		{"an apposition", `
1 According accord VERB VBG _ 3 case
2 to to ADP IN _ 1 fixed
3 Varga Varga PROPN NNP _ 8 obl
4 , , PUNCT , _ 5 punct
5 mayor mayor NOUN NN _ 3 appos
6 , , PUNCT , _ 3 punct
7 dockers docker NOUN NNS _ 8 nsubj
8 left leave VERB VBD _ 0 root
`},
		{"a second subject", `
1 According accord VERB VBG _ 3 case
2 to to ADP IN _ 1 fixed
3 Varga Varga PROPN NNP _ 8 obl
4 , , PUNCT , _ 5 punct
5 mayor mayor NOUN NN _ 8 nsubj
6 , , PUNCT , _ 3 punct
7 dockers docker NOUN NNS _ 8 nsubj
8 left leave VERB VBD _ 0 root
`},
	} {
		v := newView(syntax.ParseCoNLLU(test.tree))
		a := attribution{cue: at(0, 2), source: at(2, 3), head: 2, content: []syntax.Range{at(4, 8)}}
		v.yieldToSource(&a)
		if want := []syntax.Range{at(6, 8)}; !slices.Equal(a.content, want) || a.source != at(2, 5) {
			t.Errorf("%s: source %v, content %v", test.about, a.source, a.content)
		}
	}
}

// Another's words are cut out with the comma before them; quotation marks stay, and something always does.
func TestWithout(t *testing.T) {
	v := newView(syntax.ParseCoNLLU(`
1 “ “ PUNCT _ _ 2 punct
2 Wait wait VERB VB _ 0 root
3 , , PUNCT , _ 2 punct
4 ” ” PUNCT _ _ 2 punct
5 , , PUNCT , _ 2 punct
6 Varga Varga PROPN NNP _ 7 nsubj
7 says say VERB VBZ _ 2 parataxis
8 , , PUNCT , _ 2 punct
9 here here ADV RB _ 2 advmod
`))
	for _, test := range []struct {
		content, out syntax.Range
		want         []syntax.Range
	}{
		{at(0, 9), at(5, 7), []syntax.Range{at(0, 4), at(8, 9)}},
		{at(1, 7), at(5, 7), []syntax.Range{at(1, 4)}},
		{at(4, 7), at(5, 7), []syntax.Range{at(4, 7)}},
		{at(5, 9), at(5, 7), []syntax.Range{at(5, 9)}},
	} {
		if got := v.without([]syntax.Range{test.content}, test.out); !slices.Equal(got, test.want) {
			t.Errorf("%v without %v: %v, want %v", test.content, test.out, got, test.want)
		}
	}
}

// What is done to somebody, and a bare question, are nothing said.
func TestNothingSaid(t *testing.T) {
	v := newView(syntax.ParseCoNLLU(`
1 Varga Varga PROPN NNP _ 2 nsubj
2 attacked attack VERB VBD _ 0 root
3 Tarr Tarr PROPN NNP _ 2 obj
4 for for ADP IN _ 5 case
5 greed greed NOUN NN _ 2 obl
6 what what PRON WP _ 2 dep
`))
	attack := attribution{cue: at(1, 2), source: at(0, 1), head: 0, content: []syntax.Range{at(2, 3)}}
	blame := attribution{cue: at(1, 2), source: at(0, 1), head: 0, content: []syntax.Range{at(2, 5)}}
	question := attribution{cue: at(1, 2), source: at(0, 1), head: 0, content: []syntax.Range{at(5, 6)}}
	if !v.strikes(&attack) || v.strikes(&blame) {
		t.Error("an attack is not told from blame")
	}
	if !v.asksWhat(&question) || v.asksWhat(&attack) {
		t.Error("a bare question is not told from content")
	}
}
