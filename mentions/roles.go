package mentions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax"
)

// findRoles reads the roles that the article gives to the people that it names: in titles before names, appositions,
// predicates, "as" phrases and verbs. Nominals that only name a role of somebody named become mentions of that person.
func (f *finder) findRoles() {
	for i := range f.mentions {
		if m := &f.mentions[i]; m.kind == onrecord.Person && m.form == onrecord.Name {
			who, stop := m.actor, m.name.Stop
			f.titleBefore(m)
			f.titleAfter(who, stop)
		}
	}
	for i := range f.doc.Tokens {
		if t := &f.doc.Tokens[i]; t.Is("appos") {
			f.apposition(t.Head, i)
		}
	}
	f.findStated()
}

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

// person returns the actor of a person named by the phrase with this head, following "who" to what it stands for. Once
// pronouns and nominals are resolved, it is the actor that they mean, too, if it has a name.
func (f *finder) person(head int) int {
	if head == syntax.None {
		return none
	}
	d := f.doc
	if w := lower(d, head); w == "who" {
		for h := d.Tokens[head].Head; h != syntax.None; h = d.Tokens[h].Head {
			if d.Tokens[h].Is("acl:relcl") {
				return f.person(d.Tokens[h].Head)
			}
		}
		return none
	}
	if who, ok := f.alias[head]; ok {
		return who
	}
	i, ok := f.at[head]
	if !ok {
		return none
	}
	m := &f.mentions[i]
	if m.form == onrecord.Name && m.kind == onrecord.Person ||
		f.resolved && m.actor != none && f.actors[m.actor].kind == onrecord.Person && f.named(m.actor) {
		return m.actor
	}
	return none
}

// personAt returns the actor of the person's name that a token is part of, or none.
func (f *finder) personAt(i int) int {
	if k := f.doc.NameOf(i); k != syntax.None {
		return f.person(f.doc.Head(f.doc.Names[k].Range))
	}
	return none
}

// named reports whether the actor has a name.
func (f *finder) named(who int) bool { return len(f.actors[who].words) > 0 }

// apposition joins "X, the head of Y" and "the head of Y, X".
func (f *finder) apposition(head, appos int) {
	who, what := f.person(head), appos
	if who == none {
		who, what = f.person(appos), head
		if d := f.doc; !f.personNoun(head) && d.Tokens[head].Is("nmod") && f.personNoun(d.Tokens[head].Head) {
			what = d.Tokens[head].Head // "her lawyer from the capital, X"
		}
	}
	if who == none || what == syntax.None || f.person(what) != none || plural(f.doc, what) {
		return
	}
	f.nominalRole(who, what)
	f.joinNominal(who, what)
}

