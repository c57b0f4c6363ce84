package tokenize

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsFile string

var (
	abbreviations = map[string]bool{} // lower case, without the last full stop
	prefixes      = map[string]bool{} // that keep the word after their hyphen
	fused         = map[string]int{}  // lower case -> length of the first part
)

func init() {
	for line := range strings.Lines(wordsFile) {
		kind, words, _ := strings.Cut(line, " ")
		for _, word := range strings.Fields(words) {
			switch kind {
			case "abbreviations":
				abbreviations[word] = true
			case "prefixes":
				prefixes[word] = true
			case "fused":
				first, rest, _ := strings.Cut(word, "|")
				fused[first+rest] = len(first)
			}
		}
	}
}
