// Package mentions finds who takes part: people, organisations, countries, places and groups; joins their mentions into
// actors; and reads the roles that the article gives them.
package mentions

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// Finder identifies this stage.
var Finder = onrecord.Finder{Name: "mentions", Doc: "people, organisations, countries, places and groups, with their mentions and roles", Version: 10}

// Set is the actors of one article and where they are mentioned.
type Set struct {
	Actors []onrecord.Actor // in the order of their first mention

	heads map[int]onrecord.ID // head token of each mention -> its actor
	coder *coder
}

// At returns the actor mentioned by a phrase whose head is this token, or "".
func (s *Set) At(token int) onrecord.ID { return s.heads[token] }

// Actor returns the actor with the ID, or nil.
func (s *Set) Actor(id onrecord.ID) *onrecord.Actor {
	for i := range s.Actors {
		if s.Actors[i].ID == id {
			return &s.Actors[i]
		}
	}
	return nil
}

// With returns the set with tokens that are pronouns for actors, whomever they were taken for before.
func (s *Set) With(doc *syntax.Document, pronouns map[int]onrecord.ID) *Set {
	if len(pronouns) == 0 {
		return s
	}
	out := &Set{Actors: slices.Clone(s.Actors), heads: maps.Clone(s.heads), coder: s.coder}
	maps.Copy(out.heads, pronouns)
	added := make(map[onrecord.ID][]onrecord.Mention)
	for token, id := range pronouns {
		if before := s.heads[token]; before == id {
			continue
		} else if before != "" {
			out.drop(before, doc.Tokens[token].Span)
		}
		added[id] = append(added[id], onrecord.Mention{Span: doc.Tokens[token].Span, Form: onrecord.Pronoun})
	}
	for i := range out.Actors {
		a := &out.Actors[i]
		if more := added[a.ID]; len(more) > 0 {
			a.Mentions = append(slices.Clone(a.Mentions), more...)
			slices.SortFunc(a.Mentions, func(a, b onrecord.Mention) int {
				return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
			})
		}
	}
	return out
}

// drop takes a mention from an actor.
func (s *Set) drop(id onrecord.ID, span onrecord.Span) {
	for i := range s.Actors {
		if a := &s.Actors[i]; a.ID == id {
			a.Mentions = slices.DeleteFunc(slices.Clone(a.Mentions), func(m onrecord.Mention) bool { return m.Span == span })
		}
	}
}

// Load reads the model and the dictionaries. Without it the first article does.
func Load() {
	theLists()
	theCodebook()
	theRanker()
}

// Find returns the actors of an article. times are its dates, which tell how long a role was held.
func Find(doc *syntax.Document, times []onrecord.Timex) *Set {
	f := newFinder(doc)
	f.times = times
	f.collect()
	f.joinGroups(f.corefer(theRanker().choose))
	f.findTold()
	return f.set()
}

func newFinder(doc *syntax.Document) *finder {
	l := theLists()
	sentence := make([]int32, len(doc.Tokens))
	for n, s := range doc.Sentences {
		for i := s.First; i < s.Stop; i++ {
			sentence[i] = int32(n)
		}
	}
	return &finder{
		doc: doc, lists: l, mentions: make([]mention, 0, len(doc.Tokens)/3), actors: make([]actor, 0, len(doc.Tokens)/5), nations: nationsIn(doc, l), quoted: quotations(doc, l), sentence: sentence,
		at: make(map[int]int), skip: make(map[int]bool), alias: make(map[int]int), offices: make(map[string]int), given: make(map[string]bool), surnames: make(map[string]bool), lastWords: make(map[string]bool), placed: make(map[string]bool), polities: make(map[string]bool), votes: make(map[string]int),
		people: make(map[string][]int), others: make(map[string]int), read: make(map[int]bool),
	}
}

// collect finds all mentions, and the actors that have names.
func (f *finder) collect() {
	f.collectNames()
	f.joinNames()
	f.findRoles()
	f.joinOffices()
	f.collectNominals()
	f.collectPronouns()
	slices.SortStableFunc(f.mentions, func(a, b mention) int { return a.head - b.head })
	f.index()
}

func (f *finder) index() {
	for i := range f.mentions {
		f.at[f.mentions[i].head] = i
	}
}

