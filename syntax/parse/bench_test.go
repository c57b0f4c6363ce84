package parse

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

// benchmarkText returns the example articles of the repository as one.
func benchmarkText(b *testing.B) *onrecord.Article {
	paths, err := filepath.Glob(filepath.Join("..", "..", "examples", "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	var text []byte
	for _, path := range paths {
		one, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		text = append(text, one...)
	}
	return corpora.ByLines(string(text))
}

// BenchmarkStages times each stage by itself, on words that the stages before have read.
func BenchmarkStages(b *testing.B) {
	article := benchmarkText(b)
	tokens, sentences := tokenize.Split(article)
	words := wordsOf(nil, article.Text, tokens)
	r := &reader{grammar: theGrammar(), naming: naming{namer: theNamer()}}
	r.read(article.Text, tokens, words, sentences)
	out := r.encode(words)
	for _, stage := range []struct {
		name string
		run  func()
	}{
		{"split", func() { tokenize.Split(article) }},
		{"words", func() { words = wordsOf(words, article.Text, tokens) }},
		{"encode", func() { out = r.encode(words) }},
		{"trees", func() {
			r.grammar.read(&r.scores, out, r.batch.Rows)
			for s, sentence := range r.sentences {
				r.parse(tokens[sentence.First:sentence.Stop], sentence.First, s)
			}
		}},
		{"names", func() { r.look(words); r.naming.tag(&r.batch, r.rows, r.forms, out) }},
		{"lemmas", func() { theLexicon().fill(article.Text, tokens) }},
		{"document", func() { syntax.NewDocument(article, tokens, sentences, nil) }},
		{"all", func() { Article(article) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				stage.run()
			}
			b.ReportMetric(float64(len(tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
