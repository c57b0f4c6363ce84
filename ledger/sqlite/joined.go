package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
)

// Claims yields claims, those that were last said first.
func (l *Ledger) Claims(ctx context.Context, disputed bool, node *ledger.Node, yield func(*ledger.KeptClaim) bool) error {
	words := claimWords(node)
	query, args := `SELECT number, day, disputed, stories, body FROM claim WHERE TRUE`, []any{}
	if disputed {
		query += ` AND disputed`
	}
	if words != "" {
		query += ` AND number IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)`
		args = append(args, words)
	}
	return l.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, query+` ORDER BY day DESC, number`, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var number int64
			var body []byte
			c := &ledger.KeptClaim{}
			if err := rows.Scan(&number, &c.Last, &c.Disputed, &c.Stories, &body); err != nil {
				return err
			}
			if err := json.Unmarshal(body, &c.ClaimBody); err != nil {
				return err
			}
			one := func(from scanner) (p ledger.KeptPosition, err error) {
				return p, from.Scan(&p.Article, &p.Record, &p.Affirms)
			}
			if c.Positions, err = list(ctx, tx, one, `SELECT p.article, p.record, p.affirms FROM position p
				WHERE claim = ? AND article NOT IN (SELECT number FROM article WHERE status = 'withdrawn') ORDER BY place`, number); err != nil {
				return err
			}
			if !yield(c) {
				return nil
			}
		}
		return rows.Err()
	})
}

// claimWords writes what of a query the words of a claim must have; "" for anything.
func claimWords(n *ledger.Node) string {
	switch {
	case n == nil:
	case n.Op == ledger.Phrase && n.Field == ledger.Anywhere:
		return literal(n)
	case n.Op == ledger.But:
		return claimWords(n.Parts[0])
	case n.Op == ledger.All || n.Op == ledger.Any:
		var parts []string
		for _, part := range n.Parts {
			if words := claimWords(part); words != "" {
				parts = append(parts, words)
			} else if n.Op == ledger.Any {
				return ""
			}
		}
		if len(parts) > 0 {
			return "(" + strings.Join(parts, map[ledger.Op]string{ledger.All: " AND ", ledger.Any: " OR "}[n.Op]) + ")"
		}
	}
	return ""
}

// Told says how often a record is told.
func (l *Ledger) Told(ctx context.Context, f ledger.Found) (ledger.Told, error) {
	query := `SELECT c.stories, (SELECT count(DISTINCT article) FROM position WHERE claim = c.number),
		printf('s%d.%d.%d', c.number, coalesce((SELECT story FROM story WHERE article = ?1), ?1), p.entity), NULL
		FROM position p JOIN claim c ON c.number = p.claim WHERE p.article = ?1 AND p.record = ?2`
	if f.Part == ledger.Doer || f.Part == ledger.Recipient {
		query = `SELECT h.stories, (SELECT count(DISTINCT article) FROM telling WHERE happening = h.number), printf('e%d', h.number), h.body
			FROM happening h WHERE number = (SELECT happening FROM telling WHERE article = ?1 AND record = ?2)`
	}
	told := ledger.Told{}
	var body []byte
	switch err := l.db.QueryRowContext(ctx, query, f.Article, f.Number).Scan(&told.Stories, &told.Articles, &told.Same, &body); {
	case errors.Is(err, sql.ErrNoRows): // nothing like it: the copies of its article tell it
		err = l.db.QueryRowContext(ctx, `SELECT 1, max(1, count(*)) FROM story WHERE story = (SELECT story FROM story WHERE article = ?)`, f.Article).Scan(&told.Stories, &told.Articles)
		return told, err
	case err != nil || body == nil:
		return told, err
	}
	return told, json.Unmarshal(body, &told.Happening)
}

// Distinct numbers events: what happened once has one number, and what articles of one story tell of one type and day.
func (l *Ledger) Distinct(ctx context.Context, events []ledger.Found) ([]int, error) {
	type key struct {
		happening, story int64
		label, day       int
	}
	numbers, seen := make([]int, len(events)), map[key]int{}
	err := l.look(ctx, func(tx *sql.Tx) error {
		find, err := tx.PrepareContext(ctx, `SELECT coalesce((SELECT happening FROM telling WHERE article = ?1 AND record = ?2), 0), coalesce((SELECT story FROM story WHERE article = ?1), ?1)`)
		if err != nil {
			return err
		}
		defer find.Close()
		for i, e := range events {
			k := key{label: e.Label, day: e.Day}
			if err := find.QueryRowContext(ctx, e.Article, e.Number).Scan(&k.happening, &k.story); err != nil {
				return err
			}
			if k.happening > 0 {
				k = key{happening: k.happening}
			}
			if _, known := seen[k]; !known {
				seen[k] = len(seen)
			}
			numbers[i] = seen[k]
		}
		return nil
	})
	return numbers, err
}

