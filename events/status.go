package events

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// judgement is what the tree says of an event.
type judgement struct {
	status onrecord.Status
	given  bool            // it stands where things are taken for granted: "the officers who opposed it", "after he resigned"
	passed []onrecord.Span // the governing words that have been taken into account
}

// judge walks from the trigger up its tree and puts what it meets over the event: negation and modality of its own
// verb, the signatures of the words that govern it, conditions, and so on up to where a clause ends that vouches for itself.
func (r *reader) judge(trigger int) judgement {
	j := judgement{status: r.own(trigger, syntax.None, onrecord.Reported)}
	i := trigger
	for range maxClimb {
		h := r.doc.Tokens[i].Head
		if h == syntax.None && r.asks(i) {
			j.status = apply(onrecord.Hypothetical, j.status)
		}
		if h == syntax.None || !r.climb(&j, trigger, i, h) {
			break
		}
		i = h
	}
	return j
}

// climb takes the step from word i to its head h; it reports whether the walk goes on.
func (r *reader) climb(j *judgement, trigger, i, h int) bool {
	t := &r.doc.Tokens[i]
	switch {
	case t.Is("conj"):
		if r.doc.Child(i, "nsubj", "aux") == syntax.None {
			j.status = r.modality(h, j.status)
			if r.alternative(i) && r.negated(h, i) {
				j.status = apply(onrecord.Negated, j.status)
			}
		}
	case t.Is("acl:relcl") && i != trigger && r.says(h): // "allegations that were made by Korin that ..."
		r.govern(j, i, h, false)
	case (t.Is("acl:relcl", "advcl", "parataxis") || t.Is("ccomp") && !r.signs(h)) && r.claim(i) != syntax.None: // "testimony from Korin that they bombed it" is no relative clause
		r.govern(j, i, r.claim(i), false)
	case t.Is("acl:relcl"), t.Is("amod"), t.Is("acl") && (t.XPOS == "VBN" || t.XPOS == "VBG") && r.doc.Child(i, "mark", "case") == syntax.None && !r.says(h):
		j.given = true
		return false
	case t.Is("advcl"):
		return r.leaveClause(j, i, h)
	case t.Is("xcomp"):
		r.govern(j, i, h, true)
	case t.Is("ccomp", "csubj", "acl"):
		if subject := r.doc.Child(h, "nsubj"); subject != syntax.None && rumour(r.doc.Tokens[subject].Lemma) {
			j.status = apply(onrecord.Rumoured, j.status)
			return true
		}
		if mark := r.doc.Child(i, "mark"); mark != syntax.None && r.charged(j, mark, h) { // "on suspicion of"
			return false
		}
		known := r.govern(j, i, h, false)
		switch {
		case known || !t.Is("acl") || t.XPOS != "VB":
		case r.doc.Tokens[h].UPOS == "PROPN": // "Oru to send envoys", in headlines
			j.status = apply(onrecord.Planned, j.status)
		default:
			j.status = apply(onrecord.Hypothetical, j.status)
		}
	case t.Is("nmod", "obl", "obj", "nsubj", "compound"):
		if i == trigger && r.answered(i, h) {
			j.given = true
			return false
		}
		return r.leavePhrase(j, i, h)
	default:
		return false
	}
	return true
}

// govern puts the signature of the word h that governs i over the event, and the modality of h over that. Where h has no signature and
// shares its subject with the event, its negation is that of the event. It reports whether h has a signature.
func (r *reader) govern(j *judgement, i, h int, shared bool) bool {
	s, ok := signed(r.doc.Tokens[h].Lemma)
	if ok {
		j.passed = append(j.passed, r.doc.Tokens[h].Span)
	}
	switch {
	case !ok && shared:
		j.status = r.own(h, i, j.status)
		switch r.doc.Tokens[h].Lemma {
		case "have":
			if r.yet(h) { // "has yet to sign"
				j.status = apply(onrecord.Negated, j.status)
			}
		case "be":
			if r.doc.Tokens[i].XPOS == "VB" { // "is to sign"
				j.status = apply(onrecord.Planned, j.status)
			}
		}
	case !ok:
		j.status = r.modality(h, j.status)
	case r.negated(h, i):
		j.status = r.modality(h, apply(s.negated, j.status))
	case s.affirmed == onrecord.Alleged: // "I would say that ..."
		j.status = apply(s.affirmed, j.status)
	default:
		j.status = r.modality(h, apply(s.affirmed, j.status))
	}
	return ok
}

