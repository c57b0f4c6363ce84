package mentions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// findRoles reads the roles that the article gives to the people that it names: in titles before names, appositions,
// predicates and "as" phrases. Nominals that only name a role of somebody named become mentions of that person.
func (f *finder) findRoles() {
	for i := range f.mentions {
		if m := &f.mentions[i]; m.kind == onrecord.Person && m.form == onrecord.Name {
			f.titleBefore(m)
			f.titleAfter(m.actor, m.name.Stop)
		}
	}
	for i := range f.doc.Tokens {
		t := &f.doc.Tokens[i]
		switch {
		case t.Is("appos"):
			f.apposition(t.Head, i)
		case t.UPOS == "NOUN" || t.UPOS == "PROPN":
			if f.doc.Child(i, "cop") != syntax.None {
				f.predicate(i, f.doc.Child(i, "nsubj"))
			} else if t.Is("obl", "nmod", "advcl", "xcomp") && t.Head != syntax.None {
				f.officeAs(i)
			}
		}
	}
}

// person returns the actor of a person named by the phrase with this head, following "who" to what it stands for.
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
	if i, ok := f.at[head]; ok && f.mentions[i].form == onrecord.Name && f.mentions[i].kind == onrecord.Person {
		return f.mentions[i].actor
	}
	return none
}

// apposition joins "X, the head of Y" and "the head of Y, X".
func (f *finder) apposition(head, appos int) {
	who, what := f.person(head), appos
	if who == none {
		who, what = f.person(appos), head
	}
	if who == none || what == syntax.None || f.person(what) != none {
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
func (f *finder) predicate(what, subject int) {
	if who := f.person(subject); who != none && f.personNoun(what) {
		f.nominalRole(who, what)
		f.skip[what] = true
	}
}

// officeAs reads "X served as head of Y" and "X was appointed head of Y".
func (f *finder) officeAs(what int) {
	d := f.doc
	t := &d.Tokens[what]
	verb := t.Head
	as := d.Child(what, "case", "mark")
	if !f.personNoun(what) || as == syntax.None && !t.Is("xcomp") || as != syntax.None && lower(d, as) != "as" {
		return
	}
	for steps := 0; steps < 3 && d.Tokens[verb].UPOS == "NOUN" && d.Tokens[verb].Head != syntax.None; steps++ {
		verb = d.Tokens[verb].Head
	}
	if !f.lists.is("office", lemma(d, verb)) {
		return
	}
	subject := d.Child(verb, "nsubj")
	if object := d.Child(verb, "obj"); object != syntax.None && f.person(object) != none {
		subject = object
	}
	if who := f.person(subject); who != none {
		f.nominalRole(who, what)
		f.skip[what] = true
	}
}

func (f *finder) personNoun(i int) bool {
	return f.lists.noun(lemma(f.doc, i)) == onrecord.Person || f.doc.Tokens[i].UPOS == "PROPN" && f.isTitle(i)
}

// nominalRole adds the role that a noun phrase names, and those of the nouns coordinated with it.
func (f *finder) nominalRole(who, head int) {
	d := f.doc
	former := false
	for n, i := range append([]int32{int32(head)}, d.Children(head)...) {
		noun := int(i)
		if n > 0 && !d.Tokens[noun].Is("conj") || !f.personNoun(noun) || f.lists.is("kin", lemma(d, noun)) || f.person(noun) != none {
			continue
		}
		r := f.rolePhrase(noun)
		words := syntax.Range{First: r.First, Stop: noun + 1}
		f.addRole(who, words, noun, r)
		role := &f.actors[who].roles[len(f.actors[who].roles)-1]
		if n == 0 {
			former = role.Former
		}
		role.Former = role.Former || former && role.From == ""
	}
}

// rolePhrase is the phrase of an office with all that stands between its article and its noun ("a Sampletown-based
// political and military analyst", whose tree is often wrong) and the years that it was held.
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
		if t.UPOS == "VERB" && lower(d, i) != "based" || t.UPOS == "ADP" || t.UPOS == "PRON" || t.UPOS == "AUX" || t.UPOS == "PUNCT" && d.Text(i) != "-" {
			break
		}
	}
	for r.Stop < sentence.Stop && (isYear(d.Text(r.Stop)) || r.Stop+1 < sentence.Stop && isYear(d.Text(r.Stop+1)) && f.lists.is("period", lower(d, r.Stop))) {
		r.Stop++
	}
	return r
}

// addRole adds a role whose noun and what comes before it are words, and whose phrase is evidence.
func (f *finder) addRole(who int, words syntax.Range, noun int, evidence syntax.Range) {
	var role onrecord.Role
	first := f.beforeTitle(&role, words.First, noun)
	title := max(noun+1, words.Stop)
	if title == noun+1 {
		end := 0
		title, end = f.complement(&role, noun)
		evidence.Stop = max(evidence.Stop, end)
	}
	role.Title = text(f.doc, syntax.Range{First: first, Stop: title})
	if role.Of == "" {
		role.Of = f.orgWithin(first, noun)
	}
	f.period(&role, noun, evidence)
	role.Evidence = []onrecord.Span{f.doc.SpanOf(evidence)}
	a := &f.actors[who]
	if c := f.lists.countryOf(role.Of); c != nil && a.country == nil {
		a.country = c
	}
	a.roles = append(a.roles, role)
	f.mergeRole(a)
}

