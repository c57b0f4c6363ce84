// Package articles turns the bytes of a text file, an HTML page or a JSON object into an article: its text, layout, title, date and
// dateline. The text of a plain file is kept as it is, to the character; of a page it is the main text, a paragraph a line.
package articles

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/RadhiFadlillah/whatlanggo"

	"github.com/onrecord/onrecord"
)

// MaxBytes is the size above which an input is refused: no news article comes near it.
const MaxBytes = 20 << 20

// Reasons why bytes are no article. Their texts say what to do.
var (
	ErrEmpty    = errors.New("the input is empty")
	ErrTooLarge = fmt.Errorf("the input is larger than %d MB; split it into one file per article", MaxBytes>>20)
	ErrPDF      = errors.New("this is a PDF; extract its text first, for instance with pdftotext")
	ErrBinary   = errors.New("this is not text")
	ErrNoText   = errors.New("no article text found")
)

// Read makes an article of the bytes that came from source, a path or URL. HTML and JSON are told from plain text by their look.
func Read(source string, raw []byte) (*onrecord.Article, error) {
	switch {
	case len(raw) > MaxBytes:
		return nil, ErrTooLarge
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, ErrEmpty
	case bytes.HasPrefix(raw, []byte("%PDF-")):
		return nil, ErrPDF
	}
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	article := &onrecord.Article{ID: onrecord.ArticleID(raw), Source: source}
	p := page{text: text}
	switch {
	case looksLikeHTML(text):
		p, err = readPage(text, source)
	case looksLikeJSON(text):
		p, err = readJSON(text)
	}
	if err != nil {
		return nil, err
	}
	article.Title, article.Authors, article.Published, article.Text = p.title, p.authors, p.published, p.text
	if strings.TrimSpace(article.Text) == "" {
		return nil, ErrNoText
	}
	article.Blocks = Layout(article.Text)
	describe(article)
	article.Language = language(article)
	return article, nil
}

// language guesses the language of the longest paragraph; "" when it cannot be told.
func language(article *onrecord.Article) string {
	var longest onrecord.Span
	for _, b := range article.Blocks {
		if b.Kind.Prose() && b.Len() > longest.Len() {
			longest = b.Span
		}
	}
	const enough = 1000 // bytes; more does not make the guess better
	sample := longest.In(article.Text)
	if len(sample) > enough {
		sample = strings.ToValidUTF8(sample[:enough], "")
	}
	if isEnglish(sample) {
		return "en"
	}
	info := whatlanggo.Detect(sample)
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// isEnglish tells most English texts at once, by words that the languages near to it hardly have; "of" and "was" are Dutch, "for" is Danish.
func isEnglish(sample string) bool {
	words, common := 0, 0
	for word := range strings.FieldsSeq(sample) {
		words++
		switch word {
		case "the", "and", "to", "that", "with":
			common++
		}
	}
	return words >= 20 && 12*common >= words
}
