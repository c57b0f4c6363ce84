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
	var sum timeTally
	for i, d := range documents {
		r.compareTimes(&sum, d, found[i])
	}
	r.values = []Value{sum.value.value("dates", "value F1"), sum.strict.value("dates", "strict F1"), sum.relaxed.value("dates", "relaxed F1")}
	return r, nil
}

// timeTally counts spans that are the same, that overlap, and that overlap and have the same value.
type timeTally struct{ strict, relaxed, value tally }

// compareTimes adds one document.
func (r *result) compareTimes(sum *timeTally, d corpora.TimeMLDocument, found []onrecord.Timex) {
	describe := func(t onrecord.Timex) string {
		return fmt.Sprintf("%s [%s]", quote(d.Text, []onrecord.Span{t.Span}), t.Value)
	}
	counts := tally{gold: float64(len(d.Times)), found: float64(len(found))}
	strict, relaxed, value := counts, counts, counts
	foundOf := sameTimes(d.Text, d.Times, found)
	for g, f := range foundOf {
		gold := d.Times[g]
		if f == none {
			r.miss("missed", d.Name, describe(gold), "")
			continue
		}
		relaxed.right++
		if gold.Span == found[f].Span {
			strict.right++
		}
		if gold.Value == found[f].Value {
			value.right++
		} else {
			r.miss("value", d.Name+" of "+d.Created, describe(gold), describe(found[f]))
		}
	}
	for _, f := range unmatched(foundOf, len(found)) {
		r.miss("spurious", d.Name, "", describe(found[f]))
	}
	sum.strict.add(strict)
	sum.relaxed.add(relaxed)
	sum.value.add(value)
}

// sameTimes matches expressions one to one by greatest overlap, so exact spans come first.
func sameTimes(text string, gold, found []onrecord.Timex) []int {
	return greatest(len(gold), len(found), func(g, f int) float64 {
		return jaccard(text, []onrecord.Span{gold[g].Span}, []onrecord.Span{found[f].Span})
	})
}
