package corpora

import (
	"fmt"
	"html"
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

// wnutLabels: a group is a band, a team or an organisation that is no firm, all of them organisations to Newswire.
var wnutLabels = map[string]string{
	"person": syntax.PersonName, "location": syntax.LocationName, "corporation": syntax.OrgName, "group": syntax.OrgName,
	"product": syntax.ProductName, "creative-work": syntax.MiscName,
}

// wnutTexts reads the messages of WNUT 2017: a word per line with its BIO tag, an empty line after each message. The text
// is put together from the words.
func wnutTexts(raw string) ([]NamedText, error) {
	var texts []NamedText
	var text sentenceWriter
	var words []taggedWord
	for line := range strings.Lines(raw + "\n\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			if t := string(text.text); t != "" {
				texts = append(texts, NamedText{
					Corpus: WNUT, Name: fmt.Sprintf("%s-%d", WNUT, len(texts)+1),
					Text: t, Names: taggedNames(t, words, wnutLabels),
					// Creative works are only a part of what is miscellaneous.
					Labels: []string{syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.ProductName},
				})
			}
			text, words = sentenceWriter{}, nil
			continue
		}
		word, tag, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("wnut17: no tag in line %q", line)
		}
		words = append(words, taggedWord{text.writeWord(html.UnescapeString(word)), tag})
	}
	return texts, nil
}
