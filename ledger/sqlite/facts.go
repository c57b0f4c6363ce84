package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/ledger"
)

// insertIndex keeps what an article's records are found by, and its card.
func insertIndex(ctx context.Context, tx *sql.Tx, article int64, row *ledger.Row) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO fact (name, part, day, article, number, label, status) VALUES (?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	name, number := "", int64(0)
	for _, f := range row.Facts { // sorted by name
		if f.Name != name {
			if number, err = numberOf(ctx, tx, f.Name); err != nil {
				return err
			}
			name = f.Name
		}
		if _, err := insert.ExecContext(ctx, number, f.Part, f.Day, article, f.Number, f.Label, f.Status); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO card (article, card) VALUES (?, ?)`, article, row.Card); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT OR IGNORE INTO unlinked (article) VALUES (?)`, article)
	return err
}

// numberOf returns the number of a name, which it gets when it is new.
func numberOf(ctx context.Context, tx *sql.Tx, name string) (number int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT number FROM name WHERE name = ?`, name).Scan(&number)
	if !errors.Is(err, sql.ErrNoRows) {
		return number, err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO name (name) VALUES (?)`, name)
	if err != nil {
		return 0, err
	}
	if number, err = result.LastInsertId(); err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO names (rowid, name) VALUES (?, ?)`, number, name)
	return number, err
}

// deleteIndex takes away what insertIndex kept. The facts are those of the row that is kept; of one that is damaged all
// facts are looked through.
func deleteIndex(ctx context.Context, tx *sql.Tx, article int64) error {
	row, err := scan(tx.QueryRowContext(ctx, `SELECT `+columns+` FROM article WHERE number = ?`, article))
	if err != nil {
		return err
	}
	if content, damaged := row.Unpack(); damaged == nil {
		err = deleteFacts(ctx, tx, article, ledger.DrawFacts(content.Record))
	} else {
		_, err = tx.ExecContext(ctx, `DELETE FROM fact WHERE article = ?`, article)
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM card WHERE article = ?`, article)
	return err
}

func deleteFacts(ctx context.Context, tx *sql.Tx, article int64, facts []ledger.Fact) error {
	const statement = `DELETE FROM fact WHERE name = (SELECT number FROM name WHERE name = ?) AND part = ? AND day = ? AND article = ? AND number = ?`
	for _, f := range facts {
		if _, err := tx.ExecContext(ctx, statement, f.Name, f.Part, f.Day, article, f.Number); err != nil {
			return err
		}
	}
	return nil
}

