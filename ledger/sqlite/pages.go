package sqlite

import (
	"context"

	"github.com/onrecord/onrecord/ledger"
)

// Pages calls yield with the pages of all articles, in the order in which they came. It holds no transaction meanwhile.
func (l *Ledger) Pages(ctx context.Context, yield func(*ledger.Page) bool) error {
	const most = 500 // at a time
	last := int64(0)
	one := func(from scanner) (*ledger.Page, error) {
		p := &ledger.Page{}
		return p, from.Scan(&last, &p.ID, &p.Source, &p.Published, &p.Status, &p.Content)
	}
	for {
		pages, err := list(ctx, l.db, one, `SELECT number, id, source, published, status, content
			FROM article LEFT JOIN page ON page.article = article.number WHERE number > ? ORDER BY number LIMIT ?`, last, most)
		if err != nil {
			return err
		}
		for _, p := range pages {
			if !yield(p) {
				return nil
			}
		}
		if len(pages) < most {
			return nil
		}
	}
}
