package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// reach is how many sentences back a claim may lie that somebody denies or confirms.
const reach = 20

// dialogue is a document's statements as they answer each other.
type dialogue struct {
	*view
	found      []attribution
	statements []onrecord.Statement
	set        *mentions.Set
	words      []map[string]bool // of each statement's content, once asked for
}

// answers sets what each statement denies, confirms or answers: for a denial or a confirmation the claim, for a reply the
// question or whatever it replies to.
func (v *view) answers(found []attribution, statements []onrecord.Statement, set *mentions.Set) {
	d := dialogue{v, found, statements, set, make([]map[string]bool, len(found))}
	for i := range found {
		claim := syntax.None
		switch {
		case found[i].retort:
			claim = d.retorted(i)
		case d.settles(i):
			claim = d.claim(i)
		case statements[i].Negated: // "did not respond to requests for comment"
		case d.repliesTo(i):
			claim = d.claim(i)
		case statements[i].Act != onrecord.Asks:
			claim = d.question(i)
		}
		if claim != syntax.None {
			statements[i].Answers = statements[claim].ID
		}
	}
}

// settles reports whether a statement says whether something is so: it denies, or its cue confirms or neither does.
func (d *dialogue) settles(i int) bool {
	return d.statements[i].Act == onrecord.Denies || d.cueIs(i, "confirms") || d.statements[i].Negated && (d.cueDenies(i) || d.withheld(i) != syntax.None)
}

// withheld returns the verb of confirming or denying at the head of a content that the source refuses, "refused | to confirm
// the report", or None.
func (d *dialogue) withheld(i int) int {
	verb := d.Head(d.found[i].content[0])
	if lemma := d.Tokens[verb].Lemma; d.Tokens[verb].UPOS == "VERB" && d.cueIs(i, "withholds") && (is("confirms", lemma) || cueActs[lemma][""] == onrecord.Denies) {
		return verb
	}
	return syntax.None
}

// repliesTo reports whether the content is what is replied to, "responded to the reports", rather than the reply.
func (d *dialogue) repliesTo(i int) bool {
	a := &d.found[i]
	noun := d.Head(a.content[0])
	return d.cueIs(i, "replies") && d.takesUp(noun)
}

// takesUp reports whether a noun names something that was said: "allegation", "letter".
func (d *dialogue) takesUp(noun int) bool {
	lemma := d.Tokens[noun].Lemma
	return d.Tokens[noun].UPOS == "NOUN" && (is("claims", lemma) || cueActs[lemma][""] != "")
}

// cueIs reports whether a word of the cue is in a word list.
func (d *dialogue) cueIs(i int, class string) bool {
	cue := d.found[i].cue
	for k := cue.First; k < cue.Stop; k++ {
		if lemmas := d.lemmas(k); d.Tokens[k].UPOS != "ADP" && (is(class, lemmas[0]) || is(class, lemmas[1])) {
			return true
		}
	}
	return false
}

func (d *dialogue) cueDenies(i int) bool {
	return d.actOfCue(&d.found[i]) == onrecord.Denies
}

// retorted returns the statement that stands before a retort in its sentence.
func (d *dialogue) retorted(i int) int {
	for j := i - 1; j >= 0 && d.found[j].sentence == d.found[i].sentence; j-- {
		if d.statements[j].Inside == "" && !d.found[j].retort {
			return j
		}
	}
	return syntax.None
}

// claim returns the statement that statement i denies or confirms: the one that scores best, if it scores enough.
func (d *dialogue) claim(i int) int {
	a := &d.found[i]
	head := d.Head(a.content[0])
	if verb := d.withheld(i); verb != syntax.None {
		if object := d.Child(verb, "obj"); object != syntax.None {
			head = object
		}
	}
	noun, anaphoric := d.anaphor(a, head)
	maker := onrecord.ID("")
	if noun != syntax.None {
		maker = d.maker(noun, a.content[0], d.set)
	}
	best, least := syntax.None, 2.2
	switch {
	case anaphoric:
		least = 0.1
	case d.statements[i].Act != onrecord.Denies: // much is confirmed that nobody has said before
		least = 3
	}
	for j := range d.found {
		distance := a.sentence - d.found[j].sentence
		if i == j || distance > reach || distance < -1 {
			continue
		}
		if score := d.likeness(i, j, noun, anaphoric, maker) - 0.2*float64(max(distance, -5*distance)); score > least {
			best, least = j, score
		}
	}
	return best
}

