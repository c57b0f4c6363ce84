package ledger

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"time"
)

// Status says how an article stands.
type Status string

const (
	Active    Status = "active"
	Corrected Status = "corrected" // the publisher has corrected it
	Retracted Status = "retracted" // the publisher no longer stands by it
	Withdrawn Status = "withdrawn" // hidden from searches, kept
	Erased    Status = "erased"    // content gone, not taken in again
)

// Statuses are those that an article in the ledger can have.
var Statuses = []Status{Active, Corrected, Retracted, Withdrawn}

// Notice is a decision about an article. The last one counts; the earlier ones stay.
type Notice struct {
	Status Status
	Reason string
	At     time.Time
	Digest []byte // as it is kept
}

// Sum is the digest of a notice about an article.
func (n Notice) Sum(id string) []byte { return sum(id, string(n.Status), n.Reason, stamp(n.At)) }

// Sighting is an article seen at a source. Version counts what was seen there, from 1.
type Sighting struct {
	Source  string
	Version int
	Seen    time.Time
	Digest  []byte // as it is kept
}

// Sum is the digest of a sighting of an article.
func (s Sighting) Sum(id string) []byte {
	return sum(id, s.Source, fmt.Sprint(s.Version), stamp(s.Seen))
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func sum(parts ...string) []byte {
	hash := sha256.Sum256(fmt.Appendf(nil, "%q", parts))
	return hash[:]
}

// broken returns what does not hold of a row's notices and sightings.
func (r *Row) broken() (what []string) {
	status := Active
	for _, n := range r.Notices {
		if status = n.Status; !bytes.Equal(n.Digest, n.Sum(r.ID)) {
			what = append(what, fmt.Sprintf("notice %q of %s: the hash does not hold", n.Status, stamp(n.At)))
		}
	}
	if r.Status != status {
		what = append(what, fmt.Sprintf("status: it is %q, but the last notice says %q", r.Status, status))
	}
	for _, s := range r.Seen {
		if !bytes.Equal(s.Digest, s.Sum(r.ID)) {
			what = append(what, fmt.Sprintf("sighting at %s: the hash does not hold", s.Source))
		}
	}
	if len(r.Seen) == 0 && IsPlace(r.Source) {
		what = append(what, "sightings: there are none")
	}
	return what
}
