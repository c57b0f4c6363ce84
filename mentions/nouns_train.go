package mentions

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

const nounsHeader = `# Nouns that denote people, organisations and groups: lemma, tab, type. Made by "go run ./cmd/train nouns" from the heads of
# mentions in the freely licensed genres of UD GUM train (annotation CC BY 4.0). newsnouns.tsv, written by hand, corrects it.
`

// TrainNouns makes nouns.tsv: the nouns most of whose mentions in GUM are people or organisations.
func TrainNouns(corpora string, log io.Writer) ([]byte, error) {
	counts, err := countHeads(corpora)
	if err != nil {
		return nil, err
	}
	types := make(map[string]string)
	for lemma, byType := range counts {
		total := 0
		for _, n := range byType {
			total += n
		}
		person, org := byType["person"], byType["organization"]
		if 2*(person+org) > total && plainWord(lemma) {
			types[lemma] = "person"
			if org > person {
				types[lemma] = "organisation"
			}
		}
	}
	fmt.Fprintf(log, "nouns: %d learned\n", len(types))
	var out bytes.Buffer
	out.WriteString(nounsHeader)
	for _, lemma := range slices.Sorted(maps.Keys(types)) {
		fmt.Fprintf(&out, "%s\t%s\n", lemma, types[lemma])
	}
	return out.Bytes(), nil
}

// countHeads counts the types of the mentions that each common noun heads.
func countHeads(corpora string) (map[string]map[string]int, error) {
	documents, err := syntax.Treebank(corpora)
	if err != nil {
		return nil, err
	}
	counts := make(map[string]map[string]int)
	for _, d := range documents {
		for _, e := range syntax.Entities(d.Misc) {
			t := d.Tokens[d.Head(e.Range)]
			if t.UPOS != "NOUN" {
				continue
			}
			lemma := strings.ToLower(t.Lemma)
			if counts[lemma] == nil {
				counts[lemma] = make(map[string]int)
			}
			counts[lemma][e.Type]++
		}
	}
	return counts, nil
}

func plainWord(s string) bool {
	return len(s) > 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}
