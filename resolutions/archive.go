package resolutions

import (
	"fmt"
	"iter"

	"github.com/onrecord/onrecord/deeds"
)

// Archive is what a board is set up from.
type Archive interface {
	// Pages yields the pages of all articles, in any order, until an error. A board goes through them twice, and keeps of the
	// facts only those that bear on something.
	Pages() iter.Seq2[*deeds.Page, error]
	// Text returns the text of an article by its id, to quote from.
	Text(article string) (string, error)
}

// Memory is an archive of articles that have just been read.
type Memory struct {
	pages []*deeds.Page
	texts map[string]string
}

// Add adds an article.
func (m *Memory) Add(page *deeds.Page, text string) {
	if m.texts == nil {
		m.texts = map[string]string{}
	}
	m.pages = append(m.pages, page)
	m.texts[page.Article] = text
}

// Pages yields the pages in the order in which they were added.
func (m *Memory) Pages() iter.Seq2[*deeds.Page, error] {
	return func(yield func(*deeds.Page, error) bool) {
		for _, p := range m.pages {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// Text returns the text of an article.
func (m *Memory) Text(article string) (string, error) {
	text, ok := m.texts[article]
	if !ok {
		return "", fmt.Errorf("%s has not been read", article)
	}
	return text, nil
}
