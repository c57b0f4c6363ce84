// Package deeds tells what clauses are about in a form that can be compared across articles: an act, who does it, and who or
// what undergoes it. It reads the deeds that forecasts and their conditions speak of, and those that an article tells as
// facts, so that later articles can be held against earlier forecasts.
package deeds

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// Deed is an act with those who take part in it.
type Deed struct {
	Act  string             // lemma of the verb, with its particle: "release", "step down"
	Type onrecord.EventType // of the event that the article has of it, "" for none
	Mode string             // likewise
	Who  []Party            // who does it
	Whom []Party            // who or what undergoes it
	Not  bool               // that it does not happen
}

// Party takes part in a deed.
type Party struct {
	Name   string // of the actor; "" for what is no actor
	Head   string // lemma of the word that names it
	Proper bool   // that word is a proper name
}

// Known reports whether there is anything to compare: an act of somebody or something that words name.
func (d Deed) Known() bool {
	named := func(p Party) bool {
		return p.Proper || !is("anybody", p.Head) && (p.Name != "" || !is("pronoun", p.Head))
	}
	return d.Act != "" && (slices.ContainsFunc(d.Who, named) || slices.ContainsFunc(d.Whom, named))
}

// reader holds the article at hand.
type reader struct {
	doc    *syntax.Document
	set    *mentions.Set
	events []onrecord.Event
	times  []onrecord.Timex
}

func (r *reader) lemma(i int) string { return strings.ToLower(r.doc.Tokens[i].Lemma) }

// main goes from the head of a clause down to the verb that says what happens, and reports whether it says that it does not.
func (r *reader) main(i int) (verb int, not bool) {
	for range 4 {
		lemma := r.lemma(i)
		if !is("raising", lemma) && !is("refusal", lemma) {
			break
		}
		next := r.doc.Child(i, "xcomp", "ccomp", "csubj")
		if next == syntax.None {
			break
		}
		not = not != is("refusal", lemma)
		i = next
	}
	return i, not
}

// deed reads the deed of verb i, or of a noun that names one. It is not negated by words beside the verb: see negated.
func (r *reader) deed(i int) Deed {
	if t := &r.doc.Tokens[i]; t.UPOS == "NOUN" && r.doc.Child(i, "cop") == syntax.None {
		return r.nominal(i)
	}
	d := Deed{Act: r.lemma(i)}
	for _, k := range r.doc.Children(i) {
		if t := &r.doc.Tokens[k]; t.Is("compound:prt") || t.Is("advmod") && int(k) == i+1 && is("particle", r.lemma(int(k))) {
			d.Act += " " + r.lemma(int(k))
		}
	}
	passive := r.doc.Child(i, "nsubj:pass", "aux:pass") != syntax.None || r.doc.Tokens[i].Is("acl") && r.doc.Tokens[i].XPOS == "VBN"
	subject := r.parties(r.subject(i))
	if passive {
		d.Whom, d.Who = subject, r.parties(r.agent(i))
	} else {
		d.Who, d.Whom = subject, r.parties(r.object(i))
	}
	if r.doc.Child(i, "cop") != syntax.None {
		d.Act = "be " + d.Act
	}
	r.classify(&d, i)
	return d
}

// nominal reads the deed that a noun names: "Arlen's victory", "the release of the crew".
func (r *reader) nominal(i int) Deed {
	n, known := nominals()[r.lemma(i)]
	if !known {
		return Deed{}
	}
	d := Deed{Act: n.act}
	for _, k := range r.doc.Children(i) {
		if !r.owns(int(k)) {
			continue
		}
		owner := r.parties(int(k))
		if n.whom {
			d.Whom = append(d.Whom, owner...)
		} else {
			d.Who = append(d.Who, owner...)
		}
	}
	r.classify(&d, i)
	return d
}

// owns reports whether token k stands to a noun as its owner: "Arlen's", "of Arlen", "Arlen" in "an Arlen victory".
func (r *reader) owns(k int) bool {
	t := &r.doc.Tokens[k]
	if !t.Is("nmod", "compound") {
		return false
	}
	mark := r.doc.Child(k, "case")
	return mark == syntax.None || r.lemma(mark) == "'s" || r.lemma(mark) == "of" || r.lemma(mark) == "for"
}

// classify gives the deed the type of the event whose trigger holds token i.
func (r *reader) classify(d *Deed, i int) {
	if e := r.eventAt(i); e != nil {
		d.Type, d.Mode = e.Type, e.Mode
	}
}

func (r *reader) eventAt(i int) *onrecord.Event {
	span := r.doc.Tokens[i].Span
	for k := range r.events {
		for _, trigger := range r.events[k].Triggers {
			if trigger.Contains(span) {
				return &r.events[k]
			}
		}
	}
	return nil
}

