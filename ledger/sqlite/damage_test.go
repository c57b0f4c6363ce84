package sqlite

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/contract"
	"github.com/onrecord/onrecord/resolutions"
)

var flips = flag.Int("flips", 100, "how many single bits TestDamageIsFound flips")

// Each flipped bit that changes what the ledger says, or keeps it from saying it, is told by verify.
func TestDamageIsFound(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "ledger.db")
	l, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	var first string
	for i := range 60 {
		row := contract.Row(fmt.Sprintf("https://courier.example/%d", i), "2031-05-05", "Ann Example", "denies", strings.Repeat(fmt.Sprintf("pier %d is closed, ", i*i), 20), onrecord.Coerce)
		if _, err := l.Put(t.Context(), row, time.Now()); err != nil {
			t.Fatal(err)
		}
		first = row.ID
	}
	if err := l.Note(t.Context(), first, ledger.Notice{Status: ledger.Corrected, Reason: "a correction", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		e := resolutions.Entry{Kind: resolutions.Decided, At: time.Now(), Matter: fmt.Sprint(i), State: resolutions.Void, Why: strings.Repeat("a reason ", 20)}
		if err := (ledger.Docket{Store: l}).Append(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	want, err := ledger.Hash(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		*flips = min(*flips, 10)
	}
	random := rand.New(rand.NewPCG(11, 5))
	changed, silent := 0, 0
	for i := range *flips {
		bytes := append([]byte(nil), whole...)
		bit := random.IntN(8 * len(bytes))
		bytes[bit/8] ^= 1 << (bit % 8)
		damagedPath := filepath.Join(folder, fmt.Sprintf("%d.db", i))
		if err := os.WriteFile(damagedPath, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		hash, told := examine(t, damagedPath)
		if hash == want {
			continue
		}
		changed++
		if !told {
			silent++
			t.Errorf("flip of bit %d in byte %d, page %d: the dump is another, and verify tells nothing", bit%8, bit/8, bit/8/4096+1)
		}
	}
	if changed < *flips/10 {
		t.Errorf("only %d of %d flips changed anything", changed, *flips)
	}
	t.Logf("%d of %d flips changed the dump, %d of them silently", changed, *flips, silent)
}

// examine returns the dump hash of a ledger, "" where it has none, and whether verify or opening tells of damage.
func examine(t *testing.T, path string) (hash string, told bool) {
	l, err := Open(t.Context(), path)
	if err != nil {
		return "", true
	}
	defer l.Close()
	hash, err = ledger.Hash(t.Context(), l)
	if err != nil {
		hash = ""
	}
	_, err = ledger.Verify(t.Context(), l, func(ledger.Damage) { told = true })
	return hash, told || err != nil
}
