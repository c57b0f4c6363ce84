package mentions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// mostHolders is how many people may hold an office in one article for its name to tell who is meant.
const mostHolders = 50

// indexHolders finds the people with names by the words of their titles.
func (r *coreference) indexHolders() {
	for k := range r.actors {
		a := &r.actors[k]
		if a.kind != onrecord.Person || len(a.words) == 0 {
			continue
		}
		for _, role := range a.roles {
			for word := range strings.FieldsSeq(strings.ToLower(role.Title + " " + role.Office)) {
				r.holds(k, word)
			}
			if role.Of != "" {
				r.holds(k, anyOffice)
			}
		}
	}
}

// anyOffice stands for the noun of any office of a body.
const anyOffice = "*"

// holds remembers that a person holds an office with a word in its title.
func (r *coreference) holds(actor int, word string) {
	if known := r.holders[word]; !slices.Contains(known, actor) {
		r.holders[word] = append(known, actor)
	}
}

// offices are the nouns of the offices that a nominal may name, the first of them in its own word: "minister" for "the ex-minister",
// "minister" for "the premier" where nobody is called premier, "senator" for "the lawmaker".
func (r *coreference) offices(m *mention) []string {
	noun := m.noun
	if before, after, ok := strings.Cut(noun, "-"); ok && r.lists.is("former", before) {
		noun = after
	}
	if normal := normalOffices()[noun]; len(r.holders[noun]) == 0 && normal != "" {
		noun = normal[strings.LastIndexByte(normal, ' ')+1:]
	}
	all := append([]string{noun}, r.lists.synonyms[m.noun]...)
	if r.lists.is("holder", noun) {
		all = append(all, anyOffice)
	}
	return all
}

// nearby is how many sentences before somebody was last mentioned who is called by another word than that of his office.
const nearby = 5

// holder returns who holds, as the article says, the office by which a definite description names a person ("the minister"): the
// one mentioned last before, and the first to be mentioned later; none where there is nobody.
func (r *coreference) holder(i int) (before, after int) {
	m, x := &r.mentions[i], &r.facts[i]
	before, after = none, none
	if m.form != onrecord.Nominal || m.kind != onrecord.Person || x.det != definite && x.det != pointing && !(x.det == bare && x.proper && (x.role == subject || x.role == root)) {
		return before, after
	}
	last := none
	for n, noun := range r.offices(m) {
		holders := r.holders[noun]
		if len(holders) > mostHolders {
			continue
		}
		for _, k := range holders {
			if !r.holdsAs(k, m, noun) {
				continue
			}
			at, _ := slices.BinarySearch(r.chain(k), int32(i))
			switch {
			case at == 0 && after == none && n == 0:
				after = k
			case at == 0:
			case int(r.chains[k][at-1]) > last && (n == 0 || x.sentence-r.facts[r.chains[k][at-1]].sentence <= nearby):
				before, last = k, int(r.chains[k][at-1])
			}
		}
		if before != none {
			break
		}
	}
	return before, after
}

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

// kinship is that somebody with a name is a relative of somebody, if the article tells of whom.
type kinship struct{ actor, of int }

// noteKin remembers whose relative somebody named is: "his wife Ann", "Ann Example, her daughter".
func (r *coreference) noteKin(m *mention) {
	noun := m.head
	if m.form == onrecord.Name {
		noun = m.name.First - 1
	}
	if noun < 0 || m.many || m.kind != onrecord.Person || !r.lists.is("kin", lemma(r.doc, noun)) || !r.named(m.actor) {
		return
	}
	of := r.ownerOf(noun)
	if of == none {
		of = r.ownerOf(m.head)
	}
	key := lemma(r.doc, noun)
	r.kin[key] = append(r.kin[key], kinship{m.actor, of})
}

// ownerOf returns the actor of the possessor before a noun, or none.
func (r *coreference) ownerOf(noun int) int {
	if at, ok := r.at[r.doc.Child(noun, "nmod:poss")]; ok {
		return r.mentions[at].actor
	}
	return none
}

// relative returns the only person with a name of whom the article has told what a description of a relative tells: "his ex-wife".
func (r *coreference) relative(i int) int {
	m := &r.mentions[i]
	if m.form != onrecord.Nominal || m.many || r.facts[i].det != owned {
		return none
	}
	noun := m.noun
	if before, after, ok := strings.Cut(noun, "-"); ok && r.lists.is("former", before) {
		noun = after
	}
	who, of := none, r.ownerOf(m.head)
	for _, k := range r.kin[noun] {
		switch {
		case k.actor == of || k.of != of && k.of != none && of != none && r.named(of):
		case who != none && who != k.actor:
			return none
		default:
			who = k.actor
		}
	}
	return who
}

