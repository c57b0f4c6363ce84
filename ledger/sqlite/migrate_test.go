package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/contract"
)

func TestMigrationsAreNumbered(t *testing.T) {
	all := migrations()
	for i, m := range all {
		if m.number != i+1 {
			t.Errorf("migration %d has number %d", i+1, m.number)
		}
	}
	if len(all) == 0 {
		t.Error("there are no migrations")
	}
}

// filled makes a ledger with an article and returns its path and dump hash.
func filled(t *testing.T) (path, hash string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "ledger.db")
	l, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := l.Put(t.Context(), contract.Row("a.txt", "", "Ann Example", "says", "the ferry is late"), time.Now()); err != nil {
		t.Fatal(err)
	}
	if hash, err = ledger.Hash(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	return path, hash
}

func TestMigrationAfterBackup(t *testing.T) {
	path, want := filled(t)
	next := migrations()
	number := next[len(next)-1].number + 1
	broken := append(next[:len(next):len(next)], migration{number, `CREATE TABLE extra (x); CREATE TABLE article (x)`})
	if _, err := open(t.Context(), path, broken); err == nil || !strings.Contains(err.Error(), "already exists") {
		t.Fatalf("a broken migration: %v", err)
	}
	whole := append(next[:len(next):len(next)], migration{number, `CREATE TABLE extra (x)`}) // nothing of the broken one is left
	l, err := open(t.Context(), path, whole)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got, err := ledger.Hash(t.Context(), l); err != nil || got != want {
		t.Errorf("migration changed the dump, or %v", err)
	}
	backups, err := filepath.Glob(path + ".schema*")
	if err != nil || len(backups) != 1 {
		t.Fatalf("backups %q, %v", backups, err)
	}
	old, err := Open(t.Context(), backups[0])
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if got, err := ledger.Hash(t.Context(), old); err != nil || got != want {
		t.Errorf("the backup has another dump, or %v", err)
	}
}

// A ledger of each schema there ever was is kept in testdata, made as filled makes it.
func TestOldSchemas(t *testing.T) {
	fixtures, err := filepath.Glob("testdata/schema*.db.gz")
	if newest := migrations(); err != nil || len(fixtures) != len(newest) {
		t.Fatalf("%d fixtures for %d schemas, %v", len(fixtures), len(newest), err)
	}
	for _, fixture := range fixtures {
		packed, err := os.Open(fixture)
		if err != nil {
			t.Fatal(err)
		}
		defer packed.Close()
		unpacked, err := gzip.NewReader(packed)
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(unpacked)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "ledger.db")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Open(t.Context(), path)
		if err != nil {
			t.Errorf("%s: %v", fixture, err)
			continue
		}
		defer l.Close()
		contract.Sound(t, l)
		archive := ledger.NewArchive(t.Context(), l)
		pages := 0
		for page, err := range archive.Pages() {
			if err != nil || page.Source != "a.txt" {
				t.Errorf("%s: page %+v, %v", fixture, page, err)
			}
			pages++
		}
		if pages+archive.Missing != 1 || strings.Contains(fixture, "schema1") && pages > 0 {
			t.Errorf("%s: %d pages, %d articles without one", fixture, pages, archive.Missing)
		}
		query, err := ledger.ParseQuery("ferry speaker:example act:says")
		if err != nil {
			t.Fatal(err)
		}
		if hits, err := ledger.Search(t.Context(), l, query, 2); err != nil || len(hits) != 1 || hits[0].Row.Source != "a.txt" {
			t.Errorf("%s: found %+v, %v", fixture, hits, err)
		}
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path, _ := filled(t)
	execute(t, path, `PRAGMA user_version = 1000`)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(t.Context(), path); err == nil || !strings.Contains(err.Error(), "newer onrecord made it (schema 1000") {
		t.Errorf("error %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed, or %v", err)
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	execute(t, path, `CREATE TABLE recipe (name)`)
	if _, err := Create(t.Context(), path); err == nil || !strings.Contains(err.Error(), "not a ledger") {
		t.Errorf("another program's database: %v", err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("Dear editor, the ferry is late. ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(t.Context(), path); err == nil {
		t.Error("a text was opened as a ledger")
	}
	if _, err := Open(t.Context(), path+".none"); err == nil || !strings.Contains(err.Error(), "there is no ledger") {
		t.Errorf("no file: %v", err)
	}
}

// execute changes a file behind the ledger's back.
func execute(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		t.Fatal(err)
	}
}