// deleteNames takes away the names that nothing is told of any more.
func deleteNames(ctx context.Context, tx *sql.Tx) error {
	const unused = `FROM name WHERE NOT EXISTS (SELECT 1 FROM fact WHERE fact.name = name.number)`
	if _, err := tx.ExecContext(ctx, `INSERT INTO names (names, rowid, name) SELECT 'delete', number, name `+unused); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE `+unused)
	return err
}

// Unindexed returns the ids of articles that were kept before there was an index, at most n.
func (l *Ledger) Unindexed(ctx context.Context, n int) ([]string, error) {
	one := func(from scanner) (id string, err error) { return id, from.Scan(&id) }
	return list(ctx, l.db, one, `SELECT id FROM article WHERE number NOT IN (SELECT article FROM card) ORDER BY number LIMIT ?`, n)
}

// Index keeps the facts and the cards of rows.
func (l *Ledger) Index(ctx context.Context, rows []*ledger.Row) error {
	return l.change(ctx, func(tx *sql.Tx) error {
		for _, row := range rows {
			var number int64
			err := tx.QueryRowContext(ctx, `SELECT number FROM article WHERE id = ? AND number NOT IN (SELECT article FROM card)`, row.ID).Scan(&number)
			if errors.Is(err, sql.ErrNoRows) {
				continue // another process was here
			}
			if err == nil {
				err = insertIndex(ctx, tx, number, row)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Facts yields the facts that are asked for, the newest first, until yield returns false.
func (l *Ledger) Facts(ctx context.Context, asked *ledger.Asked, yield func(ledger.Found) bool) error {
	names := map[int64]string{}
	for _, name := range asked.Names {
		names[name.Number] = name.Text
	}
	if len(asked.Names) == 0 || len(asked.Parts) == 0 {
		return nil
	}
	from, args := selection(asked)
	// The database merges what each part gives in the order of the index, without sorting.
	query := from + ` ORDER BY day DESC, article DESC, number DESC`
	return l.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var f ledger.Found
			var name int64
			if err := rows.Scan(&name, &f.Part, &f.Day, &f.Article, &f.Number, &f.Label, &f.Status); err != nil {
				return err
			}
			f.Name = names[name]
			if !yield(f) {
				return nil
			}
		}
		return rows.Err()
	})
}

// Count counts the facts that are asked for.
func (l *Ledger) Count(ctx context.Context, asked *ledger.Asked) ([]ledger.Count, error) {
	if len(asked.Names) == 0 || len(asked.Parts) == 0 {
		return nil, nil
	}
	from, args := selection(asked)
	const most = 256 // labels, and statuses; one number is sorted faster than three
	one := func(from scanner) (c ledger.Count, err error) {
		var kind int
		err = from.Scan(&kind, &c.Facts)
		c.Part, c.Label, c.Status = ledger.Part(kind/most/most), kind/most%most, kind%most
		return c, err
	}
	return list(ctx, l.db, one, `SELECT (part * ?1 + label) * ?1 + status AS kind, count(*) FROM (`+from+`) GROUP BY kind ORDER BY kind`, append([]any{most}, args...)...)
}

// selection selects the facts that are asked for, of each name and part apart.
func selection(asked *ledger.Asked) (query string, args []any) {
	var parts []string
	where, with := filter(asked)
	for _, name := range asked.Names {
		whose, of := means(name, asked.Entity)
		for _, part := range asked.Parts {
			parts = append(parts, `SELECT name, part, day, article, number, label, status FROM fact WHERE name = ? AND part = ?`+whose+where)
			args = append(append(append(args, name.Number, part), of...), with...)
		}
	}
	query = strings.Join(parts, ` UNION ALL `)
	if asked.Within != nil {
		query, args = `WITH within (article) AS MATERIALIZED (SELECT value FROM json_each(?)) `+query, append([]any{listed(asked.Within)}, args...)
	}
	return query, args
}

// listed writes numbers as a list in JSON.
func listed(all []int64) string {
	list := []byte{'['}
	for i, n := range all {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, n, 10)
	}
	return string(append(list, ']'))
}

// means writes the condition that a name means an entity.
func means(name ledger.Name, entity int64) (where string, args []any) {
	switch {
	case entity == 0 || name.Usual && !name.But:
		return "", nil
	case name.Usual:
		return ` AND article NOT IN (SELECT article FROM exception WHERE name = ?)`, []any{name.Number}
	}
	return ` AND article IN (SELECT article FROM exception WHERE name = ? AND entity = ?)`, []any{name.Number, entity}
}

// filter writes the conditions on facts of any name and part.
func filter(asked *ledger.Asked) (where string, args []any) {
	where = ` AND article NOT IN (SELECT number FROM article WHERE status = 'withdrawn')`
	if asked.From > 0 {
		where, args = where+` AND day >= ?`, append(args, asked.From)
	}
	if asked.To > 0 {
		where, args = where+` AND day BETWEEN 1 AND ?`, append(args, asked.To)
	}
	if len(asked.Labels) > 0 {
		where += ` AND label IN (?` + strings.Repeat(`, ?`, len(asked.Labels)-1) + `)`
		for _, label := range asked.Labels {
			args = append(args, label)
		}
	}
	if asked.Stories > 1 {
		where += ` AND CASE WHEN part IN (?, ?) THEN EXISTS (SELECT 1 FROM telling t JOIN happening h ON h.number = t.happening WHERE t.article = fact.article AND t.record = fact.number AND h.stories >= ?)
			ELSE EXISTS (SELECT 1 FROM position p JOIN claim c ON c.number = p.claim WHERE p.article = fact.article AND p.record = fact.number AND c.stories >= ?) END`
		args = append(args, ledger.Doer, ledger.Recipient, asked.Stories, asked.Stories)
	}
	if asked.Within != nil {
		where += ` AND article IN within`
	}
	if asked.Match != nil {
		where, args = where+` AND article IN (SELECT rowid FROM words WHERE words MATCH ?)`, append(args, match(asked.Match))
	}
	return where, args
}
