package statements

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

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