// Joins returns what links say of an article, and whom names mean there.
func (l *Ledger) Joins(ctx context.Context, article int64, names []string) (*ledger.Joins, error) {
	asked, err := json.Marshal(names)
	if err != nil {
		return nil, err
	}
	j := &ledger.Joins{Entities: map[string]ledger.EntityName{}}
	err = l.look(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT id FROM article WHERE number = coalesce((SELECT story FROM story WHERE article = ?1), ?1)`, article).Scan(&j.Story)
		if err != nil {
			return err
		}
		if j.Entities, err = meant(ctx, tx, article, string(asked)); err != nil {
			return err
		}
		if j.Claims, err = belonging(ctx, tx, "s", `SELECT p.record, c.stories, (SELECT count(DISTINCT article) FROM position WHERE claim = c.number), a.id, f.record
			FROM position p JOIN claim c ON c.number = p.claim JOIN position f ON f.claim = c.number AND f.place = (SELECT min(place) FROM position WHERE claim = c.number)
			JOIN article a ON a.number = f.article WHERE p.article = ?`, article); err != nil {
			return err
		}
		j.Happenings, err = belonging(ctx, tx, "e", `SELECT t.record, h.stories, (SELECT count(DISTINCT article) FROM telling WHERE happening = h.number), h.body ->> 'id', 0
			FROM telling t JOIN happening h ON h.number = t.happening WHERE t.article = ?`, article)
		return err
	})
	return j, err
}

// meant returns whom names, a JSON array, mean in an article.
func meant(ctx context.Context, tx *sql.Tx, article int64, names string) (map[string]ledger.EntityName, error) {
	type named struct {
		name string
		ledger.EntityName
	}
	one := func(from scanner) (n named, err error) { return n, from.Scan(&n.name, &n.Number, &n.ID, &n.Name) }
	found, err := list(ctx, tx, one, `SELECT n.name, e.number, e.body ->> 'id', e.body ->> 'name' FROM json_each(?1) j JOIN name n ON n.name = j.value
		LEFT JOIN exception x ON x.name = n.number AND x.article = ?2 LEFT JOIN alias ON alias.name = n.number
		JOIN entity e ON e.number = coalesce(x.entity, alias.entity)`, names, article)
	of := make(map[string]ledger.EntityName, len(found))
	for _, n := range found {
		of[n.name] = n.EntityName
	}
	return of, err
}

// belonging reads what the records of an article, whose ids begin with kind, belong to: number, stories, articles, and the first record as
// article and number, or 0 where it stands in the article's id already.
func belonging(ctx context.Context, tx *sql.Tx, kind, query string, article int64) (map[onrecord.ID]ledger.Joined, error) {
	type part struct {
		number, first int
		ledger.Joined
	}
	one := func(from scanner) (p part, err error) {
		return p, from.Scan(&p.number, &p.Stories, &p.Articles, &p.ID, &p.first)
	}
	found, err := list(ctx, tx, one, query, article)
	of := make(map[onrecord.ID]ledger.Joined, len(found))
	for _, p := range found {
		if p.first > 0 {
			p.ID = fmt.Sprintf("%s/%s%d", p.ID, kind, p.first)
		}
		of[onrecord.ID(fmt.Sprint(kind, p.number))] = p.Joined
	}
	return of, err
}

// Story returns the articles of a story.
func (l *Ledger) Story(ctx context.Context, number int64) ([]ledger.StoryMember, error) {
	one := func(from scanner) (m ledger.StoryMember, err error) {
		var why []byte
		if err = from.Scan(&m.Article, &why); err == nil {
			err = json.Unmarshal(why, &m.Why)
		}
		return m, err
	}
	found, err := list(ctx, l.db, one, `SELECT s.article, s.body FROM story s JOIN article a ON a.number = s.article WHERE s.story = (SELECT story FROM story WHERE article = ?)
		AND a.status <> 'withdrawn' ORDER BY a.published, a.id`, number)
	if err == nil && len(found) == 0 {
		found = []ledger.StoryMember{{Article: number}}
	}
	return found, err
}
