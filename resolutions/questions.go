package resolutions

import (
	"slices"

	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/deeds"
)

// View is a forecast that bears on a question, and what it answers.
type View struct {
	*Forecast
	Yes        bool
	Same       bool // on the question's condition, where both have one
	Superseded bool // its forecaster has spoken later
}

// gather collects the forecasts that bear on the question: the same act or its opposite, by or to the same, with a horizon
// that does not begin after the deadline.
func (q *Asking) gather(forecasts []*Forecast) {
	spoken := map[string]bool{}
	for _, f := range slices.Backward(forecasts) {
		b, ok := deeds.Bears(f.Outcome, q.Outcome)
		if !ok || !q.Due.IsZero() && !f.Made.Before(q.Due) || !compatible(&f.Matter, &q.Matter) {
			continue
		}
		v := View{Forecast: f, Yes: (b.Happens == f.Expected) == q.Expected, Same: sameCondition(&f.Matter, &q.Matter)}
		if f.Forecaster != Anonymous {
			who := f.Forecaster
			if who == Article {
				who += " " + f.Outlet
			}
			v.Superseded = spoken[who]
			spoken[who] = true
		}
		q.Views = append(q.Views, v)
		if f.Made.Before(q.since) {
			q.since = f.Made
		}
	}
}

// compatible reports whether a forecast speaks of a time before the deadline of the question.
func compatible(f, q *Matter) bool {
	if q.Due.IsZero() || f.Horizon == "" {
		return true
	}
	start, _, ok := dates.Interval(f.Horizon)
	return !ok || start.Before(q.Due)
}

// Balance is how many forecasts of a month answer a question with yes and with no.
type Balance struct {
	Month string `json:"month"` // ISO 8601
	Yes   int    `json:"yes"`
	No    int    `json:"no"`
}

// Balances counts the views month by month, oldest first.
func (q *Asking) Balances() (months []Balance) {
	for _, v := range slices.Backward(q.Views) {
		month := v.Made.Format("2006-01")
		if len(months) == 0 || months[len(months)-1].Month != month {
			months = append(months, Balance{Month: month})
		}
		b := &months[len(months)-1]
		if v.Yes {
			b.Yes++
		} else {
			b.No++
		}
	}
	return months
}

// Now counts the last view of each forecaster.
func (q *Asking) Now() (yes, no int) {
	for _, v := range q.Views {
		switch {
		case v.Superseded:
		case v.Yes:
			yes++
		default:
			no++
		}
	}
	return yes, no
}
