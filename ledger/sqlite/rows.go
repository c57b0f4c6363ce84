package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/onrecord/onrecord/ledger"
)

const columns = `number, id, source, title, published, publisher, finders, status, digest, raw, text, record,
	(SELECT content FROM page WHERE page.article = article.number),
	(SELECT card FROM card WHERE card.article = number)`

type scanner interface{ Scan(...any) error }

func scan(from scanner) (*ledger.Row, error) {
	r := &ledger.Row{}
	err := from.Scan(&r.Number, &r.ID, &r.Source, &r.Title, &r.Published, &r.Publisher, &r.Finders, &r.Status, &r.Digest, &r.Raw, &r.Text, &r.Record, &r.Page, &r.Card)
	return r, err
}

// Row returns an article.
func (l *Ledger) Row(ctx context.Context, id string) (*ledger.Row, error) {
	return l.row(ctx, "id", id)
}

// Numbered returns the article with a number.
func (l *Ledger) Numbered(ctx context.Context, number int64) (*ledger.Row, error) {
	return l.row(ctx, "number", number)
}

// IDs returns the ids of articles by their numbers.
func (l *Ledger) IDs(ctx context.Context, numbers []int64) (map[int64]string, error) {
	asked, err := json.Marshal(numbers)
	if err != nil {
		return nil, err
	}
	ids := make(map[int64]string, len(numbers))
	_, err = list(ctx, l.db, func(from scanner) (none struct{}, err error) {
		var number int64
		var id string
		err = from.Scan(&number, &id)
		ids[number] = id
		return none, err
	}, `SELECT number, id FROM article WHERE number IN (SELECT value FROM json_each(?))`, string(asked))
	return ids, err
}

func (l *Ledger) row(ctx context.Context, key string, value any) (row *ledger.Row, err error) {
	err = l.look(ctx, func(tx *sql.Tx) error {
		if row, err = scan(tx.QueryRowContext(ctx, `SELECT `+columns+` FROM article WHERE `+key+` = ?`, value)); errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("%v: %w", value, ledger.ErrNotFound)
		} else if err != nil {
			return err
		}
		return history(ctx, tx, row)
	})
	if err != nil {
		return nil, err
	}
	return row, nil
}

// After returns the n rows after id.
func (l *Ledger) After(ctx context.Context, id string, n int) (rows []*ledger.Row, err error) {
	err = l.look(ctx, func(tx *sql.Tx) error {
		if rows, err = list(ctx, tx, scan, `SELECT `+columns+` FROM article WHERE id > ? ORDER BY id LIMIT ?`, id, n); err != nil {
			return err
		}
		for _, row := range rows {
			if err := history(ctx, tx, row); err != nil {
				return err
			}
		}
		return nil
	})
	return rows, err
}

// Match returns the ids that begin with prefix.
func (l *Ledger) Match(ctx context.Context, prefix string, limit int) ([]string, error) {
	one := func(from scanner) (id string, err error) { return id, from.Scan(&id) }
	return list(ctx, l.db, one, `SELECT id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`, prefix, prefix+"~", limit)
}

// history adds where an article was seen and what was decided about it.
func history(ctx context.Context, tx *sql.Tx, row *ledger.Row) (err error) {
	row.Seen, err = list(ctx, tx, func(from scanner) (s ledger.Sighting, err error) {
		var at string
		if err = from.Scan(&s.Source, &s.Version, &at, &s.Digest); err == nil {
			s.Seen, err = time.Parse(time.RFC3339, at)
		}
		return s, err
	}, `SELECT source, version, seen, digest FROM sighting WHERE article = ? ORDER BY source, version`, row.Number)
	if err != nil {
		return err
	}
	row.Notices, err = list(ctx, tx, func(from scanner) (n ledger.Notice, err error) {
		var at string
		if err = from.Scan(&n.Status, &n.Reason, &at, &n.Digest); err == nil {
			n.At, err = time.Parse(time.RFC3339, at)
		}
		return n, err
	}, `SELECT status, reason, at, digest FROM notice WHERE article = ? ORDER BY number`, row.ID)
	return err
}

type rowsQueryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// list returns all rows of a query.
func list[T any](ctx context.Context, in rowsQueryer, scan func(scanner) (T, error), query string, args ...any) (all []T, err error) {
	rows, err := in.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// Check asks SQLite what is wrong with the file.
func (l *Ledger) Check(ctx context.Context) ([]string, error) {
	one := func(from scanner) (what string, err error) { return what, from.Scan(&what) }
	found, err := list(ctx, l.db, one, `PRAGMA integrity_check`)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return []string{err.Error()}, nil
	}
	if len(found) == 1 && found[0] == "ok" {
		found = nil
	}
	orphans, err := list(ctx, l.db, one, `SELECT 'a row of ' || "table" || ' is about no article' FROM pragma_foreign_key_check`)
	if err != nil {
		return append(found, err.Error()), ctx.Err()
	}
	found = append(found, orphans...)
	l.write.Lock()
	defer l.write.Unlock()
	for index, statement := range map[string]string{
		"words": `INSERT INTO words (words) VALUES ('integrity-check')`, "names": `INSERT INTO names (names, rank) VALUES ('integrity-check', 1)`,
	} {
		if _, err := l.db.ExecContext(ctx, statement); err != nil {
			found = append(found, "index of "+index+": "+err.Error())
		}
	}
	return found, ctx.Err()
}
