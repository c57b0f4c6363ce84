package articles

import (
	"bytes"
	"math"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// page is what an extractor finds in an HTML page.
type page struct {
	title, published, text string
	authors                []string
}

// extractor finds the main text of a page. It returns no text when it finds none.
type extractor struct {
	find    func(doc string, source *url.URL) page
	maxTags int // above this many tags it would take more than a second or so
}

// extractors, from the best to the most forgiving. Trafilatura takes time quadratic in the number of paragraphs (0.5 s
// for 5,000, 8 s for 20,000); readability is several times faster; the last one is linear and reads any nesting.
var extractors = []extractor{
	{byTrafilatura, 12_000},
	{byReadability, 300_000},
	{allText, math.MaxInt},
}

var htmlStart = pattern(`(?is)^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|article|div|p|h1|section|main|meta|title)\b`)

func looksLikeHTML(text string) bool { return htmlStart().MatchString(text[:min(len(text), 2000)]) }

// readPage tries the extractors in their order until one finds text. The title stands at the head of the text, as in
// the page, also where an extractor took it off.
func readPage(doc, source string) (page, error) {
	address, err := url.Parse(source)
	if err != nil || address.Host == "" {
		address = nil
	}
	tags := strings.Count(doc, "<")
	var best page
	for _, e := range extractors {
		if tags > e.maxTags {
			continue
		}
		p := e.safely(doc, address)
		if best.title == "" {
			best.title, best.authors, best.published = p.title, p.authors, p.published
		}
		if p.text != "" {
			best.text = withTitle(p.text, best.title)
			return best, nil
		}
	}
	return page{}, ErrNoText
}

// safely finds nothing where an extractor, which is not ours, panics.
func (e extractor) safely(doc string, source *url.URL) (p page) {
	defer func() {
		if recover() != nil {
			p = page{}
		}
	}()
	return e.find(doc, source)
}

// withTitle puts the title before the text unless one of the first lines holds it.
func withTitle(text, title string) string {
	key, rest := wordsOnly(title), text
	for range 3 {
		var first string
		first, rest, _ = strings.Cut(rest, "\n\n")
		if strings.Contains(wordsOnly(first), key) {
			return text
		}
	}
	return title + "\n\n" + text
}

func byTrafilatura(doc string, source *url.URL) page {
	result, err := trafilatura.Extract(strings.NewReader(doc), trafilatura.Options{
		OriginalURL: source, EnableFallback: true, ExcludeComments: true, ExcludeTables: true,
		HtmlDateMode: trafilatura.Fast, // the slow one guesses dates from the text
	})
	if err != nil || result == nil {
		return page{}
	}
	m := result.Metadata
	p := page{title: withoutSite(m.Title), text: nodeText(result.ContentNode), published: day(m.Date)}
	for name := range strings.SplitSeq(m.Author, ";") {
		if name = oneLine(name); name != "" {
			p.authors = append(p.authors, name)
		}
	}
	return p
}

func byReadability(doc string, source *url.URL) page {
	result, err := readability.FromReader(strings.NewReader(doc), source)
	if err != nil || result.Node == nil {
		return page{}
	}
	p := page{title: withoutSite(result.Title()), text: nodeText(result.Node)}
	if at, err := result.PublishedTime(); err == nil {
		p.published = day(at)
	}
	if by := oneLine(result.Byline()); by != "" {
		p.authors = []string{by}
	}
	return p
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// withoutSite drops the site's name from the end of a page's title: "Ferry sinks off Anholm | The Courier".
func withoutSite(title string) string {
	title = oneLine(title)
	for _, mark := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(title, mark); i > 0 &&
			len(strings.Fields(title[:i])) >= 4 && len(strings.Fields(title[i+len(mark):])) <= 3 {
			return title[:i]
		}
	}
	return title
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// breaks are the elements that end a line of text, silent those whose text is not for readers.
var (
	breaks = map[string]bool{"p": true, "div": true, "br": true, "li": true, "ul": true, "ol": true, "h1": true, "h2": true,
		"h3": true, "h4": true, "h5": true, "h6": true, "blockquote": true, "section": true, "article": true, "tr": true,
		"table": true, "figure": true, "figcaption": true, "header": true, "footer": true, "title": true, "pre": true}
	silent = map[string]bool{"script": true, "style": true, "noscript": true, "template": true, "svg": true, "iframe": true}
)

// nodeText renders a tree as text, a paragraph a line.
func nodeText(root *html.Node) string {
	if root == nil {
		return ""
	}
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		return ""
	}
	return allText(b.String(), nil).text
}

// allText takes the text of every element but scripts and the like. It reads tokens, so no nesting is too deep for it.
func allText(doc string, _ *url.URL) page {
	var p page
	var lines []string
	var current strings.Builder
	flush := func() {
		if s := oneLine(current.String()); s != "" {
			lines = append(lines, s)
		}
		current.Reset()
	}
	z := html.NewTokenizer(strings.NewReader(doc))
	skip, inTitle := "", false
	for {
		switch z.Next() {
		case html.ErrorToken:
			flush()
			p.text = strings.Join(lines, "\n\n")
			return p
		case html.TextToken:
			switch text := string(z.Text()); {
			case skip != "":
			case inTitle:
				p.title = withoutSite(text)
			default:
				current.WriteString(text)
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if skip == "" && silent[string(name)] {
				skip = string(name)
			}
			inTitle = string(name) == "title"
			if breaks[string(name)] {
				flush()
			}
		case html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if string(name) == skip {
				skip = ""
			}
			if string(name) == "title" {
				inTitle = false
			}
			if breaks[string(name)] {
				flush()
			}
		}
	}
}
