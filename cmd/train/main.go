// Command train makes the models that are embedded in onrecord from the corpora:
//
//	go run ./cmd/train [-corpora DIR] [NAME...]
//
// Run it from the root of the repository; without a NAME it trains them all, in the order in which they depend on each
// other, but for open-names, which are a poorer model of names from data that anybody may use. Each is trained by a process of
// its own, built with the files of those before. Training on the same corpora gives the same bytes.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/events"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/statements"
	"github.com/onrecord/onrecord/syntax/parse"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

// recipe makes the files of one model.
type recipe struct {
	name  string
	files []string // paths in the repository
	train func(corpora string, log io.Writer) ([][]byte, error)
}

// openNames names the recipe that is made on demand only: its file stands in the place of another.
const openNames = "open-names"

var recipes = []recipe{
	{"sentences", []string{"syntax/tokenize/sentences.model"}, one(tokenize.Train)},
	{"lexicon", []string{"syntax/parse/lexicon.tsv"}, one(parse.TrainLexicon)},
	{"grammar", []string{"syntax/parse/grammar.model"}, one(parse.TrainGrammar)},
	{"names", []string{"syntax/parse/names.model"}, one(parse.TrainNames)},
	{openNames, []string{"syntax/parse/names.model"}, one(parse.TrainOpenNames)},
	{"nouns", []string{"mentions/nouns.tsv"}, one(mentions.TrainNouns)},
	{"coreference", []string{"mentions/coreference.model"}, one(mentions.Train)},
	{"codes", []string{"mentions/agents.tsv", "mentions/places.tsv", "mentions/figures.tsv"}, mentions.TrainCodes},
	{"events", []string{"events/types.model"}, one(events.Train)},
	{"doings", []string{"statements/doings.txt"}, one(statements.TrainDoings)},
	{"statements", []string{"statements/cues.model", "statements/parts.model"}, statements.Train},
}

func one(train func(string, io.Writer) ([]byte, error)) func(string, io.Writer) ([][]byte, error) {
	return func(corpora string, log io.Writer) ([][]byte, error) {
		file, err := train(corpora, log)
		return [][]byte{file}, err
	}
}

func main() {
	shared := cmp.Or(os.Getenv("ONRECORD_SHARED"), filepath.Join("..", "shared"))
	corpora := flag.String("corpora", filepath.Join(shared, "corpora"), "folder of the corpora")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "usage: go run ./cmd/train [-corpora DIR] [NAME...]\nNAMES: %s\n", strings.Join(names(), " "))
		flag.PrintDefaults()
	}
	flag.Parse()
	if err := run(*corpora, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func names() []string {
	var all []string
	for _, r := range recipes {
		all = append(all, r.name)
	}
	return all
}

func run(corpora string, wanted []string) error {
	for _, name := range wanted {
		if !slices.Contains(names(), name) {
			return fmt.Errorf("no model is called %q; there are %s", name, strings.Join(names(), ", "))
		}
	}
	if len(wanted) == 1 {
		r := recipes[slices.Index(names(), wanted[0])]
		return r.make(corpora)
	}
	for _, r := range recipes {
		if !slices.Contains(wanted, r.name) && (len(wanted) > 0 || r.name == openNames) {
			continue
		}
		one := exec.Command("go", "run", "./cmd/train", "-corpora", corpora, r.name)
		one.Stderr = os.Stderr
		if err := one.Run(); err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
	}
	return nil
}

// make trains the model and writes its files.
func (r recipe) make(corpora string) error {
	files, err := r.train(corpora, os.Stderr)
	if err != nil {
		return err
	}
	for i, path := range r.files {
		if err := os.WriteFile(path, files[i], 0o644); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%s: %d bytes\n", path, len(files[i]))
	}
	return nil
}
