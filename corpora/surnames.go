package corpora

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord"
)

//go:embed surnames.txt
var surnamesFile string

// SurnameCase is a text in which two people share a surname.
type SurnameCase struct {
	About  string
	Text   string
	People [2][]onrecord.Span // the mentions of each
}

// Surnames returns the cases of surnames.txt.
func Surnames() ([]SurnameCase, error) {
	var cases []SurnameCase
	for line := range strings.Lines(surnamesFile) {
		line = strings.TrimSpace(line)
		about, heads := strings.CutPrefix(line, "= ")
		switch {
		case line == "" || line[0] == '#':
		case heads:
			cases = append(cases, SurnameCase{About: about})
		case len(cases) == 0:
			return nil, fmt.Errorf("surnames: %q belongs to no case", line)
		default:
			if err := cases[len(cases)-1].read(line); err != nil {
				return nil, err
			}
		}
	}
	return cases, nil
}

// read adds a line of text with marks such as "{1 Ann Example}".
func (c *SurnameCase) read(line string) error {
	for line != "" {
		before, rest, marked := strings.Cut(line, "{")
		c.Text += before
		if !marked {
			break
		}
		mention, after, closed := strings.Cut(rest, "}")
		who, name, named := strings.Cut(mention, " ")
		if !closed || !named || who != "1" && who != "2" {
			return fmt.Errorf("surnames: %s: wrong mark in %q", c.About, rest)
		}
		person := &c.People[who[0]-'1']
		*person = append(*person, onrecord.Span{Start: len(c.Text), End: len(c.Text) + len(name)})
		c.Text += name
		line = after
	}
	c.Text += "\n"
	return nil
}

// Confusion says how the actors found in the text are not the two people, "" when all mentions of the one are mentions of
// one actor, and those of the other of another.
func (c *SurnameCase) Confusion(actors []onrecord.Actor) string {
	var who [2]*onrecord.Actor
	for i, mentions := range c.People {
		for _, span := range mentions {
			actor := namedAt(actors, span)
			switch {
			case actor == nil:
				return fmt.Sprintf("nobody is found in %q", span.In(c.Text))
			case who[i] == nil:
				who[i] = actor
			case who[i] != actor:
				return fmt.Sprintf("%q is taken for %s, not for %s", span.In(c.Text), actor.Name, who[i].Name)
			}
		}
	}
	if who[0] == who[1] {
		return "both are " + who[0].Name
	}
	return ""
}

// namedAt returns the person with a name that overlaps the span, or nil.
func namedAt(actors []onrecord.Actor, span onrecord.Span) *onrecord.Actor {
	for i := range actors {
		for _, m := range actors[i].Mentions {
			if actors[i].Type == onrecord.Person && m.Form == onrecord.Name && m.Overlaps(span) {
				return &actors[i]
			}
		}
	}
	return nil
}
