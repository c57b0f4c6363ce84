package resolutions

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/forecasts/scoring"
)

// Grouping says whose track record is kept.
type Grouping string

const (
	ByForecaster Grouping = "forecaster"
	ByOutlet     Grouping = "outlet"
	ByTopic      Grouping = "topic"  // PLOVER type of what is foretold
	ByPeriod     Grouping = "period" // the year in which it was foretold
)

// Groupings are all groupings.
var Groupings = []Grouping{ByForecaster, ByOutlet, ByTopic, ByPeriod}

// Rules say what counts in a track record.
type Rules struct {
	Term  time.Duration   // after which a forecast without a horizon is past due; 0 means never
	Scale forecasts.Scale // whose ranges stand, with their middles, for likelihood words; "" means that only stated probabilities count
}

// Track is a track record. Only forecasts that are past due count for the rates: those decided early are mostly those that came true,
// so counting them would flatter.
type Track struct {
	Grouping   Grouping
	Name       string
	Made       int
	States     map[State]int
	PastDue    int          // without those that are void
	Unresolved int          // of those past due
	Hits       scoring.Rate // came true, of those past due that did or did not
	Early      int          // decided one way or the other, but not past due
	Revised    int          // by which the forecaster changed his mind later

	Scored      int // past due, true or not, and with a probability
	Brier, Log  float64
	Calibration []scoring.Bin
}

// ShareUnresolved is the share of those past due that nobody has decided; 0 where none is past due.
func (t *Track) ShareUnresolved() float64 {
	if t.PastDue == 0 {
		return 0
	}
	return float64(t.Unresolved) / float64(t.PastDue)
}

// Tracks keeps the records of one grouping, the longest first.
func (b *Board) Tracks(grouping Grouping, rules Rules) []Track {
	groups := map[string][]*Forecast{}
	for _, f := range b.Forecasts {
		name := f.group(grouping)
		groups[name] = append(groups[name], f)
	}
	tracks := make([]Track, 0, len(groups))
	for name, members := range groups {
		tracks = append(tracks, rules.track(grouping, name, members, b.Day))
	}
	slices.SortFunc(tracks, func(a, b Track) int {
		if grouping == ByPeriod {
			return strings.Compare(a.Name, b.Name)
		}
		return cmp.Or(b.Made-a.Made, strings.Compare(a.Name, b.Name))
	})
	return tracks
}

// group names the group of a forecast.
func (f *Forecast) group(grouping Grouping) string {
	switch grouping {
	case ByForecaster:
		if f.Forecaster == Article {
			return f.Outlet + " (" + Article + ")"
		}
		return f.Forecaster
	case ByOutlet:
		return f.Outlet
	case ByTopic:
		return cmp.Or(f.Topic, "other")
	case ByPeriod:
		return f.Made.Format("2006")
	}
	return ""
}

func (r Rules) track(grouping Grouping, name string, members []*Forecast, day time.Time) Track {
	t := Track{Grouping: grouping, Name: name, Made: len(members), States: map[State]int{}}
	right := 0
	var outcomes []scoring.Outcome
	for _, f := range members {
		t.States[f.State]++
		if f.Revised != nil {
			t.Revised++
		}
		decided := f.State == CameTrue || f.State == DidNot
		switch {
		case f.State == Void:
			continue
		case !r.pastDue(f, day):
			if decided {
				t.Early++
			}
			continue
		}
		t.PastDue++
		if f.Ruling == nil {
			t.Unresolved++
		}
		if !decided {
			continue
		}
		t.Hits.N++
		if f.State == CameTrue {
			right++
		}
		if p, ok := r.probability(f); ok {
			outcomes = append(outcomes, scoring.Outcome{Probability: p, Happened: (f.State == CameTrue) == f.Affirmed})
		}
	}
	t.Hits = scoring.HitRate(right, t.Hits.N)
	t.Scored = len(outcomes)
	t.Brier, _ = scoring.Brier(outcomes)
	t.Log, _ = scoring.Log(outcomes)
	t.Calibration = scoring.Calibration(outcomes, 10)
	return t
}

// pastDue reports whether the forecast's time is over, with the term that the rules give to those without a horizon.
func (r Rules) pastDue(f *Forecast, day time.Time) bool {
	if f.Due.IsZero() && r.Term > 0 {
		return !day.Before(f.Made.Add(r.Term))
	}
	return f.pastDue(day)
}

// probability is the chance that the forecast gives to its outcome, in the middle of its range. Without a scale only a stated
// number is one.
func (r Rules) probability(f *Forecast) (float64, bool) {
	p := f.Probability
	if p == nil || r.Scale == "" && p.Scale != forecasts.Stated {
		return 0, false
	}
	return math.Round(50*(p.Low+p.High)*1e6) / 1e8, true
}
