package tokenize

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsFile string

// kind is a set of the lists that a word is on.
type kind uint16

const (
	title kind = 1 << iota
	abbreviation
	capital
	numbered
	prefix
	elided
	unit
	sum
	slashed
	fileEnding
	marked
	shown
	starter
)

var kinds = map[string]kind{
	"titles": title, "abbreviations": abbreviation, "capitals": capital, "numbered": numbered, "prefixes": prefix,
	"elided": elided, "units": unit, "sums": sum, "slashed": slashed, "files": fileEnding,
	"marked": marked, "shown": shown, "starters": starter,
}

// cuts is where a fused word is parted: once, or twice.
type cuts struct {
	first, second int
	initial       bool // only when it has a capital
	slip          bool // only before a word of the list "shown"
}

var (
	lists   = map[string]kind{}
	fused   = map[string]cuts{}
	smileys = map[byte][]string{} // by their first byte
)

func init() {
	for line := range strings.Lines(wordsFile) {
		name, words, _ := strings.Cut(line, " ")
		for word := range strings.FieldsSeq(words) {
			switch name {
			case "fused", "initial", "slips":
				parts := strings.Split(word, "|")
				c := cuts{first: len(parts[0]), initial: name == "initial", slip: name == "slips"}
				if len(parts) > 2 {
					c.second = c.first + len(parts[1])
				}
				fused[strings.Join(parts, "")] = c
			case "smileys":
				smileys[word[0]] = append(smileys[word[0]], word)
			default:
				lists[word] |= kinds[name]
			}
		}
	}
}

// lowerCase holds an ASCII word in lower case, without an allocation. No list has a longer word.
type lowerCase [12]byte

// of returns the word in lower case, nil for a word too long for any list.
func (b *lowerCase) of(word string) []byte {
	if len(word) > len(b) {
		return nil
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b[i] = c
	}
	return b[:len(word)]
}

// kindsOf returns the lists that the word is on, in any case.
func kindsOf(word string) kind {
	var b lowerCase
	return lists[string(b.of(word))]
}
