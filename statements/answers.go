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
		}
		if claim == syntax.None && statements[i].Act != onrecord.Asks {
			claim = d.question(i)
		}
		if claim != syntax.None {
			statements[i].Answers = statements[claim].ID
		}
	}
}

// settles reports whether a statement says whether something is so: it denies, or its cue confirms or neither does.
func (d *dialogue) settles(i int) bool {
	return d.statements[i].Act == onrecord.Denies || d.cueIs(i, words.confirms) || d.statements[i].Negated && d.cueDenies(i)
}

// cueIs reports whether a word of the cue is in the list.
func (d *dialogue) cueIs(i int, list map[string]bool) bool {
	cue := d.found[i].cue
	for k := cue.First; k < cue.Stop; k++ {
		if lemmas := d.lemmas(k); d.Tokens[k].UPOS != "ADP" && (list[lemmas[0]] || list[lemmas[1]]) {
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
	noun, anaphoric := d.anaphor(a)
	best, least := syntax.None, 1.5
	if anaphoric {
		least = 0.1
	}
	for j := range d.found {
		distance := a.sentence - d.found[j].sentence
		if i == j || distance > reach || distance < -1 {
			continue
		}
		if score := d.likeness(i, j, noun, anaphoric) - 0.2*float64(max(distance, -5*distance)); score > least {
			best, least = j, score
		}
	}
	return best
}

// anaphor returns the noun at the head of a content that takes up what was said before, "the allegation", and whether the
// content does so at all: "it", "the same".
func (d *dialogue) anaphor(a *attribution) (noun int, ok bool) {
	head := d.Head(a.content[0])
	switch word := d.lowerAt(head); {
	case word == "it" || word == "this" || word == "that" || word == "them" || word == "those" || word == "these" || word == "same":
		return syntax.None, len(a.content) == 1 && a.content[0].Stop-a.content[0].First <= 2
	case d.Tokens[head].UPOS == "NOUN" && (words.claims[d.Tokens[head].Lemma] || words.acts[d.Tokens[head].Lemma] != ""):
		return head, true
	}
	return syntax.None, false
}

// likeness tells how well statement j does for the claim that statement i settles.
func (d *dialogue) likeness(i, j, noun int, anaphoric bool) float64 {
	st, other := &d.statements[i], &d.statements[j]
	a, b := &d.found[i], &d.found[j]
	if other.Inside == st.ID && noun != syntax.None && noun >= b.cue.First && noun < b.cue.Stop {
		return 9 // "denied allegations that ..."
	}
	if other.Inside == st.ID || overlap(a.cue, b.cue) || b.retort || other.Act == onrecord.Asks && noun == syntax.None {
		return 0
	}
	if st.Speaker == other.Speaker && st.Speaker != "" && st.Speaker != onrecord.Unnamed || d.settles(j) && other.Answers != "" {
		return 0
	}
	if slices.ContainsFunc(b.content, func(r syntax.Range) bool { return overlap(r, a.content[0]) }) && other.ID != st.Inside {
		return 0
	}
	score := 0.0
	if anaphoric {
		score += 1
	}
	if noun != syntax.None {
		lemma := d.Tokens[noun].Lemma
		if act := words.acts[lemma]; act == other.Act && act != plainly {
			score += 1.5
		}
		if d.names(b, lemma) {
			score += 2
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
	stem := noun[:min(len(noun), 5)]
	for _, r := range [...]syntax.Range{a.cue, a.source} {
		for k := r.First; k < r.Stop; k++ {
			if strings.HasPrefix(strings.ToLower(d.Tokens[k].Lemma), stem) {
				return true
			}
		}
	}
	return false
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
				if !words.common[lemma] && !words.claims[lemma] {
					known[lemma] = true
				}
			}
		}
	}
	d.words[i] = known
	return known
}

// question returns what statement i replies to: the question put just before it by somebody else, or, where its cue is one of
// replying, whatever somebody else said last.
func (d *dialogue) question(i int) int {
	st, a := &d.statements[i], &d.found[i]
	replies := d.cueIs(i, words.replies)
	for j := range d.found {
		other, b := &d.statements[j], &d.found[j]
		if other.Act == onrecord.Asks && b.sentence == a.sentence && other.Inside == st.Inside && d.asked(b) && i != j {
			return j // "asked whether it would, she said"
		}
	}
	for j := i - 1; j >= 0; j-- {
		other, b := &d.statements[j], &d.found[j]
		if other.Inside != st.Inside {
			continue
		}
		if other.Speaker == st.Speaker && st.Speaker != "" || d.sameSource(a, b) {
			return syntax.None
		}
		last := d.SentenceOf(b.content[len(b.content)-1].Stop - 1)
		switch {
		case a.sentence-last > 3:
			return syntax.None
		case replies, other.Act == onrecord.Asks && a.sentence-last <= 1 && (other.To == "" || other.To == st.Speaker):
			return j
		}
		return syntax.None
	}
	return syntax.None
}

// asked reports whether the cue is "asked" of somebody who then speaks: a participle, or a clause with "when".
func (d *dialogue) asked(a *attribution) bool {
	if a.cue.First >= a.cue.Stop {
		return false
	}
	return d.Tokens[d.Head(a.cue)].XPOS == "VBN"
}

// sameSource reports whether two statements are told of one source in the same words.
func (d *dialogue) sameSource(a, b *attribution) bool {
	return a.head != syntax.None && b.head != syntax.None && d.lowerAt(a.head) == d.lowerAt(b.head)
}
