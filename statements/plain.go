package statements

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// plain is a statement whose cue says nothing but that the source says something; what it does is told by the content.
type plain struct {
	*view
	a       *attribution
	speaker onrecord.ID
	set     *mentions.Set
}

// actOfContent classes plain saying: a question asks, "they must" demands, "I will" promises, another's future is predicted,
// hard words accuse, and "it is untrue" denies. The predicates of the first sentence decide, each in turn; blame and denial
// may come later.
func (v *view) actOfContent(a *attribution, speaker onrecord.ID, set *mentions.Set) onrecord.Act {
	p := plain{v, a, speaker, set}
	if v.endsAsking(a) {
		return onrecord.Asks
	}
	if a.cue.First < a.cue.Stop && is("names", v.Tokens[v.Head(a.cue)].Lemma) && p.abuses() {
		return onrecord.Accuses
	}
	judgement := onrecord.Says // of the predicates that neither order, promise nor foretell
	sentence := v.Sentences[v.SentenceOf(a.content[0].First)]
	for i := a.content[0].First; i < sentence.Stop; i++ {
		if !p.states(i) {
			continue
		}
		if act := p.performs(i); act != "" {
			return act
		}
		if act := p.modality(i); act != "" {
			return act
		}
		if judgement == onrecord.Says {
			judgement = p.judges(i)
		}
	}
	last := a.content[len(a.content)-1].Stop
	for i := sentence.Stop; i < last && judgement == onrecord.Says; i++ {
		if p.states(i) {
			judgement = p.judges(i)
		}
	}
	return judgement
}

// endsAsking reports whether the content ends with a question mark, closing quotation marks aside.
func (v *view) endsAsking(a *attribution) bool {
	last := a.content[len(a.content)-1]
	for i := last.Stop - 1; i >= last.First && i > last.Stop-4; i-- {
		if v.Text(i) == "?" {
			return true
		}
	}
	return false
}

// governs reports whether the word heads the content or a part of it: its own head lies outside.
func (v *view) governs(a *attribution, i int) bool {
	head := v.Tokens[i].Head
	return inRanges(a.content, i) && (head == syntax.None || !inRanges(a.content, head))
}

// states reports whether a token is a predicate that the content states outright: its head, a predicate joined to one by
// "and", or what somebody thinks, shows or means where that is stated.
func (p *plain) states(i int) bool {
	for range 4 {
		if p.governs(p.a, i) {
			return true
		}
		t := &p.Tokens[i]
		if !inRanges(p.a.content, i) || t.Head == syntax.None {
			return false
		}
		switch head := &p.Tokens[t.Head]; {
		case t.Is("conj", "parataxis") && p.isPredicate(i):
		case t.Is("ccomp") && is("opens", head.Lemma), t.Is("acl", "ccomp") && is("claims", head.Lemma):
		default:
			return false
		}
		i = t.Head
	}
	return false
}

func (p *plain) isPredicate(i int) bool {
	return p.Tokens[i].UPOS == "VERB" || p.Child(i, "nsubj", "cop", "aux") != syntax.None
}

// subject returns the subject of a predicate, that of the predicate it is joined to where it has none, or None.
func (p *plain) subject(i int) int {
	for range 3 {
		if s := p.Child(i, "nsubj", "csubj"); s != syntax.None {
			return s
		}
		t := &p.Tokens[i]
		if !t.Is("conj") || t.Head == syntax.None || !inRanges(p.a.content, t.Head) {
			break
		}
		i = t.Head
	}
	return syntax.None
}

// performs returns the act that a verb in the first person carries out by being said, "we reject", "I urge", or that an
// imperative does.
func (p *plain) performs(i int) onrecord.Act {
	t := &p.Tokens[i]
	if t.UPOS != "VERB" {
		return ""
	}
	subject := p.Child(i, "nsubj")
	if subject == syntax.None {
		if t.XPOS == "VB" && p.quotation[i] >= 0 && p.governs(p.a, i) && p.bare(i) {
			return onrecord.Demands
		}
		return ""
	}
	quoted := p.quotation[i] >= 0
	if !p.own(subject) || quoted && t.XPOS != "VBP" && t.XPOS != "VBZ" && t.XPOS != "VB" || p.performed(i) {
		return ""
	}
	not := p.denied(i)
	content := attribution{cue: syntax.Range{First: i, Stop: i + 1}, content: []syntax.Range{{First: i + 1, Stop: max(i+2, p.Subtree(i).Stop)}}}
	if content.content[0].Stop > len(p.Tokens) {
		return ""
	}
	switch act := p.actOfWord(&content, i); act {
	case onrecord.Denies, onrecord.Accuses, onrecord.Demands, onrecord.Promises, onrecord.Threatens:
		if !not {
			return act
		}
	case onrecord.Predicts:
		if !not && firstPerson(p.lowerAt(subject)) {
			return act
		}
	case onrecord.Wants, onrecord.Fears:
		if quoted {
			return act
		}
	}
	return ""
}

// performed reports whether auxiliaries other than "do" put the verb into another time or mood: "I have urged".
func (p *plain) performed(i int) bool {
	for _, c := range p.Children(i) {
		if t := &p.Tokens[c]; t.Is("aux") && t.Lemma != "do" {
			return true
		}
	}
	return false
}