// joinNominal makes the nominal a mention of the actor.
func (f *finder) joinNominal(who, head int) {
	if !f.personNoun(head) || plural(f.doc, head) {
		return
	}
	if g := f.lists.genders[lemma(f.doc, head)]; g != 0 && f.actors[who].gender == 0 {
		f.actors[who].gender = g
	}
	if f.skip[head] {
		return
	}
	r := f.rolePhrase(head)
	f.add(mention{Range: syntax.Range{First: r.First, Stop: phrase(f.doc, head).Stop}, head: head, form: onrecord.Nominal, kind: onrecord.Person, noun: lemma(f.doc, head), actor: who})
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

// open reports whether the clause of a word says that something is not so, could be, or is so if something else is.
func (f *finder) open(head int) bool {
	for _, c := range f.doc.Children(head) {
		t, w := &f.doc.Tokens[c], lower(f.doc, int(c))
		if t.Is("acl") && f.doc.Tokens[head].UPOS != "VERB" && t.Feats == "VerbForm=Inf" {
			return true // "the first leader to resign"
		}
		if f.lists.is("not", w) || t.Is("mark") && f.lists.is("if", w) || t.XPOS == "MD" && w != "will" && w != "'ll" && w != "’ll" {
			return true
		}
	}
	return false
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
	switch word := lemma(f.doc, verb); {
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

// orgName reports whether a token stands in the name of an organisation.
func (f *finder) orgName(i int) bool {
	k := f.doc.NameOf(i)
	return k != syntax.None && f.doc.Names[k].Label == syntax.OrgName
}

func (f *finder) personNoun(i int) bool {
	return f.lists.noun(lemma(f.doc, i)) == onrecord.Person || f.doc.Tokens[i].UPOS == "PROPN" && f.isTitle(i)
}

// isOffice reports whether a noun names an office, rank, profession or membership, and not kinship or mere presence.
func (f *finder) isOffice(i int) bool {
	noun := lemma(f.doc, i)
	return f.personNoun(i) && !f.lists.is("kin", noun) && !f.lists.is("bystander", noun)
}

// nominalRole adds the role that a noun phrase names, and those of the nouns coordinated with it.
func (f *finder) nominalRole(who, head int) {
	former := f.phraseRole(who, head, false)
	for _, c := range f.doc.Children(head) {
		if noun := int(c); f.doc.Tokens[c].Is("conj") && f.person(noun) == none && f.person(f.doc.Child(noun, "appos")) == none {
			f.phraseRole(who, noun, former)
		}
	}
}

// phraseRole adds the role of one noun, unless it has been read, and reports whether it is a former one.
func (f *finder) phraseRole(who, noun int, former bool) bool {
	if f.read[noun] || !f.isOffice(noun) {
		return former
	}
	r := f.rolePhrase(noun)
	last := f.jointTitle(r.First, noun)
	role, stop := f.readRole(r.First, last, f.sentenceStop(noun))
	role.Former = role.Former || former && role.From == ""
	role.Evidence = []onrecord.Span{f.doc.SpanOf(syntax.Range{First: r.First, Stop: max(stop, min(r.Stop, stop))})}
	f.addRole(who, role)
	return role.Former
}

// jointTitle returns the last noun of two titles that share what they are of: "founder and director of Y".
func (f *finder) jointTitle(first, noun int) int {
	d := f.doc
	if d.Tokens[first].UPOS == "DET" {
		first++
	}
	if end := f.sentenceStop(noun); noun+2 < end && noun-first < 2 && !f.lists.is("former", lower(d, first)) && lower(d, noun+1) == "and" && f.isOffice(noun+2) &&
		(noun+3 == end || f.endsTitle(noun+3) && lower(d, noun+3) != "and") {
		return noun + 2
	}
	return noun
}

func (f *finder) sentenceStop(token int) int { return f.doc.Sentences[f.sentenceOf(token)].Stop }

// rolePhrase is the phrase of an office with all that stands between its article and its noun ("a Sampletown-based
// political and military analyst", whose tree is often wrong).
func (f *finder) rolePhrase(noun int) syntax.Range {
	d := f.doc
	r := phrase(d, noun)
	sentence := d.Sentences[f.sentenceOf(noun)]
	for i := noun - 1; i >= max(sentence.First, noun-10); i-- {
		t := &d.Tokens[i]
		if t.UPOS == "DET" {
			r.First = min(r.First, i)
			break
		}
		if t.UPOS == "VERB" && !t.Is("amod") && lower(d, i) != "based" && !f.lists.is("opens", lower(d, i)) || t.UPOS == "ADP" || t.UPOS == "PRON" || t.UPOS == "AUX" ||
			t.UPOS == "PUNCT" && d.Text(i) != "-" || t.UPOS == "CCONJ" && i > 0 && f.lists.noun(lemma(d, i-1)) == onrecord.Person {
			if t.UPOS == "AUX" {
				r.First = max(r.First, i+1)
			}
			break
		}
	}
	return r
}

// addRole gives a role to an actor, joined with an earlier one that it repeats.
func (f *finder) addRole(who int, role onrecord.Role) {
	a := &f.actors[who]
	if c := f.lists.countryOf(role.Of); c != nil && a.country == nil {
		a.country = c
	}
	for i, old := range a.roles {
		if !strings.EqualFold(old.Title, role.Title) || differ(old.Of, role.Of) || differ(old.From, role.From) || differ(old.To, role.To) ||
			old.Former != role.Former {
			continue
		}
		role.Of, role.From, role.To = cmp.Or(old.Of, role.Of), cmp.Or(old.From, role.From), cmp.Or(old.To, role.To)
		if onrecord.Overlap(old.Evidence, role.Evidence) {
			role.Evidence = nil
		}
		role.Title, role.Evidence = old.Title, append(old.Evidence, role.Evidence...)
		a.roles = slices.Delete(a.roles, i, i+1)
		break
	}
	a.roles = append(a.roles, role)
}

// differ reports whether two values contradict each other.
func differ(a, b string) bool { return a != b && a != "" && b != "" }
