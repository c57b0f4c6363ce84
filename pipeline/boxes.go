package pipeline

import (
	"strings"

	"github.com/onrecord/onrecord"
)

// partBoxes parts the words of statements and forecasts where something stands in them that is none of the article's sentences.
func partBoxes(record *onrecord.Record) {
	var boxes []onrecord.Span
	for _, b := range record.Article.Blocks {
		boxes = append(boxes, b.Without...)
	}
	if len(boxes) == 0 {
		return
	}
	text := record.Article.Text
	for i := range record.Statements {
		s := &record.Statements[i]
		s.Source, s.Cue, s.Content = parted(text, s.Source, boxes), parted(text, s.Cue, boxes), parted(text, s.Content, boxes)
	}
	for i := range record.Forecasts {
		f := &record.Forecasts[i]
		f.Outcome, f.Condition = parted(text, f.Outcome, boxes), parted(text, f.Condition, boxes)
	}
}

// parted returns the spans without the boxes, which are in order.
func parted(text string, spans, boxes []onrecord.Span) (parts []onrecord.Span) {
	for _, s := range spans {
		for _, box := range boxes {
			if s.Contains(box) {
				before := strings.TrimRight(text[s.Start:box.Start], " ")
				after := strings.TrimLeft(text[box.End:s.End], " ")
				parts = append(parts, onrecord.Span{Start: s.Start, End: s.Start + len(before)})
				s.Start = s.End - len(after)
			}
		}
		parts = append(parts, s)
	}
	return parts
}
