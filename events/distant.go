package events

import (
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// nested are the relations down which those who undergo an act are looked for where its own phrases name nobody, the nearest first:
// "rejected a request from Oru", "demanded that Oru withdraw".
var nested = [...]string{"iobj", "obj", "nmod:poss", "nmod", "xcomp", "ccomp", "obl", "nsubj", "nsubj:pass", "acl"}

// nearness is the place of a dependent of that relation in nested, none if it has no place there.
func nearness(t *syntax.Token) int {
	for n, rel := range nested {
		if t.Rel == rel || (rel == "nmod" || rel == "obl") && t.Is(rel) {
			return n
		}
	}
	return none
}

const none = -1

// Phrases with these prepositions name nobody who undergoes an act. Where nothing else does, the place may stand for them.
var (
	aside  = []string{"accord", "according", "by", "after", "during", "since", "before", "until", "as", "under", "than", "like", "throughout"}
	placed = append([]string{"in", "at", "near"}, aside...)
)

// reach is how many steps down somebody is looked for.
const reach = 4

// beneath returns the first token below token i that names somebody else than those who act, phrases with some prepositions aside.
func (r *reader) beneath(i int, actors []onrecord.ID, but []string) int {
	level := []int{i}
	for range reach {
		var next []int
		for _, h := range level {
			for n := range nested {
				for _, c := range r.doc.Children(h) {
					t := &r.doc.Tokens[c]
					if nearness(t) != n || h == i && t.Is("nsubj") {
						continue
					}
					if mark := r.doc.Child(int(c), "case"); mark != syntax.None && slices.Contains(but, r.lemma(mark)) {
						continue
					}
					if len(without(r.actorsAt(int(c)), actors)) > 0 {
						return int(c)
					}
					next = append(next, int(c))
				}
			}
		}
		level = next
	}
	return syntax.None
}

// behind returns whom the phrase headed by token i stands for, where it is no mention itself: "Korin's jets", "the consul of Oru",
// "Velian troops".
func (r *reader) behind(i int) (ids []onrecord.ID) {
	if t := &r.doc.Tokens[i]; t.UPOS != "NOUN" {
		return nil
	}
	for _, c := range r.doc.Children(i) {
		t := &r.doc.Tokens[c]
		mark := r.doc.Child(int(c), "case")
		if t.Is("nmod:poss", "amod", "compound") || t.Is("nmod") && mark != syntax.None && (r.doc.Tokens[mark].Lemma == "of" || r.doc.Tokens[mark].Lemma == "by") {
			if id := r.at(int(c)); id != "" {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
