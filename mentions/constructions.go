package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// fronted returns the person who is named as the subject behind a pronoun of the words that open a sentence, "In her letter, Ann Example
// says"; none where there is no such or where the gender is another.
func (r *coreference) fronted(i int) int {
	d, m, x := r.doc, &r.mentions[i], &r.facts[i]
	if x.class != personal || x.quote != 0 {
		return none
	}
	who := none
	for up, steps := m.head, 0; who == none && steps < 8 && !d.Tokens[up].Is("root") && d.Tokens[up].Head != syntax.None; steps++ {
		verb := d.Tokens[up].Head
		if d.Tokens[up].Is("obl", "advcl") && d.Tokens[up].Rel != "obl:agent" && verb > up {
			who = r.namedBehind(i, verb)
		}
		up = verb
	}
	if who == none || !r.suits(who, x.gender) {
		return none
	}
	for k := i - 1; k >= 0 && r.facts[k].sentence == x.sentence; k-- {
		if r.mentions[k].form == onrecord.Name && r.mentions[k].kind == onrecord.Person && r.suits(r.mentions[k].actor, x.gender) {
			return none // "After Bo Sample attacked her, Ann Example left"
		}
	}
	return who
}

// namedBehind returns the person who is named as a subject of a verb, or as the possessor of one, behind a mention, or none.
func (r *coreference) namedBehind(m, verb int) int {
	d := r.doc
	for _, c := range d.Children(verb) {
		subject := int(c)
		if subject < r.mentions[m].head || !d.Tokens[subject].Is("nsubj") {
			continue
		}
		for _, i := range []int{subject, d.Child(subject, "nmod:poss")} {
			if at, ok := r.at[i]; ok && i != syntax.None && r.mentions[at].form == onrecord.Name && r.mentions[at].kind == onrecord.Person {
				return r.mentions[at].actor
			}
		}
	}
	return none
}

// coupled returns who is named right before what belongs to a pronoun, "Ann Example and her mother", or none.
func (r *coreference) coupled(i int) int {
	d, m := r.doc, &r.mentions[i]
	t := &d.Tokens[m.head]
	if r.facts[i].class != personal || !t.Is("nmod:poss") || t.Head == syntax.None || !d.Tokens[t.Head].Is("conj") {
		return none
	}
	at, ok := r.at[d.Tokens[t.Head].Head]
	if !ok {
		return none
	}
	x := &r.mentions[at]
	if x.actor == none || x.kind != onrecord.Person || x.many || x.Stop > m.head || m.head-x.Stop > 2 || !r.agrees(i, at) {
		return none
	}
	return x.actor
}

// abbreviated returns who is named right before capitals in brackets, "the Harbour Union (HBU)", or none.
func (r *coreference) abbreviated(i int) int {
	d, m := r.doc, &r.mentions[i]
	t := &d.Tokens[m.head]
	if bracket := m.head - 1; !t.Is("appos") || t.Head == syntax.None || bracket < 0 || d.Text(bracket) != "(" || !isAcronym(d.Text(m.head)) {
		return none
	}
	if at, ok := r.at[t.Head]; ok && r.mentions[at].form == onrecord.Name {
		return r.mentions[at].actor
	}
	return none
}

// ofItself returns the body or state that says something of "it" with no other in between: "Norland denied that it had attacked".
func (r *coreference) ofItself(i int) int {
	d := r.doc
	it := r.mentions[i].head
	verb := d.Tokens[it].Head
	if lower(d, it) != "it" || verb == syntax.None || !d.Tokens[it].Is("nsubj") || !d.Tokens[verb].Is("ccomp") || d.Tokens[verb].UPOS != "VERB" {
		return none
	}
	says := d.Tokens[verb].Head
	if says == syntax.None || !r.lists.is("speaking", lemma(d, says)) {
		return none
	}
	subject := d.Child(says, "nsubj")
	if subject == syntax.None || subject > it {
		return none
	}
	at, ok := r.at[subject]
	if !ok || r.mentions[at].kind != onrecord.Organisation && r.mentions[at].kind != onrecord.Country {
		return none
	}
	return r.mentions[at].actor
}
