package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// Rows yields all rows in the order of ids. It holds few of them at a time, and no transaction.
func Rows(ctx context.Context, store Store) iter.Seq2[*Row, error] {
	const page = 32
	return func(yield func(*Row, error) bool) {
		for last := ""; ; {
			rows, err := store.After(ctx, last, page)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
				last = row.ID
			}
			if len(rows) < page {
				return
			}
		}
	}
}

// line is what a dump shows of an article, times left out.
type line struct {
	ID      string          `json:"id"`
	Status  Status          `json:"status"`
	Notices []noted         `json:"notices,omitempty"`
	Seen    []seen          `json:"seen,omitempty"`
	Finders string          `json:"finders"`
	Record  json.RawMessage `json:"record"`
}

type noted struct {
	Status Status `json:"status"`
	Reason string `json:"reason,omitempty"`
}

type seen struct {
	Source  string `json:"source"`
	Version int    `json:"version"`
}

// Dump writes what the ledger knows, an article a line, in the order of ids. When and in which order it came to know
// it makes no difference; only the versions of a source are numbered as they came. The docket and what was decided of who is who follow,
// which are histories: they have their order and times.
func Dump(ctx context.Context, store Store, out io.Writer) error {
	for row, err := range Rows(ctx, store) {
		if err != nil {
			return err
		}
		content, err := row.Unpack()
		if err != nil {
			return damaged(row.ID, err)
		}
		l := line{ID: row.ID, Status: row.Status, Finders: row.Finders, Record: content.JSON}
		for _, n := range row.Notices {
			l.Notices = append(l.Notices, noted{n.Status, n.Reason})
		}
		for _, s := range row.Seen {
			l.Seen = append(l.Seen, seen{s.Source, s.Version})
		}
		encoded, err := json.Marshal(l)
		if err != nil {
			return fmt.Errorf("dump %s: %w", row.ID, err)
		}
		if _, err := out.Write(append(encoded, '\n')); err != nil {
			return err
		}
	}
	entries, err := store.Entries(ctx)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, err := fmt.Fprintf(out, "{\"entry\":%s}\n", e.JSON); err != nil {
			return err
		}
	}
	decisions, err := store.Decisions(ctx)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		encoded, err := json.Marshal(d)
		if err != nil {
			return fmt.Errorf("dump: %w", err)
		}
		if _, err := fmt.Fprintf(out, "{\"decision\":%s}\n", encoded); err != nil {
			return err
		}
	}
	erased, err := store.Tombstones(ctx)
	if err == nil && erased > 0 {
		_, err = fmt.Fprintf(out, "{\"erased\":%d}\n", erased)
	}
	return err
}

// Hash is the hash of the dump: the same for ledgers that know the same.
func Hash(ctx context.Context, store Store) (string, error) {
	hash := sha256.New()
	if err := Dump(ctx, store, hash); err != nil {
		return "", err
	}
	return "sha256:" + hex.EncodeToString(hash.Sum(nil)), nil
}

func damaged(id string, err error) error {
	return fmt.Errorf("%s is damaged: %w; run onrecord verify", id, err)
}
