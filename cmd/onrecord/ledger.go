package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/sqlite"
)

// ledgerFlag chooses the ledger.
type ledgerFlag struct {
	Ledger string `env:"ONRECORD_LEDGER" placeholder:"FILE" help:"The ledger. Default: onrecord/ledger.db in the user's data directory ($$XDG_DATA_HOME)."`
}

func (f ledgerFlag) path() (string, error) {
	if f.Ledger != "" {
		return f.Ledger, nil
	}
	data := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(data) { // others are to be ignored, says the XDG specification
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("no data directory: %w; name a ledger with --ledger", err)
		}
		data = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(data, "onrecord", "ledger.db"), nil
}

// create opens the ledger, made where there is none.
func (f ledgerFlag) create(w *world) (*sqlite.Ledger, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	return sqlite.Create(w, path)
}

// open opens a ledger that is there.
func (f ledgerFlag) open(w *world) (*sqlite.Ledger, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	return sqlite.Open(w, path)
}

// ask opens a ledger that is there for a question, and tells what the links do not know. The process ends with the answer, so that
// collecting memory can wait.
func (f ledgerFlag) ask(w *world) (*sqlite.Ledger, error) {
	debug.SetGCPercent(400)
	store, err := f.open(w)
	if err == nil {
		warnUnlinked(w, store)
	}
	return store, err
}

// resolve finds the article whose id begins as given, with or without "sha256:".
func resolve(w *world, store ledger.Store, given string) (*ledger.Row, error) {
	const fewest = 4 // digits
	digits := strings.TrimPrefix(given, "sha256:")
	if len(digits) < fewest || strings.Trim(digits, "0123456789abcdef") != "" {
		return nil, usageError(fmt.Sprintf("%q is no id of an article: ids are hexadecimal, at least %d digits of them", given, fewest))
	}
	ids, err := store.Match(w, "sha256:"+digits, 2)
	switch {
	case err != nil:
		return nil, err
	case len(ids) == 0:
		return nil, fmt.Errorf("%s: %w", given, ledger.ErrNotFound)
	case len(ids) > 1:
		return nil, fmt.Errorf("several articles have ids that begin with %s; give more digits", given)
	}
	return store.Row(w, ids[0])
}
