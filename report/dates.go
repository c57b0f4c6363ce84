package report

import (
	"strings"
	"time"
)

// layouts are the coarsenesses of an ISO 8601 date and how the report shows them.
var layouts = []struct{ iso, shown string }{
	{"2006", "2006"},
	{"2006-01", "Jan 2006"},
	{"2006-01-02", "2 Jan 2006"},
	{"2006-01-02T15:04", "2 Jan 2006 15:04"},
	{"2006-01-02T15:04:05", "2 Jan 2006 15:04"},
}

// noBreak keeps a date on one line.
const noBreak = "\u00a0"

// date shows an ISO 8601 date or interval; what it does not know stays as it is.
func date(iso string) string {
	if start, end, interval := strings.Cut(iso, "/"); interval {
		return date(start) + "–" + date(end)
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout.iso, iso); err == nil {
			return strings.ReplaceAll(t.Format(layout.shown), " ", noBreak)
		}
	}
	if year, week, ok := strings.Cut(iso, "-W"); ok {
		return "week " + strings.TrimLeft(week, "0") + " of " + year
	}
	return iso
}
