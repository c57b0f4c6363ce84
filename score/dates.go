package score

import (
	"fmt"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax/parse"
)

// scoreDates scores temporal expressions on AQUAINT by the measures of TempEval-3: F1 of exact spans, of spans that overlap,
// and of spans that overlap and have the same value. The document creation time is given, as in that task.
func scoreDates(dir string) (result, error) {
	documents, err := corpora.TimeML(dir)
	if err != nil {
		return result{}, err
	}
	found, err := each(documents, func(d corpora.TimeMLDocument) ([]onrecord.Timex, error) {
		article, err := article(d.Name, d.Text)
		if err != nil {
			return nil, err
		}
		article.Published = d.Created
		return dates.Find(parse.Article(article)), nil
	})
	if err != nil {
		return result{}, err
	}
	var r result
	var strict, relaxed, value tally
	for i, d := range documents {
		describe := func(t onrecord.Timex) string {
			return fmt.Sprintf("%s [%s]", quote(d.Text, []onrecord.Span{t.Span}), t.Value)
		}
		foundOf := sameTimes(d.Text, d.Times, found[i])
		counts := tally{gold: float64(len(d.Times)), found: float64(len(found[i]))}
		strict.add(counts)
		relaxed.add(counts)
		value.add(counts)
		for g, f := range foundOf {
			gold := d.Times[g]
			if f == none {
				r.miss("missed", d.Name, describe(gold), "")
				continue
			}
			got := found[i][f]
			relaxed.right++
			if gold.Span == got.Span {
				strict.right++
			}
			if gold.Value == got.Value {
				value.right++
			} else {
				r.miss("value", d.Name+" of "+d.Created, describe(gold), describe(got))
			}
		}
		for _, f := range unmatched(foundOf, len(found[i])) {
			r.miss("spurious", d.Name, "", describe(found[i][f]))
		}
	}
	r.values = []Value{value.value("dates", "value F1"), strict.value("dates", "strict F1"), relaxed.value("dates", "relaxed F1")}
	return r, nil
}

// sameTimes matches expressions one to one by greatest overlap, so exact spans come first.
func sameTimes(text string, gold, found []onrecord.Timex) []int {
	return greatest(len(gold), len(found), func(g, f int) float64 {
		return jaccard(text, []onrecord.Span{gold[g].Span}, []onrecord.Span{found[f].Span})
	})
}
