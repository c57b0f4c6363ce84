package score

import (
	"fmt"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/parallel"
)

// each applies f to all items, several at a time, and returns the results in the order of the items, or the first error
// in that order.
func each[T, R any](items []T, f func(T) (R, error)) ([]R, error) {
	results, errs := make([]R, len(items)), make([]error, len(items))
	parallel.Each(len(items), func(i int) { results[i], errs[i] = f(items[i]) })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}

// article reads a raw text as the program reads a file. Annotated spans point into the text as it was, so a reader that
// changes it cannot be measured.
func article(name, text string) (*onrecord.Article, error) {
	a, err := articles.Read(name, []byte(text))
	if err != nil {
		return nil, err
	}
	if a.Text != text {
		return nil, fmt.Errorf("the text of %q was changed in reading", name)
	}
	return a, nil
}
