// Package distiller stands in for the module of this name, the last of those that go-trafilatura asks where it has found little itself: its
// expressions take 5 ms whenever a program starts. It has what go-trafilatura names, and finds nothing; what it would have found is left to
// go-readability, which is asked before.
package distiller

import (
	"errors"
	"net/url"

	"golang.org/x/net/html"
)

type (
	Options struct {
		OriginalURL    *url.URL
		SkipPagination bool
	}
	Result struct{ Node *html.Node }
)

// Apply fails.
func Apply(*html.Node, *Options) (*Result, error) {
	return nil, errors.New("pages are not distilled")
}
