package score

import (
	"fmt"
	"os"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// syntaxMeasures are those of the CoNLL 2018 shared task, in its order.
var syntaxMeasures = []string{"tokens F1", "sentences F1", "words F1", "UPOS F1", "UFeats F1", "lemmas F1", "UAS", "LAS"}

// scoreSyntax returns a scorer of a file in the CoNLL-U format, by the measures of the CoNLL 2018 shared task.
func scoreSyntax(part string) func(string) (result, error) {
	return func(path string) (result, error) {
		file, err := os.Open(path)
		if err != nil {
			return result{}, err
		}
		defer file.Close()
		treebank, err := syntax.ReadCoNLLU(file)
		if err != nil {
			return result{}, err
		}
		type scored struct {
			tallies []tally
			misses  []Miss
		}
		documents, err := each(treebank, func(gold syntax.Annotated) (scored, error) {
			article, err := article(gold.Article.Source, gold.Article.Text)
			if err != nil {
				return scored{}, err
			}
			tallies, misses := compareSyntax(gold.Document, parse.Article(article))
			return scored{tallies, misses}, nil
		})
		if err != nil {
			return result{}, err
		}
		var r result
		sums := make([]tally, len(syntaxMeasures))
		for _, d := range documents {
			for i := range sums {
				sums[i].add(d.tallies[i])
			}
			r.misses = append(r.misses, d.misses...)
		}
		for i, measure := range syntaxMeasures {
			r.values = append(r.values, sums[i].value(part, measure))
		}
		return r, nil
	}
}

// compareSyntax counts the syntaxMeasures of two analyses of one text.
func compareSyntax(gold, found *syntax.Document) ([]tally, []Miss) {
	goldWords, goldTokens := conllWords(gold)
	foundWords, foundTokens := conllWords(found)
	foundOf := alignWords(goldWords, foundWords)
	words := tally{gold: float64(len(goldWords)), found: float64(len(foundWords))}
	upos, feats, lemmas, uas, las := words, words, words, words, words
	words.right = float64(matched(foundOf))
	var misses []Miss
	count := func(t *tally, right bool) {
		if right {
			t.right++
		}
	}
	for g, f := range foundOf {
		if f == none {
			misses = append(misses, Miss{"missed word", gold.Article.Source, gold.Text(g), ""})
			continue
		}
		want, got := &gold.Tokens[g], &found.Tokens[f]
		count(&upos, want.UPOS == got.UPOS)
		count(&feats, comparedFeatures(want.Feats) == comparedFeatures(got.Feats))
		count(&lemmas, want.Lemma == "" || want.Lemma == got.Lemma)
		head := want.Head == syntax.None && got.Head == syntax.None ||
			want.Head != syntax.None && got.Head != syntax.None && foundOf[want.Head] == got.Head
		rel := comparedRelation(want.Rel) == comparedRelation(got.Rel)
		count(&uas, head)
		count(&las, head && rel)
		if !head || !rel {
			misses = append(misses, Miss{"LAS", gold.Article.Source, arc(gold, g), arc(found, f)})
		}
	}
	return []tally{sameSpans(goldTokens, foundTokens), sameSpans(sentenceSpans(gold), sentenceSpans(found)), words, upos, feats, lemmas, uas, las}, misses
}

// sentenceSpans returns the text of the sentences from their first token to their last.
func sentenceSpans(d *syntax.Document) []onrecord.Span {
	var spans []onrecord.Span
	for _, s := range d.Sentences {
		spans = append(spans, d.SpanOf(s.Range))
	}
	return spans
}

func arc(d *syntax.Document, i int) string {
	head := "ROOT"
	if h := d.Tokens[i].Head; h != syntax.None {
		head = d.Text(h)
	}
	return fmt.Sprintf("%s -%s-> %s", d.Text(i), d.Tokens[i].Rel, head)
}
