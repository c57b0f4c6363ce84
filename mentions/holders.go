package mentions

import (
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
	if known := r.holders[word]; len(known) <= mostHolders && !slices.Contains(known, actor) {
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
	past := slices.ContainsFunc(r.nameWords(m.Range), func(w string) bool { return r.lists.is("former", w) })
	for _, role := range r.actors[actor].roles {
		if past && !role.Former && role.To == "" {
			continue // "the former minister" is not the one in office
		}
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
		case r.lists.is("party", w) && slices.ContainsFunc(words, func(o string) bool { return r.lists.plainNoun(o) == r.lists.plainNoun(w) }):
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
