package ledger

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// conditions are the filters that hold for all that a query finds, by name.
var conditions = map[string]func(q *Query, name, value string) error{
	"published": func(q *Query, name, value string) error { return narrow(&q.Published, name, value) },
	"date":      func(q *Query, name, value string) error { return narrow(&q.Dated, name, value) },
	"due":       func(q *Query, name, value string) error { return narrow(&q.Due, name, value) },
	"status": func(q *Query, _, value string) error {
		status := onrecord.Status(strings.ToLower(value))
		if !slices.Contains(onrecord.Statuses, status) {
			return fmt.Errorf("%q is no status of an event; statuses are %s", value, list(onrecord.Statuses))
		}
		q.Statuses = append(q.Statuses, status)
		return nil
	},
	"story": func(q *Query, name, value string) error {
		q.Story = strings.TrimPrefix(value, "sha256:")
		if len(q.Story) < 4 || strings.Trim(q.Story, "0123456789abcdef") != "" {
			return fmt.Errorf("%q is no id of an article; %s: wants one, or its first digits", value, name)
		}
		return nil
	},
}

func conditionNames() string { return strings.Join(slices.Sorted(maps.Keys(conditions)), ", ") }

var isoDate = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)

// narrow takes a date or an interval into account.
func narrow(interval *Interval, name, value string) error {
	from, to, isInterval := strings.Cut(value, "/")
	if !isInterval {
		to = from
	}
	for _, date := range []string{from, to} {
		if date != "" && !isoDate.MatchString(date) {
			return fmt.Errorf("%q is no date; dates are 2024, 2024-11 or 2024-11-03, intervals 2024-11/2025-02", date)
		}
	}
	if from == "" && to == "" {
		return fmt.Errorf("%s: needs a date", name)
	}
	*interval = interval.and(Interval{from, to})
	return nil
}
