package corpora

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord"
)

//go:embed quotations.txt
var quotationsFile string

// QuotationCase is an article with quotation marks, and what is said in it.
type QuotationCase struct {
	About string
	Text  string
	Said  []Saying
}

// Saying is a statement as a case expects it.
type Saying struct {
	Content []onrecord.Span
	Form    onrecord.Form
	Speaker string // a name, "?" when it may be anybody
}

// Quotations returns the cases of quotations.txt.
func Quotations() ([]QuotationCase, error) {
	var cases []QuotationCase
	for i, part := range strings.Split(quotationsFile, "\n= ") {
		if i == 0 { // the comment
			continue
		}
		var c QuotationCase
		if err := c.read(part); err != nil {
			return nil, fmt.Errorf("quotations: %s: %w", c.About, err)
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// read reads what the case is about, its text, and the statements, each after "> ".
func (c *QuotationCase) read(part string) error {
	parts := strings.Split(strings.TrimSpace(part), "\n> ")
	about, text, _ := strings.Cut(parts[0], "\n")
	c.About = about
	for i, line := range parts[1:] {
		words := strings.SplitN(line, " ", 3)
		if len(words) < 3 || words[0] != strconv.Itoa(i+1) {
			return fmt.Errorf("wrong statement %q", line)
		}
		c.Said = append(c.Said, Saying{Form: onrecord.Form(words[1]), Speaker: words[2]})
	}
	for text != "" {
		before, rest, marked := strings.Cut(text, "{")
		c.Text += before
		if !marked {
			break
		}
		content, after, closed := strings.Cut(rest, "}")
		number, content, _ := strings.Cut(content, " ")
		k, err := strconv.Atoi(number)
		if !closed || err != nil || k < 1 || k > len(c.Said) {
			return fmt.Errorf("wrong mark in %q", rest)
		}
		said := &c.Said[k-1]
		said.Content = append(said.Content, onrecord.Span{Start: len(c.Text), End: len(c.Text) + len(content)})
		c.Text += content
		text = after
	}
	c.Text += "\n"
	return nil
}

// Fault says what is wrong with the statements found in the text, "" for nothing: each expected one must be among them with
// all its words, its form and its speaker, and no other one outside of others may be quoted.
func (c *QuotationCase) Fault(actors []onrecord.Actor, found []onrecord.Statement) string {
	known := make([]bool, len(found))
	for _, want := range c.Said {
		i := slices.IndexFunc(found, func(s onrecord.Statement) bool { return sameWords(c.Text, s.Content, want.Content) })
		switch {
		case i < 0:
			return fmt.Sprintf("%s is not found", c.quote(want.Content))
		case found[i].Form != want.Form:
			return fmt.Sprintf("%s is %s, not %s", c.quote(want.Content), found[i].Form, want.Form)
		case want.Speaker != "?" && !called(actors, found[i].Speaker, want.Speaker):
			return fmt.Sprintf("%s is said by %q, not by %s", c.quote(want.Content), found[i].Speaker, want.Speaker)
		}
		known[i] = true
	}
	for i, s := range found {
		if !known[i] && s.Form != onrecord.Indirect && s.Inside == "" {
			return fmt.Sprintf("%s is no statement", c.quote(s.Content))
		}
	}
	return ""
}

func (c *QuotationCase) quote(spans []onrecord.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.In(c.Text))
	}
	return fmt.Sprintf("%q", parts)
}

// sameWords reports whether two lists of spans hold the same characters, white space aside.
func sameWords(text string, a, b []onrecord.Span) bool {
	return slices.Equal(inked(text, a), inked(text, b))
}

// inked returns where the characters in the spans stand that are no white space.
func inked(text string, spans []onrecord.Span) []int {
	var at []int
	for _, s := range spans {
		for i, r := range s.In(text) {
			if !unicode.IsSpace(r) {
				at = append(at, s.Start+i)
			}
		}
	}
	return at
}

// called reports whether the actor has the name.
func called(actors []onrecord.Actor, id onrecord.ID, name string) bool {
	i := slices.IndexFunc(actors, func(a onrecord.Actor) bool { return a.ID == id })
	return i >= 0 && actors[i].Name == name
}
