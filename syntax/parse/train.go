package parse

import (
	"bytes"
	"io"

	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// rareTree and rareTag are the average weights below which a feature is dropped: see parse.md for what that costs.
const (
	rareTag  = 0.3
	rareTree = 1
)

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

// TrainTags learns the tagger from the treebanks in the folder corpora/ud.
func TrainTags(corpora string, log io.Writer) ([]byte, error) {
	_, data, err := treebank(corpora)
	if err != nil {
		return nil, err
	}
	return encode(trainTags(data, distinct(data, tagLabel), log), rareTag)
}

// TrainLexicon learns lemmas and features from the treebanks.
func TrainLexicon(corpora string, _ io.Writer) ([]byte, error) {
	text, data, err := treebank(corpora)
	if err != nil {
		return nil, err
	}
	return trainLexicon(text, data), nil
}

// TrainTrees learns the transitions of the parser and the relations, on jack-knifed tags.
func TrainTrees(corpora string, log io.Writer) (moves, relations []byte, err error) {
	_, data, err := treebank(corpora)
	if err != nil {
		return nil, nil, err
	}
	data = jackknife(data, distinct(data, tagLabel), 5, log)
	names := []string{"root"}
	for _, name := range distinct(data, func(t *syntax.Token) string { return t.Rel }) {
		if name != "root" {
			names = append(names, name)
		}
	}
	m, r := trainTrees(data, names, log)
	if moves, err = encode(m, rareTree); err != nil {
		return nil, nil, err
	}
	relations, err = encode(r, rareTree)
	return moves, relations, err
}

func encode(t *perceptron.Trainer, prune float64) ([]byte, error) {
	var file bytes.Buffer
	model := t.Model(prune)
	err := model.Write(&file)
	return file.Bytes(), err
}
