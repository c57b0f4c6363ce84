package ledger

import (
	"context"
	"errors"
	"iter"

	"github.com/onrecord/onrecord/deeds"
)

// Page is the page of an article as a store holds it.
type Page struct {
	ID, Source, Published string
	Status                Status
	Content               []byte // as deeds.Page encodes itself; nil where the article was read before there were pages
}

// Archive gives the pages of a store, without unpacking the records. It leaves out articles that are withdrawn or that their
// publisher has retracted.
type Archive struct {
	Missing int // articles without a page, or with one of another form, as of the last time that the pages were gone through

	ctx   context.Context
	store Store
}

// NewArchive returns the archive of a store, which fails when the context is done.
func NewArchive(ctx context.Context, store Store) *Archive { return &Archive{ctx: ctx, store: store} }

// Pages yields the pages.
func (a *Archive) Pages() iter.Seq2[*deeds.Page, error] {
	return func(yield func(*deeds.Page, error) bool) {
		a.Missing = 0
		var broken error
		stopped := false
		err := a.store.Pages(a.ctx, func(kept *Page) bool {
			switch {
			case kept.Status == Withdrawn || kept.Status == Retracted:
				return true
			case kept.Content == nil:
				a.Missing++
				return true
			}
			page := &deeds.Page{Article: kept.ID, Source: kept.Source, Published: kept.Published}
			switch err := page.UnmarshalBinary(kept.Content); {
			case errors.Is(err, deeds.ErrPageVersion):
				a.Missing++
				return true
			case err != nil:
				broken = damaged(kept.ID, err)
				return false
			}
			stopped = !yield(page, nil)
			return !stopped
		})
		if broken != nil {
			err = broken
		}
		if err != nil && !stopped {
			yield(nil, err)
		}
	}
}

// Text returns the text of an article.
func (a *Archive) Text(id string) (string, error) {
	row, err := a.store.Row(a.ctx, id)
	if err != nil {
		return "", err
	}
	_, text, err := row.unpackText()
	if err != nil {
		return "", damaged(id, err)
	}
	return string(text), nil
}
