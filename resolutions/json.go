package resolutions

import (
	"math"
	"time"
)

// The JSON of forecasts, questions and track records. What is absent has no key; days are ISO 8601.
type (
	// MatterJSON is what forecasts and questions share.
	MatterJSON struct {
		ID        string     `json:"id"`
		State     State      `json:"state"`
		Words     string     `json:"words"`
		Condition string     `json:"condition,omitempty"`
		Made      string     `json:"made,omitempty"`
		Horizon   string     `json:"horizon,omitempty"`
		Due       string     `json:"due,omitempty"` // the last day
		Happened  string     `json:"happened,omitempty"`
		Decided   string     `json:"decided,omitempty"`
		DecidedBy string     `json:"decided_by,omitempty"`
		Why       string     `json:"why,omitempty"`
		Evidence  []Evidence `json:"evidence,omitempty"`
		Met       []Evidence `json:"condition_met,omitempty"`
		Proposals []Proposal `json:"proposals,omitempty"`
	}
	// ForecastJSON is a forecast.
	ForecastJSON struct {
		MatterJSON
		Forecaster  string           `json:"forecaster"`
		Outlet      string           `json:"outlet"`
		Source      string           `json:"source"`
		Start       int              `json:"start"` // code points
		End         int              `json:"end"`
		Likelihood  string           `json:"likelihood,omitempty"`
		Probability *ProbabilityJSON `json:"probability,omitempty"`
		Direction   string           `json:"direction"`
		Topic       string           `json:"topic,omitempty"`
		Revised     string           `json:"revised_by,omitempty"`
	}
	// ProbabilityJSON is as in the record of an article.
	ProbabilityJSON struct {
		Low   float64 `json:"low"`
		High  float64 `json:"high"`
		Scale string  `json:"scale"`
	}
	// ViewJSON is a forecast that bears on a question.
	ViewJSON struct {
		Answer     string       `json:"answer"`               // "yes" or "no"
		Same       bool         `json:"same_condition"`       // as the question's
		Superseded bool         `json:"superseded,omitempty"` // its forecaster has spoken later
		Forecast   ForecastJSON `json:"forecast"`
	}
	// QuestionJSON is a question with the forecasts that bear on it, newest first.
	QuestionJSON struct {
		MatterJSON
		Yes     int        `json:"yes"` // by the last view of each forecaster
		No      int        `json:"no"`
		Balance []Balance  `json:"balance,omitempty"`
		Views   []ViewJSON `json:"views,omitempty"`
	}
	// TrackJSON is a track record.
	TrackJSON struct {
		Grouping        Grouping      `json:"by"`
		Name            string        `json:"name"`
		Made            int           `json:"made"`
		States          map[State]int `json:"states"`
		Revised         int           `json:"revised,omitempty"`
		Early           int           `json:"decided_early,omitempty"`
		PastDue         int           `json:"past_due"`
		ShareUnresolved float64       `json:"share_unresolved"`
		N               int           `json:"n"` // what the rates are of
		CameTrue        int           `json:"came_true"`
		HitRate         *float64      `json:"hit_rate,omitempty"`
		Interval        []float64     `json:"interval,omitempty"` // 95 %
		Scored          int           `json:"scored,omitempty"`
		Brier           *float64      `json:"brier,omitempty"`
		Log             *float64      `json:"log_score,omitempty"` // no key where it is minus infinity
		Calibration     []BinJSON     `json:"calibration,omitempty"`
	}
	// BinJSON is a bin of a calibration.
	BinJSON struct {
		Low      float64 `json:"low"`
		High     float64 `json:"high"`
		N        int     `json:"n"`
		Forecast float64 `json:"forecast"`
		Observed float64 `json:"observed"`
	}
)

// LastDay is the last day before the matter is past due, "" for none.
func (m *Matter) LastDay() string {
	if m.Due.IsZero() {
		return ""
	}
	return m.Due.AddDate(0, 0, -1).Format(time.DateOnly)
}

// JSON is the matter for output.
func (m *Matter) JSON() MatterJSON {
	out := MatterJSON{ID: m.ID, State: m.State, Words: m.Words, Condition: m.Condition, Horizon: m.Horizon, Due: m.LastDay(), Met: m.Met, Proposals: m.Proposals}
	if !m.Made.IsZero() {
		out.Made = m.Made.Format(time.DateOnly)
	}
	if r := m.Ruling; r != nil {
		out.Happened, out.Decided, out.DecidedBy, out.Why, out.Evidence = r.Happened, r.At.Format(time.RFC3339), r.By, r.Why, r.Evidence
	}
	return out
}

// JSON is the forecast for output.
func (f *Forecast) JSON() ForecastJSON {
	out := ForecastJSON{MatterJSON: f.Matter.JSON(), Forecaster: f.Forecaster, Outlet: f.Outlet, Source: f.Source, Start: f.Start, End: f.End,
		Likelihood: f.Likelihood, Direction: "will", Topic: f.Topic}
	if p := f.Probability; p != nil {
		out.Probability = &ProbabilityJSON{p.Low, p.High, p.Scale}
	}
	if !f.Affirmed {
		out.Direction = "will_not"
	}
	if f.Revised != nil {
		out.Revised = f.Revised.ID
	}
	return out
}

// JSON is the question for output.
func (q *Asking) JSON() QuestionJSON {
	out := QuestionJSON{MatterJSON: q.Matter.JSON(), Balance: q.Balances()}
	out.Yes, out.No = q.Now()
	for _, v := range q.Views {
		answer := "no"
		if v.Yes {
			answer = "yes"
		}
		out.Views = append(out.Views, ViewJSON{answer, v.Same, v.Superseded, v.Forecast.JSON()})
	}
	return out
}

// JSON is the track record for output.
func (t *Track) JSON() TrackJSON {
	out := TrackJSON{Grouping: t.Grouping, Name: t.Name, Made: t.Made, States: t.States, Revised: t.Revised, Early: t.Early, PastDue: t.PastDue,
		ShareUnresolved: t.ShareUnresolved(), N: t.Hits.N, CameTrue: t.Hits.Right, Scored: t.Scored}
	if t.Hits.N > 0 {
		share := t.Hits.Share()
		out.HitRate, out.Interval = &share, []float64{t.Hits.Low, t.Hits.High}
	}
	if t.Scored > 0 {
		out.Brier = &t.Brier
		if !math.IsInf(t.Log, 0) {
			out.Log = &t.Log
		}
	}
	for _, b := range t.Calibration {
		out.Calibration = append(out.Calibration, BinJSON(b))
	}
	return out
}
