package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// standing is who stands where a pronoun looks first: actors, or none.
type standing struct {
	above  [clauses]int    // the subject of its clause, of the clause above, and so on
	by     [clauses]uint32 // how the clause below hangs on each, 0 for its own
	before int             // the subject of the sentence before
	ahead  int             // the subject of its own sentence, named behind it
	topic  int             // who has been mentioned most often among the candidates
	last   int             // whom the last pronoun of its gender meant
	first  int             // who was named first of all
	main   bool            // whether it is the subject of its sentence
}

const clauses = 3

// standingOf finds them for a pronoun, once the candidates are known.
func (r *coreference) standingOf(m int) standing {
	d, x := r.doc, &r.facts[m]
	s := standing{above: [clauses]int{none, none, none}, before: none, ahead: none, topic: none, last: none, first: none}
	word, by := r.mentions[m].head, uint32(0)
	level := 0
	for h, steps := d.Tokens[word].Head, 0; h != syntax.None && steps < 12 && level < clauses; h, steps = d.Tokens[h].Head, steps+1 {
		if subject := r.doer(h); subject != syntax.None {
			if reach := d.Subtree(subject); reach.First > word || word >= reach.Stop {
				s.above[level], s.by[level] = r.actorAt(subject), by
			} else {
				s.by[level] = 1 // it stands in the subject itself
			}
			level++
			by = perceptron.Hash(d.Tokens[h].Rel)
		}
	}
	s.main = d.Tokens[word].Is("nsubj") && d.Tokens[word].Head != syntax.None && d.Tokens[d.Tokens[word].Head].Is("root")
	if x.sentence > 0 {
		s.before = r.actorAt(r.mainSubject(x.sentence - 1))
	}
	if subject := r.mainSubject(x.sentence); subject > word {
		s.ahead = r.actorAt(subject)
	}
	longest := 1
	for _, c := range r.candidates {
		if c.actor != none && len(r.chain(c.actor)) > longest {
			longest, s.topic = len(r.chain(c.actor)), c.actor
		}
	}
	for i := m - 1; i >= 0 && x.sentence-r.facts[i].sentence <= 3 && s.last == none; i-- {
		if o := &r.facts[i]; o.class == x.class && o.gender == x.gender && o.quote == x.quote {
			s.last = r.mentions[i].actor
		}
	}
	for i := 0; i < m && s.first == none; i++ {
		if o := &r.mentions[i]; o.form == onrecord.Name && o.kind == onrecord.Person {
			s.first = o.actor
		}
	}
	return s
}

// doer returns the subject of a verb or who does it without being its subject: the object above an infinitive, "urged her to go", the noun
// before a participle, "Ann Example, known for"; None where there is none.
func (r *coreference) doer(verb int) int {
	d := r.doc
	t := &d.Tokens[verb]
	subject := d.Child(verb, "nsubj")
	switch {
	case subject != syntax.None || t.Head == syntax.None:
	case t.Is("xcomp"):
		return d.Child(t.Head, "obj")
	case t.Rel == "acl":
		return t.Head
	}
	return subject
}

// mainSubject returns the subject of a sentence's main clause, or None.
func (r *coreference) mainSubject(sentence int) int {
	d := r.doc
	for i := d.Sentences[sentence].First; i < d.Sentences[sentence].Stop; i++ {
		if d.Tokens[i].Head == syntax.None {
			return d.Child(i, "nsubj")
		}
	}
	return syntax.None
}

// actorAt returns the actor whose mention has a token as its head, or none.
func (r *coreference) actorAt(token int) int {
	if at, ok := r.at[token]; ok && token != syntax.None {
		return r.mentions[at].actor
	}
	return none
}

// describeStanding tells where a candidate stands to a pronoun.
func (r *coreference) describeStanding(e *evidence, m int, c *candidate) {
	x, s := &r.facts[m], &r.standing
	level, by := uint32(clauses), uint32(0)
	for k, actor := range s.above {
		if actor != none && actor == c.actor {
			level, by = uint32(k), s.by[k]
			break
		}
	}
	same := flag(x.sentence > 0 && r.doc.Sentences[x.sentence].Block == r.doc.Sentences[x.sentence-1].Block)
	before, ahead, topic := flag(s.before != none && s.before == c.actor), flag(s.ahead != none && s.ahead == c.actor), flag(s.topic != none && s.topic == c.actor)
	e.add(90, level, by, x.role)
	e.add(91, level, x.role, x.lemma)
	e.add(92, before, flag(s.main), same)
	e.add(93, before, level, x.role)
	e.add(94, ahead, x.role)
	e.add(95, topic, before, level)
	e.add(96, topic, uint32(min(c.rank, 6)))
	last, first := flag(s.last != none && s.last == c.actor), flag(s.first != none && s.first == c.actor)
	e.add(97, last, level, before)
	e.add(98, first, topic, x.role)
}
