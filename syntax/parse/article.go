// Package parse reads an article's language: the words of package tokenize get tags, lemmas, a tree and names.
//
// All models are averaged perceptrons that decide greedily from left to right; they are embedded in the binary, and
// "go run ./cmd/train" makes them.
package parse

import (
	_ "embed"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

//go:embed tags.model
var tagsFile []byte

//go:embed moves.model
var movesFile []byte

//go:embed relations.model
var relationsFile []byte

//go:embed lexicon.tsv
var lexiconFile string

// load defers reading an embedded model until it is needed. A file that cannot be read is a defect of the build.
func load(file *[]byte) func() *perceptron.Model {
	return sync.OnceValue(func() *perceptron.Model {
		m, err := perceptron.Read(*file)
		if err != nil {
			panic(err)
		}
		return m
	})
}

var (
	tagsModel      = load(&tagsFile)
	movesModel     = load(&movesFile)
	relationsModel = load(&relationsFile)
	theLexicon     = sync.OnceValue(func() *lexicon { return newLexicon(lexiconFile) })
)

// machines are the working memory of taggers and parsers, a pair for each article that is being read.
var machines = sync.Pool{New: func() any {
	return &machine{
		tagger: newTagger(tagsModel(), tagsModel().Labels),
		parser: newParser(movesModel(), relationsModel(), relationsModel().Labels),
		namer:  newNamer(firstNames(), finalNames(), tagsOf(finalNames())),
	}
}}

type machine struct {
	tagger *tagger
	parser *parser
	namer  *namer
	words  []word
	buf    []byte
}

// Load reads the models, side by side. Without it the first article does.
func Load() {
	var wait sync.WaitGroup
	for _, load := range []func(){func() { tagsModel() }, func() { movesModel() }, func() { relationsModel() },
		func() { theLexicon() }, func() { firstNames() }} {
		wait.Go(load)
	}
	wait.Wait()
}

// Article reads the prose of an article.
func Article(article *onrecord.Article) *syntax.Document {
	tokens, sentences := tokenize.Split(article)
	m := machines.Get().(*machine)
	defer machines.Put(m)
	m.words = m.words[:0]
	for i := range tokens {
		var w word
		w, m.buf = newWord(tokens[i].In(article.Text), m.buf)
		m.words = append(m.words, w)
	}
	for _, s := range sentences {
		m.tagger.tag(tokens[s.First:s.Stop], m.words[s.First:s.Stop])
	}
	theLexicon().fill(article.Text, tokens)
	for _, s := range sentences {
		m.parser.parse(tokens[s.First:s.Stop], m.words[s.First:s.Stop])
		for i := s.First; i < s.Stop; i++ {
			if tokens[i].Head != syntax.None {
				tokens[i].Head += s.First
			}
		}
	}
	names := m.namer.find(article.Text, tokens, m.words, sentences)
	return syntax.NewDocument(article, tokens, sentences, names)
}
