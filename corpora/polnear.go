package corpora

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord"
)

// PolNeARArticle is an article with the attributions of each of its annotators.
type PolNeARArticle struct {
	Name       string
	Text       string
	Annotators [][]Attribution
}

// Attribution is an attribution relation; each part is a list of fragments in text order, empty where there is none.
type Attribution struct {
	Source, Cue, Content []onrecord.Span
}

// PolNeAR reads a part ("train", "dev") of the corpus in the folder dir (corpora/polnear), sorted by name.
func PolNeAR(dir, part string) ([]PolNeARArticle, error) {
	texts, err := filepath.Glob(filepath.Join(dir, part, "text", "*.txt"))
	if err != nil || len(texts) == 0 {
		return nil, fmt.Errorf("polnear: no texts in %q", filepath.Join(dir, part, "text"))
	}
	slices.Sort(texts)
	var articles []PolNeARArticle
	for _, path := range texts {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("polnear: %w", err)
		}
		a := PolNeARArticle{Name: strings.TrimSuffix(filepath.Base(path), ".txt"), Text: string(raw)}
		files, _ := filepath.Glob(filepath.Join(dir, part, "attributions", a.Name+"_*.ann"))
		slices.Sort(files)
		bytes := Offsets(a.Text)
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				return nil, fmt.Errorf("polnear: %w", err)
			}
			attributions, err := parseBrat(string(raw), bytes)
			if err != nil {
				return nil, fmt.Errorf("polnear: %s: %w", file, err)
			}
			a.Annotators = append(a.Annotators, attributions)
		}
		articles = append(articles, a)
	}
	return articles, nil
}

// parseBrat reads brat stand-off: T lines hold spans in code points, E lines join them. Lines that begin with neither are
// the rest of a T line whose text holds a line break.
func parseBrat(ann string, bytes []int) ([]Attribution, error) {
	spans := map[string][]onrecord.Span{}
	var attributions []Attribution
	for row := range strings.Lines(ann) {
		column := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		switch {
		case len(column) >= 2 && strings.HasPrefix(column[0], "T"):
			_, offsets, ok := strings.Cut(column[1], " ")
			if !ok {
				return nil, fmt.Errorf("malformed line %q", row)
			}
			for pair := range strings.SplitSeq(offsets, ";") {
				from, to, _ := strings.Cut(pair, " ")
				start, err1 := strconv.Atoi(from)
				end, err2 := strconv.Atoi(to)
				if err1 != nil || err2 != nil || start < 0 || end < start || end >= len(bytes) {
					return nil, fmt.Errorf("malformed span %q", pair)
				}
				spans[column[0]] = append(spans[column[0]], onrecord.Span{Start: bytes[start], End: bytes[end]})
			}
		case len(column) >= 2 && strings.HasPrefix(column[0], "E"):
			var a Attribution
			for argument := range strings.FieldsSeq(column[1]) {
				kind, id, _ := strings.Cut(argument, ":")
				switch strings.TrimRight(kind, "0123456789") {
				case "Source":
					a.Source = append(a.Source, spans[id]...)
				case "Cue":
					a.Cue = append(a.Cue, spans[id]...)
				case "Content":
					a.Content = append(a.Content, spans[id]...)
				}
			}
			for _, part := range [][]onrecord.Span{a.Source, a.Cue, a.Content} {
				slices.SortFunc(part, onrecord.Span.Compare)
			}
			attributions = append(attributions, a)
		}
	}
	return attributions, nil
}
