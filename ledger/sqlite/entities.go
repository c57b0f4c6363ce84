package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"github.com/onrecord/onrecord/ledger"
)

// Entities returns those one of whose names has all the words.
func (l *Ledger) Entities(ctx context.Context, words []string) (all []*ledger.Entity, err error) {
	err = l.look(ctx, func(tx *sql.Tx) error {
		type row struct {
			name   ledger.Name
			entity int64 // 0 for none
		}
		one := func(from scanner) (r row, err error) { return r, from.Scan(&r.name.Number, &r.name.Text, &r.entity) }
		found, err := list(ctx, tx, one, `WITH found AS (SELECT rowid AS number FROM names WHERE names MATCH ?)
			SELECT number, name.name, coalesce(entity, 0) FROM name NATURAL JOIN found LEFT JOIN alias ON alias.name = name.number
			UNION SELECT number, name.name, exception.entity FROM name NATURAL JOIN found JOIN exception ON exception.name = name.number
			ORDER BY 2, 3`, `"`+strings.Join(words, `" "`)+`"`)
		if err != nil {
			return err
		}
		seen := map[int64]bool{}
		for _, r := range found {
			e := &ledger.Entity{Names: []ledger.Name{r.name}}
			switch {
			case r.entity == 0:
				e.Name = r.name.Text
				err = tx.QueryRowContext(ctx, `SELECT count(DISTINCT article) FROM fact WHERE name = ?`, r.name.Number).Scan(&e.Articles)
			case seen[r.entity]:
				continue
			default:
				seen[r.entity] = true
				err = readEntity(ctx, tx, r.entity, e)
			}
			if err != nil {
				return err
			}
			all = append(all, e)
		}
		return nil
	})
	return all, err
}

// Entity returns an entity by its number.
func (l *Ledger) Entity(ctx context.Context, number int64) (*ledger.Entity, error) {
	e := &ledger.Entity{}
	return e, l.look(ctx, func(tx *sql.Tx) error { return readEntity(ctx, tx, number, e) })
}

// readEntity reads an entity with all its names.
func readEntity(ctx context.Context, tx *sql.Tx, number int64, e *ledger.Entity) error {
	e.Number = number
	var body []byte
	if err := tx.QueryRowContext(ctx, `SELECT articles, body FROM entity WHERE number = ?`, number).Scan(&e.Articles, &body); err != nil {
		return err
	}
	if err := json.Unmarshal(body, &e.Profile); err != nil {
		return err
	}
	one := func(from scanner) (n ledger.Name, err error) {
		return n, from.Scan(&n.Number, &n.Text, &n.Usual, &n.But)
	}
	var err error
	e.Names, err = list(ctx, tx, one, `SELECT number, name.name, number IN (SELECT name FROM alias WHERE entity = ?1), EXISTS (SELECT 1 FROM exception WHERE exception.name = number) FROM name WHERE number IN
		(SELECT name FROM alias WHERE entity = ?1 UNION SELECT name FROM exception WHERE entity = ?1) ORDER BY name.name`, number)
	return err
}