// set turns what was found into actors with IDs in text order.
func (f *finder) set() *Set {
	slices.SortStableFunc(f.mentions, func(a, b mention) int { return a.First - b.First })
	s := &Set{heads: make(map[int]onrecord.ID, len(f.mentions))}
	known := f.described()
	place := make([]int, len(f.actors))  // in s.Actors, plus one
	naming := make([]int, len(f.actors)) // how well the name so far names the actor
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.actor == none || !known[m.actor] || m.form == onrecord.Pronoun && f.quoted[m.head] == 0 && classOf(f.doc, m.head).firstOrSecond() {
			continue // outside quotations it is the author who says "I"
		}
		if place[m.actor] == 0 {
			s.Actors = append(s.Actors, f.export(&f.actors[m.actor], len(s.Actors)+1))
			place[m.actor] = len(s.Actors)
		}
		a := &s.Actors[place[m.actor]-1]
		span := f.doc.SpanOf(m.Range)
		a.Mentions = append(a.Mentions, onrecord.Mention{Span: span, Form: m.form})
		s.heads[m.head] = a.ID
		how := f.naming(m)
		if name := f.bestName(m); a.Name == "" || how > naming[m.actor] || how == naming[m.actor] && fuller(name, a.Name, how) {
			a.Name, naming[m.actor] = name, how
		}
	}
	for token, actor := range f.alias {
		if place[actor] > 0 {
			s.heads[token] = s.Actors[place[actor]-1].ID
		}
	}
	s.coder = newCoder(f)
	s.coder.code(s, place)
	return s
}

// described tells which actors are somebody, not things, and called by more than pronouns.
func (f *finder) described() []bool {
	known := make([]bool, len(f.actors))
	for i := range f.mentions {
		if m := &f.mentions[i]; m.actor != none && m.form != onrecord.Pronoun && f.actors[m.actor].kind != "" {
			known[m.actor] = true
		}
	}
	return known
}

// Codes returns the country (or PLOVER's code of a non-state) and the sector that the words of a noun phrase with this head
// tell of whom it means, each "" where they do not. What is not somebody ("a report") has none.
func (s *Set) Codes(phrase syntax.Range, head int) (country string, sector onrecord.Sector) {
	phrase, head = s.coder.counted(phrase, head)
	if !s.coder.somebody(head) {
		return "", ""
	}
	x := s.coder.ofPhrase(phrase, head)
	return x.country, x.sector
}

// How well a mention names its actor: by saying how many there are, by a description, by the seat of a government, by name.
const (
	counted = iota
	described
	seated
	named
)

func (f *finder) naming(m *mention) int {
	switch {
	case m.form != onrecord.Name && m.noun != lemma(f.doc, m.head):
		return counted
	case m.form != onrecord.Name:
		return described
	case m.kind == onrecord.Country && f.lists.countries[f.plain(m.name)] == nil:
		return seated
	}
	return named
}

// fuller reports whether a name tells more than another that names as well: a longer one, of descriptions only one of several words instead of a single
// one.
func fuller(name, than string, how int) bool {
	if how <= described {
		return wordsOf(name) > 1 && wordsOf(than) == 1
	}
	return len(name) > len(than)
}

// wordsOf counts the words of a description without its article.
func wordsOf(name string) int {
	n := 0
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if w != "the" && w != "a" && w != "an" {
			n++
		}
	}
	return n
}

// bestName is what an actor is called by a mention.
func (f *finder) bestName(m *mention) string {
	if m.form == onrecord.Name && m.kind == onrecord.Person {
		name := text(f.doc, m.name)
		if strings.HasPrefix(name, "(") || strings.HasPrefix(name, "[") { // "Secretary (Ann) Example"
			name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" ()[]", r) }), " ")
		}
		return name
	}
	if m.form == onrecord.Nominal {
		return text(f.doc, f.fullest(m))
	}
	return text(f.doc, m.Range)
}

// fullest is the phrase of a description with the participle right behind it that tells who is meant: "hackers hired by Norland".
func (f *finder) fullest(m *mention) syntax.Range {
	d, r := f.doc, m.Range
	for _, c := range d.Children(m.head) {
		t := &d.Tokens[c]
		if int(c) < r.Stop || t.Rel != "acl" || t.XPOS != "VBN" && t.XPOS != "VBG" {
			continue
		}
		clause := d.Subtree(int(c))
		if first := d.Tokens[clause.First].UPOS; clause.First == r.Stop && (first == "VERB" || first == "ADV") && clause.Stop-clause.First <= longestClause {
			r.Stop = f.untilWhen(clause)
		}
		break
	}
	return r
}

// untilWhen returns where the words of a clause end, or where they go on to tell a time.
func (f *finder) untilWhen(clause syntax.Range) int {
	d := f.doc
	for i := clause.First; i < clause.Stop; i++ {
		if _, isTime := f.timeAt(i); isTime {
			if d.Tokens[i-1].UPOS == "ADP" {
				i--
			}
			return i
		}
	}
	return clause.Stop
}

// longestClause is how many words behind a noun may belong to a name.
const longestClause = 7

func (f *finder) export(a *actor, number int) onrecord.Actor {
	return onrecord.Actor{ID: onrecord.ID(fmt.Sprint("a", number)), Type: a.kind, Roles: a.roles}
}
