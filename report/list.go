package report

import "strings"

// List is answers for people: sections of entries, each with a date before it and where it stands below it.
type List struct{ page *page }

// NewList returns an empty list.
func NewList(style Style) *List { return &List{newPage("", style)} }

// Bytes returns the list, in UTF-8.
func (l *List) Bytes() []byte { return l.page.out.Bytes() }

// Title writes a line that all the rest is about.
func (l *List) Title(text string) { l.page.write(0, 0, run{title, Tidy(text)}) }

// Section writes a heading.
func (l *List) Section(name string) { l.page.section(name) }

// Heading writes a heading in its own words.
func (l *List) Heading(text string) {
	l.page.out.WriteByte('\n')
	l.page.write(0, 0, run{head, Tidy(text)})
}

// Line writes text without a date.
func (l *List) Line(text string) { l.page.write(0, 2, run{plain, tidyLine(text)}) }

// Entry is an entry of a list.
type Entry struct {
	Lead  string // the date
	Who   string
	What  string // "denies"
	Whom  string
	Words string
	Foot  string // where it stands
}

// lead is the width of the column of dates.
const lead = len("2006-01-02  ")

// Entry writes an entry.
func (l *List) Entry(e Entry) {
	l.page.put(run{dim, pad(e.Lead, lead)})
	var runs []run
	for _, part := range []run{{bold, Tidy(e.Who)}, {good, Tidy(e.What)}, {bold, Tidy(e.Whom)}} {
		if part.text != "" {
			runs = append(runs, part, run{plain, " "})
		}
	}
	runs[len(runs)-1].text = ": "
	runs = append(runs, run{plain, Tidy(e.Words)})
	l.page.write(lead, lead, runs...)
	if e.Foot != "" {
		l.page.more(lead, run{dim, Tidy(e.Foot)})
	}
}

// tidyLine tidies a line, but for the blanks that indent it and part its columns.
func tidyLine(text string) string {
	parts := strings.Split(text, " ")
	for i := range parts {
		parts[i] = Tidy(parts[i])
	}
	return strings.Join(parts, " ")
}
