// Package events finds who did what to whom: events of the PLOVER 2 ontology, and elections and appointments, which it
// lacks. A lexicon (lexicon.txt) names the words and the places of those who take part; the status of an event is read
// off its tree (status.go, signatures.txt) and off the statement that carries it. Where the lexicon and what was learned from
// pairs of actors (typer.go) differ on the type, the latter counts if it is sure.
package events

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// Finder identifies this stage.
var Finder = onrecord.Finder{Name: "events", Doc: "political and conflict events with actors, date, place and status", Version: 10}

// found is one mention of an event.
type found struct {
	onrecord.Event
	token    int    // the head of the trigger
	lemma    string // of that
	definite bool   // "the meeting", "this visit"
	general  bool   // a noun that points to nothing told before: "assault", "an arrest"
}

// Find returns the events of the article in text order, one for each however often it is told. Statements and times are
// those of the same article; without them statuses are read off the syntax alone and dates stay unknown.
func Find(doc *syntax.Document, set *mentions.Set, statements []onrecord.Statement, times []onrecord.Timex) []onrecord.Event {
	return FindBy(theTyper(), doc, set, statements, times)
}

// FindBy is Find with another typer, or none.
func FindBy(typer *Typer, doc *syntax.Document, set *mentions.Set, statements []onrecord.Statement, times []onrecord.Timex) []onrecord.Event {
	r := &reader{doc: doc, at: set.At}
	return join(r.all(statements, times, typer))
}

// StatusOf returns how far the article vouches for what token i names, whether or not that is an event of the lexicon.
func StatusOf(doc *syntax.Document, statements []onrecord.Statement, i int) onrecord.Status {
	r := &reader{doc: doc}
	status, _ := r.settled(newCarriers(doc.Article.Text, statements), i, nil)
	return status
}

// settled returns the status of what token i names, as an event of the entry if there is one, and the statement that carries it.
func (r *reader) settled(c *carriers, i int, e *entry) (onrecord.Status, onrecord.ID) {
	j := r.judge(i)
	if e != nil && r.performs(i, e.Type) {
		j.given = true
	}
	status, by := c.settle(r.doc.Tokens[i].Span, j, r.tense(i, e))
	if status == onrecord.Alleged && r.rejected(i) {
		status = onrecord.Denied
	}
	return status, by
}

// all returns every mention of an event in text order.
func (r *reader) all(statements []onrecord.Statement, times []onrecord.Timex, typer *Typer) (mentioned []found) {
	lexicon := loadLexicon()
	carriers := newCarriers(r.doc.Article.Text, statements)
	told := make([]bool, len(r.doc.Tokens))          // the tokens of the phrases that have named an event: "filed" with "motion" is one
	for _, phrases := range [...]bool{true, false} { // "mediation effort" before "mediation"
		for i := range r.doc.Tokens {
			if told[i] || !r.prose(i) || r.insideName(i) {
				continue
			}
			lexicon.matches(r.doc, i, func(m match) bool {
				if len(m.rest) > 0 != phrases || slices.ContainsFunc(m.tokens, func(t int) bool { return told[t] }) {
					return false
				}
				f, ok := r.event(i, m)
				if !ok || !r.literal(&f, m.tokens) {
					return false
				}
				for _, t := range m.tokens {
					told[t] = true
				}
				f.Status, f.By = r.settled(carriers, i, m.entry)
				if f.Mode == "" {
					f.Mode = r.mode(&f, i)
				}
				r.place(&f, i, m.entry, times)
				if !r.history(f.Date) {
					mentioned = append(mentioned, f)
				}
				return true
			})
		}
	}
	slices.SortStableFunc(mentioned, func(a, b found) int { return a.token - b.token })
	if typer != nil {
		r.retype(mentioned, typer)
	}
	mentioned = append(mentioned, r.demands(carriers, times)...)
	slices.SortStableFunc(mentioned, func(a, b found) int { return a.Triggers[0].Compare(b.Triggers[0]) })
	return mentioned
}

