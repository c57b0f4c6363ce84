package mentions

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

const epochs = 10

// Train learns to rank what a pronoun may mean, from the coreference of the freely licensed genres of GUM train and from
// GAP validation, and logs how often the antecedent is right on GUM dev, given its trees and names.
func Train(dir string, log io.Writer) ([]byte, error) {
	documents, err := syntax.Treebank(dir)
	if err != nil {
		return nil, err
	}
	dev, err := syntax.ReadCoNLLUFile(filepath.Join(dir, "ud", "en_gum-ud-dev.conllu"))
	if err != nil {
		return nil, err
	}
	snippets, err := corpora.GAP(filepath.Join(dir, "gap", "gap-validation.tsv"))
	if err != nil {
		return nil, err
	}
	examples, tests := coreferences(documents), coreferences(dev)
	for _, s := range snippets {
		examples = append(examples, snippet(s))
	}
	trainer := perceptron.NewTrainer([]string{"antecedent"})
	for range epochs {
		for _, e := range examples {
			e.learn(trainer)
		}
	}
	model := trainer.Model(0.05)
	right, all := 0, 0
	for _, e := range tests {
		r, n := e.measure(model)
		right, all = right+r, all+n
	}
	fmt.Fprintf(log, "pronouns: %d documents; GUM dev: %d of %d right (%.3f)\n", len(examples), right, all, float64(right)/float64(max(all, 1)))
	var out bytes.Buffer
	err = model.Write(&out)
	return out.Bytes(), err
}

// coreference is a document and the group of the entity that each token heads the largest mention of.
type coreference struct {
	doc    *syntax.Document
	groups map[int]string
	gap    *corpora.GAPExample // where only one pronoun is annotated
}

// coreferences keeps the documents that have entities, their names as GUM's proper nouns have them.
func coreferences(documents []syntax.Annotated) []coreference {
	var all []coreference
	for _, d := range documents {
		c := coreference{groups: make(map[int]string)}
		var names []syntax.Name
		taken := make(map[int]bool)
		for _, e := range entities(d.Misc) {
			head := d.Head(e.Range)
			if _, known := c.groups[head]; !known {
				c.groups[head] = e.group // the largest comes first
			}
			if name, ok := nameIn(d.Document, e, head); ok && !taken[head] {
				taken[head] = true
				names = append(names, name)
			}
		}
		if len(c.groups) > 0 {
			c.doc = syntax.NewDocument(d.Article, d.Tokens, d.Sentences, names)
			all = append(all, c)
		}
	}
	return all
}

// nameIn returns the proper nouns around the head of an entity as a name.
func nameIn(d *syntax.Document, e entity, head int) (syntax.Name, bool) {
	labels := map[string]string{"person": syntax.PersonName, "organization": syntax.OrgName, "place": syntax.LocationName}
	label := labels[e.etype]
	if label == "" || d.Tokens[head].UPOS != "PROPN" {
		return syntax.Name{}, false
	}
	r := syntax.Range{First: head, Stop: head + 1}
	for r.First > e.First && d.Tokens[r.First-1].UPOS == "PROPN" {
		r.First--
	}
	for r.Stop < e.Stop && d.Tokens[r.Stop].UPOS == "PROPN" {
		r.Stop++
	}
	return syntax.Name{Span: d.SpanOf(r), Range: r, Label: label}, true
}

// snippet is an example of GAP, read by our own parser.
func snippet(e corpora.GAPExample) coreference {
	article := &onrecord.Article{Text: e.Text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(e.Text)}}}}
	return coreference{doc: parse.Article(article), groups: make(map[int]string), gap: &e}
}

// annotate gives the pronoun of GAP the group of the candidate that it refers to.
func (c coreference) annotate(r *resolver) {
	pronoun := r.doc.TokensIn(c.gap.Pronoun).First
	for _, candidate := range c.gap.Candidates {
		actor := none
		for i := range r.mentions {
			if m := &r.mentions[i]; m.kind == onrecord.Person && r.doc.SpanOf(m.Range).Overlaps(candidate.Span) {
				actor = m.actor
			}
		}
		if actor == none || !candidate.Refers {
			continue
		}
		c.groups[pronoun] = "referent"
		for i := range r.mentions {
			if r.mentions[i].actor == actor {
				c.groups[r.mentions[i].head] = "referent"
			}
		}
	}
}

// resolver prepares a fresh reading of the document, with all mentions but pronouns in place.
func (c coreference) resolver() *resolver {
	f := newFinder(c.doc)
	f.findNamed()
	r := &resolver{finder: f, scores: make([]int32, 1)}
	if c.gap != nil {
		c.annotate(r)
	}
	return r
}

// learn updates the trainer on each pronoun, going on as if all those before had been resolved rightly.
func (c coreference) learn(trainer *perceptron.Trainer) {
	r := c.resolver()
	r.walk(func(pronoun int) int {
		best, right := none, none
		var bestScore, rightScore int32
		for i, candidate := range r.candidates {
			r.scores[0] = 0
			trainer.Score(r.features[i], r.scores)
			if best == none || r.scores[0] > bestScore {
				best, bestScore = i, r.scores[0]
			}
			if c.same(pronoun, candidate, r.candidates) && (right == none || r.scores[0] > rightScore) {
				right, rightScore = i, r.scores[0]
			}
		}
		switch {
		case c.gap != nil && (right == none || c.groups[pronoun] == ""):
			return r.candidates[best].actor
		case right == none:
			return none
		}
		trainer.Step()
		if best != right {
			trainer.Add(r.features[right], 0, 1)
			trainer.Add(r.features[best], 0, -1)
		}
		return r.candidates[right].actor
	})
}

// same reports whether the candidate is what the pronoun means; nobody is, when no other candidate is.
func (c coreference) same(pronoun int, one candidate, all []candidate) bool {
	group := c.groups[pronoun]
	if one.actor != none {
		return group != "" && c.groups[one.head] == group
	}
	for _, other := range all {
		if other.actor != none && c.same(pronoun, other, all) {
			return false
		}
	}
	return true
}

// measure counts the pronouns that mean somebody mentioned before, and those of them that the model resolves rightly.
func (c coreference) measure(model *perceptron.Model) (right, all int) {
	r := c.resolver()
	met := make(map[string]bool)
	upTo := 0
	r.walk(func(pronoun int) int {
		for ; upTo < pronoun; upTo++ {
			if _, ok := r.at[upTo]; ok {
				met[c.groups[upTo]] = true
			}
		}
		best := r.best(model)
		if group := c.groups[pronoun]; group != "" && met[group] {
			all++
			if r.candidates[best].actor != none && c.groups[r.candidates[best].head] == group {
				right++
			}
		}
		return r.candidates[best].actor
	})
	return right, all
}
