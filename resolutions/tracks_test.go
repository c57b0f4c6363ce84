package resolutions

import (
	"math"
	"testing"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/forecasts"
	"github.com/onrecord/onrecord/forecasts/scoring"
)

// record is a board of one forecaster: past due came true 3, did not 1, partly 1, unclear 1, void 1, overdue 2; not past due
// came true 2, open 1; without a horizon did not 1.
func record() *Board {
	b := &Board{Day: day("2032-01-05")}
	past, future := day("2031-07-01"), day("2033-01-01")
	add := func(n int, state State, due time.Time) {
		for range n {
			f := &Forecast{Forecaster: "Tomas Wild", Outlet: "post.example", Affirmed: true}
			f.Made, f.Due, f.State = day("2031-01-08"), due, state
			if state != Open && state != Due && state != Overdue {
				f.Ruling = &Entry{State: state}
			}
			b.Forecasts = append(b.Forecasts, f)
		}
	}
	add(3, CameTrue, past)
	add(1, DidNot, past)
	add(1, Partly, past)
	add(1, Unclear, past)
	add(1, Void, past)
	add(2, Overdue, past)
	add(2, CameTrue, future)
	add(1, Open, future)
	add(1, DidNot, time.Time{})
	return b
}

func TestTrack(t *testing.T) {
	tracks := record().Tracks(ByForecaster, Rules{})
	if len(tracks) != 1 {
		t.Fatalf("%d tracks, want 1", len(tracks))
	}
	got := tracks[0]
	if got.Made != 13 || got.PastDue != 8 || got.Unresolved != 2 || got.Early != 3 || got.States[Void] != 1 || got.States[CameTrue] != 5 {
		t.Errorf("counts: %+v", got)
	}
	if got.Hits != scoring.HitRate(3, 4) {
		t.Errorf("hit rate %+v, want 3 of 4: void, partly and unclear count neither way, nor does what is not past due", got.Hits)
	}
	if got.ShareUnresolved() != 0.25 {
		t.Errorf("share unresolved %v, want 0.25", got.ShareUnresolved())
	}
	if got.Scored != 0 || got.JSON().Brier != nil {
		t.Errorf("scored %d without any probability", got.Scored)
	}
}

func TestTerm(t *testing.T) {
	got := record().Tracks(ByForecaster, Rules{Term: 90 * 24 * time.Hour})[0]
	if got.Hits != scoring.HitRate(3, 5) || got.Early != 2 {
		t.Errorf("hit rate %+v, %d early; want 3 of 5 with the one that names no time", got.Hits, got.Early)
	}
}

// Only stated probabilities are scored, unless a scale is chosen. What a forecast says will not happen is scored by the
// probability that it happens.
func TestBrier(t *testing.T) {
	b := record()
	b.Forecasts[0].Probability = &onrecord.Probability{Low: 0.7, High: 0.7, Scale: forecasts.Stated}
	b.Forecasts[3].Probability = &onrecord.Probability{Low: 0.55, High: 0.8, Scale: "ICD-203"} // did not
	b.Forecasts[1].Probability = &onrecord.Probability{Low: 0.2, High: 0.45, Scale: "ICD-203"} // came true
	b.Forecasts[1].Affirmed = false                                                            // "is unlikely to"
	if got := b.Tracks(ByForecaster, Rules{})[0]; got.Scored != 1 || math.Abs(got.Brier-0.09) > 1e-9 {
		t.Errorf("stated: %d scored, Brier %v, want 0.09", got.Scored, got.Brier)
	}
	want := (0.09 + 0.675*0.675 + 0.325*0.325) / 3
	if got := b.Tracks(ByForecaster, Rules{Scale: forecasts.ICD203})[0]; got.Scored != 3 || math.Abs(got.Brier-want) > 1e-9 {
		t.Errorf("on a scale: %d scored, Brier %v, want %v", got.Scored, got.Brier, want)
	}
}

func TestGroupings(t *testing.T) {
	b := record()
	b.Forecasts[0].Topic, b.Forecasts[1].Made, b.Forecasts[2].Forecaster = "ELECT", day("2030-02-03"), Article
	for grouping, want := range map[Grouping][]string{
		ByForecaster: {"Tomas Wild", "post.example (the article)"},
		ByOutlet:     {"post.example"},
		ByTopic:      {"other", "ELECT"},
		ByPeriod:     {"2030", "2031"},
	} {
		tracks := b.Tracks(grouping, Rules{})
		if len(tracks) != len(want) {
			t.Errorf("by %s: %d records, want %d", grouping, len(tracks), len(want))
			continue
		}
		for i, name := range want {
			if tracks[i].Name != name {
				t.Errorf("by %s: record %d is of %q, want %q", grouping, i, tracks[i].Name, name)
			}
		}
	}
}
