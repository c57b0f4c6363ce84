package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// phrase is a mention: its head and all of it.
type phrase struct{ head, whole onrecord.Span }

// scoreCoreference scores coreference on UD GUM dev from raw text, by the CoNLL 2012 measure: the mean of the F1 of MUC, B³ and
// CEAF-e. What is mentioned once is left out on both sides. Mentions are the same when each holds the head of the other
// (after the partial match of the CRAC shared tasks); the exact measure asks for the same span.
func scoreCoreference(file string) (result, error) {
	documents, err := syntax.ReadCoNLLUFile(file)
	if err != nil {
		return result{}, err
	}
	found, err := each(documents, func(d syntax.Annotated) ([][]phrase, error) {
		doc := parse.Article(d.Article)
		var chains [][]phrase
		for _, chain := range mentions.Chains(doc) {
			var c []phrase
			for _, m := range chain {
				c = append(c, phrase{doc.Tokens[m.Head].Span, doc.SpanOf(m.Range)})
			}
			chains = append(chains, c)
		}
		return chains, nil
	})
	if err != nil {
		return result{}, err
	}
	var r result
	var heads, exact conll
	var personal share
	for k, d := range documents {
		gold := goldChains(d)
		exact.add(wholes(several(gold)), wholes(several(found[k])))
		aligned := align(gold, found[k])
		heads.add(wholes(several(gold)), wholes(several(aligned)))
		switch d.Genre {
		case "news", "interview", "bio":
			r.comparePronouns(&personal, d, wholes(gold), wholes(aligned))
		}
	}
	r.values = append(heads.values("coreference", ""), exact.values("coreference", "exact ")...)
	r.values = append(r.values, personal.value("coreference", "third-person pronouns, news+interview+bio"))
	return r, nil
}

// goldChains returns the mentions of each entity.
func goldChains(d syntax.Annotated) [][]phrase {
	var chains [][]phrase
	place := make(map[string]int)
	for _, e := range syntax.Entities(d.Misc) {
		k, known := place[e.Group]
		if !known {
			k = len(chains)
			place[e.Group] = k
			chains = append(chains, nil)
		}
		chains[k] = append(chains[k], phrase{d.Tokens[d.Head(e.Range)].Span, d.SpanOf(e.Range)})
	}
	return chains
}

// align puts gold mentions in the place of the found ones that match them, the same span first, then the same head, then the
// shortest that each hold the other's head.
func align(gold, found [][]phrase) [][]phrase {
	var golden []phrase
	for _, chain := range gold {
		golden = append(golden, chain...)
	}
	slices.SortStableFunc(golden, func(a, b phrase) int { return cmp.Compare(a.whole.End-a.whole.Start, b.whole.End-b.whole.Start) })
	aligned := make([][]phrase, len(found))
	for k, chain := range found {
		aligned[k] = slices.Clone(chain)
	}
	taken, done := make([]bool, len(golden)), make(map[*phrase]bool)
	for _, same := range []func(g, f phrase) bool{
		func(g, f phrase) bool { return g.whole == f.whole },
		func(g, f phrase) bool { return g.head == f.head },
		func(g, f phrase) bool { return g.whole.Contains(f.head) && f.whole.Contains(g.head) },
	} {
		for k := range aligned {
			for i := range aligned[k] {
				f := &aligned[k][i]
				for n, g := range golden {
					if !taken[n] && !done[f] && same(g, *f) {
						taken[n], done[f] = true, true
						*f = g
					}
				}
			}
		}
	}
	return aligned
}

func wholes(chains [][]phrase) [][]onrecord.Span {
	var out [][]onrecord.Span
	for _, chain := range chains {
		var spans []onrecord.Span
		for _, m := range chain {
			spans = append(spans, m.whole)
		}
		slices.SortFunc(spans, onrecord.Span.Compare)
		out = append(out, spans)
	}
	return out
}

// several returns the chains of more than one mention.
func several(chains [][]phrase) [][]phrase {
	return slices.DeleteFunc(slices.Clone(chains), func(c []phrase) bool { return len(c) < 2 })
}

var thirdPerson = map[string]bool{
	"he": true, "him": true, "his": true, "himself": true, "she": true, "her": true, "hers": true, "herself": true,
	"it": true, "its": true, "itself": true, "they": true, "them": true, "their": true, "theirs": true, "themselves": true,
}

// comparePronouns counts the third-person pronouns whose entity was mentioned before, and those of them that the chain found
// joins with a mention of that entity other than a pronoun's, the nearest before it.
func (r *result) comparePronouns(s *share, d syntax.Annotated, gold, found [][]onrecord.Span) {
	text := d.Article.Text
	entity := make(map[onrecord.Span]int)
	for k, chain := range gold {
		for _, m := range chain {
			entity[m] = k + 1
		}
	}
	chainOf := make(map[onrecord.Span][]onrecord.Span)
	for _, chain := range found {
		for _, m := range chain {
			chainOf[m] = chain
		}
	}
	for k, chain := range gold {
		named := false
		for _, m := range chain {
			if !thirdPerson[strings.ToLower(m.In(text))] {
				named = true
				continue
			}
			if !named {
				continue
			}
			antecedent := onrecord.Span{}
			for _, o := range chainOf[m] {
				if o.Start < m.Start && !thirdPerson[strings.ToLower(o.In(text))] {
					antecedent = o
				}
			}
			if !s.count(entity[antecedent] == k+1) {
				from, to := around(text, m, 90)
				r.miss("pronoun", d.Article.Source, fmt.Sprintf("%s = %s", m.In(text), chain[0].In(text)), fmt.Sprintf("%s (… %s …)", antecedent.In(text), text[from:to]))
			}
		}
	}
}