// event returns what token i names as an event of the entry, with who takes part; ok is false where the entry wants more than
// there is.
func (r *reader) event(i int, m match) (f found, ok bool) {
	f = found{token: i, lemma: strings.TrimPrefix(m.head, "re-")}
	f.Type, f.Mode = m.Type, m.Mode
	f.Actors, f.Recipients = r.participants(i, m.entry)
	if m.strict && len(f.Actors)+len(f.Recipients) < 2 && !r.together(i, m.entry) || m.target && len(f.Recipients) == 0 {
		return f, false
	}
	if m.Type == onrecord.Protest && m.frame == "self" && r.doc.Child(i, "obj", "ccomp") != syntax.None && len(m.rest) == 0 {
		return f, false // "demonstrated that"
	}
	if r.imperative(i) || r.hyphenated(i) {
		return f, false
	}
	if m.head == "call" && m.Mode == "phone" && len(m.rest) == 0 && !r.phones(i) {
		return f, false // "called her a liar"
	}
	if det := r.doc.Child(i, "det"); det != syntax.None {
		f.definite = slices.Contains([]string{"the", "this", "that", "these", "those"}, strings.ToLower(r.doc.Text(det)))
	}
	f.general = r.doc.Tokens[i].UPOS == "NOUN" && !f.definite && r.doc.Child(i, "nmod:poss") == syntax.None
	f.Triggers = r.trigger(m.tokens, i)
	return f, true
}

// imperative reports whether verb i tells the reader to do something: "visit our website".
func (r *reader) imperative(i int) bool {
	t := &r.doc.Tokens[i]
	return t.XPOS == "VB" && t.Is("root", "parataxis") && r.doc.Child(i, "nsubj", "nsubj:pass", "aux", "mark") == syntax.None
}

// hyphenated reports whether verb i is the end of a word: "UN-backed".
func (r *reader) hyphenated(i int) bool {
	start := r.doc.Tokens[i].Start
	return r.doc.Tokens[i].UPOS == "VERB" && start > 0 && r.doc.Article.Text[start-1] == '-'
}

// phones reports whether to call is to phone: on some day, or to some end.
func (r *reader) phones(i int) bool {
	if r.doc.Child(i, "xcomp", "ccomp") != syntax.None {
		return false
	}
	return slices.ContainsFunc(r.doc.Children(i), func(c int32) bool {
		t := &r.doc.Tokens[c]
		mark := r.doc.Child(int(c), "mark")
		return t.Is("obl") && dated(r.doc, int(c)) || t.Is("advcl") && mark != syntax.None && r.lemma(mark) == "to"
	})
}

// prose reports whether token i stands in prose.
func (r *reader) prose(i int) bool {
	return r.doc.Article.Blocks[r.doc.Sentences[r.doc.SentenceOf(i)].Block].Kind.Prose()
}

// together reports whether several do the mutual act i among themselves: "the leaders met".
func (r *reader) together(i int, e *entry) bool {
	if e.frame != "mutual" || r.doc.Child(i, "obj") != syntax.None {
		return false
	}
	subject, _ := r.subject(i, 0)
	return subject != syntax.None && (strings.HasSuffix(r.doc.Tokens[subject].XPOS, "S") || strings.EqualFold(r.doc.Text(subject), "they"))
}

// tense says how a trigger stands to what is said around it.
type tense uint8

const (
	open  tense = iota
	past        // told as over: "met", "has met"
	given       // taken for given: "the arrested editor", "the talks"
)

func (r *reader) tense(i int, e *entry) tense {
	t := &r.doc.Tokens[i]
	switch {
	case t.XPOS == "VBD":
		return past
	case t.XPOS == "VBN" && t.Is("amod", "acl") && !t.Is("acl:relcl"):
		return given
	case t.XPOS == "VBN":
		for _, c := range r.doc.Children(i) {
			aux := &r.doc.Tokens[c]
			if aux.Is("aux") && (aux.Lemma == "have" || aux.XPOS == "VBD") {
				return past
			}
		}
	case t.UPOS != "VERB" && e != nil && agreeable(e.Type) && !r.carried(i):
		return given
	}
	return open
}

// carried reports whether a light verb asserts the noun i: "held talks", "has shown his willingness".
func (r *reader) carried(i int) bool {
	h := r.doc.Tokens[i].Head
	return h != syntax.None && r.doc.Tokens[i].Is("obj", "nsubj:pass") && r.doc.Tokens[h].UPOS == "VERB" && modifiers()["light"][r.doc.Tokens[h].Lemma]
}

