package dates_test

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax/parse"
)

var errors = flag.Bool("errors", false, "print every expression that is wrong")

// floor is the lowest value F1 that a corpus may have, a little below what was measured.
var floor = map[string]float64{"AQUAINT": 0.75, "TimeBank": 0.79}

// TestCorpora measures the expressions as TempEval-3 does, from raw text.
func TestCorpora(t *testing.T) {
	for _, name := range []string{"TimeBank", "AQUAINT"} {
		t.Run(name, func(t *testing.T) {
			files, _ := filepath.Glob(filepath.Join(corpora(), "timex", name, "*.tml"))
			if len(files) == 0 {
				t.Skipf("no corpus in %s", corpora())
			}
			var s counts
			for _, file := range files {
				s.add(t, file)
			}
			t.Logf("%s: %s", name, s)
			if s.f1(s.value) < floor[name] {
				t.Errorf("value F1 %.3f is below %.2f", s.f1(s.value), floor[name])
			}
		})
	}
}

func corpora() string {
	if shared := os.Getenv("ONRECORD_SHARED"); shared != "" {
		return filepath.Join(shared, "corpora")
	}
	return filepath.Join("..", "..", "shared", "corpora")
}

// counts of the two sides, and of the pairs that match in the three ways.
type counts struct{ gold, found, strict, relaxed, value int }

func (c counts) f1(matched int) float64 { return 2 * float64(matched) / float64(c.gold+c.found) }

func (c counts) String() string {
	return fmt.Sprintf("strict F1 %.3f, relaxed F1 %.3f (P %.3f R %.3f), value F1 %.3f; %d gold, %d found", c.f1(c.strict),
		c.f1(c.relaxed), float64(c.relaxed)/float64(c.found), float64(c.relaxed)/float64(c.gold), c.f1(c.value), c.gold, c.found)
}

// add scores one file: each gold expression is paired with the first one found that overlaps it and is still free.
func (c *counts) add(t *testing.T, file string) {
	article, gold, err := readTimeML(file)
	if err != nil {
		t.Fatalf("read %q: %v", file, err)
	}
	found := dates.Find(parse.Article(article))
	c.gold += len(gold)
	c.found += len(found)
	used := make([]bool, len(found))
	for _, g := range gold {
		k := slices.IndexFunc(found, func(f onrecord.Timex) bool { return f.Overlaps(g.Span) })
		for k >= 0 && k < len(found) && used[k] {
			k++
		}
		if k < 0 || k == len(found) || !found[k].Overlaps(g.Span) {
			report(t, article, "missing", g, onrecord.Timex{})
			continue
		}
		used[k] = true
		c.relaxed++
		if found[k].Span == g.Span {
			c.strict++
		} else {
			report(t, article, "span", g, found[k])
		}
		if found[k].Value == g.Value {
			c.value++
		} else {
			report(t, article, "value", g, found[k])
		}
	}
	for k, f := range found {
		if !used[k] {
			report(t, article, "spurious", f, f)
		}
	}
}

func report(t *testing.T, a *onrecord.Article, what string, gold, found onrecord.Timex) {
	if *errors {
		line := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		t.Logf("%-8s %s [%s] %s | found [%s] %s | %s ... %s | %s", what, a.Published, line(gold.In(a.Text)), gold.Value, line(found.In(a.Text)),
			found.Value, line(a.Text[max(0, gold.Start-40):gold.Start]), line(a.Text[gold.End:min(len(a.Text), gold.End+30)]), a.Source)
	}
}

// readTimeML reads the text of a TimeML file, with its expressions and the day of its creation.
func readTimeML(file string) (*onrecord.Article, []onrecord.Timex, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	article := &onrecord.Article{Source: filepath.Base(file), Language: "en"}
	var gold []onrecord.Timex
	var open []int
	var text strings.Builder
	inText := false
	d := xml.NewDecoder(f)
	d.Strict = false
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		switch x := token.(type) {
		case xml.StartElement:
			attr := map[string]string{}
			for _, a := range x.Attr {
				attr[a.Name.Local] = a.Value
			}
			switch {
			case x.Name.Local == "TEXT":
				inText = true
			case x.Name.Local == "TIMEX3" && !inText:
				article.Published = attr["value"]
			case x.Name.Local == "TIMEX3":
				open = append(open, len(gold))
				gold = append(gold, onrecord.Timex{Span: onrecord.Span{Start: text.Len()}, Type: onrecord.TimexType(attr["type"]), Value: attr["value"]})
			}
		case xml.EndElement:
			switch {
			case x.Name.Local == "TEXT":
				inText = false
			case x.Name.Local == "TIMEX3" && inText:
				gold[open[len(open)-1]].End = text.Len()
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if inText {
				text.Write(x)
			}
		}
	}
	article.Text = text.String()
	article.Blocks = paragraphs(article.Text)
	return article, gold, nil
}

// paragraphs are what empty lines part.
func paragraphs(text string) []onrecord.Block {
	var blocks []onrecord.Block
	for at := 0; at < len(text); {
		end := len(text)
		if k := strings.Index(text[at:], "\n\n"); k >= 0 {
			end = at + k
		}
		if strings.TrimSpace(text[at:end]) != "" {
			blocks = append(blocks, onrecord.Block{Span: onrecord.Span{Start: at, End: end}, Kind: onrecord.Paragraph})
		}
		at = end + 2
	}
	return blocks
}
