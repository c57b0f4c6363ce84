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

// PolNeAR reads a part ("train", "dev") of the corpus in the folder dir (corpora/polnear), sorted by name. The labels
// Discuss and Discard are left out, and so are relations without any span, which are defects of the files.
func PolNeAR(dir, part string) ([]PolNeARArticle, error) {
	texts, err := files(dir, part, "text", "*.txt")
	if err != nil {
		return nil, fmt.Errorf("polnear: %w", err)
	}
	var articles []PolNeARArticle
	for _, path := range texts {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("polnear: %w", err)
		}
		a := PolNeARArticle{Name: strings.TrimSuffix(filepath.Base(path), ".txt"), Text: string(raw)}
		annotations, err := files(dir, part, "attributions", a.Name+"_*.ann")
		if err != nil {
			return nil, fmt.Errorf("polnear: %w", err)
		}
		offsets := Offsets(a.Text)
		for _, file := range annotations {
			raw, err := os.ReadFile(file)
			if err != nil {
				return nil, fmt.Errorf("polnear: %w", err)
			}
			attributions, err := parseBrat(string(raw), offsets)
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
func parseBrat(ann string, offsets []int) ([]Attribution, error) {
	spans := map[string][]onrecord.Span{}
	for row := range strings.Lines(ann) {
		if id, rest, ok := bratLine(row, 'T'); ok {
			fragments, err := bratSpans(rest, offsets)
			if err != nil {
				return nil, fmt.Errorf("line %q: %w", row, err)
			}
			spans[id] = fragments
		}
	}
	var attributions []Attribution
	for row := range strings.Lines(ann) {
		_, arguments, ok := bratLine(row, 'E')
		if !ok {
			continue
		}
		var a Attribution
		for argument := range strings.FieldsSeq(arguments) {
			kind, id, _ := strings.Cut(argument, ":")
			switch strings.TrimRight(kind, "0123456789") { // a second content is called Content2
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
		if len(a.Source)+len(a.Cue)+len(a.Content) > 0 {
			attributions = append(attributions, a)
		}
	}
	return attributions, nil
}

// bratLine returns the identifier and the second column of a line of one type ("T12", "Source 294 299").
func bratLine(row string, kind byte) (id, rest string, ok bool) {
	column := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
	if len(column) < 2 || len(column[0]) < 2 || column[0][0] != kind {
		return "", "", false
	}
	if _, err := strconv.Atoi(column[0][1:]); err != nil {
		return "", "", false
	}
	return column[0], column[1], true
}

// bratSpans reads the fragments of a text-bound annotation ("Content 247 293;343 523").
func bratSpans(annotation string, offsets []int) ([]onrecord.Span, error) {
	_, fragments, _ := strings.Cut(annotation, " ")
	var spans []onrecord.Span
	for fragment := range strings.SplitSeq(fragments, ";") {
		from, to, _ := strings.Cut(fragment, " ")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("malformed fragment %q", fragment)
		}
		span, err := bytesOf(offsets, start, end)
		if err != nil {
			return nil, err
		}
		spans = append(spans, span)
	}
	return spans, nil
}
