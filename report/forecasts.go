package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// forecasts writes what is expected: the outcome, and below it who expects it, on what condition, how sure, by when.
func (r *reader) forecasts() {
	if len(r.Forecasts) == 0 {
		return
	}
	r.page.section("What is expected")
	for i := range r.Forecasts {
		f := &r.Forecasts[i]
		runs := []run{{plain, clip(r.quote(f.Outcome), 3*(r.page.style.Width-gutter)-8)}}
		if f.Direction == onrecord.WillNot {
			runs = append([]run{{refute, "will not: "}}, runs...)
		}
		r.page.entry(first(f.Outcome), 4, runs...)
		if details := r.details(f); len(details) > 0 {
			r.page.more(gutter+4, details...)
		}
	}
}

// details are the parts of a forecast beside its outcome, with dots between them.
func (r *reader) details(f *onrecord.Forecast) []run {
	var parts [][]run
	add := func(runs ...run) { parts = append(parts, runs) }
	if who := r.forecaster(f); who != "" {
		add(run{bold, who})
	}
	if len(f.Condition) > 0 {
		add(run{doubt, condition(clip(r.quote(f.Condition), 2*r.page.style.Width))})
	}
	if words := r.quote(f.Likelihood); words != "" {
		sure := []run{{future, words}}
		if p := f.Probability; p != nil {
			sure = append(sure, run{plain, fmt.Sprintf(" %.0f–%.0f %%", 100*p.Low, 100*p.High)})
		}
		add(sure...)
	}
	if f.Horizon != "" {
		add(run{plain, "by " + date(f.Horizon)})
	} else if words := r.quote(f.HorizonText); words != "" {
		add(run{plain, words})
	}
	var runs []run
	for i, part := range parts {
		if i > 0 {
			runs = append(runs, run{dim, " · "})
		}
		runs = append(runs, part...)
	}
	return runs
}

// joins are the words that begin a condition which reads well as it stands.
var joins = []string{"if", "unless", "in", "should", "under", "once", "when", "as", "with", "without", "until", "provided", "were",
	"had", "even", "only", "after", "whether", "given", "assuming", "absent", "depending", "so", "but"}

// determiners lose the capital that they have at the head of a sentence.
var determiners = []string{"a", "an", "the", "this", "that", "such", "any", "his", "her", "its", "their"}

// condition words a condition: "if it rains" as it stands, "a dry summer" as "given a dry summer".
func condition(words string) string {
	begin, _, _ := strings.Cut(words, " ")
	if slices.Contains(joins, strings.ToLower(begin)) {
		return words
	}
	if slices.Contains(determiners, strings.ToLower(begin)) {
		words = strings.ToLower(begin) + words[len(begin):]
	}
	return "given " + words
}

// forecaster names who makes the forecast, in the article's words where the actor has no name.
func (r *reader) forecaster(f *onrecord.Forecast) string {
	if f.Forecaster == onrecord.Unnamed {
		if s := r.said[f.Statement]; s != nil {
			return cmp.Or(r.speaker(s), "nobody named")
		}
	}
	return r.name(f.Forecaster)
}
