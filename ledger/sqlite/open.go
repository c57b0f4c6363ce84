// Package sqlite keeps a ledger in a file, by SQLite in pure Go. Each change is one transaction, written ahead (WAL) and
// synced before it counts as done.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"

	_ "modernc.org/sqlite" // the driver

	"github.com/onrecord/onrecord/ledger"
)

// Ledger is a ledger in a file.
type Ledger struct {
	db    *sql.DB
	path  string
	salt  []byte
	write sync.Mutex // writers of one process queue here, rather than at the file, where they would have to ask again and again
}

var _ ledger.Store = (*Ledger)(nil)

// Create opens the ledger at path, making it and its folder where there is none. A ledger of an older schema is copied
// and brought up to date; one of a newer schema is refused.
func Create(ctx context.Context, path string) (*Ledger, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("ledger %q: %w", path, err)
	}
	return open(ctx, path, migrations())
}

// Open opens the ledger at path, which must exist.
func Open(ctx context.Context, path string) (*Ledger, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no ledger at %q; onrecord add makes one", path)
	}
	return open(ctx, path, migrations())
}

func open(ctx context.Context, path string, migrations []migration) (*Ledger, error) {
	l, err := connect(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("ledger %q: %w", path, err)
	}
	if err := l.prepare(ctx, migrations); err != nil {
		l.db.Close()
		return nil, fmt.Errorf("ledger %q: %w", path, err)
	}
	return l, nil
}

// connect prepares connections: they wait a minute for another process, begin transactions that write with the lock
// taken, and trust nothing that a file of unknown origin may define.
func connect(ctx context.Context, path string) (*Ledger, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	options := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(60000)", "journal_mode(wal)", "synchronous(full)", "foreign_keys(1)", "trusted_schema(0)", "cache_size(-8000)",
	}}
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return &Ledger{db: db, path: absolute}, nil
}

func (l *Ledger) prepare(ctx context.Context, migrations []migration) error {
	if err := l.migrate(ctx, migrations); err != nil {
		return err
	}
	if err := l.db.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = 'salt'`).Scan(&l.salt); err != nil {
		return err
	}
	var unclean bool
	if err := l.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM setting WHERE name = 'unclean')`).Scan(&unclean); err != nil {
		return err
	}
	if unclean { // an erasure was cut short
		if err := l.clean(ctx); !errors.Is(err, errBusy) {
			return err
		}
	}
	return nil
}

// Close ends all connections.
func (l *Ledger) Close() error { return l.db.Close() }

// change runs a transaction that writes.
func (l *Ledger) change(ctx context.Context, do func(*sql.Tx) error) error {
	l.write.Lock()
	defer l.write.Unlock()
	return l.transaction(ctx, nil, do)
}

// look runs a transaction that reads one state of the ledger.
func (l *Ledger) look(ctx context.Context, do func(*sql.Tx) error) error {
	return l.transaction(ctx, &sql.TxOptions{ReadOnly: true}, do)
}

func (l *Ledger) transaction(ctx context.Context, options *sql.TxOptions, do func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, options)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}
