package mentions

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/corpora"
)

const givenNamesHeader = `# Given names whose bearers are called "he" or "she" in the news: name, tab, m or f. Made by "go run ./cmd/train givennames" from
# how often either pronoun follows a full name in the news archives (allsides, Apache-2.0 for the collection; newswire train).
# A name hints only: what the article calls somebody stands above it.
`

// How a name gets into the list: its least number of pronouns, and the least part of them that are of one gender.
const (
	leastPronouns = 4
	leastMen      = 0.88
	leastWomen    = 0.6
)

// TrainGivenNames makes givennames.tsv: the first pronoun after each pair of capitalised words, within two sentences and before
// the next such pair, counts for the first word.
func TrainGivenNames(dir string, log io.Writer) ([]byte, error) {
	counts := make(map[string]*[2]int)
	for text, err := range corpora.Archive(dir) {
		if err != nil {
			return nil, err
		}
		countPronouns(text, counts)
	}
	var out bytes.Buffer
	out.WriteString(givenNamesHeader)
	men, women := 0, 0
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		c := counts[name]
		share := float64(c[0]) / float64(c[0]+c[1])
		switch {
		case c[0]+c[1] < leastPronouns:
		case share >= leastMen:
			fmt.Fprintf(&out, "%s\tm\n", name)
			men++
		case 1-share >= leastWomen:
			fmt.Fprintf(&out, "%s\tf\n", name)
			women++
		}
	}
	fmt.Fprintf(log, "given names: %d of men, %d of women\n", men, women)
	return out.Bytes(), nil
}

func countPronouns(text string, counts map[string]*[2]int) {
	given, before, ends := "", "", 0
	for word := range strings.FieldsSeq(text) {
		bare := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		bare = strings.TrimSuffix(strings.TrimSuffix(bare, "’s"), "'s")
		switch bare {
		case "he", "He", "his", "His", "him":
			count(counts, given, 0)
			given = ""
		case "she", "She", "her", "Her":
			count(counts, given, 1)
			given = ""
		}
		capital := capitalised(bare)
		if capital && before != "" {
			given, ends = before, 0
		}
		before = ""
		if capital && strings.HasSuffix(word, bare) && len(bare) > 2 && !strings.Contains("The This That They There Then When What Why How Who Where While With And But For From Not Now One Two New", bare) {
			before = bare
		}
		if strings.HasSuffix(strings.TrimRight(word, "\"”’)"), ".") {
			if ends++; ends > 1 {
				given = ""
			}
		}
	}
}

func count(counts map[string]*[2]int, name string, gender int) {
	if name == "" {
		return
	}
	if counts[name] == nil {
		counts[name] = new([2]int)
	}
	counts[name][gender]++
}

// capitalised reports whether a word is a capital and small letters.
func capitalised(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && len(s) > size && strings.ToLower(s[size:]) == s[size:]
}
