package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/ledger"
)

// Search calls yield with the rows that match, the best first.
func (l *Ledger) Search(ctx context.Context, q *ledger.Query, yield func(*ledger.Row) bool) error {
	query := `SELECT a.id FROM article a` // ids alone are sorted, not what is kept
	where, args := []string{`a.status <> ?`}, []any{ledger.Withdrawn}
	order := `a.published DESC, a.id`
	switch {
	case q.Match == nil:
	case inWords(q.Match):
		query += ` JOIN words ON words.rowid = a.number`
		where, args = append(where, `words MATCH ?`), append(args, match(q.Match))
		if !q.Newest {
			order = `words.rank, ` + order
		}
	default:
		condition, with := articles(q.Match)
		where, args = append(where, condition), append(args, with...)
	}
	if q.Published.From != "" {
		where, args = append(where, `a.published >= ?`), append(args, q.Published.From)
	}
	if q.Published.To != "" { // a date is a prefix: 2024-11 holds 2024-11-03
		where, args = append(where, `a.published < ? AND a.published <> ''`), append(args, q.Published.To+"~")
	}
	if q.Story != "" {
		where = append(where, `(a.id BETWEEN ? AND ? OR a.number IN (SELECT article FROM story WHERE story IN
			(SELECT story FROM story JOIN article x ON x.number = story.article WHERE x.id BETWEEN ? AND ?)))`)
		first := "sha256:" + q.Story
		args = append(args, first, first+"~", first, first+"~")
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

// parts are whom fields of facts are about.
var parts = map[ledger.Field]ledger.Part{ledger.ByActor: ledger.Doer, ledger.ByTarget: ledger.Recipient}

// inWords reports whether the index of words alone tells what matches.
func inWords(n *ledger.Node) bool {
	return parts[n.Field] == 0 && !slices.ContainsFunc(n.Parts, func(part *ledger.Node) bool { return !inWords(part) })
}

// articles writes a query as a condition on article a.
func articles(n *ledger.Node) (condition string, args []any) {
	if inWords(n) {
		return `a.number IN (SELECT rowid FROM words WHERE words MATCH ?)`, []any{match(n)}
	}
	if n.Op == ledger.Phrase {
		return `a.number IN (SELECT article FROM fact WHERE part = ? AND name IN (SELECT rowid FROM names WHERE names MATCH ?))`,
			[]any{parts[n.Field], literal(n)}
	}
	var conditions []string
	for _, part := range n.Parts {
		condition, with := articles(part)
		conditions, args = append(conditions, condition), append(args, with...)
	}
	switch n.Op {
	case ledger.Any:
		condition = strings.Join(conditions, ` OR `)
	case ledger.But:
		condition = conditions[0] + ` AND NOT (` + strings.Join(conditions[1:], ` OR `) + `)`
	case ledger.All, ledger.Phrase:
		condition = strings.Join(conditions, ` AND `)
	}
	return `(` + condition + `)`, args
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
		return column[n.Field] + ` : ` + literal(n)
	case ledger.All:
		return joined(n.Parts, " AND ")
	case ledger.Any:
		return joined(n.Parts, " OR ")
	case ledger.But:
		return "(" + match(n.Parts[0]) + " NOT " + joined(n.Parts[1:], " OR ") + ")"
	}
	return ""
}

// literal writes the words of a phrase.
func literal(n *ledger.Node) string {
	text := `"` + strings.Join(n.Words, " ") + `"`
	if n.Prefix {
		text += " *"
	}
	return text
}

func joined(parts []*ledger.Node, with string) string {
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = match(part)
	}
	return "(" + strings.Join(texts, with) + ")"
}