// mergeRole joins the last role of an actor with an earlier one that it repeats.
func (f *finder) mergeRole(a *actor) {
	last := len(a.roles) - 1
	role := a.roles[last]
	for i, old := range a.roles[:last] {
		if !strings.EqualFold(old.Title, role.Title) || old.Of != role.Of && old.Of != "" && role.Of != "" ||
			old.From != role.From || old.To != role.To || old.Former != role.Former {
			continue
		}
		role.Of = cmp.Or(old.Of, role.Of)
		if onrecord.Overlap(old.Evidence, role.Evidence) {
			role.Evidence = nil
		}
		role.Title, role.Evidence = old.Title, append(old.Evidence, role.Evidence...)
		a.roles[last] = role
		a.roles = slices.Delete(a.roles, i, i+1)
		return
	}
}

// beforeTitle reads what stands before the words of a title, and returns where they begin: articles, "former", and what
// the office belongs to ("Examplian President", "the company's director").
func (f *finder) beforeTitle(role *onrecord.Role, first, noun int) int {
	d := f.doc
	for first < noun {
		t, w := &d.Tokens[first], lower(d, first)
		switch {
		case f.lists.is("former", w):
			role.Former = true
		case t.UPOS == "NUM" && first+4 < noun && lower(d, first+2) == "year":
			first += 4 // "40-year-old"
		case t.UPOS == "DET" || t.UPOS == "PUNCT" || t.UPOS == "PART" || f.lists.is("idle", w):
		case t.UPOS == "PRON":
		default:
			end, of := f.ofBefore(first, noun)
			if of == "" || role.Of != "" {
				return first
			}
			role.Of, first = of, end-1
		}
		first++
	}
	return noun
}

// ofBefore reads what an office belongs to from the possessor, name or nationality that stands before it.
func (f *finder) ofBefore(i, noun int) (end int, of string) {
	d := f.doc
	for end := i + 1; end < noun && end < i+8; end++ {
		if t := &d.Tokens[end]; t.UPOS == "PART" && t.Is("case") {
			return end + 1, text(d, syntax.Range{First: i, Stop: end})
		}
	}
	for n := 2; n > 0; n-- {
		if i+n <= noun {
			if c := f.lists.demonyms[strings.ToLower(text(d, syntax.Range{First: i, Stop: i + n}))]; c != nil && d.Text(i+n) != "-" {
				return i + n, c.name
			}
		}
	}
	k := d.NameOf(i)
	if k == syntax.None || d.Names[k].Label == syntax.NorpName || d.Names[k].First != i || d.Names[k].Stop > noun || d.Text(d.Names[k].Stop) == "-" {
		return 0, ""
	}
	return d.Names[k].Stop, text(d, d.Names[k].Range)
}

// orgWithin returns an organisation named inside a title: "senior PTI leader".
func (f *finder) orgWithin(first, noun int) string {
	for i := first; i < noun; i++ {
		if k := f.doc.NameOf(i); k != syntax.None && f.doc.Names[k].Label == syntax.OrgName && f.doc.Names[k].Stop <= noun {
			return text(f.doc, f.doc.Names[k].Range)
		}
	}
	return ""
}

// complement reads "of Y", "for Y", "at Y" after the noun, and returns where the title ends and where the whole does. A Y
// without a name or an article belongs to the title, as in "director of research at Y".
func (f *finder) complement(role *onrecord.Role, noun int) (title, end int) {
	d := f.doc
	title, end = noun+1, noun+1
	for range 3 {
		if end+1 >= len(d.Tokens) || d.Tokens[end].UPOS != "ADP" || !f.lists.is("of", lower(d, end)) {
			break
		}
		stop, named := f.phraseFrom(end + 1)
		if stop == end+1 {
			break
		}
		if named {
			if role.Of == "" {
				role.Of = text(d, syntax.Range{First: end + 1, Stop: stop})
			}
			return title, stop
		}
		title, end = stop, stop
	}
	return title, end
}

// phraseFrom returns the end of the noun phrase that begins at a token, by tags alone, and whether it has a name, an
// article or a possessor in it.
func (f *finder) phraseFrom(first int) (end int, named bool) {
	d := f.doc
	limit := min(d.Sentences[f.sentenceOf(first)].Stop, first+10)
	noun := false
	for end = first; end < limit; end++ {
		switch t := &d.Tokens[end]; t.UPOS {
		case "PROPN":
			named, noun = true, true
		case "NOUN":
			if isYear(d.Text(end)) || noun && f.personNoun(end) {
				return end, named
			}
			noun = true
		case "DET", "PRON":
			if noun {
				return end, named
			}
			named = true
		case "ADJ", "PART":
		case "CCONJ":
			if end+1 >= limit || d.Tokens[end+1].UPOS != "NOUN" && d.Tokens[end+1].UPOS != "PROPN" || f.personNoun(end+1) || !noun {
				return end, named
			}
		case "PUNCT":
			if d.Text(end) != "-" {
				return end, named
			}
		default:
			if !noun {
				return first, false
			}
			return end, named
		}
	}
	return end, named
}

// period reads the years of "from 2018 to 2022", "since 2019", "until 2020" inside the evidence.
func (f *finder) period(role *onrecord.Role, noun int, evidence syntax.Range) {
	for i := max(noun, evidence.First) + 1; i < evidence.Stop; i++ {
		if !isYear(f.doc.Text(i)) {
			continue
		}
		switch lower(f.doc, i-1) {
		case "from", "since", "between":
			role.From = f.doc.Text(i)
		case "to", "until", "till", "and", "-", "–":
			role.To = f.doc.Text(i)
		}
	}
	role.Former = role.Former || role.To != ""
}

func isYear(s string) bool {
	return len(s) == 4 && (s[0] == '1' || s[0] == '2') && strings.Trim(s, "0123456789") == ""
}
