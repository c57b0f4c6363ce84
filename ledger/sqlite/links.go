package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/links"
)

// Cards yields what links are computed from.
func (l *Ledger) Cards(ctx context.Context, yield func(*ledger.Row) bool) error {
	return l.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT id, source, title, published, publisher, raw, text, card FROM article JOIN card ON card.article = number WHERE status <> 'withdrawn' ORDER BY number`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			row := &ledger.Row{}
			if err := rows.Scan(&row.ID, &row.Source, &row.Title, &row.Published, &row.Publisher, &row.Raw, &row.Text, &row.Card); err != nil {
				return err
			}
			if !yield(row) {
				return nil
			}
		}
		return rows.Err()
	})
}

// Card returns what of an article its card needs.
func (l *Ledger) Card(ctx context.Context, number int64) (*ledger.Row, error) {
	row := &ledger.Row{Number: number}
	err := l.db.QueryRowContext(ctx, `SELECT id, source, title, published, publisher, status, raw, text, (SELECT card FROM card WHERE article = number) FROM article WHERE number = ?`, number).
		Scan(&row.ID, &row.Source, &row.Title, &row.Published, &row.Publisher, &row.Status, &row.Raw, &row.Text, &row.Card)
	return row, err
}

// linkTables are what links are kept in, those that refer to others first.
var linkTables = []string{"position", "claim", "telling", "happening", "exception", "alias", "entity", "story", "proposal"}

// clearLinks takes all links away.
func clearLinks(ctx context.Context, tx *sql.Tx) error {
	for _, table := range linkTables {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO claim_words (claim_words) VALUES ('delete-all')`)
	return err
}

// SaveLinks puts links in the place of those that are kept.
func (l *Ledger) SaveLinks(ctx context.Context, all *ledger.Links) error {
	return l.change(ctx, func(tx *sql.Tx) error {
		if err := clearLinks(ctx, tx); err != nil {
			return err
		}
		s := &saver{ctx: ctx, tx: tx, entities: map[string]int64{}}
		var err error
		if s.articles, err = numbers(ctx, tx, `SELECT id, number FROM article`); err != nil {
			return err
		}
		if s.names, err = numbers(ctx, tx, `SELECT name, number FROM name`); err != nil {
			return err
		}
		for _, save := range []func(*ledger.Links) error{s.saveEntities, s.saveStories, s.saveClaims, s.saveHappenings} {
			if err := save(all); err != nil {
				return err
			}
		}
		for _, p := range all.Proposals {
			if err := s.insert(`INSERT INTO proposal (a, b, score, reason) VALUES (?, ?, ?, ?)`, p.A, p.B, p.Score, p.Reason); err != nil {
				return err
			}
		}
		return s.insert(`DELETE FROM unlinked`)
	})
}

// numbers reads the numbers of texts.
func numbers(ctx context.Context, tx *sql.Tx, query string) (map[string]int64, error) {
	type pair struct {
		text   string
		number int64
	}
	pairs, err := list(ctx, tx, func(from scanner) (p pair, err error) { return p, from.Scan(&p.text, &p.number) }, query)
	if err != nil {
		return nil, err
	}
	of := make(map[string]int64, len(pairs))
	for _, p := range pairs {
		of[p.text] = p.number
	}
	return of, nil
}

// saver writes links. What they say of articles or names that are gone meanwhile is left out.
type saver struct {
	ctx      context.Context
	tx       *sql.Tx
	articles map[string]int64 // number of an id
	names    map[string]int64
	entities map[string]int64 // number of an entity's id
}

func (s *saver) insert(statement string, args ...any) error {
	_, err := s.tx.ExecContext(s.ctx, statement, args...)
	return err
}

