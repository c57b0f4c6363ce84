package corpora

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// NewswireArticle is an article of the Worldwide English Newswire corpus with its names in text order. The names have no
// token ranges.
type NewswireArticle struct {
	Name  string
	Text  string
	Names []syntax.Name
}

// Newswire reads a part ("train", "dev") of the corpus in the folder dir (corpora/newswire), sorted by name.
func Newswire(dir, part string) ([]NewswireArticle, error) {
	texts, err := files(dir, part, "text", "*.txt")
	if err != nil {
		return nil, fmt.Errorf("newswire: %w", err)
	}
	var articles []NewswireArticle
	for _, path := range texts {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("newswire: %w", err)
		}
		name := filepath.Base(path)
		tags, err := os.ReadFile(filepath.Join(dir, part, "ner", name+".tsv"))
		if err != nil {
			return nil, fmt.Errorf("newswire: %w", err)
		}
		names, err := alignNames(string(raw), string(tags))
		if err != nil {
			return nil, fmt.Errorf("newswire: %s: %w", name, err)
		}
		articles = append(articles, NewswireArticle{name, string(raw), names})
	}
	return articles, nil
}

// newswireLabels are the corpus's labels and ours.
var newswireLabels = map[string]string{
	"Person": syntax.PersonName, "Organization": syntax.OrgName, "Location": syntax.LocationName,
	"Facility": syntax.FacilityName, "NORP": syntax.NorpName, "Date": syntax.DateName, "Money": syntax.MoneyName,
	"Product": syntax.ProductName, "Misc": syntax.MiscName,
}

// alignNames finds the tagged tokens, one with its BIO tag per line, in the text. Columns after the second hold names
// inside names and are left out. An I- tag that continues no name of its label begins one; a blank line ends a name.
func alignNames(text, tagged string) ([]syntax.Name, error) {
	var names []syntax.Name
	at, open := 0, ""
	for line := range strings.Lines(tagged) {
		columns := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		token := strings.TrimSpace(columns[0])
		if token == "" {
			open = ""
			continue
		}
		prefix, label := "", ""
		if len(columns) > 1 {
			prefix, label, _ = strings.Cut(strings.TrimSpace(columns[1]), "-")
		}
		if label == "" {
			open = ""
		} else if newswireLabels[label] == "" {
			return nil, fmt.Errorf("unknown label in line %q", line)
		}
		span, ok := locate(text, at, token)
		if !ok { // a defect of the corpus: the token is not in the text
			continue
		}
		at = span.End
		switch {
		case label == "":
		case prefix == "I" && open == label:
			names[len(names)-1].End = span.End
		default:
			names = append(names, syntax.Name{Span: span, Label: newswireLabels[label]})
		}
		open = label
	}
	return names, nil
}

// reach is how far behind the last token the next one is looked for, in characters.
const reach = 200

// locate finds the next place of the token in the text, white space aside.
func locate(text string, at int, token string) (onrecord.Span, bool) {
	for tries := 0; at < len(text) && tries < reach; tries++ {
		if end, ok := matches(text[at:], token); ok {
			return onrecord.Span{Start: at, End: at + end}, true
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return onrecord.Span{}, false
}

// matches returns how many bytes of text spell the token; the text may have white space between its letters.
func matches(text, token string) (int, bool) {
	at := 0
	for _, want := range token {
		for {
			if at == len(text) {
				return 0, false
			}
			r, size := utf8.DecodeRuneInString(text[at:])
			at += size
			if r == want {
				break
			}
			if at == size || !unicode.IsSpace(r) {
				return 0, false
			}
		}
	}
	return at, true
}
