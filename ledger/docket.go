package ledger

import (
	"bytes"
	"context"
	"fmt"

	"github.com/onrecord/onrecord/resolutions"
)

// Entry is an entry of the docket as a store holds it: what somebody asked or decided.
type Entry struct {
	Number int // from 1, in the order in which they were entered
	JSON   []byte
	Digest []byte // as it is kept
}

// Sum is the digest of an entry.
func (e *Entry) Sum() []byte { return sum(fmt.Sprint(e.Number), string(e.JSON)) }

// Docket is the docket that a store keeps.
type Docket struct{ Store Store }

// Entries returns the entries, oldest first.
func (d Docket) Entries(ctx context.Context) (all []resolutions.Entry, err error) {
	kept, err := d.Store.Entries(ctx)
	if err != nil {
		return nil, err
	}
	for _, k := range kept {
		e, err := resolutions.DecodeEntry(k.JSON)
		if err != nil {
			return nil, fmt.Errorf("docket: entry %d: %w; run onrecord verify", k.Number, err)
		}
		all = append(all, e)
	}
	return all, nil
}

// Append adds an entry.
func (d Docket) Append(ctx context.Context, e resolutions.Entry) error {
	encoded, err := e.Encode()
	if err != nil {
		return fmt.Errorf("docket: %w", err)
	}
	return d.Store.Enter(ctx, encoded)
}

// Forget makes an entry lose what it quotes of an article that is erased. It reports whether there was anything.
func (e *Entry) Forget(article string) (bool, error) {
	if !bytes.Contains(e.JSON, []byte(article)) {
		return false, nil
	}
	entry, err := resolutions.DecodeEntry(e.JSON)
	if err != nil {
		return false, fmt.Errorf("docket: entry %d: %w", e.Number, err)
	}
	entry.Forget(article)
	e.JSON, err = entry.Encode()
	e.Digest = e.Sum()
	return true, err
}

// brokenEntries returns what does not hold of the docket.
func brokenEntries(entries []Entry) (what []string) {
	for i := range entries {
		e := &entries[i]
		if e.Number != i+1 {
			return append(what, fmt.Sprintf("docket: entry %d is missing", i+1))
		}
		if !bytes.Equal(e.Digest, e.Sum()) {
			what = append(what, fmt.Sprintf("docket: entry %d: the hash does not hold", e.Number))
		}
	}
	return what
}
