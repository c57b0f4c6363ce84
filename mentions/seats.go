package mentions

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// joinSeats joins capitals and buildings to the countries that are governed from there, where they do or undergo something:
// "Washington rejected ...", "talks with Washington". One that does so anywhere in the article does so wherever nothing says
// that it is a place: "the letter from Washington", but not "a visitor in Washington".
func (f *finder) joinSeats(others []int) {
	acting := make(map[*country]bool)
	for _, sure := range []bool{true, false} {
		for _, i := range others {
			m := &f.mentions[i]
			c := f.lists.seats[f.plain(m.name)]
			if c == nil || m.actor != none || m.kind == onrecord.Group || f.dateline(m) {
				continue
			}
			switch f.acts(m.head) {
			case always:
				acting[c] = true
			case perhaps:
				if sure || !acting[c] {
					continue
				}
			default:
				continue
			}
			f.joinCountry(m, c)
		}
	}
}

// dateline reports the place from which the article was sent: "OSLO (Reuters)", "Oslo – The ...".
func (f *finder) dateline(m *mention) bool {
	d := f.doc
	if m.name.First != d.Sentences[f.sentenceOf(m.head)].First || m.name.Stop >= len(d.Tokens) {
		return false
	}
	place, next := text(d, m.name), d.Text(m.name.Stop)
	return strings.ToUpper(place) == place && len(place) > 3 || strings.Contains("(–—-:", next)
}

const (
	hardly = iota
	perhaps
	always
)

// acts tells whether the name of a place stands where somebody stands who acts or is dealt with.
func (f *finder) acts(head int) int {
	d := f.doc
	t := &d.Tokens[head]
	for t.Is("conj") && t.Head != syntax.None {
		head = t.Head
		t = &d.Tokens[head]
	}
	if t.Head == syntax.None || t.Is("compound", "appos", "flat", "nmod:desc", "root", "list") {
		return hardly
	}
	if preposition := d.Child(head, "case"); preposition != syntax.None && d.Tokens[preposition].UPOS == "ADP" {
		switch w := lower(d, preposition); {
		case t.Is("obl:agent") || f.lists.is("dealing", w):
			return always
		case f.lists.is("whereabouts", w):
			return hardly
		}
		return perhaps
	}
	switch verb := &d.Tokens[t.Head]; {
	case verb.UPOS == "VERB" && (t.Is("nsubj") || t.Is("obj", "iobj") && f.lists.is("urging", verb.Lemma)):
		return always
	case t.Is("obj") && f.lists.is("visiting", verb.Lemma):
		return hardly
	}
	return perhaps
}
