package parse

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

// counts of the values seen for each key.
type counts map[string]map[string]int

func (c counts) add(key, value string) {
	if c[key] == nil {
		c[key] = map[string]int{}
	}
	c[key][value]++
}

// most returns the commonest value of a key, the alphabetically first among equals.
func (c counts) most(key string) (value string, n int) {
	for v, k := range c[key] {
		if k > n || k == n && v < value {
			value, n = v, k
		}
	}
	return value, n
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

//go:embed irregular.txt
var irregularFile string

// addIrregular gives the forms of irregular verbs their lemmas, unless the treebanks have them as forms of another such verb.
func addIrregular(lemmas counts) {
	of := map[string]string{} // the lemma of each form
	verbs := map[string]bool{}
	for line := range strings.Lines(irregularFile) {
		words := strings.Fields(line)
		if words[0] == "#" {
			continue
		}
		verbs[words[0]] = true
		for _, form := range words[1:] {
			of[form] = words[0]
		}
	}
	for form, lemma := range of {
		for _, tag := range []string{"VBD", "VBN"} {
			key := "VERB " + tag + " " + form
			if seen, _ := lemmas.most(key); !verbs[seen] {
				lemmas[key] = map[string]int{lemma: 1}
			}
		}
	}
}

// trainLexicon learns the rules on endings, then lists the words for which they fail, in the format of newLexicon.
func trainLexicon(text []string, data []sentence) []byte {
	endings, lemmas := counts{}, counts{}
	for k, s := range data {
		for i := range s.tokens {
			t := &s.tokens[i]
			if t.Lemma == "" || strings.ContainsAny(t.Feats, "T") && strings.Contains(t.Feats, "Typo=Yes") {
				continue
			}
			form := t.In(text[k])
			lower := string(appendLower(nil, form))
			tag := t.UPOS + " " + t.XPOS
			lemmas.add(tag+" "+lower, t.Lemma)
			if e, ok := editOf(t, form, lower); ok {
				runes := []rune(lower)
				for n := 0; n <= min(longestEnding, len(runes)); n++ {
					endings.add(t.XPOS+" "+string(runes[len(runes)-n:]), e)
				}
			}
		}
	}
	addIrregular(lemmas)
	x := &lexicon{endings: map[string]edit{}}
	var out bytes.Buffer
	for _, key := range sortedKeys(endings) {
		e, n := endings.most(key)
		tag, ending, _ := strings.Cut(key, " ")
		if shorter, _ := endings.most(tag + " " + dropFirst(ending)); n < 2 || ending != "" && shorter == e {
			continue
		}
		x.endings[key] = edit{int(e[0] - '0'), e[1:]}
		fmt.Fprintf(&out, "e\t%s\t%s\n", key, e)
	}
	for _, key := range sortedKeys(lemmas) {
		lemma, _ := lemmas.most(key)
		part := strings.SplitN(key, " ", 3)
		t := &syntax.Token{UPOS: part[0], XPOS: part[1]}
		if got := x.byEnding(t, titled(t, part[2]), []byte(part[2])); got != lemma {
			fmt.Fprintf(&out, "l\t%s\t%s\n", key, lemma)
		}
	}
	return out.Bytes()
}

func dropFirst(s string) string {
	for i := range s {
		if i > 0 {
			return s[i:]
		}
	}
	return ""
}

// titled gives a lower-case proper noun its capital back.
func titled(t *syntax.Token, lower string) string {
	if t.UPOS == "PROPN" && lower != "" {
		return strings.ToUpper(lower[:1]) + lower[1:]
	}
	return lower
}

// editOf describes the lemma as a change at the form's end: a digit for the bytes to cut, then what to add.
func editOf(t *syntax.Token, form, lower string) (string, bool) {
	base := form
	if t.UPOS != "PROPN" {
		base = lower
	}
	n := 0
	for n < len(base) && n < len(t.Lemma) && base[n] == t.Lemma[n] {
		n++
	}
	if n == 0 || len(base)-n > 9 {
		return "", false
	}
	return fmt.Sprint(len(base)-n) + t.Lemma[n:], true
}
