package corpora

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord"
)

// Archive yields the texts of the news archives: allsides and the part of newswire that is for training.
func Archive(corpora string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		paths, err := filepath.Glob(filepath.Join(corpora, "newswire", "train", "text", "*.txt"))
		if err != nil {
			yield("", err)
			return
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if !yield(strings.ToValidUTF8(string(text), "\ufffd"), err) || err != nil {
				return
			}
		}
		path := filepath.Join(corpora, "allsides", "articles.jsonl.gz")
		file, err := os.Open(path)
		if err != nil {
			yield("", err)
			return
		}
		defer file.Close()
		unzipped, err := gzip.NewReader(bufio.NewReader(file))
		if err != nil {
			yield("", fmt.Errorf("%s: %w", path, err))
			return
		}
		articles := json.NewDecoder(unzipped)
		for {
			var a struct{ Text string }
			err := articles.Decode(&a)
			if errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				yield("", fmt.Errorf("%s: %w", path, err))
				return
			}
			if !yield(a.Text, nil) {
				return
			}
		}
	}
}

// ByLines returns an article of which each line that is not empty is a block, so that nothing of it is left out.
func ByLines(text string) *onrecord.Article {
	article := &onrecord.Article{Text: text}
	start := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			article.Blocks = append(article.Blocks, onrecord.Block{Span: onrecord.Span{Start: start, End: start + len(line)}})
		}
		start += len(line)
	}
	return article
}
