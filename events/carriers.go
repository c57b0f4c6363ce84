package events

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// carriers answers which statement carries a stretch of text.
type carriers struct {
	text       string
	statements []onrecord.Statement
	denied     map[onrecord.ID]onrecord.ID // statement or claim -> the statement that denies it
}

func newCarriers(text string, statements []onrecord.Statement) *carriers {
	c := &carriers{text: text, statements: statements, denied: map[onrecord.ID]onrecord.ID{}}
	for _, s := range statements {
		if s.Act == onrecord.Denies && s.Answers != "" {
			c.denied[s.Answers] = s.ID
		}
	}
	return c
}

// settle turns what the syntax says into the status that the article vouches for, and names the statement that
// carries the event. An event that is the act of stating itself ("accused") is carried by that statement, unless another one tells of it.
// A cue that the walk up the tree has passed says no more than it did there. What a source takes for given is no claim of its
// own; what it foresees, wants or asks for is still told as past where its verb says so.
func (c *carriers) settle(trigger onrecord.Span, j judgement, tense tense) (onrecord.Status, onrecord.ID) {
	inner, own := -1, onrecord.ID("")
	for k := range c.statements {
		s := &c.statements[k]
		if onrecord.Overlap(s.Cue, []onrecord.Span{trigger}) && !holds(s, trigger) {
			own = s.ID
		}
		if holds(s, trigger) && (inner < 0 || length(s) <= length(&c.statements[inner])) {
			inner = k
		}
	}
	if inner < 0 {
		return j.status, own
	}
	s := &c.statements[inner]
	for s.Inside != "" && onrecord.Overlap(s.Cue, j.passed) { // who tells of that
		k := slices.IndexFunc(c.statements, func(o onrecord.Statement) bool { return o.ID == s.Inside })
		if k < 0 {
			break
		}
		s = &c.statements[k]
	}
	if by, ok := c.denied[s.ID]; ok && (j.status == onrecord.Reported || j.status == onrecord.Alleged) {
		return onrecord.Denied, by
	}
	status := j.status
	if s.Act == onrecord.Denies && status == onrecord.Alleged {
		return onrecord.Denied, s.ID // "pushed back on claims that": the walk knows the claims
	}
	if !onrecord.Overlap(s.Cue, j.passed) {
		if j.given && status == onrecord.Reported && s.Form != onrecord.Direct {
			return status, ""
		}
		operator := byAct(s.Act)
		if s.Negated { // "did not rule out a strike"
			operator = onrecord.Hypothetical
		}
		if tense == given && (operator == onrecord.Alleged || operator == onrecord.Planned || operator == onrecord.Hypothetical && status == onrecord.Reported) {
			return status, ""
		}
		if tense == past && (operator == onrecord.Planned || operator == onrecord.Hypothetical) {
			operator = onrecord.Alleged
		}
		if s.Act == onrecord.Predicts && status == onrecord.Planned {
			operator = "" // "the vote will be held, he said"
		}
		status = apply(operator, status)
	}
	if c.rumour(s) {
		status = apply(onrecord.Rumoured, status)
	}
	if status == onrecord.Reported {
		return status, ""
	}
	return status, s.ID
}

// rumour reports whether the source or cue of a statement is talk of the town.
func (c *carriers) rumour(s *onrecord.Statement) bool {
	for _, span := range slices.Concat(s.Source, s.Cue) {
		words := strings.ToLower(span.In(c.text))
		if strings.Contains(words, "rumor") || strings.Contains(words, "rumour") {
			return true
		}
	}
	return false
}

// byAct is the operator that a source's act puts over what it says.
func byAct(act onrecord.Act) onrecord.Status {
	switch act {
	case onrecord.Says, onrecord.Accuses, onrecord.Believes:
		return onrecord.Alleged
	case onrecord.Denies:
		return onrecord.Denied
	case onrecord.Promises, onrecord.Threatens:
		return onrecord.Planned
	case onrecord.Asks, onrecord.Demands, onrecord.Predicts, onrecord.Wants, onrecord.Fears:
		return onrecord.Hypothetical
	case onrecord.Knows:
		return ""
	}
	return ""
}

func holds(s *onrecord.Statement, span onrecord.Span) bool {
	return slices.ContainsFunc(s.Content, func(part onrecord.Span) bool { return part.Contains(span) })
}

// length is the number of bytes of a statement's content.
func length(s *onrecord.Statement) (n int) {
	for _, part := range s.Content {
		n += part.Len()
	}
	return n
}
