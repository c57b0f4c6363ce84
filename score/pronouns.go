package score

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

// scorePronouns scores the development file of GAP as its scorer does: each candidate is a yes or no; F1 over all, and over
// the masculine and the feminine pronouns. The validation file is left out, since pronouns are learnt from it. The actors
// are those that mentions finds, before those who take part in no record are dropped.
func scorePronouns(dir string) (result, error) {
	examples, err := corpora.GAP(filepath.Join(dir, "gap-development.tsv"))
	if err != nil {
		return result{}, err
	}
	actors, err := each(examples, func(e corpora.GAPExample) ([]onrecord.Actor, error) {
		article, err := article(e.ID, e.Text)
		if err != nil {
			return nil, err
		}
		document := parse.Article(article)
		return mentions.Find(document, dates.Find(document)).Actors, nil
	})
	if err != nil {
		return result{}, err
	}
	var r result
	var all, masculine, feminine tally
	for i, e := range examples {
		actor := pronounActor(actors[i], e.Pronoun)
		t := gapTally(e, actor)
		all.add(t)
		switch strings.ToLower(e.Pronoun.In(e.Text)) {
		case "he", "him", "his":
			masculine.add(t)
		default:
			feminine.add(t)
		}
		r.gapMiss(e, actor)
	}
	r.values = []Value{all.value("pronouns", "F1"), masculine.value("pronouns", "masculine F1"), feminine.value("pronouns", "feminine F1"),
		{Part: "pronouns", Measure: "bias", Value: ratio(feminine.f1(), masculine.f1()), Counts: "feminine F1 over masculine"}}
	return r, nil
}

// pronounActor returns the actor that has a pronoun at the span, or nil.
func pronounActor(actors []onrecord.Actor, span onrecord.Span) *onrecord.Actor {
	for i := range actors {
		for _, m := range actors[i].Mentions {
			if m.Form == onrecord.Pronoun && m.Overlaps(span) {
				return &actors[i]
			}
		}
	}
	return nil
}

// mentioned reports whether a mention of the actor overlaps one of the spans.
func mentioned(actor *onrecord.Actor, spans []onrecord.Span) bool {
	if actor == nil {
		return false
	}
	for _, m := range actor.Mentions {
		if onrecord.Overlap([]onrecord.Span{m.Span}, spans) {
			return true
		}
	}
	return false
}

// gapTally counts the candidates that the pronoun refers to, that the actor has a mention at, and both.
func gapTally(e corpora.GAPExample, actor *onrecord.Actor) tally {
	var t tally
	for _, c := range e.Candidates {
		taken := mentioned(actor, []onrecord.Span{c.Span})
		if c.Refers {
			t.gold++
		}
		if taken {
			t.found++
		}
		if c.Refers && taken {
			t.right++
		}
	}
	return t
}

func (r *result) gapMiss(e corpora.GAPExample, actor *onrecord.Actor) {
	gold, found := "neither", "nobody"
	if actor != nil {
		found = actor.Name
	}
	wrong := false
	for _, c := range e.Candidates {
		if c.Refers {
			gold = c.In(e.Text)
		}
		wrong = wrong || c.Refers != mentioned(actor, []onrecord.Span{c.Span})
	}
	if wrong {
		from, to := around(e.Text, e.Pronoun, 60)
		r.miss("pronoun", e.ID, fmt.Sprintf("%s = %s", e.Pronoun.In(e.Text), gold), fmt.Sprintf("%s (… %s …)", found, e.Text[from:to]))
	}
}
