package mentions

import (
	"slices"
	"strings"
	"unicode"

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
	guessed bool       // by a given name, not by what the article says
	hint    byte       // gender that was guessed, when mentions are joined
	words   [][]string // the lower-case words of each different name, without titles
	titles  [][]string // the words of the titles before names of a person and in apposition to them
	suffix  string     // "jr"
	party   uint32     // that the article says a person belongs to, hashed
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

	alias           map[int]int     // other tokens that stand for an actor, such as the titles before a name
	given, surnames map[string]bool // of people named in full; a surname is the last word, or several
	lastWords       map[string]bool // of organisations' names, in lower case
	placed          map[string]bool // names of one word of which "in" or the like says that they are places
	polities        map[string]bool // words of which the article says that they have a capital, borders or neighbours
	votes           map[string]int  // of a surname or lone name: how often it was taken for a person's, less how often for something else's

	prose   prose
	nations nations

	offices map[string]int   // the acronym of an office -> first token of who is named behind it
	people  map[string][]int // a word of a person's name -> actors
	others  map[string]int   // a name of another actor, whole or shortened -> actor
}

// collectNames makes a mention of each name of somebody.
func (f *finder) collectNames() {
	d := f.doc
	f.readProse()
	f.nameParts()
	defined := f.definitions()
	for _, r := range defined {
		head := d.Head(r)
		f.add(mention{Range: f.widen(r, head), name: r, head: head, form: onrecord.Name, kind: onrecord.Organisation, actor: none})
	}
	for _, n := range d.Names {
		within := func(r syntax.Range) bool { return n.First < r.Stop && r.First < n.Stop }
		if f.miscalled(n) {
			n.Label = syntax.PersonName
		}
		if !isName(n.Label) || n.First >= n.Stop || n.First+1 == n.Stop && handle(d.Text(n.First)) || f.partisan(n) || slices.ContainsFunc(defined, within) {
			continue
		}
		if comma := f.parting(n); comma != syntax.None {
			f.addName(syntax.Range{First: n.First, Stop: comma}, n.Label)
			f.addName(syntax.Range{First: comma + 1, Stop: n.Stop}, syntax.PersonName)
			continue
		}
		if n.Label != syntax.PersonName {
			f.addName(n.Range, n.Label)
			continue
		}
		for r := range f.joined(n.Range) {
			if !f.inHeadline(r.First) {
				f.addName(r, n.Label)
				continue
			}
			for _, name := range f.headlineNames(r) {
				f.addName(name, n.Label)
			}
		}
	}
	f.collectUnseen()
}

// parting returns the comma in what was taken for one place but is a place and the subject of what follows, "Born in Exampleton, Sample
// moved"; None where there is none.
func (f *finder) parting(n syntax.Name) int {
	d := f.doc
	for i := n.First + 1; n.Label == syntax.LocationName && i+1 < n.Stop; i++ {
		if t := &d.Tokens[i+1]; d.Text(i) == "," && t.Is("nsubj") && t.UPOS == "PROPN" && (t.Head < n.First || t.Head >= n.Stop) && d.Tokens[n.First].Head != i+1 {
			return i
		}
	}
	return syntax.None
}

// collectUnseen makes mentions of the names that the namer does not see: people of a country, who have a noun's tag, accounts,
// seats of governments with a number, surnames that it saw elsewhere.
func (f *finder) collectUnseen() {
	d := f.doc
	for i := range d.Tokens {
		t := &d.Tokens[i]
		one := syntax.Range{First: i, Stop: i + 1}
		word := d.Text(i)
		if handle(word) {
			if i < 2 || d.Text(i-1) != "(" || d.Tokens[i-2].UPOS != "PROPN" { // else it belongs to the name: "Ann Example (@ann)"
				f.addName(one, syntax.PersonName)
			}
			continue
		}
		if d.NameOf(i) != syntax.None {
			continue
		}
		switch {
		case unicode.IsUpper(rune(word[0])) && i+1 < len(d.Tokens) && f.lists.seatWords[strings.ToLower(word)]:
			if two := (syntax.Range{First: i, Stop: i + 2}); f.lists.seats[f.plain(two)] != nil {
				f.addName(two, syntax.LocationName) // "Number 10"
			}
		case t.UPOS == "PROPN" && !plural(d, i) && f.surnames[word] && !t.Is("compound"), f.inCapitals(one), f.givenAlone(i):
			f.addName(one, syntax.PersonName)
		case i+1 < len(d.Tokens) && d.Text(i+1) == ":" && strings.ToUpper(word) == word && f.lastWords[strings.ToLower(word)]:
			f.addName(one, syntax.OrgName) // "HERALD: Why did you leave?"
		case t.UPOS == "NOUN" && plural(d, i) && nounPhraseHead(t) && f.lists.demonyms[lower(d, i)] != nil:
			f.addName(one, syntax.NorpName)
		}
	}
}

// givenAlone reports a given name that stands alone, that the namer did not see, and that is no word of the article besides ("Will").
func (f *finder) givenAlone(i int) bool {
	d := f.doc
	t := &d.Tokens[i]
	if t.UPOS != "PROPN" && t.UPOS != "NOUN" || !unicode.IsUpper(rune(d.Text(i)[0])) || f.lists.given[lower(d, i)] == 0 || !nounPhraseHead(t) || d.Child(i, "det") != syntax.None {
		return false
	}
	sentence := d.Sentences[f.sentenceOf(i)]
	alone := func(k int) bool { // no part of a name or of a line in title case
		return k < sentence.First || k >= sentence.Stop || d.NameOf(k) == syntax.None && (k == sentence.First || !unicode.IsUpper(rune(d.Text(k)[0])))
	}
	return alone(i-1) && alone(i+1) && (t.UPOS == "PROPN" || i > sentence.First && !f.inHeadline(i)) && !f.writtenSmall(lower(d, i))
}

