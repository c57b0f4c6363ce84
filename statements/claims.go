package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// reach is how many sentences back a claim may lie that somebody denies or confirms.
const reach = 20

// What speaks for a statement being the claim, and what it must reach: little where the words of the denial take up something
// said ("it", "the allegation"), more where they could be about anything.
const (
	namedScore     = 9.0 // "denied allegations that ...": it is named in the denial itself
	makerScore     = 3.0 // by whom the denial says that it was made
	calledScore    = 2.0 // its cue is of the stem of the noun: "alleged", "the allegation"
	toldScore      = 2.0 // it tells of what the definite noun is: "met the envoy", "the meeting"
	fitsScore      = 1.5 // its act is that of the noun
	takenUpScore   = 1.0 // the denial takes up something
	sharedScore    = 1.0 // a word in common, four at most
	verbatimScore  = 1.0 // it holds most words of the denial
	accusedScore   = 1.0 // it accuses who denies
	concernedScore = 0.7 // it mentions who denies
	distanceScore  = 0.2 // taken off for each sentence in between

	enoughScore, enoughTakenUpScore = 2.2, 0.1
)

// reference is how the words of a denial or confirmation name the claim.
type reference struct {
	noun    int         // "allegation", or None
	takesUp bool        // whether they speak of something said before
	maker   onrecord.ID // whose claim they say it is
}

// claim returns the statement that statement i denies or confirms: the one that scores best, if it scores enough.
func (d *dialogue) claim(i int) int {
	a, st := &d.found[i], &d.statements[i]
	ref := d.reference(i)
	best, least := syntax.None, enoughScore
	if ref.takesUp {
		least = enoughTakenUpScore
	}
	confirms := !ref.takesUp && st.Act != onrecord.Denies && !d.cueDenies(i)
	for j := range d.found {
		distance := a.sentence - d.found[j].sentence
		if i == j || distance > reach || distance < -1 {
			continue
		}
		if confirms && !d.concerns(&d.found[j], st.Speaker) { // much is confirmed that nobody has said before
			continue
		}
		if score := d.likeness(i, j, ref) - distanceScore*float64(max(distance, -5*distance)); score > least {
			best, least = j, score
		}
	}
	return best
}

// reference reads how the content of statement i names what it denies or confirms.
func (d *dialogue) reference(i int) reference {
	const longest = 7 // tokens; what is longer says itself what is claimed
	a := &d.found[i]
	length := a.content[len(a.content)-1].Stop - a.content[0].First
	head := d.Head(a.content[0])
	if verb := d.withheld(i); verb != syntax.None {
		if object := d.Child(verb, "obj"); object != syntax.None {
			head = object
		}
	}
	ref := reference{noun: syntax.None}
	switch d.lowerAt(head) {
	case "it", "this", "that", "them", "those", "these", "same":
		ref.takesUp = length <= 2
		return ref
	}
	switch {
	case d.takesUp(head):
		tells := d.clauseOf(head) != syntax.None // "rumours that it will sell" say what they are
		ref.noun, ref.takesUp = head, !tells && (length <= longest || d.definite(head))
	case d.refersBack(head): // "that is not the case"
		ref.takesUp = true
	case d.Tokens[head].UPOS == "NOUN":
		ref.noun = head
	}
	if ref.noun != syntax.None {
		ref.maker = d.maker(ref.noun, a.content[0], d.set)
	}
	return ref
}

// clauseOf returns the clause that says what a noun like "claim" is of, "the claim that the bridge fell", or None.
func (d *dialogue) clauseOf(noun int) int {
	for _, c := range d.Children(noun) {
		if d.Tokens[c].Is("acl", "ccomp") && int(c) > noun && d.Child(int(c), "mark") != syntax.None {
			return int(c)
		}
	}
	return syntax.None
}

// refersBack reports whether a predicate is said of "it", "this" or "that".
func (d *dialogue) refersBack(predicate int) bool {
	subject := d.Child(predicate, "nsubj")
	if subject == syntax.None || d.Tokens[subject].UPOS != "PRON" {
		return false
	}
	word := d.lowerAt(subject)
	return word == "it" || word == "this" || word == "that"
}

