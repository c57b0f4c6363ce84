package events

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed lexicon.txt
var lexiconText string

// noEvent is the type of phrases that name no event though their words alone would.
const noEvent = "NONE"

// entry is a word or phrase of lexicon.txt that names an event.
type entry struct {
	Type   onrecord.EventType
	Mode   string
	frame  string   // "do", "self", "mutual", "get", "elect", "act", "onto", "suffer", or prepositions parted by commas
	strict bool     // no event unless both sides are named
	target bool     // no event unless who undergoes it is named
	head   string   // lemma of the word that heads the phrase
	rest   []string // lemmas that must stand among its dependents
}

// named is 0 for an entry that names no event, else 1: of phrases equally long those come first that rule an event out.
func (e *entry) named() int {
	if e.Type == noEvent {
		return 0
	}
	return 1
}

// lexicon holds the entries by class ('v', 'n' or 'a') and head lemma, longest phrase first.
type lexicon map[byte]map[string][]entry

var loadLexicon = sync.OnceValue(func() lexicon {
	l, err := readLexicon(lexiconText)
	if err != nil {
		panic(err) // the file is embedded: only a test can meet this
	}
	return l
})

// readLexicon reads lines of the form "TYPE MODE CLASS FRAME: words".
func readLexicon(text string) (lexicon, error) {
	l := lexicon{'v': {}, 'n': {}, 'a': {}}
	for number, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		key, words, ok := strings.Cut(line, ":")
		fields := strings.Fields(key)
		if !ok || len(fields) != 4 || l[fields[2][0]] == nil || fields[0] != noEvent && !slices.Contains(onrecord.EventTypes, onrecord.EventType(fields[0])) {
			return nil, fmt.Errorf("lexicon: line %d: cannot read %q", number+1, line)
		}
		e := entry{Type: onrecord.EventType(fields[0]), Mode: strings.Trim(fields[1], "-")}
		if strings.Contains(fields[1], "-") && len(fields[1]) > 1 {
			e.Mode = fields[1]
		}
		e.frame, e.strict = strings.CutSuffix(fields[3], "!")
		e.frame, e.target = strings.CutSuffix(e.frame, "+")
		class := l[fields[2][0]]
		for _, phrase := range strings.Fields(words) {
			e.head, e.rest = splitPhrase(phrase, fields[2][0])
			class[e.head] = append(class[e.head], e)
		}
	}
	for _, class := range l {
		for _, entries := range class {
			slices.SortStableFunc(entries, func(a, b entry) int {
				return cmp.Or(len(b.rest)-len(a.rest), cmp.Compare(a.named(), b.named()))
			})
		}
	}
	return l, nil
}

// dated reports whether token i is part of a date: who "called on Monday" called on nobody.
func dated(doc *syntax.Document, i int) bool {
	n := doc.NameOf(i)
	return n != syntax.None && doc.Names[n].Label == syntax.DateName
}

// splitPhrase parts a phrase into its head and the words beside it: verbs come first, nouns last unless "of" follows.
func splitPhrase(phrase string, class byte) (head string, rest []string) {
	parts := strings.Split(phrase, "_")
	at := 0
	if class == 'n' {
		at = len(parts) - 1
		if of := slices.Index(parts, "of"); of > 0 {
			at = of - 1
		}
		if to := slices.Index(parts, "to"); to > 0 {
			at = to - 1
		}
	}
	return parts[at], slices.Concat(parts[:at], parts[at+1:])
}

// match is an entry that names what a token does, and the tokens that its phrase consists of.
type match struct {
	*entry
	tokens []int
}

// matches calls try with the entries for token i, the most specific first, until one is taken.
func (l lexicon) matches(doc *syntax.Document, i int, try func(match) bool) {
	t := &doc.Tokens[i]
	var class byte
	switch t.UPOS {
	case "VERB":
		class = 'v'
	case "NOUN", "PROPN":
		class = 'n'
	case "ADJ":
		if doc.Child(i, "xcomp") == syntax.None || doc.Child(i, "nsubj") == syntax.None {
			return
		}
		class = 'a'
	default:
		return
	}
	entries := l[class][strings.ToLower(t.Lemma)]
	if entries == nil && class == 'v' {
		entries = l.uninflected(strings.ToLower(doc.Text(i)))
	}
	for k := range entries {
		tokens := phraseAt(doc, i, entries[k].rest)
		if tokens == nil {
			continue
		}
		if entries[k].Type == noEvent {
			return
		}
		if class == 'a' { // "willing to meet" is no meeting
			tokens = append(tokens, doc.Child(i, "xcomp"))
		}
		if try(match{&entries[k], tokens}) {
			return
		}
	}
}

// uninflected finds a verb by its form, for verbs that the lemmatiser does not know.
func (l lexicon) uninflected(form string) []entry {
	for _, ending := range [...]string{"ed", "d", "ing", "es", "s"} {
		cut, ok := strings.CutSuffix(form, ending)
		if !ok || len(cut) < 3 {
			continue
		}
		for _, base := range [...]string{cut, cut + "e", cut[:len(cut)-1]} {
			if entries := l['v'][base]; entries != nil {
				return entries
			}
		}
	}
	return nil
}

// phraseAt returns token i and those of its dependents, two levels deep, that have the wanted lemmas; nil unless all do.
func phraseAt(doc *syntax.Document, i int, lemmas []string) []int {
	tokens := []int{i}
	for _, want := range lemmas {
		if want == "*" {
			if doc.Child(i, "obj", "nsubj:pass") == syntax.None {
				return nil
			}
			continue
		}
		found := syntax.None
	search:
		for _, c := range doc.Children(i) {
			if strings.EqualFold(doc.Tokens[c].Lemma, want) && !doc.Tokens[c].Is("nsubj") {
				found = int(c)
				break
			}
			for _, g := range doc.Children(int(c)) {
				if strings.EqualFold(doc.Tokens[g].Lemma, want) && !doc.Tokens[c].Is("advcl", "conj", "parataxis", "ccomp") && !dated(doc, int(c)) {
					found = int(g)
					break search
				}
			}
		}
		if found == syntax.None {
			return nil
		}
		switch doc.Tokens[found].UPOS {
		case "ADP", "ADV", "PART", "SCONJ": // "gave in" is a phrase, "In May they gave" is none
			if found < i && doc.Tokens[i].UPOS == "VERB" {
				return nil
			}
		}
		tokens = append(tokens, found)
	}
	slices.Sort(tokens)
	return tokens
}
