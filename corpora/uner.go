package corpora

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

// unerTexts gives the treebank's English Web Treebank documents the names of Universal NER: a word per line with its
// number and BIO tag, and the treebank's comments. The sentences are the treebank's, some words are not.
func unerTexts(raw string, treebank []syntax.Annotated) ([]NamedText, error) {
	documents := map[string]syntax.Annotated{}
	for _, d := range treebank {
		documents[d.Article.Source] = d
	}
	var texts []NamedText
	var d syntax.Annotated
	var sentences []syntax.Sentence // of d, which are left
	var words [][]string            // the columns of the sentence at hand
	for line := range strings.Lines(raw + "\n\n") {
		line = strings.TrimRight(line, "\r\n")
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			if d, ok = documents[id]; !ok {
				return nil, fmt.Errorf("uner: %s is not in the treebank", id)
			}
			sentences = d.Sentences
			texts = append(texts, NamedText{
				Corpus: UNER, Name: id, Text: d.Article.Text,
				Labels: []string{syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.NorpName},
			})
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		if columns := strings.Split(line, "\t"); len(columns) > 2 {
			words = append(words, columns)
			continue
		}
		if line != "" {
			return nil, fmt.Errorf("uner: unexpected line %q", line)
		}
		if len(words) == 0 {
			continue
		}
		if len(sentences) == 0 {
			return nil, fmt.Errorf("uner: %q begins a sentence that is not in the treebank", words[0])
		}
		t := &texts[len(texts)-1]
		t.Names = append(t.Names, unerNames(d.Document, sentences[0], words)...)
		sentences, words = sentences[1:], nil
	}
	for i := range texts {
		t := &texts[i]
		t.Names = disjoint(append(t.Names, peopleNames(documents[t.Name].Document)...))
	}
	return texts, nil
}

var unerLabels = map[string]string{
	"PER": syntax.PersonName, "ORG": syntax.OrgName, "LOC": syntax.LocationName, "OTH": "other",
}

// unerNames makes the names of a sentence. OTH is what its annotators took for a name of yet another kind, which is many
// things, and not all of any: only words for peoples and faiths are taken of it.
func unerNames(d *syntax.Document, s syntax.Sentence, rows [][]string) []syntax.Name {
	text := d.Article.Text
	var words []taggedWord
	at := s.Start
	for _, columns := range rows {
		if span, ok := locate(text[:s.End], at, columns[1]); ok {
			words = append(words, taggedWord{span, columns[2]})
			at = span.End
		}
	}
	var names []syntax.Name
	for _, n := range taggedNames(text, words, unerLabels) {
		if n.Label == "other" {
			people := slices.ContainsFunc(d.Tokens[s.First:s.Stop], func(t syntax.Token) bool {
				return t.Span == n.Span && (t.XPOS == "JJ" || t.XPOS == "NNPS")
			})
			if !people {
				continue
			}
			n.Label = syntax.NorpName
		}
		names = append(names, n)
	}
	return names
}
