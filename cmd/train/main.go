// Command train makes the models that are embedded in onrecord from the corpora:
//
//	go run ./cmd/train [-corpora DIR] [NAME...]
//
// Run it from the root of the repository; without a NAME it trains them all, in the order in which they depend on each
// other. Training on the same corpora gives the same bytes.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

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

var recipes = []recipe{
	{"sentences", []string{"syntax/tokenize/sentences.model"}, one(tokenize.Train)},
	{"tags", []string{"syntax/parse/tags.model"}, one(parse.TrainTags)},
	{"lexicon", []string{"syntax/parse/lexicon.tsv"}, one(parse.TrainLexicon)},
	{"trees", []string{"syntax/parse/moves.model", "syntax/parse/relations.model"}, func(corpora string, log io.Writer) ([][]byte, error) {
		moves, relations, err := parse.TrainTrees(corpora, log)
		return [][]byte{moves, relations}, err
	}},
	{"clusters", []string{"syntax/parse/clusters.tsv"}, one(parse.TrainClusters)},
	{"names", []string{"syntax/parse/names.model"}, one(parse.TrainNames)},
	{"nouns", []string{"mentions/nouns.tsv"}, one(mentions.TrainNouns)},
	{"pronouns", []string{"mentions/pronouns.model"}, one(mentions.Train)},
	{"statements", []string{"statements/cues.model", "statements/sources.model", "statements/content.model"}, statements.Train},
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
	for _, r := range recipes {
		if len(wanted) > 0 && !slices.Contains(wanted, r.name) {
			continue
		}
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
	}
	return nil
}