// agreeable reports whether nouns of the type name what a source would hardly make up: meetings, agreements, elections.
func agreeable(t onrecord.EventType) bool {
	switch t {
	case onrecord.Consult, onrecord.Agree, onrecord.Elect, onrecord.Request, onrecord.Aid, onrecord.Support:
		return true
	case onrecord.Concede, onrecord.Cooperate, onrecord.Retreat, onrecord.Accuse, onrecord.Reject, onrecord.Threaten, onrecord.Protest,
		onrecord.Sanction, onrecord.Mobilize, onrecord.Coerce, onrecord.Assault:
	}
	return false
}

// insideName reports whether token i is a word of a name ("Summit" in the name of an organisation).
func (r *reader) insideName(i int) bool {
	n := r.doc.NameOf(i)
	return n != syntax.None && r.doc.Names[n].Label != syntax.MiscName && r.doc.Names[n].Label != syntax.DateName
}

// gap is how many words may stand inside a trigger that are not of its phrase: "filed a lawsuit".
const gap = 2

// trigger returns the span of the words of the phrase that stand close to its head.
func (r *reader) trigger(tokens []int, head int) []onrecord.Span {
	words := syntax.Range{First: head, Stop: head + 1}
	for _, t := range slices.Backward(tokens) {
		if t < words.First && words.First-t <= gap+1 {
			words.First = t
		}
	}
	for _, t := range tokens {
		if t >= words.Stop && t-words.Stop <= gap {
			words.Stop = t + 1
		}
	}
	return []onrecord.Span{r.doc.SpanOf(words)}
}

// performs reports whether verb i does what it names by being said: "we condemn the arrests".
func (r *reader) performs(i int, t onrecord.EventType) bool {
	switch t {
	case onrecord.Accuse, onrecord.Request, onrecord.Reject, onrecord.Support, onrecord.Threaten:
	default:
		return false
	}
	if r.doc.Tokens[i].XPOS != "VBP" {
		return false
	}
	subject := r.doc.Child(i, "nsubj")
	return subject != syntax.None && (r.doc.Tokens[subject].Lemma == "we" || r.doc.Tokens[subject].Lemma == "I")
}

// place tells when and where the event of token i happened.
func (r *reader) place(f *found, i int, e *entry, times []onrecord.Timex) {
	f.Date, f.DateText = r.date(i, times)
	if f.Status == onrecord.Reported && after(f.Date, r.doc.Article.Published) {
		if r.tense(i, e) == past {
			f.Date, f.DateText = "", nil // of another clause
		} else {
			f.Status = onrecord.Planned
		}
	}
	f.Place = r.where(i)
}

// date returns when the event of token i happened, as far as its clause tells.
func (r *reader) date(i int, times []onrecord.Timex) (string, []onrecord.Span) {
	near, ok := dates.Near(r.doc, times, i)
	if !ok {
		return "", nil
	}
	date, ok := dates.ISO(near.Value)
	if !ok {
		return "", nil
	}
	return date, []onrecord.Span{near.Span}
}

// after reports whether a date lies wholly after another; dates that are not both known do not.
func after(date, other string) bool {
	n := min(len(date), len(other))
	return n >= 4 && date[:n] > other[:n]
}

// where returns the name of the place in an "in", "at" or "near" phrase of token i or of the verb that carries it.
func (r *reader) where(i int) string {
	for range 2 {
		for _, c := range r.doc.Children(i) {
			if !r.doc.Tokens[c].Is("obl", "nmod") {
				continue
			}
			n, mark := r.doc.NameOf(int(c)), r.doc.Child(int(c), "case")
			if n == syntax.None || mark == syntax.None || !slices.Contains([]string{"in", "at", "near", "outside"}, r.doc.Tokens[mark].Lemma) {
				continue
			}
			if label := r.doc.Names[n].Label; label == syntax.LocationName || label == syntax.FacilityName {
				return r.doc.Names[n].In(r.doc.Article.Text)
			}
		}
		h := r.doc.Tokens[i].Head
		if h == syntax.None || !r.doc.Tokens[i].Is("obj", "xcomp", "nsubj") {
			return ""
		}
		i = h
	}
	return ""
}