// leaveClause takes the step out of the adverbial clause headed by i.
func (r *reader) leaveClause(j *judgement, i, h int) bool {
	t := &r.doc.Tokens[i]
	if r.conditional(i) {
		j.status = apply(onrecord.Hypothetical, j.status)
		return false
	}
	mark := r.doc.Child(i, "mark")
	if mark == syntax.None {
		if t.XPOS != "VBG" {
			return false
		}
		j.status = r.modality(h, j.status) // "fired, killing ten"
		return true
	}
	if r.charged(j, mark, h) {
		return false
	}
	switch conjunction := strings.ToLower(r.doc.Tokens[mark].Lemma); {
	case modifiers()["absent"][conjunction]:
		j.status = apply(onrecord.Negated, j.status)
		return false
	case modifiers()["granted"][conjunction]:
		if t.XPOS != "VBD" && t.XPOS != "VBG" && r.ahead(h) { // "will wait until the police guarantee"
			j.status = apply(onrecord.Hypothetical, j.status)
		}
		j.given = true
		return false
	case conjunction == "by", conjunction == "in":
		j.status = r.own(h, i, j.status)
		return true
	case conjunction == "to" && !r.signs(h):
		if r.tense(h, nil) == past { // "fired shots to disperse them"
			j.status = r.own(h, i, j.status)
			return true
		}
		j.status = apply(onrecord.Hypothetical, j.status)
		return false
	}
	r.govern(j, i, h, true) // "accused of", "refrain from"
	return true
}

// ahead reports whether word i is told as future.
func (r *reader) ahead(i int) bool {
	status := r.modality(i, onrecord.Reported)
	return status == onrecord.Planned || status == onrecord.Hypothetical
}

// answered reports whether the noun i names something said that the verb h answers to: "rejected the request", "denied the
// allegation". It has been said, whatever the answer.
func (r *reader) answered(i, h int) bool {
	return r.doc.Tokens[i].UPOS != "VERB" && r.doc.Tokens[i].Is("obj", "nsubj:pass") && modifiers()["answer"][r.doc.Tokens[h].Lemma] &&
		modifiers()["said"][strings.ToLower(r.doc.Tokens[i].Lemma)]
}

// leavePhrase takes the step from the phrase headed by i to the word h that it belongs to.
func (r *reader) leavePhrase(j *judgement, i, h int) bool {
	t, above := &r.doc.Tokens[i], &r.doc.Tokens[h]
	light := modifiers()["light"][above.Lemma]
	known := r.signs(h)
	switch {
	case t.Is("nsubj") && !t.Is("nsubj:pass"):
		if above.UPOS == "ADJ" && known {
			return r.govern(j, i, h, false)
		}
		if r.doc.Child(h, "cop") != syntax.None { // "an attack would be a mistake"
			j.status = r.modality(h, j.status)
			return false
		}
		if !light {
			return false
		}
		known = false
	case t.Is("obj") && modifiers()["naming"][r.lemma(h)]:
		j.given = true
		return false
	case t.Is("nmod") && !known && !light && above.UPOS == "NOUN" && !modifiers()["transparent"][r.lemma(h)] && !r.negated(h, i):
		j.given = true // "called for an inquiry into the killings"
		return false
	case t.Is("obl", "nmod") && r.doc.Child(i, "case") != syntax.None && r.charged(j, r.doc.Child(i, "case"), h):
		return false
	case t.Is("obl") && above.UPOS == "VERB":
		mark := r.doc.Child(i, "case")
		if mark == syntax.None {
			return false
		}
		switch prep := strings.ToLower(r.doc.Text(mark)); {
		case modifiers()["absent"][prep]:
			j.status = apply(onrecord.Negated, j.status)
			return false
		case !modifiers()["governed"][prep], prep == "from" && r.doc.Child(h, "obj") != syntax.None: // "dropped her from the talks"
			return false
		}
	}
	switch {
	case light: // "announced a truce", "voiced its support" do what they say
		j.passed = append(j.passed, r.doc.Tokens[h].Span)
		j.status = r.own(h, i, j.status)
	case known:
		r.govern(j, i, h, false)
	case above.UPOS == "VERB":
		return false
	}
	return true
}

// signs reports whether word i has a signature.
func (r *reader) signs(i int) bool {
	_, ok := signed(r.doc.Tokens[i].Lemma)
	return ok
}
