package statements

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// judges reads blame and its denial: whoever says of another that he lied accuses, whoever says that nobody lied, or that
// something is untrue, denies.
func (p *plain) judges(i int) onrecord.Act {
	not := p.denied(i)
	lemma := strings.ToLower(p.Tokens[i].Lemma)
	if is("untrue", lemma) && p.Child(i, "cop") != syntax.None && !not || is("holds", lemma) && not {
		return onrecord.Denies
	}
	subject := p.subject(i)
	blames := p.blames(i)
	switch {
	case blames && not && p.rules(i): // "you cannot abuse your power"
		return onrecord.Says
	case blames && not:
		return onrecord.Denies
	case p.another(subject) && is(duty(not), lemma):
		return onrecord.Accuses
	case subject != syntax.None && !p.Tokens[subject].Is("nsubj:pass") && p.own(subject): // who says it of himself admits it
	case blames, p.cueIsClaim() && !not && p.pastActOf(subject, i):
		return onrecord.Accuses
	}
	return onrecord.Says
}

// rules reports whether a predicate tells what may be done, not what is.
func (p *plain) rules(i int) bool {
	for _, c := range p.Children(i) {
		if p.Tokens[c].Is("aux") && p.Tokens[c].Lemma == "can" {
			return true
		}
	}
	return false
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

// cueIsClaim reports whether the cue is "claim", which is said of what another has done in order to blame him for it.
func (p *plain) cueIsClaim() bool {
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
		if t := &p.Tokens[c]; t.Is("obj", "xcomp", "advmod") && inRanges(p.a.content, int(c)) && p.blame(int(c)) {
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