// writtenSmall reports whether the article has a word in small letters.
func (f *finder) writtenSmall(word string) bool {
	for i := range f.doc.Tokens {
		if f.doc.Text(i) == word {
			return true
		}
	}
	return false
}

// addName makes a mention of a name, once its label and its edges are corrected.
func (f *finder) addName(r syntax.Range, label string) {
	d := f.doc
	switch {
	case label == syntax.OrgName && (f.titledPerson(r) || f.relative(r)), label == syntax.LocationName && f.inFull(r), f.namesake(r, label), f.inCapitals(r), label == syntax.NorpName && f.unlikeNationality(r):
		label = syntax.PersonName
	case label == syntax.PersonName && f.withArticle(r):
		label = syntax.OrgName
		r.First--
	case label == syntax.PersonName && f.lists.seats[f.plain(r)] != nil && r.First > 0 && lower(d, r.First-1) == "the":
		label = syntax.LocationName // "the Kremlin"
	case label == syntax.PersonName && (f.livedIn(r) || f.town(r)):
		label = syntax.LocationName
	case f.partyTag(r), f.lists.is("suffix", f.plain(r)), label == syntax.LocationName && text(d, r) == "Us", label == syntax.OrgName && f.titleOf(r):
		return
	}
	if label == syntax.PersonName {
		r = f.personName(r)
	}
	head := d.Head(r)
	m := mention{Range: r, name: r, head: head, form: onrecord.Name, kind: f.nameKind(label, r), actor: none}
	if label == syntax.NorpName {
		if d.Tokens[head].UPOS == "ADJ" || !plural(d, head) && !nounPhraseHead(&d.Tokens[head]) {
			return
		}
		m.many = plural(d, head)
	}
	if m.kind == onrecord.Organisation {
		m.Range = f.widen(r, head)
	}
	f.add(m)
}

// personName corrects the edges of a person's name: titles go, and what is left of a double name comes in.
func (f *finder) personName(r syntax.Range) syntax.Range {
	d := f.doc
	for i := r.Stop - 2; i >= r.First; i-- {
		if i+3 == r.Stop && d.Text(i+1) == "-" {
			continue // "Ann Man-kin"
		}
		if i+2 == r.Stop && f.lists.is("suffix", lower(d, i+1)) {
			continue // "Ann King Jr."
		}
		if w := lower(d, i); f.lists.is("courtesy", w) || f.lists.is("rank", w) || f.lists.noun(w) == onrecord.Person {
			r.First = i + 1
			break
		}
	}
	if r.First > 1 && r.Stop-r.First > 1 && d.Text(r.First) == "State" && lower(d, r.First-1) == "of" && f.isTitle(r.First-2) {
		r.First++ // "Secretary of State Ann Example"
	}
	for r.Stop-r.First > 1 && d.Tokens[r.Stop-1].UPOS == "PART" {
		r.Stop--
	}
	if r.First > 0 && r.Stop-r.First > 2 && (d.Text(r.First-1) == "(" && d.Text(r.First+1) == ")" || d.Text(r.First-1) == "[" && d.Text(r.First+1) == "]") {
		r.First-- // "Secretary (Ann) Example"
	}
	if r.Stop-r.First > 1 && r.Stop < len(d.Tokens) && f.joint(r.Stop) && d.Text(r.Stop+1) == "in" {
		r.Stop += 2 // "Pak Jae-in"
	}
	for r.Stop < len(d.Tokens) && f.joint(r.Stop) && d.Tokens[r.Stop+1].UPOS == "PROPN" && !f.surnames[d.Text(r.Stop+1)] && (unicode.IsUpper(rune(d.Text(r.Stop + 1)[0])) && !f.inHeadline(r.Stop) || r.Stop-r.First > 1) {
		r.Stop += 2 // "Ann-Marie", but not "Torrenz-era"
	}
	for r.First > 0 && d.NameOf(r.First-1) == syntax.None && d.Tokens[r.First-1].UPOS == "PROPN" && !f.isTitle(r.First-1) &&
		!f.lists.is("courtesy", lower(d, r.First-1)) && d.Tokens[r.First].Is("flat") && d.Tokens[r.First].Head == r.First-1 &&
		(!f.inHeadline(r.First) || r.Stop-r.First == 1 && f.likeGiven(r.First-1)) {
		r.First-- // the tree knows the given name that the namer left out
	}
	if r.Stop-r.First == 1 && r.First > 0 && d.NameOf(r.First-1) == syntax.None && d.Tokens[r.First-1].UPOS == "PROPN" && d.Tokens[r.First-1].Head == r.First &&
		d.Tokens[r.First-1].Is("case") {
		r.First-- // "Per Example", whose given name looks like a preposition
	}
	first := r.First
	for first > 1 && d.Tokens[first-1].UPOS == "PROPN" && d.NameOf(first-1) == syntax.None && !f.isTitle(first-1) && r.First-first < 3 {
		first--
	}
	if first < r.First && first > 0 && !f.inHeadline(first) && d.Tokens[first-1].UPOS == "PROPN" && f.isTitle(first-1) {
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
	if f.countryNamed(r) != nil {
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
