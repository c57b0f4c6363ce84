package articles

import (
	"bytes"
	"net/url"
	"regexp"
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
type extractor func(doc string, source *url.URL) page

// careful is the size up to which the better, superlinear extractor is used.
const careful = 2 << 20

var htmlStart = regexp.MustCompile(`(?i)^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|article|div|p|h1|section|main|meta|title)\b`)

func looksLikeHTML(text string) bool { return htmlStart.MatchString(text[:min(len(text), 2000)]) }

// readPage tries the extractors from the best to the most forgiving.
func readPage(doc, source string) (page, error) {
	address, err := url.Parse(source)
	if err != nil || address.Host == "" {
		address = nil
	}
	extractors := []extractor{byTrafilatura, byReadability, allText}
	if len(doc) > careful {
		extractors = extractors[1:]
	}
	var best page
	for _, extract := range extractors {
		p := extract(doc, address)
		if best.title == "" {
			best.title, best.authors, best.published = p.title, p.authors, p.published
		}
		if strings.TrimSpace(p.text) != "" {
			best.text = p.text
			return best, nil
		}
	}
	return page{}, ErrNoText
}

func byTrafilatura(doc string, source *url.URL) page {
	result, err := trafilatura.Extract(strings.NewReader(doc), trafilatura.Options{
		OriginalURL: source, EnableFallback: true, ExcludeComments: true, ExcludeTables: true,
	})
	if err != nil || result == nil {
		return page{}
	}
	m := result.Metadata
	p := page{title: m.Title, text: nodeText(result.ContentNode), published: day(m.Date)}
	for name := range strings.SplitSeq(m.Author, ";") {
		if name = strings.TrimSpace(name); name != "" {
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
	p := page{title: result.Title(), text: nodeText(result.Node)}
	if at, err := result.PublishedTime(); err == nil {
		p.published = day(at)
	}
	if by := strings.TrimSpace(result.Byline()); by != "" {
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
		if s := strings.Join(strings.Fields(current.String()), " "); s != "" {
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
				p.title = strings.Join(strings.Fields(text), " ")
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
