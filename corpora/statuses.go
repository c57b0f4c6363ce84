package corpora

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

//go:embed statuses.txt
var statusesFile string

// StatusCase is a sentence in which a word names an event, and the status that the event has.
type StatusCase struct {
	Pattern string // what decides it: "failed to"
	Text    string
	Trigger onrecord.Span
	Status  onrecord.Status
}

// StatusCases returns the cases of statuses.txt.
func StatusCases() ([]StatusCase, error) {
	var cases []StatusCase
	var pattern StatusCase
	for line := range strings.Lines(statusesFile) {
		line = strings.TrimSpace(line)
		head, heads := strings.CutPrefix(line, "= ")
		if line == "" || line[0] == '#' {
			continue
		}
		if heads {
			words, status, ok := strings.Cut(head, ": ")
			if !ok || !slices.Contains(onrecord.Statuses, onrecord.Status(status)) {
				return nil, fmt.Errorf("statuses: wrong pattern %q", line)
			}
			pattern = StatusCase{Pattern: words, Status: onrecord.Status(status)}
			continue
		}
		before, rest, marked := strings.Cut(line, "{")
		trigger, after, closed := strings.Cut(rest, "}")
		if !marked || !closed || pattern.Status == "" {
			return nil, fmt.Errorf("statuses: no marked word or no pattern in %q", line)
		}
		c := pattern
		c.Text = before + trigger + after
		c.Trigger = onrecord.Span{Start: len(before), End: len(before) + len(trigger)}
		cases = append(cases, c)
	}
	return cases, nil
}
