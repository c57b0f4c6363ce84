package score

import (
	"fmt"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// scoreNames scores names on newswire/dev: the exact F1 of span and label, over Person, Organization and Location, with
// Facility counted as Location, and over all nine labels as they are.
func scoreNames(dir string) (result, error) {
	articles, err := corpora.Newswire(dir, "dev")
	if err != nil {
		return result{}, err
	}
	found, err := each(articles, func(a corpora.NewswireArticle) ([]syntax.Name, error) {
		article, err := article(a.Name, a.Text)
		if err != nil {
			return nil, err
		}
		return parse.Article(article).Names, nil
	})
	if err != nil {
		return result{}, err
	}
	var r result
	var three, nine tally
	byLabel := map[string]*tally{syntax.PersonName: {}, syntax.OrgName: {}, syntax.LocationName: {}}
	for i, a := range articles {
		gold, got := mainNames(a.Names), mainNames(found[i])
		three.add(sameNames(gold, got))
		nine.add(sameNames(a.Names, found[i]))
		for label, t := range byLabel {
			t.add(sameNames(only(gold, label), only(got, label)))
		}
		r.nameMisses(a, gold, got)
	}
	r.values = append(r.values, three.value("names", "Person Organization Location F1"))
	for _, label := range []string{syntax.PersonName, syntax.OrgName, syntax.LocationName} {
		r.values = append(r.values, byLabel[label].value("names", label+" F1"))
	}
	r.values = append(r.values, nine.value("names", "all nine labels F1"))
	return r, nil
}

// mainNames keeps the people, organisations and places, facilities among the places.
func mainNames(names []syntax.Name) []syntax.Name {
	var kept []syntax.Name
	for _, n := range names {
		switch n.Label {
		case syntax.FacilityName:
			n.Label = syntax.LocationName
			kept = append(kept, n)
		case syntax.PersonName, syntax.OrgName, syntax.LocationName:
			kept = append(kept, n)
		}
	}
	return kept
}

func only(names []syntax.Name, label string) []syntax.Name {
	var kept []syntax.Name
	for _, n := range names {
		if n.Label == label {
			kept = append(kept, n)
		}
	}
	return kept
}

// labelled is what two names must have in common.
type labelled struct {
	onrecord.Span
	label string
}

// sameNames counts the names that have the same span and label; a name is counted once.
func sameNames(gold, found []syntax.Name) tally {
	want, got := nameSet(gold), nameSet(found)
	t := tally{gold: float64(len(want)), found: float64(len(got))}
	for n := range want {
		if got[n] {
			t.right++
		}
	}
	return t
}

func nameSet(names []syntax.Name) map[labelled]bool {
	set := map[labelled]bool{}
	for _, n := range names {
		set[labelled{n.Span, n.Label}] = true
	}
	return set
}

func (r *result) nameMisses(a corpora.NewswireArticle, gold, found []syntax.Name) {
	describe := func(n syntax.Name) string {
		return fmt.Sprintf("%s [%s]", quote(a.Text, []onrecord.Span{n.Span}), n.Label)
	}
	overlapping := func(n syntax.Name, others []syntax.Name) string {
		for _, o := range others {
			if o.Overlaps(n.Span) {
				return describe(o)
			}
		}
		return ""
	}
	want, got := nameSet(gold), nameSet(found)
	for _, n := range gold {
		if !got[labelled{n.Span, n.Label}] {
			r.miss("missed", a.Name, describe(n), overlapping(n, found))
		}
	}
	for _, n := range found {
		if !want[labelled{n.Span, n.Label}] && overlapping(n, gold) == "" {
			r.miss("spurious", a.Name, "", describe(n))
		}
	}
}
