package mentions

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// lead returns the mention by which an article begins to tell of the person whom its headline only describes ("Minister quits"): the
// first person that is a subject in the paragraphs after it; none where i is no such description or where there is nobody.
func (r *coreference) lead(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != bare || x.role != subject || !r.isHeadline(x.sentence) {
		return none
	}
	for k := i + 1; k < len(r.facts) && r.facts[k].sentence <= x.sentence+4; k++ {
		o, y := &r.mentions[k], &r.facts[k]
		if o.form == onrecord.Pronoun || o.kind != onrecord.Person || y.role != subject && y.role != root || r.isHeadline(y.sentence) {
			continue
		}
		if g, a := r.lists.genders[m.noun], r.lists.genders[o.noun]; g != 0 && a != 0 && g != a {
			return none
		}
		return k
	}
	return none
}

// announced returns the person whom the first words of an article only describe, "A judge has ruled", and whom a subject in the next
// paragraphs names with that office; none where there is nobody.
func (r *coreference) announced(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || m.many || x.det != indefinite || x.role != subject && x.role != passiveSubject ||
		x.sentence > 0 && !r.isHeadline(x.sentence-1) {
		return none
	}
	for k := i + 1; k < len(r.facts) && r.facts[k].sentence <= x.sentence+4; k++ {
		o, y := &r.mentions[k], &r.facts[k]
		if o.kind != onrecord.Person || o.actor == none || !r.actors[o.actor].isNamed() || y.role != subject && y.role != passiveSubject && y.role != root || y.block == x.block {
			continue
		}
		if slices.ContainsFunc(r.offices(m), r.actors[o.actor].holds) {
			return o.actor
		}
		return none
	}
	return none
}

// isHeadline reports whether a sentence is one of the first, short, and a paragraph of its own.
func (r *coreference) isHeadline(sentence int) bool {
	s := r.doc.Sentences
	const longest = 16
	alone := (sentence == 0 || s[sentence-1].Block != s[sentence].Block) && (sentence+1 == len(s) || s[sentence+1].Block != s[sentence].Block)
	return alone && sentence < 3 && s[sentence].Stop-s[sentence].First <= longest
}

// salient returns the person whom a definite description that takes up nobody else most likely means: the person last
// named as a subject in the few sentences before, or the only one named there; none where there is no such.
func (r *coreference) salient(i int) int {
	m, x := &r.mentions[i], &r.facts[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != definite || x.role != subject || r.lists.is("unique", m.noun) ||
		r.doc.Child(m.head, "acl", "nmod") > m.head {
		return none
	}
	only := none
	for k := i - 1; k >= 0 && x.sentence-r.facts[k].sentence <= 3; k-- {
		o := &r.mentions[k]
		if o.form != onrecord.Name || o.kind != onrecord.Person || r.facts[k].sentence == x.sentence {
			continue
		}
		if g, a := r.lists.genders[m.noun], &r.actors[o.actor]; g != 0 && cmp.Or(a.gender, a.hint) != 0 && g != cmp.Or(a.gender, a.hint) {
			continue
		}
		if r.facts[k].role == subject {
			return o.actor
		}
		if only != none && only != o.actor {
			return none
		}
		only = o.actor
	}
	return only
}

// fronted returns the person who is named as the subject behind a pronoun of the words that open a sentence, "In her letter, Ann Example
// says"; none where there is no such or where the gender is another.
func (r *coreference) fronted(i int) int {
	d, m, x := r.doc, &r.mentions[i], &r.facts[i]
	if x.class != personal || x.quote != 0 {
		return none
	}
	up := m.head
	for steps := 0; steps < 8 && !d.Tokens[up].Is("obl", "advcl"); steps++ {
		if up = d.Tokens[up].Head; up == syntax.None || d.Tokens[up].Is("root") {
			return none
		}
	}
	verb := d.Tokens[up].Head
	if !d.Tokens[up].Is("obl", "advcl") || verb < up || d.Tokens[up].Is("obl:agent") {
		return none
	}
	subject := d.Child(verb, "nsubj")
	if subject == syntax.None || subject < m.head {
		return none
	}
	at, ok := r.at[subject]
	if !ok || r.mentions[at].form != onrecord.Name || r.mentions[at].kind != onrecord.Person || r.mentions[at].actor == none {
		return none
	}
	if known := cmp.Or(r.actors[r.mentions[at].actor].gender, r.actors[r.mentions[at].actor].hint); known != 0 && known != x.gender {
		return none
	}
	for k := i - 1; k >= 0 && r.facts[k].sentence == x.sentence; k-- {
		if r.mentions[k].form == onrecord.Name && r.mentions[k].kind == onrecord.Person {
			return none // "After Bo Sample attacked her, Ann Example left"
		}
	}
	return r.mentions[at].actor
}
