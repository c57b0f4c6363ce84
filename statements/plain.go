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
// hard words accuse, and "it is untrue" denies. The predicates of the first sentence decide, each in turn.
func (v *view) actOfContent(a *attribution, speaker onrecord.ID, set *mentions.Set) onrecord.Act {
	p := plain{v, a, speaker, set}
	if v.endsAsking(a) {
		return onrecord.Asks
	}
	judges := onrecord.Says // of the predicates that neither order, promise nor foretell
	if a.cue.First < a.cue.Stop && is("names", v.Tokens[v.Head(a.cue)].Lemma) && p.abuses() {
		return onrecord.Accuses
	}
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
		if act := p.judges(i); act != "" && judges == onrecord.Says {
			judges = act
		}
	}
	return judges
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
		case t.Is("ccomp") && opensClause[strings.ToLower(head.Lemma)]:
		default:
			return false
		}
		i = t.Head
	}
	return false
}

// opensClause are verbs whose clause says what is stated by them: "I think it will rain".
var opensClause = map[string]bool{"believe": true, "indicate": true, "mean": true, "show": true, "suggest": true, "think": true, "prove": true}

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
	if p.denied(i) || !p.own(subject) || p.Child(i, "aux") != syntax.None || quoted && t.XPOS != "VBP" && t.XPOS != "VBZ" {
		return ""
	}
	content := attribution{cue: syntax.Range{First: i, Stop: i + 1}, content: []syntax.Range{{First: i + 1, Stop: max(i+2, p.Subtree(i).Stop)}}}
	if content.content[0].Stop > len(p.Tokens) {
		return ""
	}
	switch act := p.actOfWord(&content, i); act {
	case onrecord.Denies, onrecord.Accuses, onrecord.Demands, onrecord.Promises, onrecord.Threatens:
		return act
	case onrecord.Predicts:
		if firstPerson(p.lowerAt(subject)) {
			return act
		}
	case onrecord.Wants, onrecord.Fears:
		if quoted {
			return act
		}
	}
	return ""
}

// bare reports whether nothing but marks, "please" and "do not" comes before the verb in its sentence.
func (p *plain) bare(i int) bool {
	for k := p.Sentences[p.SentenceOf(i)].First; k < i; k++ {
		switch word := p.lowerAt(k); word {
		case "please", "do", "don", "not", "n't", "n’t", "never", "so", "and", "just":
		default:
			if p.Tokens[k].UPOS != "PUNCT" && inRanges(p.a.content, k) {
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
	if lemma == "likely" || lemma == "unlikely" {
		return onrecord.Predicts
	}
	if (lemma == "expect" || lemma == "set" || lemma == "poise" || lemma == "bind" || lemma == "bound") && p.Child(i, "xcomp") != syntax.None && p.Tokens[i].XPOS == "VBN" && !own {
		return onrecord.Predicts
	}
	if lemma == "go" && p.Tokens[i].XPOS == "VBG" && p.Child(i, "xcomp") != syntax.None && p.Child(i, "aux") != syntax.None {
		return p.future(p.Child(i, "xcomp"), subject, own, "will")
	}
	if (lemma == "need" || lemma == "have") && p.Child(i, "xcomp") != syntax.None && p.Child(i, "nsubj:pass") == syntax.None && subject != syntax.None &&
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
			if !own && !p.hasPerfect(i) && !p.laysDown() && !is("formulas", lemma) && !(modal == "could" && p.denied(i)) {
				return onrecord.Predicts
			}
		case "should", "must", "ought":
			if subject != syntax.None && subject < int(c) && p.lowerAt(subject) != "i" && !is("formulas", lemma) && !p.hasPerfect(i) { // not "should she win"
				return onrecord.Demands
			}
		}
	}
	return ""
}

// future classes what will or would be: the source's own future is promised, a rule's provisions are told, the rest is predicted.
func (p *plain) future(i, subject int, own bool, modal string) onrecord.Act {
	switch {
	case own && is("formulas", p.Tokens[i].Lemma):
		return ""
	case own && !is("befalls", p.Tokens[i].Lemma):
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

// judges reads blame and its denial: whoever says of another that he lied accuses, whoever says that nobody lied, or that
// something is untrue, denies.
func (p *plain) judges(i int) onrecord.Act {
	not := p.denied(i)
	lemma := strings.ToLower(p.Tokens[i].Lemma)
	switch {
	case is("untrue", lemma) && p.Child(i, "cop") != syntax.None && !not, is("holds", lemma) && not:
		return onrecord.Denies
	}
	subject := p.subject(i)
	own := subject != syntax.None && !p.Tokens[subject].Is("nsubj:pass") && p.own(subject)
	switch {
	case p.blames(i) && not:
		return onrecord.Denies
	case p.another(subject) && is(duty(not), lemma):
		return onrecord.Accuses
	case p.blames(i) && !own, p.claims() && p.pastActOf(subject, i) && !own && !not: // who says it of himself admits it
		return onrecord.Accuses
	}
	return ""
}

// duty names the list of what is to be blamed of others: what they do, or what they do not.
func duty(not bool) string {
	if not {
		return "duties"
	}
	return "wrongs"
}

// another reports whether the subject is somebody else than the source.
func (p *plain) another(subject int) bool {
	if subject == syntax.None || p.own(subject) {
		return false
	}
	who := p.set.Actor(p.set.At(subject))
	return who != nil && who.Type != onrecord.Place || pronouns[p.lowerAt(subject)] || p.lowerAt(subject) == "you"
}

// claims reports whether the cue is "claim", which is said of what another has done in order to blame him for it.
func (p *plain) claims() bool {
	return p.a.cue.First < p.a.cue.Stop && p.Tokens[p.Head(p.a.cue)].Lemma == "claim"
}

// pastActOf reports whether the predicate tells what an actor has done.
func (p *plain) pastActOf(subject, i int) bool {
	if subject == syntax.None || p.Tokens[subject].Is("nsubj:pass") || p.set.At(subject) == "" {
		return false
	}
	cop := p.Child(i, "cop")
	return p.Tokens[i].XPOS == "VBD" || p.hasPerfect(i) || cop != syntax.None && p.Tokens[cop].XPOS == "VBD"
}

// blames reports whether a predicate, its object, its adverb or what it is said to try is a word of blame.
func (p *plain) blames(i int) bool {
	if p.blame(i) {
		return true
	}
	for _, c := range p.Children(i) {
		if t := &p.Tokens[c]; int(c) > p.a.content[0].First-1 && t.Is("obj", "xcomp", "advmod") && inRanges(p.a.content, int(c)) && p.blame(int(c)) {
			return true
		}
	}
	return false
}

// abuses reports whether any word of the content blames.
func (p *plain) abuses() bool {
	for _, c := range p.a.content {
		for i := c.First; i < c.Stop; i++ {
			if p.blame(i) {
				return true
			}
		}
	}
	return false
}

func (p *plain) blame(i int) bool {
	for _, lemma := range p.lemmas(i) {
		if is("blame", lemma) {
			return true
		}
	}
	return is("blame", p.lowerAt(i))
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
