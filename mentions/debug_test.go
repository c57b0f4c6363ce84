package mentions

import (
	"fmt"
	"os"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

func TestDebugGAP(t *testing.T) {
	snippets, err := corpora.GAP("/work/shared/corpora/gap/gap-development.tsv")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	out, _ := os.Create("/var/tmp/gapdbg.txt")
	for _, s := range snippets {
		e := fromGAP(s)
		f := newFinder(e.doc)
		f.collect()
		pronoun := f.doc.TokensIn(s.Pronoun).First
		actorOf := func(c corpora.GAPCandidate) int {
			for i := range f.mentions {
				m := &f.mentions[i]
				if m.form == onrecord.Name && f.doc.SpanOf(m.Range).Overlaps(c.Span) && m.kind == onrecord.Person {
					return m.actor
				}
			}
			for i := range f.mentions {
				m := &f.mentions[i]
				if m.form == onrecord.Name && f.doc.SpanOf(m.Range).Overlaps(c.Span) {
					return -2
				}
			}
			return -1
		}
		A, B := actorOf(s.Candidates[0]), actorOf(s.Candidates[1])
		ranker := theRanker()
		seen := false
		f.corefer(func(r *coreference, m int) int {
			best := ranker.choose(r, m)
			if r.mentions[m].head == pronoun {
				seen = true
				k := "neither"
				good := -9
				for n, c := range s.Candidates {
					if c.Refers {
						k = "referent"
						good = []int{A, B}[n]
					}
				}
				if A == B && A >= 0 {
					k += " same"
				}
				switch {
				case good == -9:
				case good == -1:
					k += " unfound"
				case good == -2:
					k += " not person"
				default:
					in := false
					for n, c := range r.candidates {
						if c.actor == good {
							in = true
							if n == best {
								k += " RIGHT"
							} else {
								w := r.candidates[best].actor
								if w == A || w == B {
									k += " wrong candidate"
								} else if w == none {
									k += " new"
								} else if r.actors[w].kind == "" {
									k += " thing"
								} else {
									k += " other person"
								}
								fmt.Fprintln(out, k, "|", s.Text[max(0, s.Pronoun.Start-150):min(len(s.Text), s.Pronoun.End+60)], "|", s.Pronoun.In(s.Text), "| best:", f.doc.Text(r.mentions[r.candidates[best].near].head), "good:", f.doc.Text(r.mentions[c.near].head), "hint", r.actors[r.candidates[best].actor].hint, r.actors[good].hint, r.actors[r.candidates[best].actor].gender)
							}
						}
					}
					if !in {
						k += " not candidate"
						fmt.Fprintln(out, k, "|", s.Text, "|", s.Pronoun.In(s.Text), s.Candidates)
					}
				}
				count[k]++
			}
			return best
		})
		if !seen {
			count["no pronoun mention"]++
		}
	}
	for k, n := range count {
		fmt.Println(n, k)
	}
}
