package score

import (
	"fmt"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

// scorePatterns counts the sentences of ours in which the marked event is found with its status. They are built in, so the path is
// not used.
func scorePatterns(string) (result, error) {
	cases, err := corpora.StatusCases()
	if err != nil {
		return result{}, err
	}
	records, err := each(cases, func(c corpora.StatusCase) (*onrecord.Record, error) { return read("sentence", c.Text+"\n") })
	if err != nil {
		return result{}, err
	}
	var r result
	var right share
	for i, c := range cases {
		got := "no event"
		if event := eventAt(records[i].Events, c.Trigger); event != nil {
			got = string(event.Status)
		}
		if !right.count(got == string(c.Status)) {
			r.miss("pattern", c.Pattern, string(c.Status), fmt.Sprintf("%s (%s)", got, c.Text))
		}
	}
	r.values = []Value{right.value("patterns", "sentences with the right status")}
	return r, nil
}
