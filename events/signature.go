package events

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
)

//go:embed signatures.txt
var signaturesText string

//go:embed modifiers.txt
var modifiersText string

// signature is what a word makes of the event in its complement, where it is affirmed and where it is negated.
type signature struct{ affirmed, negated onrecord.Status }

// signatures maps the lemmas of signatures.txt to theirs. The first line that has a lemma counts.
var signatures = sync.OnceValue(func() map[string]signature {
	table := map[string]signature{}
	eachLine(signaturesText, func(key string, lemmas []string) {
		affirmed, negated, _ := strings.Cut(key, "/")
		for _, lemma := range lemmas {
			if _, known := table[lemma]; !known {
				table[lemma] = signature{onrecord.Status(affirmed), onrecord.Status(negated)}
			}
		}
	})
	return table
})

// modifiers maps each kind of modifiers.txt to its lemmas.
var modifiers = sync.OnceValue(func() map[string]map[string]bool { return wordLists(modifiersText) })

// wordLists reads lines of the form "KIND: lemmas".
func wordLists(text string) map[string]map[string]bool {
	table := map[string]map[string]bool{}
	eachLine(text, func(kind string, lemmas []string) {
		if table[kind] == nil {
			table[kind] = map[string]bool{}
		}
		for _, lemma := range lemmas {
			table[kind][lemma] = true
		}
	})
	return table
}

// eachLine calls use with the key and the words of each line "KEY: words" that is no comment.
func eachLine(text string, use func(key string, words []string)) {
	for line := range strings.Lines(text) {
		if key, words, ok := strings.Cut(line, ":"); ok && line[0] != '#' {
			use(key, strings.Fields(words))
		}
	}
}

// signed returns the signature of a lemma, and whether it has any.
func signed(lemma string) (signature, bool) {
	s, ok := signatures()[strings.ToLower(lemma)]
	return s, ok
}

// apply puts what a word says over a status: what is denied stays denied, what did not happen was not planned either, a
// claim about a plan is still a plan, and denying a denial leaves a claim.
func apply(operator, status onrecord.Status) onrecord.Status {
	switch operator {
	case "", onrecord.Reported:
		return status
	case onrecord.Negated:
		switch status {
		case onrecord.Negated:
			return onrecord.Reported
		case onrecord.Denied:
			return onrecord.Alleged
		case onrecord.Hypothetical:
			return onrecord.Hypothetical
		}
		return onrecord.Negated
	case onrecord.Denied:
		return onrecord.Denied
	case onrecord.Alleged, onrecord.Rumoured:
		if status == onrecord.Reported || status == onrecord.Alleged {
			return operator
		}
		return status
	case onrecord.Planned:
		if status == onrecord.Reported || status == onrecord.Alleged {
			return onrecord.Planned
		}
		return status
	case onrecord.Hypothetical:
		if status == onrecord.Denied || status == onrecord.Negated {
			return status
		}
		return onrecord.Hypothetical
	}
	return status
}
