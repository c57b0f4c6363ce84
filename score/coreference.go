package score

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// scoreCoreference scores coreference on UD GUM dev from raw text, by the CoNLL 2012 measure: the mean of the F1 of MUC, B³ and
// CEAF-e. What is mentioned once is left out on both sides. Mentions are the same when their heads are, as in the CRAC
// shared tasks; the exact measure asks for the same span.
func scoreCoreference(file string) (result, error) {
	documents, err := syntax.ReadCoNLLUFile(file)
	if err != nil {
		return result{}, err
	}
	type readings struct{ heads, exact, gold, goldExact [][]onrecord.Span }
	found, err := each(documents, func(d syntax.Annotated) (readings, error) {
		doc := parse.Article(d.Article)
		var r readings
		for _, chain := range mentions.Chains(doc) {
			var heads, exact []onrecord.Span
			for _, m := range chain {
				heads, exact = append(heads, doc.Tokens[m.Head].Span), append(exact, doc.SpanOf(m.Range))
			}
			r.heads, r.exact = append(r.heads, heads), append(r.exact, exact)
		}
		r.gold, r.goldExact = goldChains(d)
		return r, nil
	})
	if err != nil {
		return result{}, err
	}
	var r result
	var heads, exact conll
	var personal share
	for k, x := range found {
		heads.add(several(x.gold), several(x.heads))
		exact.add(several(x.goldExact), several(x.exact))
		switch documents[k].Genre {
		case "news", "interview", "bio":
			r.comparePronouns(&personal, documents[k], x.gold, x.heads)
		}
	}
	r.values = append(heads.values("coreference", ""), exact.values("coreference", "exact ")...)
	r.values = append(r.values, personal.value("coreference", "third-person pronouns, news+interview+bio"))
	return r, nil
}

// goldChains returns the spans of the heads and of the whole mentions of each entity.
func goldChains(d syntax.Annotated) (heads, exact [][]onrecord.Span) {
	place := make(map[string]int)
	for _, e := range syntax.Entities(d.Misc) {
		k, known := place[e.Group]
		if !known {
			k = len(heads)
			place[e.Group] = k
			heads, exact = append(heads, nil), append(exact, nil)
		}
		heads[k] = append(heads[k], d.Tokens[d.Head(e.Range)].Span)
		exact[k] = append(exact[k], d.SpanOf(e.Range))
	}
	return heads, exact
}

// several returns the chains of more than one mention.
func several(chains [][]onrecord.Span) [][]onrecord.Span {
	var out [][]onrecord.Span
	for _, c := range chains {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
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
