package mentions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
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
		if t := &f.doc.Tokens[i]; t.Is("appos") && !f.listed(i) {
			f.apposition(t.Head, i)
		}
	}
	f.findStated()
}

// listed reports whether what was taken for an apposition is one of a list: "the mayor, the governor, Ann Example".
func (f *finder) listed(i int) bool {
	d, first := f.doc, f.doc.Tokens[i].Head
	return d.Child(first, "det") != syntax.None && slices.ContainsFunc(d.Children(first), func(c int32) bool {
		return int(c) != i && d.Tokens[c].Is("appos") && d.Child(int(c), "det") != syntax.None
	})
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
func (f *finder) named(who int) bool { return f.actors[who].isNamed() }

func (a *actor) isNamed() bool { return len(a.words) > 0 }

// apposition joins "X, the head of Y" and "the head of Y, X".
func (f *finder) apposition(head, appos int) {
	who, what := f.person(head), appos
	if who == none {
		who, what = f.person(appos), head
	}
	if d := f.doc; what != syntax.None && !f.personNoun(what) && d.Tokens[what].Is("nmod") && f.personNoun(d.Tokens[what].Head) {
		what = d.Tokens[what].Head // "her lawyer from the capital, X"
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
	role.Evidence = []onrecord.Span{f.doc.SpanOf(syntax.Range{First: r.First, Stop: stop})}
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
