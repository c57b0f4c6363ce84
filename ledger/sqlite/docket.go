package sqlite

import (
	"context"
	"database/sql"

	"github.com/onrecord/onrecord/ledger"
)

// Entries returns the entries of the docket in order.
func (l *Ledger) Entries(ctx context.Context) ([]ledger.Entry, error) { return entries(ctx, l.db) }

func entries(ctx context.Context, in rowsQueryer) ([]ledger.Entry, error) {
	return list(ctx, in, func(from scanner) (e ledger.Entry, err error) {
		return e, from.Scan(&e.Number, &e.JSON, &e.Digest)
	}, `SELECT number, content, digest FROM entry ORDER BY number`)
}

// Enter adds an entry to the docket.
func (l *Ledger) Enter(ctx context.Context, entry []byte) error {
	return l.change(ctx, func(tx *sql.Tx) error {
		e := ledger.Entry{JSON: entry}
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) + 1 FROM entry`).Scan(&e.Number); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO entry (number, content, digest) VALUES (?, ?, ?)`, e.Number, string(entry), e.Sum())
		return err
	})
}

// forget takes out of the docket what it quotes of an article.
func forget(ctx context.Context, tx *sql.Tx, article string) error {
	all, err := entries(ctx, tx)
	if err != nil {
		return err
	}
	for i := range all {
		e := &all[i]
		changed, err := e.Forget(article)
		if err != nil {
			return err
		}
		if !changed {
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE entry SET content = ?, digest = ? WHERE number = ?`, string(e.JSON), e.Digest, e.Number); err != nil {
			return err
		}
	}
	return nil
}