// definite reports whether a noun phrase speaks of something that is known.
func (d *dialogue) definite(noun int) bool {
	det := d.Child(noun, "det", "nmod:poss")
	return det != syntax.None && d.lowerAt(det) != "a" && d.lowerAt(det) != "an"
}

// likeness tells how well statement j does for the claim that statement i settles.
func (d *dialogue) likeness(i, j int, ref reference) float64 {
	st, other := &d.statements[i], &d.statements[j]
	a, b := &d.found[i], &d.found[j]
	if other.Inside == st.ID && ref.noun != syntax.None && ref.noun >= b.cue.First && ref.noun < b.cue.Stop {
		return namedScore
	}
	if other.Inside == st.ID || st.Inside == other.ID || sameSpeaker(st, other) || b.retort || d.settles(j) && other.Answers != "" ||
		other.Act == onrecord.Asks && ref.noun == syntax.None || overlap(a.cue, b.cue) ||
		slices.ContainsFunc(b.content, func(r syntax.Range) bool { return overlap(r, a.content[0]) }) {
		return 0
	}
	score := 0.0
	if ref.takesUp {
		score += takenUpScore
	}
	if ref.maker != "" && ref.maker == other.Speaker {
		score += makerScore
	}
	mine, theirs := d.content(i), d.content(j)
	if ref.noun != syntax.None {
		lemma := d.Tokens[ref.noun].Lemma
		if act := cueActs[lemma][""]; act == other.Act && act != plainly {
			score += fitsScore
		}
		if d.calls(b, lemma) {
			score += calledScore
		}
		if theirs[stemOf(lemma)] && d.definite(ref.noun) {
			score += toldScore
		}
	}
	shared := 0
	for word := range mine {
		if theirs[word] {
			shared++
		}
	}
	score += sharedScore * float64(min(shared, 4))
	if shared > 1 && 3*shared >= 2*len(mine) {
		score += verbatimScore
	}
	if d.concerns(b, st.Speaker) {
		score += concernedScore
		if other.Act == onrecord.Accuses {
			score += accusedScore
		}
	}
	return score
}

// calls reports whether the cue or the source of a statement holds the noun, or a word of its stem: "alleged" for "allegation".
func (d *dialogue) calls(a *attribution, noun string) bool {
	stem := stemOf(noun)
	for _, r := range [...]syntax.Range{a.cue, a.source} {
		for k := r.First; k < r.Stop; k++ {
			if stemOf(strings.ToLower(d.Tokens[k].Lemma)) == stem {
				return true
			}
		}
	}
	return false
}

// endings are what makes a noun of a verb, the longest first.
var endings = []string{"ations", "ation", "ement", "ments", "ment", "ions", "ings", "tion", "ing", "ion", "als", "al", "ers", "er", "ed", "s", "e"}

// stemOf cuts the ending off a lemma, so that a verb and the noun for what it does are one: "accuse" and "accusation".
func stemOf(lemma string) string {
	for _, ending := range endings {
		if stem, ok := strings.CutSuffix(lemma, ending); ok && len(stem) >= 4 {
			return stem
		}
	}
	return lemma
}

// concerns reports whether the content mentions the actor.
func (d *dialogue) concerns(a *attribution, actor onrecord.ID) bool {
	if actor == "" || actor == onrecord.Unnamed {
		return false
	}
	for _, c := range a.content {
		for k := c.First; k < c.Stop; k++ {
			if d.set.At(k) == actor {
				return true
			}
		}
	}
	return false
}

// content returns the words by which a statement's content is known again.
func (d *dialogue) content(i int) map[string]bool {
	if d.words[i] != nil {
		return d.words[i]
	}
	known := map[string]bool{}
	for _, c := range d.found[i].content {
		for k := c.First; k < c.Stop; k++ {
			t := &d.Tokens[k]
			lemma := strings.ToLower(t.Lemma)
			switch t.UPOS {
			case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
				if !is("common", lemma) && !is("claims", lemma) {
					known[stemOf(lemma)] = true
				}
			}
		}
	}
	d.words[i] = known
	return known
}
