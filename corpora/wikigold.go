package corpora

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

var wikiGoldLabels = map[string]string{
	"PER": syntax.PersonName, "ORG": syntax.OrgName, "LOC": syntax.LocationName, "MISC": syntax.MiscName,
}

// wikiGoldTexts reads the articles of WikiGold: a word per line with its I- or O tag after a space, an empty line after each
// sentence, -DOCSTART- between articles. The text is put together from the words. MISC is what is none of the other three;
// the peoples among it are told apart.
func wikiGoldTexts(raw string, peoples map[string]bool) ([]NamedText, error) {
	var texts []NamedText
	var names []syntax.Name
	var text sentenceWriter
	var words []taggedWord
	endSentence := func() {
		names = append(names, taggedNames(string(text.text), words, wikiGoldLabels)...)
		words = nil
		text.endSentence(" ")
	}
	endArticle := func() {
		endSentence()
		t := NamedText{
			Corpus: WikiGold, Name: fmt.Sprintf("%s-%d", WikiGold, len(texts)+1),
			Text: strings.TrimSpace(string(text.text)), Names: names,
			Labels: []string{syntax.PersonName, syntax.OrgName, syntax.LocationName, syntax.NorpName, syntax.MiscName},
		}
		for i, n := range names {
			if n.Label == syntax.MiscName && peoples[n.In(t.Text)] {
				names[i].Label = syntax.NorpName
			}
		}
		if t.Text != "" {
			texts = append(texts, t)
		}
		names, text = nil, sentenceWriter{}
	}
	for line := range strings.Lines(raw) {
		line = strings.TrimSpace(line)
		word, tag, ok := strings.Cut(line, " ")
		switch {
		case word == "-DOCSTART-":
			endArticle()
		case line == "":
			endSentence()
		case !ok:
			return nil, fmt.Errorf("wikigold: no tag in line %q", line)
		default:
			words = append(words, taggedWord{text.writeWord(word), tag})
		}
	}
	endArticle()
	return texts, nil
}
