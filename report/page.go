package report

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// ink is how a run of text looks on a terminal: an ANSI SGR parameter list.
type ink string

const (
	plain  ink = ""
	bold   ink = "1"
	dim    ink = "2"
	title  ink = "1;4"
	head   ink = "1;36"
	good   ink = "32"
	doubt  ink = "33"
	refute ink = "31"
	future ink = "34"
)

// run is text in one ink.
type run struct {
	ink  ink
	text string
}

// gutter is the width of the column of line numbers, the gap after it included.
const gutter = 8

// page is the report as it grows. It wraps runs to the width and writes the line of the article before each entry.
type page struct {
	out    bytes.Buffer
	style  Style
	ink    ink   // what the terminal writes in now
	starts []int // byte offset at which each line of the article begins
}

func newPage(text string, style Style) *page {
	p := &page{style: style, starts: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

// line returns the number of the article's line that holds the byte, counted from 1.
func (p *page) line(offset int) int {
	return sort.SearchInts(p.starts, offset+1)
}

// section writes a heading after a blank line.
func (p *page) section(name string) {
	p.out.WriteByte('\n')
	p.write(0, 0, run{head, strings.ToUpper(name)})
}

// entry writes runs behind the number of the article's line that they are about. Further lines hang below column hang,
// counted from the gutter.
func (p *page) entry(offset, hang int, runs ...run) {
	label := fmt.Sprintf("%*s  ", gutter-2, fmt.Sprintf("L%d", p.line(offset)))
	p.put(run{dim, label})
	p.write(gutter, gutter+hang, runs...)
}

// more writes runs without a line number, all lines indented by so many columns.
func (p *page) more(indent int, runs ...run) {
	p.out.WriteString(strings.Repeat(" ", indent))
	p.write(indent, indent, runs...)
}

// write wraps runs, beginning in column at, with further lines indented by hang columns, and ends the line.
func (p *page) write(at, hang int, runs ...run) {
	hang = min(hang, p.style.Width/2)
	fresh := true // nothing stands on the line yet
	for _, w := range words(runs) {
		width := 0
		for _, r := range w.runs {
			width += uniseg.StringWidth(r.text)
		}
		if !fresh && at+len(w.space)+width > p.style.Width {
			p.put(run{plain, "\n" + strings.Repeat(" ", hang)})
			at = hang
		} else {
			space := run{plain, w.space}
			if w.runs[0].ink == p.ink {
				space.ink = p.ink
			}
			p.put(space)
			at += len(w.space)
		}
		for _, r := range w.runs {
			p.put(r)
		}
		at += width
		fresh = false
	}
	p.put(run{plain, "\n"})
}

// put writes a run, and changes the ink where it must.
func (p *page) put(r run) {
	if p.style.Color && r.ink != p.ink && r.text != "" {
		if p.ink != plain {
			p.out.WriteString("\x1b[0m")
		}
		if r.ink != plain {
			fmt.Fprintf(&p.out, "\x1b[%sm", string(r.ink))
		}
		p.ink = r.ink
	}
	p.out.WriteString(r.text)
}

// word is what must not be torn apart, and the blanks before it.
type word struct {
	space string
	runs  []run
}

// words cuts runs at their blanks.
func words(runs []run) []word {
	var out []word
	space := ""
	joins := false // the next piece belongs to the word before it
	for _, r := range runs {
		for rest := r.text; rest != ""; {
			blanks := len(rest) - len(strings.TrimLeft(rest, " "))
			if blanks > 0 {
				space, rest, joins = space+rest[:blanks], rest[blanks:], false
				continue
			}
			end := strings.IndexByte(rest, ' ')
			if end < 0 {
				end = len(rest)
			}
			if piece := (run{r.ink, rest[:end]}); joins {
				last := &out[len(out)-1]
				last.runs = append(last.runs, piece)
			} else {
				out = append(out, word{space, []run{piece}})
			}
			space, rest, joins = "", rest[end:], true
		}
	}
	return out
}

// Tidy returns words of an article fit for a line of a report: blanks of any kind become one space, control characters
// and marks that turn the writing direction, which could garble the terminal, go.
func Tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// clip shortens s to the columns at a word's end, with an ellipsis for what is left out.
func clip(s string, columns int) string {
	if uniseg.StringWidth(s) <= columns {
		return s
	}
	width, cut, end := 0, 0, 0
	for rest, state := s, -1; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if width += w; width > columns-1 {
			break
		}
		if cluster == " " {
			cut = end
		}
		end += len(cluster)
	}
	if cut == 0 {
		cut = end
	}
	return strings.TrimRight(s[:cut], " ,;:–—-") + "…"
}

// pad fills s with blanks to the columns.
func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-uniseg.StringWidth(s)))
}
