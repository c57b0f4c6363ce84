package mentions

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// reach is how many sentences, and most how many mentions, a nominal looks back (and ahead) for what it takes up.
const (
	reach = 30
	most  = 300
)

// resolveNominals finds the actor of each nominal, in text order; one that fits nobody becomes an actor of its own.
func (f *finder) resolveNominals() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.form != onrecord.Nominal {
			continue
		}
		if m.actor == none {
			m.actor = f.ownName(m)
		}
		modifiers := f.modifiers(m)
		det := determiner(f.doc, m.head)
		key := string(m.kind) + " " + m.noun + " " + strings.Join(modifiers, " ")
		if m.actor == none {
			m.actor = f.antecedent(m, i, det, modifiers)
			if m.actor == none {
				m.actor = f.salient(m, i, det)
			}
			if known, ok := f.phrases[key]; ok && m.actor == none && (m.many || f.lists.is("definite", det)) && len(modifiers) > 0 {
				m.actor = known
			}
		}
		if m.actor == none {
			f.newActor(m)
			f.actors[m.actor].country = f.countryIn(m.Range)
			f.actors[m.actor].modifier = modifiers
			if !m.many {
				f.actors[m.actor].gender = f.lists.genders[m.noun]
			}
		}
		if _, known := f.phrases[key]; !known {
			f.phrases[key] = m.actor
		}
		if a := &f.actors[m.actor]; !slices.Contains(a.nouns, m.noun) {
			a.nouns = append(a.nouns, m.noun)
		}
	}
}

// ownName is the organisation that a nominal names in full: "Imaginary Progress Party (IPP) party".
func (f *finder) ownName(m *mention) int {
	if m.many || !f.lists.is("kind", m.noun) {
		return none
	}
	for _, c := range f.doc.Children(m.head) {
		if i, ok := f.at[int(c)]; ok && (f.mentions[i].name.Stop == m.head || f.mentions[i].name.Stop < len(f.doc.Tokens) && f.doc.Text(f.mentions[i].name.Stop) == "(") && f.doc.Tokens[c].Is("compound", "appos", "flat") && f.mentions[i].kind == onrecord.Organisation {
			return f.mentions[i].actor
		}
	}
	return none
}

// modifiers are the words of a nominal that tell which one it is: adjectives, compounds, possessors and complements.
func (f *finder) modifiers(m *mention) []string {
	var words []string
	for i := m.First; i < m.Stop; i++ {
		t := &f.doc.Tokens[i]
		if i != m.head && (t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NUM") && !f.lists.is("former", lower(f.doc, i)) {
			words = append(words, lemma(f.doc, i))
		}
	}
	return words
}

// antecedent returns the actor that a nominal takes up, or none.
func (f *finder) antecedent(m *mention, at int, det string, modifiers []string) int {
	if f.lists.is("kin", m.noun) && m.kind == onrecord.Person && !f.lists.is("definite", det) {
		return none
	}
	definite := f.lists.is("definite", det) || det == "" && f.doc.Tokens[m.head].UPOS == "PROPN"
	possessed := f.doc.Child(m.head, "nmod:poss") != syntax.None
	if !definite && !m.many && !possessed {
		return none
	}
	sentence := f.sentenceOf(m.head)
	for i := at - 1; i >= max(0, at-most) && sentence-f.sentenceOf(f.mentions[i].head) <= reach; i-- {
		if f.takesUp(m, &f.mentions[i], definite, modifiers) {
			return f.mentions[i].actor
		}
	}
	for i := at + 1; i < min(len(f.mentions), at+most) && f.sentenceOf(f.mentions[i].head)-sentence <= reach; i++ {
		if o := &f.mentions[i]; o.form == onrecord.Name && f.takesUp(m, o, definite, modifiers) {
			return o.actor
		}
	}
	return none
}

// takesUp reports whether a nominal can mean the actor of an earlier mention.
func (f *finder) takesUp(m, o *mention, definite bool, modifiers []string) bool {
	if o.actor == none {
		return false
	}
	a := &f.actors[o.actor]
	switch {
	case o.form == onrecord.Nominal && slices.Contains(a.nouns, m.noun):
		if a.many != m.many {
			return false
		}
		if !definite {
			return slices.Equal(modifiers, a.modifier) || m.many && (len(modifiers) == 0 || len(a.modifier) == 0) && f.generic(m) && f.generic(o)
		}
		return subset(modifiers, a.modifier)
	case !definite || a.many != m.many:
		return false
	case a.kind == onrecord.Person && m.kind == onrecord.Person:
		return a.holds(m.noun, modifiers)
	case a.kind == onrecord.Organisation && m.kind == onrecord.Organisation:
		return slices.ContainsFunc(a.words, func(w []string) bool {
			return headed(w, m.noun) && subset(modifiers, w)
		}) || len(modifiers) == 0 && m.noun == "party" && slices.Contains(a.nouns, "party")
	}
	return false
}

// generic reports whether a plural is without a number or an article: "protesters", "Exampleland's protesters".
func (f *finder) generic(m *mention) bool {
	return f.doc.Child(m.head, "det", "nummod") == syntax.None && !f.lists.is("quantity", lemma(f.doc, m.head))
}

// headed reports whether the noun is the head of a name: its last word, or the last before "of" or "for".
func headed(name []string, noun string) bool {
	for i, w := range name {
		if w == noun && (i == len(name)-1 || name[i+1] == "of" || name[i+1] == "for") {
			return true
		}
	}
	return false
}

// salient returns the person whom a definite description that fits nobody's roles most likely means: the person last
// named as a subject in the few sentences before, or the only one named there.
func (f *finder) salient(m *mention, at int, det string) int {
	t := &f.doc.Tokens[m.head]
	if det != "the" || m.many || m.kind != onrecord.Person || !t.Is("nsubj") || f.lists.is("unique", m.noun) || f.doc.Child(m.head, "acl", "nmod") > m.head {
		return none
	}
	sentence, only := f.sentenceOf(m.head), none
	for i := at - 1; i >= 0 && sentence-f.sentenceOf(f.mentions[i].head) <= near; i-- {
		o := &f.mentions[i]
		if o.form != onrecord.Name || o.kind != onrecord.Person || f.sentenceOf(o.head) == sentence {
			continue
		}
		a := &f.actors[o.actor]
		if g := f.lists.genders[m.noun]; g != 0 && a.gender != 0 && g != a.gender {
			continue
		}
		if roleOf(f.doc, o.head) == 1 {
			return o.actor
		}
		if only != none && only != o.actor {
			return none
		}
		only = o.actor
	}
	return only
}

// near is how many sentences back a definite description looks for a person.
const near = 3

// holds reports whether the actor has a role whose title ends in the noun, with the modifiers in its words.
func (a *actor) holds(noun string, modifiers []string) bool {
	for _, r := range a.roles {
		words := strings.Fields(strings.ToLower(r.Title + " " + r.Of))
		if slices.Contains(strings.Fields(strings.ToLower(r.Title)), noun) && subset(modifiers, words) {
			return true
		}
	}
	return false
}

func subset(small, big []string) bool {
	for _, w := range small {
		if !slices.Contains(big, w) {
			return false
		}
	}
	return true
}
