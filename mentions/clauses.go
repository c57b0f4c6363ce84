package mentions

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax"
)

// findTold reads, when it is known whom pronouns and nominals mean, the roles that clauses state of them: "she was mayor
// until 2019".
func (f *finder) findTold() {
	f.resolved = true
	f.findStated()
}

// findStated reads the roles that clauses state.
func (f *finder) findStated() {
	if f.stated == nil {
		f.stated = f.inClauses()
	}
	for _, i := range f.stated {
		switch {
		case f.doc.Tokens[i].UPOS == "VERB":
			f.headship(i)
		case f.doc.Child(i, "cop") != syntax.None:
			f.predicate(i)
		default:
			f.officeAs(i)
		}
	}
}

// inClauses returns the verbs and nouns by which clauses can state roles.
func (f *finder) inClauses() []int {
	all := []int{}
	for i := range f.doc.Tokens {
		t := &f.doc.Tokens[i]
		if t.UPOS == "VERB" && f.lists.is("heads", lower(f.doc, i)) || nounPhraseHead(t) && !t.Is("nmod:poss", "appos") && f.isOffice(i) {
			all = append(all, i)
		}
	}
	return all
}

// predicate reads "X is the head of Y".
func (f *finder) predicate(what int) {
	subject := f.subject(what)
	who := f.person(subject)
	if who == none || f.open(what) || plural(f.doc, what) && f.doc.Child(subject, "conj") == syntax.None {
		return
	}
	f.nominalRole(who, what)
	f.skip[what] = true
}

// subject returns the subject of a clause, taken over from the clause above where it has none of its own, or the noun
// that the clause describes ("X, elected mayor in 2020"); None when there is neither.
func (f *finder) subject(head int) int {
	d := f.doc
	for range 4 {
		if subject := d.Child(head, "nsubj"); subject != syntax.None {
			return subject
		}
		t := &d.Tokens[head]
		switch {
		case t.Head == syntax.None:
			return syntax.None
		case t.Is("acl"):
			return t.Head
		case !t.Is("xcomp", "conj") && !(t.Is("advcl") && t.XPOS == "VBG"):
			return syntax.None
		}
		head = t.Head
	}
	return syntax.None
}

// open reports whether the clause of a word says that something is not so, could be, is so if something else is, or (of a
// noun) is to be.
func (f *finder) open(head int) bool {
	noun := f.doc.Tokens[head].UPOS != "VERB"
	for _, c := range f.doc.Children(head) {
		switch t, w := &f.doc.Tokens[c], lower(f.doc, int(c)); {
		case f.lists.is("not", w), t.XPOS == "MD" && w != "will" && w != "'ll" && w != "’ll":
			return true
		case t.Is("mark") && (f.lists.is("if", w) || noun && w == "to"): // "the character to be mayor"
			return true
		case noun && t.Is("acl") && t.Feats == "VerbForm=Inf": // "the first leader to resign"
			return true
		}
	}
	t := &f.doc.Tokens[head]
	return t.Is("xcomp") && f.open(t.Head)
}

// officeAs reads "X served as head of Y", "X was appointed head of Y" and "X's time as head of Y".
func (f *finder) officeAs(what int) {
	d := f.doc
	t := &d.Tokens[what]
	if t.Head == syntax.None || plural(d, what) {
		return
	}
	as := f.rolePhrase(what).First - 1
	verb := t.Head
	if as > 1 && lower(d, as) == "as" && d.Tokens[as-1].UPOS == "PUNCT" {
		if who := f.personAt(as - 2); who != none {
			f.nominalRole(who, what) // "Ilva Torrenz, as mayor, ..."
			f.skip[what] = true
			return
		}
	}
	switch {
	case as < 0 || lower(d, as) != "as":
		if !t.Is("xcomp") && !(t.Is("obj") && d.Child(t.Head, "nsubj:pass") != syntax.None) {
			return
		}
	case as > 0 && f.lists.is("tenure", lemma(d, as-1)):
		verb = as - 1
	case !t.Is("obl", "nmod", "advcl", "xcomp"):
		return
	}
	for steps := 0; steps < 3 && d.Tokens[verb].UPOS == "NOUN"; steps++ {
		if f.lists.is("tenure", lemma(d, verb)) {
			if who := f.person(d.Child(verb, "nmod:poss")); who != none {
				f.heldRole(who, what, verb)
				return
			}
		}
		if d.Tokens[verb].Head == syntax.None {
			return
		}
		verb = d.Tokens[verb].Head
	}
	if who := f.holder(verb, what); who != none && !f.open(verb) {
		f.heldRole(who, what, verb)
	}
}