// anaphor returns the noun at the head of a content that takes up what was said before, "the allegation", and whether the
// content does so at all: "it", "the same".
func (d *dialogue) anaphor(a *attribution, head int) (noun int, ok bool) {
	const longest = 7 // tokens; what is longer says itself what is claimed
	short := a.content[len(a.content)-1].Stop-a.content[0].First <= longest
	switch word := d.lowerAt(head); {
	case word == "it" || word == "this" || word == "that" || word == "them" || word == "those" || word == "these" || word == "same":
		return syntax.None, len(a.content) == 1 && a.content[0].Stop-a.content[0].First <= 2
	case d.takesUp(head):
		return head, short || d.definite(head)
	case d.refersBack(head):
		return syntax.None, true // "that is not the case"
	case d.Tokens[head].UPOS == "NOUN":
		return head, false
	}
	return syntax.None, false
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
func (d *dialogue) likeness(i, j, noun int, anaphoric bool, maker onrecord.ID) float64 {
	st, other := &d.statements[i], &d.statements[j]
	a, b := &d.found[i], &d.found[j]
	if other.Inside == st.ID && noun != syntax.None && noun >= b.cue.First && noun < b.cue.Stop {
		return 9 // "denied allegations that ..."
	}
	if other.Inside == st.ID || st.Inside == other.ID || overlap(a.cue, b.cue) || b.retort || other.Act == onrecord.Asks && noun == syntax.None {
		return 0
	}
	if sameSpeaker(st, other) || d.settles(j) && other.Answers != "" {
		return 0
	}
	if slices.ContainsFunc(b.content, func(r syntax.Range) bool { return overlap(r, a.content[0]) }) {
		return 0
	}
	score := 0.0
	if anaphoric {
		score += 1
	}
	if maker != "" && maker == other.Speaker {
		score += 3
	}
	if noun != syntax.None {
		lemma := d.Tokens[noun].Lemma
		if act := cueActs[lemma][""]; act == other.Act && act != plainly {
			score += 1.5
		}
		if d.names(b, lemma) {
			score += 2
		}
		if d.content(j)[stemOf(lemma)] && d.definite(noun) {
			score += 2 // "denied the meeting" where a meeting was told of
		}
	}
	shared := 0
	mine, theirs := d.content(i), d.content(j)
	for word := range mine {
		if theirs[word] {
			shared++
		}
	}
	score += float64(min(shared, 4))
	if shared > 1 && 3*shared >= 2*len(mine) {
		score++ // it denies the very words
	}
	if d.concerns(b, st.Speaker) {
		score += 0.7
		if other.Act == onrecord.Accuses {
			score += 1
		}
	}
	return score
}

// names reports whether the cue or the source of a statement holds the noun, or a word of its stem: "alleged" for "allegation".
func (d *dialogue) names(a *attribution, noun string) bool {
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

// question returns what statement i replies to: the question that it was asked, or, where its cue is one of replying,
// whatever somebody else said last.
func (d *dialogue) question(i int) int {
	a, st := &d.found[i], &d.statements[i]
	for j := range d.found {
		b := &d.found[j]
		if j != i && d.statements[j].Act == onrecord.Asks && b.sentence == a.sentence && d.statements[j].Inside == st.Inside && d.put(b) && d.xpos(b) == "VBN" {
			return j // "asked whether it would, she said"
		}
	}
	for j := i - 1; j >= 0; j-- {
		b, other := &d.found[j], &d.statements[j]
		if other.Inside != st.Inside {
			continue
		}
		gap := a.sentence - d.SentenceOf(b.content[len(b.content)-1].Stop-1)
		switch {
		case gap > 3 || sameSpeaker(st, other) || d.sameSource(a, b):
		case d.cueIs(i, "replies"),
			gap <= 1 && other.Act == onrecord.Asks && (other.To == "" || other.To == st.Speaker) && (d.put(b) || d.turns(a) && d.turns(b)):
			return j
		}
		break
	}
	return syntax.None
}

// put reports whether the cue is "ask": questions of other cues are often asked of nobody.
func (d *dialogue) put(a *attribution) bool {
	return a.cue.First < a.cue.Stop && d.Tokens[d.Head(a.cue)].Lemma == "ask"
}

// turns reports whether the cue is the colon of a transcript.
func (d *dialogue) turns(a *attribution) bool {
	return a.cue.First < a.cue.Stop && d.Text(a.cue.First) == ":"
}

func (d *dialogue) xpos(a *attribution) string { return d.Tokens[d.Head(a.cue)].XPOS }

func sameSpeaker(a, b *onrecord.Statement) bool {
	return a.Speaker == b.Speaker && a.Speaker != "" && a.Speaker != onrecord.Unnamed
}

// sameSource reports whether two statements are told of one source in the same words.
func (d *dialogue) sameSource(a, b *attribution) bool {
	return a.head != syntax.None && b.head != syntax.None && d.lowerAt(a.head) == d.lowerAt(b.head)
}
