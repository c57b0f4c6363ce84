package articles

import (
	"fmt"
	"strings"
	"testing"
)

const body = `<p>The council of Anholm voted on Tuesday to keep the night ferry for another year, although it loses money.</p>
<p>“Without the boat we are no island but a prison,” said the chairwoman, Ida Lund, after the vote in the school.</p>
<p>The company had asked the council to let it sail by day only, as it has done on the other islands since the spring.</p>`

func TestReadPage(t *testing.T) {
	page := `<!doctype html><html><head><title>Anholm keeps its night ferry | The Sound Courier</title>
<meta property="article:published_time" content="2021-04-09T08:00:00Z"><meta name="author" content="Tove Aalund"></head>
<body><nav><a href="/">Home</a><a href="/islands">Islands</a></nav><script>var x = "hidden";</script>
<article><h1>Anholm keeps its night ferry</h1>` + body + `</article><footer>Cookies</footer></body></html>`
	a, err := Read("https://courier.example/ferry", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "Anholm keeps its night ferry" || a.Published != "2021-04-09" || len(a.Authors) != 1 || a.Authors[0] != "Tove Aalund" {
		t.Errorf("title %q, published %q, authors %q", a.Title, a.Published, a.Authors)
	}
	if n := strings.Count(a.Text, a.Title); n != 1 || !strings.HasPrefix(a.Text, a.Title+"\n") {
		t.Errorf("the title stands %d times in %q", n, a.Text)
	}
	if len(a.Blocks) != 4 || strings.Contains(a.Text, "hidden") || strings.Contains(a.Text, "Islands") {
		t.Errorf("text %q", a.Text)
	}
}

// No page is lost because the parser or an extractor gives it up.
func TestReadHostilePages(t *testing.T) {
	words := "the ferry of Anholm sails again"
	for name, page := range map[string]string{
		"nested deeper than the parser goes": "<html><body>" + strings.Repeat("<div>", 100_000) + words,
		"never closed":                       "<html><body><article><p>" + words + "<p><b><i><table><tr><td>",
		"too many links":                     "<html><body>" + strings.Repeat(`<a href="/x">more</a> `, 30_000) + "<p>" + words,
		"too many spans":                     "<html><body><p>" + strings.Repeat("<span>more</span> ", 400_000) + words,
		"an open script":                     "<html><body><p>" + words + "</p><script>var a",
	} {
		a, err := Read("x", []byte(page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, a)
		if !strings.Contains(a.Text, words) {
			t.Errorf("%s: the words are lost", name)
		}
	}
}

// The extractors that are superlinear must not see pages that would keep them busy.
func TestManyParagraphs(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "<p>Paragraph %d is about the ferry of Anholm and its sailings by night.</p>\n", i)
	}
	if tags := strings.Count(b.String(), "<"); tags <= extractors[0].maxTags {
		t.Fatalf("%d tags do not exceed the bound", tags)
	}
	a, err := Read("x", []byte("<html><body><article>"+b.String()+"</article></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Blocks) < 20_000 {
		t.Errorf("%d blocks, want 20000", len(a.Blocks))
	}
}

func TestLooksLikeHTML(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html><p>x": true, " \n<!-- a -->\n<html>": true, "<?xml version=\"1.0\"?><html>": true, "<p>x</p>": true,
		"<3 the ferry": false, "The <b>ferry</b>": false, "<pale> is no tag": false,
	} {
		if got := looksLikeHTML(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
