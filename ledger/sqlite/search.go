package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"github.com/onrecord/onrecord/ledger"
)

// Search calls yield with the rows that match, the best first.
func (l *Ledger) Search(ctx context.Context, q *ledger.Query, yield func(*ledger.Row) bool) error {
	query := `SELECT a.id FROM article a` // ids alone are sorted, not what is kept
	where, args := []string{`a.status <> ?`}, []any{ledger.Withdrawn}
	order := `a.published DESC, a.id`
	if q.Match != nil {
		query += ` JOIN words ON words.rowid = a.number`
		where, args = append(where, `words MATCH ?`), append(args, match(q.Match))
		order = `words.rank, ` + order
	}
	if q.From != "" {
		where, args = append(where, `a.published >= ?`), append(args, q.From)
	}
	if q.To != "" { // a date is a prefix: 2024-11 holds 2024-11-03
		where, args = append(where, `a.published < ? AND a.published <> ''`), append(args, q.To+"~")
	}
	query += ` WHERE ` + strings.Join(where, ` AND `) + ` ORDER BY ` + order
	return l.look(ctx, func(tx *sql.Tx) error {
		found, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var id string
			if err := found.Scan(&id); err != nil {
				return err
			}
			row, err := scan(tx.QueryRowContext(ctx, `SELECT `+columns+` FROM article WHERE id = ?`, id))
			if err == nil {
				err = history(ctx, tx, row)
			}
			if err != nil {
				return err
			}
			if !yield(row) {
				return nil
			}
		}
		return found.Err()
	})
}

// column names where the index of words keeps a field.
var column = map[ledger.Field]string{
	ledger.Anywhere: "{title text}", ledger.InTitle: "title", ledger.BySpeaker: "speakers",
	ledger.ByAct: "acts", ledger.ByType: "types", ledger.ByPublisher: "publisher",
}

// match writes a query in the language of FTS5. Words are letters and digits only, so that quotes make them literal.
func match(n *ledger.Node) string {
	switch n.Op {
	case ledger.Phrase:
		text := column[n.Field] + ` : "` + strings.Join(n.Words, " ") + `"`
		if n.Prefix {
			text += " *"
		}
		return text
	case ledger.All:
		return joined(n.Parts, " AND ")
	case ledger.Any:
		return joined(n.Parts, " OR ")
	case ledger.But:
		return "(" + match(n.Parts[0]) + " NOT " + joined(n.Parts[1:], " OR ") + ")"
	}
	return ""
}

func joined(parts []*ledger.Node, with string) string {
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = match(part)
	}
	return "(" + strings.Join(texts, with) + ")"
}
