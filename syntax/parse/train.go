package parse

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"github.com/onrecord/onrecord/syntax"
)

// sentence is a training example: tokens with gold annotation (heads relative to the sentence) and their words.
type sentence struct {
	tokens []syntax.Token
	words  []word
}

// treebank returns the training sentences with the text of their documents.
func treebank(corpora string) (text []string, data []sentence, err error) {
	documents, err := syntax.Treebank(corpora)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range documents {
		for _, s := range d.Sentences {
			text = append(text, d.Article.Text)
			data = append(data, example(d.Document, s))
		}
	}
	return text, data, nil
}

// example copies a sentence with heads relative to its first token.
func example(d *syntax.Document, s syntax.Sentence) sentence {
	e := sentence{tokens: make([]syntax.Token, s.Stop-s.First), words: make([]word, s.Stop-s.First)}
	var buf []byte
	for i := range e.tokens {
		e.tokens[i] = d.Tokens[s.First+i]
		if e.tokens[i].Head != syntax.None {
			e.tokens[i].Head -= s.First
		}
		e.words[i], buf = newWord(d.Text(s.First+i), buf)
	}
	return e
}

// distinct returns the sorted values of a property of all tokens.
func distinct(data []sentence, of func(*syntax.Token) string) []string {
	seen := map[string]bool{}
	for _, s := range data {
		for i := range s.tokens {
			seen[of(&s.tokens[i])] = true
		}
	}
	var values []string
	for v := range seen {
		values = append(values, v)
	}
	slices.Sort(values)
	return values
}

// TrainLexicon learns lemmas from the treebanks.
func TrainLexicon(corpora string, _ io.Writer) ([]byte, error) {
	text, data, err := treebank(corpora)
	if err != nil {
		return nil, err
	}
	return trainLexicon(text, data), nil
}

// TrainGrammar learns tags and trees from the treebanks in the folder corpora/ud, with word vectors from the news archive.
func TrainGrammar(corpora string, log io.Writer) ([]byte, error) {
	_, data, err := treebank(corpora)
	if err != nil {
		return nil, err
	}
	known, err := trainVectors(corpora, log)
	if err != nil {
		return nil, err
	}
	t := newGrammar(grammarPlan, known, data, rand.New(rand.NewPCG(1, 2)))
	fmt.Fprintf(log, "grammar: %d sentences, %d tags, %d relations\n", len(data), len(t.tags), len(t.relations))
	t.train(log)
	return t.finish(), nil
}
