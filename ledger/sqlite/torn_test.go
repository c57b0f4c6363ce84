package sqlite

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/contract"
)

var tears = flag.Int("tears", 40, "how often TestTornLog cuts or damages the log")

// When the log of changes is cut short or damaged, as a loss of power may leave it, the ledger is what it was at some
// moment before: whole articles, in the order in which they were put, none missing between them.
func TestTornLog(t *testing.T) {
	const articles = 40
	if testing.Short() {
		*tears = min(*tears, 10)
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "ledger.db")
	l, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for i := range articles {
		row := contract.Row(fmt.Sprintf("%02d.txt", i), "", "Ann Example", "says", fmt.Sprintf("pier %d is closed", i))
		if _, err := l.Put(t.Context(), row, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	database, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(2, 4))
	fewest, most := articles, 0
	for i := range *tears {
		at := random.IntN(len(log))
		torn := append([]byte(nil), log...)
		if i%2 == 0 {
			torn = torn[:at]
		} else {
			torn[at] ^= 1 << random.IntN(8)
		}
		n := prefix(t, filepath.Join(folder, fmt.Sprintf("%d.db", i)), database, torn)
		fewest, most = min(fewest, n), max(most, n)
	}
	if fewest >= most {
		t.Errorf("always %d articles: nothing was torn", most)
	}
}

// prefix opens a ledger with a log, fails when it is no state that the ledger was in, and returns how many articles it has.
func prefix(t *testing.T, path string, database, log []byte) (n int) {
	t.Helper()
	for name, content := range map[string][]byte{path: database, path + "-wal": log} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	contract.Sound(t, l)
	seen := map[string]bool{}
	for row, err := range ledger.Rows(t.Context(), l) {
		if err != nil {
			t.Fatal(err)
		}
		seen[row.Source] = true
	}
	for seen[fmt.Sprintf("%02d.txt", n)] {
		n++
	}
	if n != len(seen) {
		t.Errorf("%d articles, but not the first ones", len(seen))
	}
	return n
}
