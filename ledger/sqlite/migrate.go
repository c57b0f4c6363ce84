package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Marks of the file: application_id tells a ledger from other SQLite files, user_version is the number of the schema.
const applicationID = 0x6f6e7265 // "onre"

//go:embed migrations/*.sql
var files embed.FS

// migration is a step of the schema. Its number is that of its file.
type migration struct {
	number int
	sql    string
}

// migrations returns the embedded steps in order. They are numbered from 1 without gaps, which a test holds.
func migrations() []migration {
	entries, err := fs.ReadDir(files, "migrations")
	if err != nil {
		panic(err) // embedded
	}
	var all []migration
	for _, entry := range entries {
		text, err := files.ReadFile("migrations/" + entry.Name())
		if err != nil {
			panic(err)
		}
		m := migration{sql: string(text)}
		if _, err := fmt.Sscanf(entry.Name(), "%d_", &m.number); err != nil {
			panic(fmt.Sprintf("migration %q has no number", entry.Name()))
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b migration) int { return cmp.Compare(a.number, b.number) })
	return all
}

// migrate brings the schema up to date, each step in a transaction of its own, after a copy of the file has been made.
func (l *Ledger) migrate(ctx context.Context, migrations []migration) error {
	newest := migrations[len(migrations)-1].number
	version, err := l.version(ctx, l.db, newest)
	if err != nil || version == newest {
		return err
	}
	if version > 0 {
		if err := l.backup(ctx, version); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	for _, m := range migrations {
		err := l.change(ctx, func(tx *sql.Tx) error {
			version, err := l.version(ctx, tx, newest) // another process may have been here
			if err != nil || version >= m.number {
				return err
			}
			_, err = tx.ExecContext(ctx, fmt.Sprintf("%s;\nPRAGMA application_id = %d; PRAGMA user_version = %d", strings.TrimSpace(m.sql), applicationID, m.number))
			return err
		})
		if err != nil {
			return fmt.Errorf("migration %d: %w", m.number, err)
		}
	}
	return nil
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// version returns the number of the schema, 0 for an empty file, and refuses files that are not for this program.
func (l *Ledger) version(ctx context.Context, in queryer, newest int) (int, error) {
	var application, version, tables int
	if err := in.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).
		Scan(&application, &version, &tables); err != nil {
		return 0, err
	}
	switch {
	case application != applicationID && (application != 0 || version != 0 || tables != 0):
		return 0, fmt.Errorf("this SQLite file is not a ledger of onrecord")
	case version > newest:
		return 0, fmt.Errorf("a newer onrecord made it (schema %d, this one knows %d); nothing was changed", version, newest)
	}
	return version, nil
}

// backup copies the file, as of a finished transaction, to one named for its schema.
func (l *Ledger) backup(ctx context.Context, version int) error {
	to := fmt.Sprintf("%s.schema%d", l.path, version)
	unfinished := fmt.Sprintf("%s.%d", to, os.Getpid())
	defer os.Remove(unfinished)
	if _, err := l.db.ExecContext(ctx, `VACUUM INTO ?`, unfinished); err != nil {
		return err
	}
	f, err := os.Open(unfinished)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		return err
	}
	return os.Rename(unfinished, to)
}
