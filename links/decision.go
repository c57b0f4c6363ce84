package links

import "time"

// Decision is what a person says of two names: whether they are one. It counts more than all that is computed; the last one on two
// names counts.
type Decision struct {
	A       string    `json:"a"` // ids of entities: "person:ann example"
	B       string    `json:"b"`
	Verdict Verdict   `json:"verdict"`
	By      string    `json:"by,omitempty"`
	At      time.Time `json:"at"`
	Reason  string    `json:"reason,omitempty"`
}

// Verdict is what a decision says.
type Verdict string

const (
	Same      Verdict = "same"
	Different Verdict = "different"
	Unsure    Verdict = "unsure" // looked at, and left open
)

// Verdicts are all verdicts.
var Verdicts = []Verdict{Same, Different, Unsure}

// pair is two ids in order.
type pair struct{ a, b string }

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

// verdicts returns the last verdict on each pair.
func verdicts(decisions []Decision) map[pair]Verdict {
	last := map[pair]Verdict{}
	for _, d := range decisions { // in the order in which they were made
		last[pairOf(d.A, d.B)] = d.Verdict
	}
	return last
}
