package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/contract"
	"github.com/onrecord/onrecord/ledger/sqlite"
)

func create(t *testing.T) *sqlite.Ledger {
	t.Helper()
	l, err := sqlite.Create(t.Context(), filepath.Join(t.TempDir(), "a ledger?#%.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestContract(t *testing.T) {
	contract.Run(t, func(t *testing.T) ledger.Store { return create(t) })
}
