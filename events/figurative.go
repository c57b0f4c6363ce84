package events

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed figurative.txt
var figurativeText string

// figures maps each kind of figurative.txt to its lemmas.
var figures = sync.OnceValue(func() map[string]map[string]bool { return wordLists(figurativeText) })

// literal reports whether the event that the tokens name is meant as its words say; what is only said is turned into criticism: "a scathing
// attack on Korin".
func (r *reader) literal(f *found, tokens []int) bool {
	if f.Type != onrecord.Assault {
		return true
	}
	for _, i := range tokens {
		if r.abstract(i) {
			return false
		}
		for _, c := range r.doc.Children(i) {
			switch beside := r.lemma(int(c)); {
			case r.doc.Tokens[c].Is("obj") && strings.Contains(r.doc.Tokens[c].Feats, "Reflex=Yes"):
				return false // who shoots himself attacks nobody
			case !r.doc.Tokens[c].Is("amod", "compound", "advmod"):
			case figures()["verbal"][beside]:
				f.Type, f.Mode = onrecord.Accuse, "disapprove"
			case figures()["arena"][beside] && figures()["struggle"][r.lemma(i)]:
				return false
			}
		}
	}
	if figures()["rivalry"][r.lemma(tokens[0])] && r.about(tokens[0], "contest") > 0 {
		if r.lemma(tokens[0]) != "beat" {
			return false
		}
		f.Type, f.Mode = onrecord.Elect, ""
		return true
	}
	return r.about(tokens[0], "sport") < 2
}

// abstract reports whether token i is directed at what cannot be hurt: "attack on inflation".
func (r *reader) abstract(i int) bool {
	for _, c := range r.doc.Children(i) {
		t := &r.doc.Tokens[c]
		if !t.Is("obj", "nsubj:pass", "nmod", "obl", "compound") || r.at(int(c)) != "" || !figures()["abstract"][r.lemma(int(c))] {
			continue
		}
		if mark := r.doc.Child(int(c), "case"); mark == syntax.None || slices.Contains(targets, r.lemma(mark)) {
			return true
		}
	}
	return false
}

// about counts the words of a kind in the sentence of token i.
func (r *reader) about(i int, kind string) (words int) {
	sentence := r.doc.Sentences[r.doc.SentenceOf(i)]
	for k := sentence.First; k < sentence.Stop; k++ {
		if figures()[kind][r.lemma(k)] {
			words++
		}
	}
	return words
}

// longAgo is how many years before the article an event is a matter of history.
const longAgo = 100

// history reports whether a date lies so far before the article, or before our time, that it is told as a lesson.
func (r *reader) history(date string) bool {
	if len(date) < 4 {
		return false
	}
	year, err := strconv.Atoi(date[:4])
	if err != nil {
		return false
	}
	now := 2000
	if published := r.doc.Article.Published; len(published) >= 4 {
		if y, err := strconv.Atoi(published[:4]); err == nil {
			now = y
		}
	}
	return year < now-longAgo
}

// lemma is that of token i in small letters.
func (r *reader) lemma(i int) string { return strings.ToLower(r.doc.Tokens[i].Lemma) }
