package main

import (
	"bytes"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

type parseCommand struct {
	Inputs []string `arg:"" optional:"" name:"input" help:"Files, folders, web addresses, or - for standard input."`
}

// Help is the long help text.
func (*parseCommand) Help() string {
	return `Prints sentences, words, tags, lemmas and trees (Universal Dependencies), with TokenRange in code points and names as NER=.

Example:
  onrecord parse article.txt > article.conllu`
}

// Run prints the syntax of each article.
func (c *parseCommand) Run(w *world) error {
	return batch(w, c.Inputs, func(article *onrecord.Article) ([]byte, error) {
		var out bytes.Buffer
		err := syntax.WriteCoNLLU(&out, parse.Article(article))
		return out.Bytes(), err
	})
}