// change is what a verb tells of an office.
type change int

const (
	nothing change = iota
	takes
	holds
	leaves
	succeeds
)

// changeOf returns what a verb tells of the office that is named with it. Who is succeeded leaves it.
func (f *finder) changeOf(verb int) change {
	word := lemma(f.doc, verb)
	if particle := f.doc.Child(verb, "compound:prt"); particle != syntax.None {
		if with := word + "-" + lower(f.doc, particle); f.lists.is("takes", with) || f.lists.is("leaves", with) {
			word = with
		}
	}
	switch {
	case f.lists.is("takes", word):
		return takes
	case f.lists.is("holds", word):
		return holds
	case f.lists.is("leaves", word):
		return leaves
	case f.lists.is("succeeds", word) && f.doc.Child(verb, "nsubj:pass") != syntax.None:
		return leaves
	case f.lists.is("succeeds", word):
		return succeeds
	}
	return nothing
}

// holder returns who holds the office that is named with the verb: its object where it has one ("elected X mayor"), its
// subject otherwise, or the noun that it describes ("X, elected mayor in 2020").
func (f *finder) holder(verb, what int) int {
	d := f.doc
	changes := f.changeOf(verb)
	if changes == nothing || changes == takes && d.Tokens[verb].XPOS == "VB" {
		return none // who is to be appointed holds no office yet
	}
	if up := d.Tokens[verb].Head; d.Tokens[verb].Is("xcomp") && d.Tokens[verb].XPOS == "VB" && up != syntax.None && d.Child(up, "obj", "iobj") != syntax.None {
		return none // "wanted her to remain mayor"
	}
	object := d.Child(verb, "obj")
	if object != syntax.None && object != what && (changes == takes || changes == leaves) && f.lists.noun(lemma(d, object)) != "" ||
		changes != succeeds && f.person(object) != none {
		return f.person(object)
	}
	return f.person(f.subject(verb))
}

// heldRole adds the role that a noun names, with what the verb tells of its time: "became mayor in 2019", "was ousted as
// mayor last year", "served from 2011 to 2014 as mayor".
func (f *finder) heldRole(who, what, verb int) {
	if f.read[what] || f.open(what) {
		return
	}
	f.nominalRole(who, what)
	f.skip[what] = true
	roles := f.actors[who].roles
	role := &roles[len(roles)-1]
	d, changes := f.doc, f.changeOf(verb)
	if changes == leaves && f.happened(verb) {
		role.Former = true
	}
	for _, c := range d.Children(verb) {
		time, ok := f.timeAt(int(c))
		value, dated := dates.ISO(time.Value)
		if !ok || !dated {
			continue
		}
		preposition := ""
		if p := d.Child(int(c), "case"); p != syntax.None {
			preposition = lower(d, p)
		}
		switch {
		case f.lists.is("begins", preposition) || f.lists.is("ends", preposition):
			f.bound(role, preposition, value)
		case changes == leaves && role.To == "":
			role.To = value
		case (changes == takes || changes == succeeds) && role.From == "":
			role.From = value
		}
	}
}

// happened reports whether a verb tells what was done, not what will be or is wanted: "resigned", "was forced to resign".
func (f *finder) happened(verb int) bool {
	d := f.doc
	if aux := d.Child(verb, "aux"); aux != syntax.None && d.Tokens[aux].XPOS == "MD" {
		return false
	}
	t := &d.Tokens[verb]
	return t.XPOS == "VBD" || t.XPOS == "VBN" || t.Is("xcomp") && t.Head != syntax.None && lower(d, t.Head) == "forced"
}

// headship reads "X heads Y".
func (f *finder) headship(verb int) {
	d := f.doc
	object := d.Child(verb, "obj")
	if object < verb || f.read[verb] || d.NameOf(object) == syntax.None && !f.lists.is("definite", determiner(d, object)) ||
		lemma(d, verb) != "head" && f.lists.noun(lemma(d, object)) != onrecord.Organisation && !f.orgName(object) {
		return // one heads anything, but leads a race
	}
	who := f.person(d.Child(verb, "nsubj"))
	if who == none || f.open(verb) {
		return
	}
	f.read[verb] = true
	of := phrase(d, object)
	f.addRole(who, onrecord.Role{Title: d.Text(verb), Office: normalise([]string{lower(d, verb)})[0], Of: text(d, of), Evidence: []onrecord.Span{d.SpanOf(syntax.Range{First: verb, Stop: of.Stop})}})
}
