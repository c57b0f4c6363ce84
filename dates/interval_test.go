package dates_test

import (
	"testing"
	"time"

	"github.com/onrecord/onrecord/dates"
)

func TestInterval(t *testing.T) {
	for _, test := range []struct{ value, start, end string }{
		{"2029", "2029-01-01", "2030-01-01"},
		{"2029-12", "2029-12-01", "2030-01-01"},
		{"2028-02-29", "2028-02-29", "2028-03-01"},
		{"2028-02-29T10:35", "2028-02-29", "2028-03-01"},
		{"2029-W01", "2029-01-01", "2029-01-08"},
		{"2026-W53", "2026-12-28", "2027-01-04"},
		{"2029-W01-3", "2029-01-03", "2029-01-04"},
		{"2029-W01-WE", "2029-01-06", "2029-01-08"},
		{"2029-Q4", "2029-10-01", "2030-01-01"},
		{"2029-WI", "2029-12-01", "2030-03-01"},
		{"199", "1990-01-01", "2000-01-01"},
		{"17", "1700-01-01", "1800-01-01"},
		{"2023-05/2023-08", "2023-05-01", "2023-09-01"},
	} {
		start, end, ok := dates.Interval(test.value)
		if !ok || start.Format(time.DateOnly) != test.start || end.Format(time.DateOnly) != test.end {
			t.Errorf("%q: got %v to %v, %v", test.value, start, end, ok)
		}
	}
	for _, value := range []string{"", "P3D", "PAST_REF", "XXXX-10", "XXXX-WXX-5", "2029-13", "2029-02-29", "2029-W54", "2029-1",
		"2029-08/2029-05", "2029-05/", "-1", "2029-W01-9", "2029-10-1", "20291"} {
		if _, _, ok := dates.Interval(value); ok {
			t.Errorf("%q: must not be an interval", value)
		}
	}
}

func TestISO(t *testing.T) {
	for value, want := range map[string]string{"2029": "2029", "2029-07": "2029-07", "2029-07-21TMO": "2029-07-21",
		"2029-W30": "2029-07", "2029-W30-WE": "2029-07", "2029-Q3": "2029", "2029-SU": "2029"} {
		if got, ok := dates.ISO(value); !ok || got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
	for _, value := range []string{"199", "P1Y", "XXXX-07", ""} {
		if got, ok := dates.ISO(value); ok {
			t.Errorf("%q: got %q, want none", value, got)
		}
	}
}

func TestBefore(t *testing.T) {
	for value, want := range map[string]string{"2031": "2030", "2031-01": "2030-12", "2031-06-01": "2031-05-31", "2031-W01": "2030-W52", "2031-Q1": "2030-Q4",
		"2031-SU": "2031-SP", "203": "202", "": "", "P3D": "", "XXXX-10": "", "2031-05/2031-08": ""} {
		if got, ok := dates.Before(value); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", value, got, ok, want)
		}
	}
}
