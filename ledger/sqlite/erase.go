package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/onrecord/onrecord/ledger"
)

// Note adds a notice about an article.
func (l *Ledger) Note(ctx context.Context, id string, n ledger.Notice) error {
	return l.change(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE article SET status = ? WHERE id = ?`, n.Status, id)
		if err != nil {
			return err
		}
		if changed, err := result.RowsAffected(); err != nil || changed == 0 {
			return errors.Join(err, fmt.Errorf("%s: %w", id, ledger.ErrNotFound))
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO notice (article, number, status, reason, at, digest)
			SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM notice WHERE article = ?1`, id, n.Status, n.Reason, stamp(n.At), n.Sum(id))
		return err
	})
}

// Erase removes an article and keeps a tombstone.
func (l *Ledger) Erase(ctx context.Context, row *ledger.Row, n ledger.Notice) error {
	if err := l.change(ctx, func(tx *sql.Tx) error { return l.remove(ctx, tx, row, n) }); err != nil {
		return err
	}
	if err := l.clean(ctx); err != nil {
		return fmt.Errorf("erased, but its place in the file is not overwritten yet; that is tried again when the ledger is next opened: %w", err)
	}
	return nil
}

// remove takes away all that is known of an article, and notes that the file has to be cleaned.
func (l *Ledger) remove(ctx context.Context, tx *sql.Tx, row *ledger.Row, n ledger.Notice) error {
	var number int64
	err := tx.QueryRowContext(ctx, `SELECT number FROM article WHERE id = ?`, row.ID).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s: %w", row.ID, ledger.ErrNotFound)
	} else if err != nil {
		return err
	}
	var erasure int
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(erasure), 0) + 1 FROM tombstone`).Scan(&erasure); err != nil {
		return err
	}
	for _, m := range l.salted(row.Marks()) {
		if _, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO tombstone (mark, erasure, reason, at) VALUES (?, ?, ?, ?)`,
			m, erasure, n.Reason, stamp(n.At)); err != nil {
			return err
		}
	}
	if err := clearLinks(ctx, tx); err != nil { // what they tell of others may come from this article
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO unlinked SELECT number FROM article`); err != nil {
		return err
	}
	if err := deleteIndex(ctx, tx, number); err != nil {
		return err
	}
	if err := deleteNames(ctx, tx); err != nil {
		return err
	}
	if err := forget(ctx, tx, row.ID); err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM words WHERE rowid = ?2`, `DELETE FROM page WHERE article = ?2`, `DELETE FROM unlinked WHERE article = ?2`, `DELETE FROM sighting WHERE article = ?2`, `DELETE FROM notice WHERE article = ?1`,
		`DELETE FROM article WHERE id = ?1`, `INSERT OR IGNORE INTO setting VALUES ('unclean', x'')`,
	} {
		if _, err := tx.ExecContext(ctx, statement, row.ID, number); err != nil {
			return err
		}
	}
	return nil
}

// clean makes sure that nothing of what was deleted is left in the file, the indexes of words, or the log beside the file.
// The order matters: an index keeps deleted words until it is merged, the file keeps free pages until it is written anew.
func (l *Ledger) clean(ctx context.Context) error {
	l.write.Lock()
	defer l.write.Unlock()
	for _, statement := range []string{
		`INSERT INTO words (words) VALUES ('optimize')`, `INSERT INTO names (names) VALUES ('optimize')`,
		`INSERT INTO claim_words (claim_words) VALUES ('optimize')`, `VACUUM`,
	} {
		if _, err := l.db.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	var busy, log, moved int
	if err := l.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &log, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errBusy
	}
	_, err := l.db.ExecContext(ctx, `DELETE FROM setting WHERE name = 'unclean'`)
	return err
}

var errBusy = errors.New("another process is reading the ledger")

// Tombstones counts the articles that were erased.
func (l *Ledger) Tombstones(ctx context.Context) (n int, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT count(DISTINCT erasure) FROM tombstone`).Scan(&n)
	return n, err
}