func (s *saver) saveEntities(all *ledger.Links) error {
	for i, e := range all.Entities {
		body, err := json.Marshal(e.Profile)
		if err != nil {
			return err
		}
		number := int64(i + 1)
		if err := s.insert(`INSERT INTO entity (number, articles, body) VALUES (?, ?, ?)`, number, e.Articles, string(body)); err != nil {
			return err
		}
		s.entities[e.ID] = number
		for _, alias := range e.Aliases {
			if name := s.names[alias]; name != 0 {
				if err := s.insert(`INSERT INTO alias (name, entity) VALUES (?, ?)`, name, number); err != nil {
					return err
				}
			}
		}
		for _, only := range e.Only {
			if name, article := s.names[only.Name], s.articles[only.Article]; name != 0 && article != 0 {
				if err := s.insert(`INSERT OR IGNORE INTO exception (name, article, entity) VALUES (?, ?, ?)`, name, article, number); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (s *saver) saveStories(all *ledger.Links) error {
	for _, story := range all.Stories {
		first := s.articles[story.Articles[0]]
		for _, id := range story.Articles {
			var why []links.StoryLink
			for _, link := range story.Links {
				if link.B == id {
					why = append(why, link)
				}
			}
			body, err := json.Marshal(why)
			if err != nil {
				return err
			}
			if article := s.articles[id]; article != 0 && first != 0 {
				if err := s.insert(`INSERT INTO story (article, story, body) VALUES (?, ?, ?)`, article, first, string(body)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (s *saver) saveClaims(all *ledger.Links) error {
	const mostLinks = 3
	for i, c := range all.Claims {
		body, err := json.Marshal(ledger.ClaimBody{Turned: c.Turned(), Links: c.Links[:min(len(c.Links), mostLinks)]})
		if err != nil {
			return err
		}
		number := i + 1
		if err := s.insert(`INSERT INTO claim (number, day, disputed, stories, body) VALUES (?, ?, ?, ?, ?)`, number, c.Last, c.Disputed(), c.Stories, string(body)); err != nil {
			return err
		}
		if err := s.insert(`INSERT INTO claim_words (rowid, words) VALUES (?, ?)`, number, c.Words); err != nil {
			return err
		}
		for place, p := range c.Positions {
			article := s.articles[p.Article]
			if article == 0 {
				continue
			}
			entity := sql.NullInt64{Int64: s.entities[p.Entity], Valid: s.entities[p.Entity] != 0}
			if err := s.insert(`INSERT OR IGNORE INTO position (article, record, claim, place, entity, affirms) VALUES (?, ?, ?, ?, ?, ?)`,
				article, ledger.Number(p.ID), number, place, entity, p.Affirms); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *saver) saveHappenings(all *ledger.Links) error {
	for i, h := range all.Happenings {
		body, err := json.Marshal(h)
		if err != nil {
			return err
		}
		if err := s.insert(`INSERT INTO happening (number, stories, body) VALUES (?, ?, ?)`, i+1, h.Stories, string(body)); err != nil {
			return err
		}
		for _, t := range h.Tellings {
			if article := s.articles[t.Article]; article != 0 {
				if err := s.insert(`INSERT OR IGNORE INTO telling (article, record, happening) VALUES (?, ?, ?)`, article, ledger.Number(t.ID), i+1); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Unlinked counts the articles that came in or changed since the links were computed.
func (l *Ledger) Unlinked(ctx context.Context) (n int, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT count(*) FROM unlinked`).Scan(&n)
	return n, err
}

// Proposals returns the entities that may be one.
func (l *Ledger) Proposals(ctx context.Context) ([]links.Proposal, error) {
	return list(ctx, l.db, func(from scanner) (p links.Proposal, err error) {
		return p, from.Scan(&p.A, &p.B, &p.Score, &p.Reason)
	}, `SELECT a, b, score, reason FROM proposal ORDER BY score DESC, a, b`)
}

// Decisions returns what was decided of who is who.
func (l *Ledger) Decisions(ctx context.Context) ([]links.Decision, error) {
	return list(ctx, l.db, func(from scanner) (d links.Decision, err error) {
		var body []byte
		if err = from.Scan(&body); err == nil {
			err = json.Unmarshal(body, &d)
		}
		return d, err
	}, `SELECT body FROM decision ORDER BY number`)
}

// Decide adds a decision.
func (l *Ledger) Decide(ctx context.Context, d links.Decision) error {
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return l.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO decision (body) VALUES (?)`, string(body))
		return err
	})
}