// subject returns the head of who does what verb i says: its own subject, that of the verb it is joined to or hangs on, or
// the noun that it describes.
func (r *reader) subject(i int) int {
	for range 5 {
		if s := r.ownSubject(i); s != syntax.None {
			if x := r.doc.Tokens[s].XPOS; (x == "WDT" || x == "WP") && r.doc.Tokens[i].Is("acl:relcl") {
				return r.doc.Tokens[i].Head
			}
			return s
		}
		t := &r.doc.Tokens[i]
		switch {
		case t.Head == syntax.None:
			return syntax.None
		case t.Is("acl", "acl:relcl"):
			return t.Head
		case !t.Is("conj", "xcomp", "advcl"):
			return syntax.None
		}
		i = t.Head
	}
	return syntax.None
}

// object returns what verb i is done to, or with whom ("met with the mayor").
func (r *reader) object(i int) int {
	if o := r.doc.Child(i, "obj"); o != syntax.None {
		return o
	}
	for _, k := range r.doc.Children(i) {
		if r.doc.Tokens[k].Is("obl") && is("bout", r.lemma(int(k))) {
			return int(k) // "lost in the debate"
		}
		if with := r.doc.Child(int(k), "case"); r.doc.Tokens[k].Is("obl") && with != syntax.None && r.lemma(with) == "with" && is("mutual", r.lemma(i)) && !r.dated(int(k)) {
			return int(k)
		}
	}
	return syntax.None
}

// ownSubject returns the subject that stands at verb i itself. Where the tree takes the dateline for it, the subject is what
// stands between the dateline and the verb.
func (r *reader) ownSubject(i int) int {
	first := r.afterDateline(i)
	found := syntax.None
	for _, k := range r.doc.Children(i) {
		if !r.doc.Tokens[k].Is("nsubj", "nsubj:pass") {
			continue
		}
		if int(k) >= first {
			return int(k)
		}
		found = int(k)
	}
	if found == syntax.None || first >= i {
		return found
	}
	return r.doc.Head(syntax.Range{First: first, Stop: i})
}

// afterDateline returns the first token of the sentence of token i that does not belong to a dateline ("VELDE, Norland
// (Northwire) - ").
func (r *reader) afterDateline(i int) int {
	const most = 15 // tokens of a dateline
	sentence := r.doc.Sentences[r.doc.SentenceOf(i)]
	place := r.doc.Article.Dateline
	if place == "" || !strings.HasPrefix(strings.ToLower(sentence.In(r.doc.Article.Text)), strings.ToLower(place)) {
		return sentence.First
	}
	for k := sentence.First + 1; k < min(sentence.Stop-1, sentence.First+most); k++ {
		switch r.doc.Text(k) {
		case "-", "–", "—", "--":
			return k + 1
		}
	}
	return sentence.First
}

// agent returns who does what the passive verb i says: "by the council".
func (r *reader) agent(i int) int {
	for _, k := range r.doc.Children(i) {
		if t := &r.doc.Tokens[k]; t.Is("obl:agent", "obl") {
			if by := r.doc.Child(int(k), "case"); by != syntax.None && r.lemma(by) == "by" && !r.dated(int(k)) {
				return int(k)
			}
		}
	}
	return syntax.None
}

// dated reports whether token i belongs to a temporal expression: "by May" names nobody.
func (r *reader) dated(i int) bool {
	return slices.ContainsFunc(r.times, func(t onrecord.Timex) bool { return t.Contains(r.doc.Tokens[i].Span) })
}

// parties returns the phrase headed by token i, and those that are joined to it.
func (r *reader) parties(i int) (list []Party) {
	if i == syntax.None {
		return nil
	}
	list = append(list, r.party(i))
	for _, k := range r.doc.Children(i) {
		if r.doc.Tokens[k].Is("conj") {
			list = append(list, r.party(int(k)))
		}
	}
	return list
}

func (r *reader) party(i int) Party {
	p := Party{Head: r.lemma(i), Proper: r.doc.Tokens[i].UPOS == "PROPN"}
	if a := r.set.Actor(r.set.At(i)); a != nil {
		p.Name = a.Name
	}
	if p.Head == "vote" { // "the popular vote" is not the vote
		if of := r.doc.Child(i, "amod", "compound", "nmod:poss"); of != syntax.None && r.doc.Tokens[of].UPOS != "PRON" {
			p.Head = r.lemma(of) + " " + p.Head
		}
	}
	return p
}

// negated reports whether words beside token i say that it does not happen: "not", "never", "no" at its subject.
func (r *reader) negated(i int) bool {
	for _, k := range r.doc.Children(i) {
		t := &r.doc.Tokens[k]
		switch lemma := r.lemma(int(k)); {
		case t.Is("advmod") && is("negation", lemma):
			return int(k)+1 >= len(r.doc.Tokens) || r.lemma(int(k)+1) != "only" // "not only"
		case t.Is("nsubj", "nsubj:pass"):
			if is("nobody", lemma) || r.doc.No(int(k)) {
				return true
			}
		}
	}
	return false
}
