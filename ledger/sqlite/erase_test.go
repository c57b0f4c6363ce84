package sqlite

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/contract"
)

// What was erased stands in none of the files any more.
func TestErasureLeavesNoWord(t *testing.T) {
	path, want := filled(t)
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	row := contract.Row("https://courier.example/quillfeather", "", "Quillfeather", "denies", "the ferry is late")
	if _, err := l.Put(t.Context(), row, time.Now()); err != nil {
		t.Fatal(err)
	}
	if n := occurrences(t, path, "quillfeather"); n == 0 {
		t.Fatal("the word is in no file before the erasure: this test would see nothing")
	}
	if err := l.Erase(t.Context(), row, ledger.Notice{Status: ledger.Erased, At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if n := occurrences(t, path, "quillfeather"); n > 0 {
		t.Errorf("%d occurrences are left", n)
	}
	if n := occurrences(t, path, row.ID); n > 0 {
		t.Errorf("%d occurrences of its hash are left", n)
	}
	if hash, err := ledger.Hash(t.Context(), l); err != nil || hash == want {
		t.Errorf("the dump is as if nothing had been erased, or %v", err)
	}
}

// An erasure that was cut short after its transaction is finished when the ledger is opened.
func TestErasureIsFinishedLater(t *testing.T) {
	path, _ := filled(t)
	row := contract.Row("b.txt", "", "Quillfeather", "denies", "the ferry is late")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Put(t.Context(), row, time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := l.change(t.Context(), func(tx *sql.Tx) error {
		return l.remove(t.Context(), tx, row, ledger.Notice{Status: ledger.Erased, At: time.Now()})
	}); err != nil {
		t.Fatal(err)
	}
	l.Close()
	if n := occurrences(t, path, "quillfeather"); n == 0 {
		t.Fatal("the word is in no file: this test would see nothing")
	}
	if l, err = Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	l.Close()
	if n := occurrences(t, path, "quillfeather"); n > 0 {
		t.Errorf("%d occurrences are left", n)
	}
}

// occurrences counts a word in the file and those beside it, whatever its case.
func occurrences(t *testing.T, path, word string) (n int) {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(bytes.ToLower(content), []byte(word))
	}
	return n
}
