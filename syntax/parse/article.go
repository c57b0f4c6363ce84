// Package parse reads an article's language: the words of package tokenize get tags, lemmas, a tree and names.
//
// Two networks do most of it, a grammar and a namer; they are embedded in the binary, and "go run ./cmd/train" makes them.
package parse

import (
	_ "embed"
	"runtime"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/parallel"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

//go:embed grammar.model
var grammarFile []byte

//go:embed names.model
var namesFile []byte

//go:embed lexicon.tsv
var lexiconFile string

// load defers reading an embedded model until it is needed. A file that cannot be read is a defect of the build.
func load[T any](read func([]byte) (T, error), file *[]byte) func() T {
	return sync.OnceValue(func() T {
		model, err := read(*file)
		if err != nil {
			panic(err)
		}
		return model
	})
}

var (
	theGrammar = load(readGrammar, &grammarFile)
	theNamer   = load(readNamer, &namesFile)
	theLexicon = sync.OnceValue(func() *lexicon { return newLexicon(lexiconFile) })
)

// machines are the working memory of reading that lies idle: one for each article that is read at the same time. A pool that
// the garbage collector empties would make new ones all the time.
var machines = make(chan *machine, runtime.GOMAXPROCS(0))

func takeMachine() *machine {
	select {
	case m := <-machines:
		return m
	default:
		return &machine{reader: reader{grammar: theGrammar(), naming: naming{namer: theNamer()}}}
	}
}

func (m *machine) giveBack() {
	select {
	case machines <- m:
	default:
	}
}

type machine struct {
	reader reader
	words  []word
}

// Load reads the models, side by side. Without it the first article does.
func Load() {
	parallel.Call(func() { theGrammar() }, func() { theNamer() }, func() { theLexicon() })
}

// Article reads the prose of an article.
func Article(article *onrecord.Article) *syntax.Document {
	tokens, sentences := tokenize.Split(article)
	m := takeMachine()
	defer m.giveBack()
	m.words = wordsOf(m.words, article.Text, tokens)
	names := m.reader.read(article.Text, tokens, m.words, sentences)
	theLexicon().fill(article.Text, tokens)
	amendLemmas(article.Text, tokens)
	amendAgents(article.Text, tokens)
	amendTitles(article.Text, tokens, names)
	amendAppositions(tokens, names)
	amendSubjects(tokens, sentences)
	d := syntax.NewDocument(article, tokens, sentences, names)
	d.Encoding, m.reader.encoding = m.reader.encoding, nil
	return d
}
