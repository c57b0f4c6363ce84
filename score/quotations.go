package score

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

// scoreQuotations counts the cases of ugly quotation marks in which the record has what is said, in all its words, by whom,
// and nothing else in quotation marks. The cases are built in, so the path is not used.
func scoreQuotations(string) (result, error) {
	cases, err := corpora.Quotations()
	if err != nil {
		return result{}, err
	}
	records, err := each(cases, func(c corpora.QuotationCase) (*onrecord.Record, error) { return read(c.About, c.Text) })
	if err != nil {
		return result{}, err
	}
	var r result
	var right share
	for i, c := range cases {
		fault := c.Fault(records[i].Actors, records[i].Statements)
		if !right.count(fault == "") {
			r.miss("quotation", c.About, "", fault)
		}
	}
	r.values = []Value{right.value("quotations", "cases in which all is said by whom it is said")}
	return r, nil
}