// led returns the organisation that a description names as that of its only leader or member at hand: "her party", where the article
// has told which; or none.
func (r *coreference) led(i int) int {
	m := &r.mentions[i]
	if m.form != onrecord.Nominal || m.kind != onrecord.Organisation || r.facts[i].det != owned || !r.lists.is("kind", m.noun) || m.head-m.First != 1 {
		return none
	}
	who := r.ownerOf(m.head)
	if who == none || !r.actors[who].isNamed() {
		return none
	}
	found := none
	for k := range r.actors {
		a := &r.actors[k]
		if a.kind != onrecord.Organisation || !slices.ContainsFunc(r.actors[who].roles, func(role onrecord.Role) bool { return !role.Former && a.calledIn(role.Of) }) {
			continue
		}
		if found != none {
			return none
		}
		found = k
	}
	return found
}

// calledIn reports whether words hold one of an actor's names.
func (a *actor) calledIn(words string) bool {
	return slices.ContainsFunc(a.words, func(name []string) bool {
		return strings.Contains(" "+strings.ToLower(words)+" ", " "+strings.Join(name, " ")+" ")
	})
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

// holds reports whether the actor has a role whose title has the noun in it.
func (a *actor) holds(noun string) bool {
	return slices.ContainsFunc(a.roles, func(role onrecord.Role) bool {
		return slices.Contains(strings.Fields(strings.ToLower(role.Title+" "+role.Office)), noun)
	})
}

// holdsAs reports whether an actor holds an office, as a role or a description of him says, whose words are all those of a nominal
// besides its noun. Where nobody else holds such an office, the country and the party need not be told again.
func (r *coreference) holdsAs(actor int, m *mention, noun string) bool {
	only := len(r.holders[noun]) == 1
	if noun == anyOffice {
		return slices.ContainsFunc(r.actors[actor].roles, func(role onrecord.Role) bool { return r.belongs(m, role.Of) })
	}
	for _, role := range r.actors[actor].roles {
		words := strings.Fields(strings.ToLower(role.Title + " " + role.Office))
		if slices.Contains(words, noun) && r.covers(append(words, strings.Fields(strings.ToLower(role.Of))...), m, only) {
			return true
		}
	}
	for _, k := range r.chain(actor) {
		if o := &r.mentions[k]; o.form == onrecord.Nominal && o.noun == noun && r.covers(r.nameWords(o.Range), m, only) {
			return true
		}
	}
	return false
}

// belongs reports whether a nominal names, before its noun, a body by words that are all in its name.
func (r *coreference) belongs(m *mention, body string) bool {
	d, some := r.doc, false
	words := strings.Fields(strings.ToLower(body))
	for i := m.First; i < m.head; i++ {
		if u := d.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
			continue
		}
		switch w := lower(d, i); {
		case slices.Contains(words, w):
			some = some || d.Tokens[i].UPOS == "PROPN"
		case r.lists.is("grade", w) || r.lists.is("idle", w):
		default:
			return false
		}
	}
	return some
}

// covers reports whether words that tell an office are all those of a nominal besides its noun, up to what follows it loosely. Of
// the only one who holds such an office the country, the party and what is idle need not be told; but candidates are of many parties.
func (r *coreference) covers(words []string, m *mention, only bool) bool {
	d := r.doc
	if slices.ContainsFunc(words, r.isDeputy) && !slices.ContainsFunc(r.nameWords(m.Range), r.isDeputy) {
		return false
	}
	only = only && !r.lists.is("contest", m.noun)
	for i := m.First; i < m.Stop; i++ {
		w := lower(d, i)
		switch u := d.Tokens[i].UPOS; {
		case i == m.head:
		case u == "ADP" && i > m.head && w != "of" && w != "for":
			return true
		case u != "NOUN" && u != "PROPN" && u != "ADJ" && u != "NUM", r.lists.is("former", w), slices.Contains(words, w), slices.Contains(words, normalOffices()[w]):
		case r.lists.is("republican", w) && slices.ContainsFunc(words, func(o string) bool { return r.lists.is("republican", o) }):
		case only && i < m.head && (r.lists.demonyms[w] != nil || r.lists.is("idle", w) || normalOffices()[w] == "-" && !slices.ContainsFunc(words, idleInOffice)):
		default:
			return false
		}
	}
	return true
}

func (r *coreference) isDeputy(w string) bool { return r.lists.is("deputy", w) }

// idleInOffice reports whether offices.tsv drops a word, as it does parties.
func idleInOffice(w string) bool { return normalOffices()[w] == "-" }
