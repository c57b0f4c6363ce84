package statements

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// own reports whether the subject is the source itself, or the body that it speaks for: "I", "we", a pronoun or a name for
// who speaks.
func (p *plain) own(subject int) bool {
	word := p.lowerAt(subject)
	if firstPerson(word) {
		return true
	}
	if pronouns[word] && p.quotation[subject] < 0 && p.governs(p.a, p.Tokens[subject].Head) {
		return p.agrees(word)
	}
	id := p.set.At(subject)
	if id == "" || p.speaker == "" || p.speaker == onrecord.Unnamed {
		return false
	}
	if id == p.speaker { // nobody speaks of himself by name or office in reported speech
		who := p.set.Actor(id)
		if word == "it" {
			return who == nil || who.Type != onrecord.Person
		}
		return pronouns[word] || p.quotation[subject] >= 0 || who == nil || who.Type != onrecord.Person
	}
	return p.speaksFor(id)
}

var pronouns = map[string]bool{"he": true, "she": true, "they": true, "it": true}

// agrees reports whether a pronoun at the head of reported speech can stand for the source, which it then mostly does.
func (p *plain) agrees(pronoun string) bool {
	if p.a.head == syntax.None {
		return false
	}
	source := p.lowerAt(p.a.head)
	if pronouns[source] {
		return source == pronoun
	}
	plural := source == "both" || source == "all" || source == "some" || p.Tokens[p.a.head].XPOS == "NNS" || p.Tokens[p.a.head].XPOS == "NNPS" || p.Child(p.a.head, "conj") != syntax.None
	speaker := p.set.Actor(p.speaker)
	switch pronoun {
	case "they":
		return plural || speaker != nil && speaker.Type != onrecord.Person
	case "it":
		return !plural && speaker != nil && (speaker.Type == onrecord.Organisation || speaker.Type == onrecord.Country)
	}
	return !plural && (speaker == nil || speaker.Type == onrecord.Person)
}

// speaksFor reports whether the speaker holds an office in the body, or both are of one government.
func (p *plain) speaksFor(body onrecord.ID) bool {
	who, what := p.set.Actor(p.speaker), p.set.Actor(body)
	if who == nil || what == nil || what.Type == onrecord.Person || what.Type == onrecord.Group {
		return false
	}
	for _, role := range who.Roles {
		if role.Of != "" && strings.EqualFold(role.Of, what.Name) && !role.Former {
			return true
		}
	}
	return who.Sector == onrecord.GOV && what.Sector == onrecord.GOV && (who.Country == what.Country || who.Country == "" || what.Country == "")
}
