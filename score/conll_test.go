package score

import (
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

const goldSnippet = `1 Ana Ana PROPN NNP Number=Sing 3 nsubj
2-3 didn't _ _ _ _ _ _
2 did do AUX VBD Mood=Ind|Typo=Yes 4 aux
3 n't not PART RB Polarity=Neg 4 advmod
4 vote vote VERB VB VerbForm=Inf 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct

1 Ole Ole PROPN NNP Number=Sing 2 nsubj:outer
2 won win VERB VBD _ 0 root
`

func TestCompareSyntax(t *testing.T) {
	type counts map[string]tally
	for _, c := range []struct {
		name, found string
		want        counts
	}{
		{"itself", goldSnippet, counts{
			"tokens F1": {6, 6, 6}, "sentences F1": {2, 2, 2}, "words F1": {7, 7, 7}, "UFeats F1": {7, 7, 7}, "LAS": {7, 7, 7}}},
		{"subtypes and features that are not universal do not count", `1 Ana Ana PROPN NNP Number=Sing 3 nsubj:pass
2-3 didn't _ _ _ _ _ _
2 did do AUX VBD Mood=Ind 4 aux
3 n't not PART RB Polarity=Neg 4 advmod
4 vote vote VERB VB VerbForm=Inf 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct

1 Ole Ole PROPN NNP Number=Sing 2 nsubj
2 won win VERB VBD _ 0 root
`, counts{"UFeats F1": {7, 7, 7}, "UAS": {7, 7, 7}, "LAS": {7, 7, 7}}},
		{"a multiword token that is not split, and one sentence", `1 Ana Ana PROPN NNP Number=Sing 3 nsubj
2 didn't do AUX VBD Mood=Ind 3 aux
3 vote vote VERB VB VerbForm=Inf 0 root _ SpaceAfter=No
4 . . PUNCT . _ 3 punct
5 Ole Ole PROPN NNP Number=Sing 6 nsubj
6 won win VERB VBD _ 3 parataxis
`, counts{"tokens F1": {6, 6, 6}, "sentences F1": {2, 1, 0}, "words F1": {7, 6, 5}, "UPOS F1": {7, 6, 5}, "UAS": {7, 6, 3}, "LAS": {7, 6, 3}}},
		{"the same words without a multiword token", `1 Ana Ana PROPN NNP Number=Sing 3 nsubj
2 did do AUX VBD Mood=Ind 4 aux _ SpaceAfter=No
3 n't no PART RB Polarity=Neg 4 advmod
4 vote vote VERB VB VerbForm=Inf 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct

1 Ole Ole PROPN NNP Number=Sing 2 obj
2 won win VERB VBD _ 0 root
`, counts{"tokens F1": {6, 7, 5}, "words F1": {7, 7, 7}, "lemmas F1": {7, 7, 6}, "UAS": {7, 7, 7}, "LAS": {7, 7, 6}}},
	} {
		gold := syntax.ParseCoNLLU(goldSnippet)
		got, _ := compareSyntax(gold, syntax.ParseCoNLLU(c.found))
		for i, measure := range syntaxMeasures {
			if want, ok := c.want[measure]; ok && got[i] != want {
				t.Errorf("%s: %s: gold, found, right %v, want %v", c.name, measure, got[i], want)
			}
		}
	}
}

func TestCompareSyntaxWithNothing(t *testing.T) {
	gold := syntax.ParseCoNLLU(goldSnippet)
	nothing := syntax.NewDocument(gold.Article, nil, nil, nil)
	if got, misses := compareSyntax(gold, nothing); got[2] != (tally{7, 0, 0}) || len(misses) != 7 {
		t.Errorf("nothing found: %v, %d misses", got[2], len(misses))
	}
	if got, _ := compareSyntax(nothing, gold); got[2] != (tally{0, 7, 0}) {
		t.Errorf("nothing gold: %v", got[2])
	}
}

func TestAlignWords(t *testing.T) {
	word := func(start, end int, multiword bool, form string) conllWord {
		return conllWord{onrecord.Span{Start: start, End: end}, multiword, form}
	}
	gold := []conllWord{word(0, 2, false, "ab"), word(2, 6, true, "cd"), word(2, 6, true, "ef"), word(6, 8, false, "gh")}
	// A token that begins before the multiword token and ends inside it; then the rest of it.
	found := []conllWord{word(0, 4, false, "abcd"), word(4, 6, false, "ef"), word(6, 8, false, "gh")}
	if got := alignWords(gold, found); got[0] != none || got[1] != none || got[2] != 1 || got[3] != 2 {
		t.Errorf("got %v, want [-1 -1 1 2]", got)
	}
}

func TestComparedFeatures(t *testing.T) {
	if got := comparedFeatures("Typo=Yes|Number=Sing|Case=Nom"); got != "Case=Nom|Number=Sing" {
		t.Errorf("got %q", got)
	}
	if comparedFeatures("Style=Coll") != comparedFeatures("") {
		t.Error("a feature that is not universal counts")
	}
}
