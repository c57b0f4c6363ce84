package score

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

// scoreSurnames counts the cases of two people with one surname in which the record has them as two actors, each with all
// mentions of the one and none of the other. The cases are built in, so the path is not used.
func scoreSurnames(string) (result, error) {
	cases, err := corpora.Surnames()
	if err != nil {
		return result{}, err
	}
	records, err := each(cases, func(c corpora.SurnameCase) (*onrecord.Record, error) { return read(c.About, c.Text) })
	if err != nil {
		return result{}, err
	}
	var r result
	var apart share
	for i, c := range cases {
		confusion := c.Confusion(records[i].Actors)
		if !apart.count(confusion == "") {
			r.miss("surname", c.About, "", confusion)
		}
	}
	r.values = []Value{apart.value("surnames", "cases in which two people are kept apart")}
	return r, nil
}
