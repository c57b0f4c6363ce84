package mentions

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// mention is a phrase that names somebody or something.
type mention struct {
	syntax.Range              // the phrase
	name         syntax.Range // the name in it; empty in a nominal
	head         int
	form         onrecord.MentionForm
	kind         onrecord.ActorType // "" for a thing, which is no actor
	many         bool
	noun         string // the lemma of a nominal's head
	actor        int    // index in finder.actors, none before it is known
}

const none = -1

// actor is what mentions are gathered into.
type actor struct {
	kind    onrecord.ActorType
	country *country
	gender  byte       // 'm', 'f' or 0
	hint    byte       // the same of most people of that given name
	words   [][]string // the lower-case words of each different name, without titles
	heads   []int      // of the names, ascending
	many    bool
	roles   []onrecord.Role
}

// finder is the state of one article.
type finder struct {
	doc      *syntax.Document
	lists    *lists
	mentions []mention // names, then nominals, each in text order; sorted in the end
	actors   []actor
	at       map[int]int  // head token -> index in mentions
	quoted   []int32      // the number of the quotation that a token stands in, 0 for none
	sentence []int32      // the sentence of each token
	skip     map[int]bool // nominals that are predicates or parts of roles
	times    []onrecord.Timex
	read     map[int]bool // tokens of the titles that have been read
	stated   []int        // verbs and nouns by which clauses can state roles
	resolved bool         // whether pronouns and nominals have their actors

	alias  map[int]int      // other tokens that stand for an actor, such as the titles before a name
	people map[string][]int // a word of a person's name -> actors
	others map[string]int   // a name of another actor, whole or shortened -> actor
}

// collectNames makes a mention of each name of somebody.
func (f *finder) collectNames() {
	d := f.doc
	defined := f.definitions()
	for _, r := range defined {
		head := d.Head(r)
		f.add(mention{Range: f.widen(r, head), name: r, head: head, form: onrecord.Name, kind: onrecord.Organisation, actor: none})
	}
	for _, n := range d.Names {
		within := func(r syntax.Range) bool { return n.First < r.Stop && r.First < n.Stop }
		if !isName(n.Label) || n.First >= n.Stop || slices.ContainsFunc(defined, within) {
			continue
		}
		r := n.Range
		if n.Label == syntax.OrgName && f.titledPerson(r) {
			n.Label = syntax.PersonName
		}
		if n.Label == syntax.PersonName {
			r = f.personName(r)
		}
		head := d.Head(r)
		m := mention{Range: r, name: r, head: head, form: onrecord.Name, kind: f.nameKind(n.Label, r), actor: none}
		if n.Label == syntax.NorpName {
			if d.Tokens[head].UPOS == "ADJ" || !plural(d, head) && !nounPhraseHead(&d.Tokens[head]) {
				continue
			}
			m.many = plural(d, head)
		}
		if m.kind == onrecord.Organisation {
			m.Range = f.widen(r, head)
		}
		f.add(m)
	}
}

// titledPerson reports whether what was taken for an organisation is a title and a person's name ("Democrat Ann Example").
func (f *finder) titledPerson(r syntax.Range) bool {
	if r.Stop-r.First < 3 || plural(f.doc, r.First) || f.lists.noun(lemma(f.doc, r.First)) != onrecord.Person {
		return false
	}
	for i := r.First + 1; i < r.Stop; i++ {
		if t := &f.doc.Tokens[i]; t.UPOS != "PROPN" || f.lists.noun(lemma(f.doc, i)) == onrecord.Organisation {
			return false
		}
	}
	return true
}

// personName corrects the edges of a person's name: titles go, and what is left of a double name comes in.
func (f *finder) personName(r syntax.Range) syntax.Range {
	d := f.doc
	for i := r.Stop - 2; i >= r.First; i-- {
		if w := lower(d, i); f.lists.is("courtesy", w) || f.lists.is("rank", w) || f.lists.noun(w) == onrecord.Person {
			r.First = i + 1
			break
		}
	}
	for r.Stop-r.First > 1 && d.Tokens[r.Stop-1].UPOS == "PART" {
		r.Stop--
	}
	for r.Stop+1 < len(d.Tokens) && d.Text(r.Stop) == "-" && d.Tokens[r.Stop-1].End == d.Tokens[r.Stop].Start && d.Tokens[r.Stop].End == d.Tokens[r.Stop+1].Start {
		r.Stop += 2 // "Ann-Marie"
	}
	for r.First > 0 && d.NameOf(r.First-1) == syntax.None && d.Tokens[r.First-1].UPOS == "PROPN" && !f.isTitle(r.First-1) &&
		d.Tokens[r.First].Is("flat") && d.Tokens[r.First].Head == r.First-1 {
		r.First-- // the tree knows the given name that the namer left out
	}
	first := r.First
	for first > 1 && d.Tokens[first-1].UPOS == "PROPN" && d.NameOf(first-1) == syntax.None && !f.isTitle(first-1) && r.First-first < 3 {
		first--
	}
	if first < r.First && first > 0 && d.Tokens[first-1].UPOS == "PROPN" && f.isTitle(first-1) {
		r.First = first // "Minister Ann" and "Example"
	}
	return r
}

// widen takes what stands before an organisation's name and belongs to it: "Exampleland's Foreign Ministry",
// "Examplian Navy", "Anglo-Examplian Society".
func (f *finder) widen(r syntax.Range, head int) syntax.Range {
	d := f.doc
	if c := d.Child(head, "nmod:poss"); c != syntax.None && c < r.First && f.lists.countryOf(d.Text(c)) != nil {
		if s := d.Subtree(c); s.Stop <= r.First && d.Tokens[c].UPOS == "PROPN" {
			r.First = s.First
		}
	}
	sentence := d.Sentences[f.sentenceOf(head)].First
	for r.First > sentence {
		switch before := r.First - 1; {
		case f.lists.countryOf(d.Text(before)) != nil && d.Tokens[before].Head >= r.First && d.Tokens[before].Head < r.Stop,
			d.Text(before) == "-" && before > sentence && f.lists.countryOf(d.Text(before-1)) != nil:
			r.First--
		default:
			if d.Text(r.First) != "-" {
				return r
			}
			r.First--
		}
	}
	return r
}

func (f *finder) nameKind(label string, r syntax.Range) onrecord.ActorType {
	switch label {
	case syntax.PersonName:
		return onrecord.Person
	case syntax.OrgName:
		return onrecord.Organisation
	case syntax.NorpName:
		return onrecord.Group
	}
	if c := f.lists.countries[f.plain(r)]; c != nil {
		return onrecord.Country
	}
	return onrecord.Place
}

// plain is a name in lower case without its article.
func (f *finder) plain(r syntax.Range) string {
	return strings.TrimPrefix(strings.ToLower(text(f.doc, r)), "the ")
}

func (f *finder) sentenceOf(token int) int { return int(f.sentence[token]) }

func (f *finder) add(m mention) {
	if _, taken := f.at[m.head]; taken {
		return
	}
	f.at[m.head] = len(f.mentions)
	f.mentions = append(f.mentions, m)
}

// newActor makes an actor of a mention.
func (f *finder) newActor(m *mention) int {
	f.actors = append(f.actors, actor{kind: m.kind, many: m.many})
	m.actor = len(f.actors) - 1
	return m.actor
}
