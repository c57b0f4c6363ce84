package sqlite

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"errors"
	"time"

	"github.com/onrecord/onrecord/ledger"
)

// Known reports whether the article is what was last seen at source.
func (l *Ledger) Known(ctx context.Context, id, source string) (known bool, err error) {
	if !ledger.IsPlace(source) {
		err = l.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM article WHERE id = ?)`, id).Scan(&known)
		return known, err
	}
	last, _, err := lastSeen(ctx, l.db, source)
	return last == id, err
}

// lastSeen returns the article last seen at a source, and its version; "" and 0 when there is none.
func lastSeen(ctx context.Context, in queryer, source string) (id string, version int, err error) {
	err = in.QueryRowContext(ctx, `SELECT id, version FROM sighting s JOIN article ON number = article WHERE s.source = ? ORDER BY version DESC LIMIT 1`, source).Scan(&id, &version)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return id, version, err
}

// Put keeps a row in one transaction.
func (l *Ledger) Put(ctx context.Context, row *ledger.Row, now time.Time) (outcome ledger.Outcome, err error) {
	marks := l.salted(row.Marks())
	err = l.change(ctx, func(tx *sql.Tx) error {
		if err := l.blocked(ctx, tx, marks); err != nil {
			return err
		}
		isNew, err := keep(ctx, tx, row)
		if err != nil {
			return err
		}
		outcome = ledger.Already
		if isNew {
			outcome = ledger.Kept
		}
		if !ledger.IsPlace(row.Source) {
			return nil
		}
		last, version, err := lastSeen(ctx, tx, row.Source)
		switch {
		case err != nil || last == row.ID:
			return err
		case last != "":
			outcome = ledger.Version
		case !isNew:
			outcome = ledger.Copy
		}
		s := ledger.Sighting{Source: row.Source, Version: version + 1, Seen: now}
		_, err = tx.ExecContext(ctx, `INSERT INTO sighting (source, version, article, seen, digest) VALUES (?, ?, (SELECT number FROM article WHERE id = ?), ?, ?)`,
			s.Source, s.Version, row.ID, stamp(now), s.Sum(row.ID))
		return err
	})
	if err != nil {
		return 0, err
	}
	return outcome, nil
}

// keep inserts a row, or puts it in the place of that of the same bytes where its source leads.
func keep(ctx context.Context, tx *sql.Tx, row *ledger.Row) (isNew bool, err error) {
	var number int64
	var source string
	err = tx.QueryRowContext(ctx, `SELECT number, source FROM article WHERE id = ?`, row.ID).Scan(&number, &source)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return true, insert(ctx, tx, row)
	case err != nil:
		return false, err
	case ledger.Leads(row.Source, source):
		return false, replace(ctx, tx, number, row)
	}
	return false, nil
}

func insert(ctx context.Context, tx *sql.Tx, row *ledger.Row) error {
	result, err := tx.ExecContext(ctx, `INSERT INTO article (id, source, title, published, publisher, finders, status, digest, raw, text, record)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		row.ID, row.Source, row.Title, row.Published, row.Publisher, row.Finders, ledger.Active, row.Digest, row.Raw, row.Text, row.Record)
	if err != nil {
		return err
	}
	number, err := result.LastInsertId()
	if err != nil {
		return err
	}
	return insertRead(ctx, tx, number, row)
}

// insertRead keeps what was read beside the record.
func insertRead(ctx context.Context, tx *sql.Tx, number int64, row *ledger.Row) error {
	if row.Page != nil {
		if _, err := tx.ExecContext(ctx, `INSERT INTO page (article, content) VALUES (?, ?)`, number, row.Page); err != nil {
			return err
		}
	}
	if err := insertWords(ctx, tx, number, row.Words); err != nil {
		return err
	}
	return insertIndex(ctx, tx, number, row)
}

func insertWords(ctx context.Context, tx *sql.Tx, number int64, w ledger.Words) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO words (rowid, title, text, speakers, acts, types, publisher) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		number, w.Title, w.Text, w.Speakers, w.Acts, w.Types, w.Publisher)
	return err
}

// replace changes what was read of the article's bytes.
func replace(ctx context.Context, tx *sql.Tx, number int64, row *ledger.Row) error {
	if err := deleteIndex(ctx, tx, number); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE article SET source = ?, title = ?, published = ?, publisher = ?, finders = ?, digest = ?, text = ?, record = ? WHERE number = ?`,
		row.Source, row.Title, row.Published, row.Publisher, row.Finders, row.Digest, row.Text, row.Record, number); err != nil {
		return err
	}
	for _, statement := range []string{`DELETE FROM words WHERE rowid = ?`, `DELETE FROM page WHERE article = ?`} {
		if _, err := tx.ExecContext(ctx, statement, number); err != nil {
			return err
		}
	}
	return insertRead(ctx, tx, number, row)
}

// Replace puts a row in the place of the one whose digest is old.
func (l *Ledger) Replace(ctx context.Context, row *ledger.Row, old []byte) (replaced bool, err error) {
	err = l.change(ctx, func(tx *sql.Tx) error {
		var number int64
		var digest []byte
		err := tx.QueryRowContext(ctx, `SELECT number, digest FROM article WHERE id = ?`, row.ID).Scan(&number, &digest)
		if errors.Is(err, sql.ErrNoRows) || err == nil && !bytes.Equal(digest, old) {
			return nil
		}
		if err == nil {
			err = replace(ctx, tx, number, row)
		}
		replaced = err == nil
		return err
	})
	return replaced && err == nil, err
}

// salted returns the marks as tombstones keep them.
func (l *Ledger) salted(marks [][]byte) [][]byte {
	salted := make([][]byte, len(marks))
	for i, m := range marks {
		hash := hmac.New(sha256.New, l.salt)
		hash.Write(m)
		salted[i] = hash.Sum(nil)
	}
	return salted
}

// blocked returns an ErasedError when one of the marks has a tombstone.
func (l *Ledger) blocked(ctx context.Context, tx *sql.Tx, marks [][]byte) error {
	for _, m := range marks {
		var at string
		erased := &ledger.ErasedError{Notice: ledger.Notice{Status: ledger.Erased}}
		err := tx.QueryRowContext(ctx, `SELECT reason, at FROM tombstone WHERE mark = ?`, m).Scan(&erased.Reason, &at)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			continue
		case err != nil:
			return err
		}
		if erased.At, err = time.Parse(time.RFC3339, at); err != nil {
			return err
		}
		return erased
	}
	return nil
}

// stamp writes a time as the ledger keeps it.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