// bare reports whether nothing but marks, "please" and "do not" comes before the verb in its sentence.
func (p *plain) bare(i int) bool {
	for k := p.Sentences[p.SentenceOf(i)].First; k < i; k++ {
		switch word := p.lowerAt(k); word {
		case "please", "do", "don", "not", "n't", "n’t", "never", "so", "and", "just":
		default:
			if t := &p.Tokens[k]; t.UPOS != "PUNCT" && t.UPOS != "PROPN" && inRanges(p.a.content, k) { // a name is who is told to
				return false
			}
		}
	}
	return p.lowerAt(i) != "thank"
}

// modality returns the act that a modal verb, "going to" or "likely" gives to a predicate; "" for any other predicate.
func (p *plain) modality(i int) onrecord.Act {
	lemma := p.Tokens[i].Lemma
	subject := p.subject(i)
	own := subject != syntax.None && p.own(subject)
	if lemma == "likely" || lemma == "unlikely" || p.Tokens[i].UPOS == "NOUN" && is("prospects", lemma) && p.Child(i, "cop") == syntax.None {
		return onrecord.Predicts
	}
	if is("foreseen", lemma) && p.Tokens[i].XPOS == "VBN" && p.Child(i, "xcomp") != syntax.None && !own {
		return onrecord.Predicts
	}
	if lemma == "go" && p.Tokens[i].XPOS == "VBG" && p.Child(i, "xcomp") != syntax.None && p.Child(i, "aux") != syntax.None {
		return p.future(p.Child(i, "xcomp"), subject, own, "will")
	}
	if (lemma == "need" || lemma == "have") && p.lowerAt(i+1) == "to" && p.Child(i, "nsubj:pass") == syntax.None && subject != syntax.None &&
		(!own || p.lowerAt(subject) == "we") {
		return onrecord.Demands
	}
	for _, c := range p.Children(i) {
		if t := &p.Tokens[c]; !t.Is("aux") || t.UPOS != "AUX" {
			continue
		}
		switch modal := p.lowerAt(int(c)); modal {
		case "will", "'ll", "’ll", "wo", "would", "shall", "'d", "’d":
			if p.hasPerfect(i) || p.Tokens[c].Lemma == "have" || own && p.quotation[i] >= 0 && modal != "will" && modal != "'ll" && modal != "’ll" {
				return "" // "I would say"
			}
			return p.future(i, subject, own, modal)
		case "could", "may", "might":
			if !own && !p.hasPerfect(i) && !p.laysDown() && !is("remarks", lemma) && !(modal == "could" && p.denied(i)) {
				return onrecord.Predicts
			}
		case "should", "must", "ought":
			if subject != syntax.None && subject < int(c) && p.lowerAt(subject) != "i" && !is("remarks", lemma) && !p.hasPerfect(i) { // not "should she win"
				return onrecord.Demands
			}
		}
	}
	return ""
}

// future classes what will or would be: the source's own future is promised, a rule's provisions are told, the rest is predicted.
func (p *plain) future(i, subject int, own bool, modal string) onrecord.Act {
	switch {
	case own && (is("states", p.Tokens[i].Lemma) || is("remarks", p.Tokens[i].Lemma)):
		return ""
	case own && is("menaces", p.Tokens[i].Lemma) && !p.denied(i):
		return onrecord.Threatens
	case own && !is("befalls", p.Tokens[i].Lemma) && !p.contests(i):
		return onrecord.Promises
	case p.laysDown():
		return ""
	case is("grants", p.Tokens[i].Lemma):
		if speaker := p.set.Actor(p.speaker); speaker != nil && speaker.Sector == onrecord.GOV {
			return onrecord.Promises
		}
		if modal == "would" {
			return ""
		}
	}
	return onrecord.Predicts
}

// laysDown reports whether the source is a text of law or the like.
func (p *plain) laysDown() bool {
	return p.a.head != syntax.None && is("lays", p.Tokens[p.a.head].Lemma)
}

func (v *view) hasPerfect(verb int) bool {
	for _, c := range v.Children(verb) {
		if v.Tokens[c].Is("aux") && v.Tokens[c].Lemma == "have" {
			return true
		}
	}
	return false
}

// denied reports whether a predicate is negated.
func (p *plain) denied(i int) bool {
	for _, c := range p.Children(i) {
		switch strings.ToLower(p.Tokens[c].Lemma) {
		case "not", "never", "n't", "nothing", "nobody", "none", "neither":
			return true
		case "no":
			return p.Tokens[c].Is("det", "advmod")
		}
	}
	for _, c := range p.Children(i) {
		if p.Tokens[c].Is("nsubj", "obj") {
			if det := p.Child(int(c), "det"); det != syntax.None && p.lowerAt(det) == "no" {
				return true
			}
		}
	}
	return false
}

// contests reports whether verb i says who gets what a vote gives: "hold the Senate".
func (p *plain) contests(i int) bool {
	object := p.Child(i, "obj")
	return object != syntax.None && is("seating", p.Tokens[i].Lemma) && is("seats", strings.ToLower(p.Tokens[object].Lemma))
}
