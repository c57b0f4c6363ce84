package events

import (
	"slices"
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

// asks reports whether the sentence of word i is a question that can be answered with yes: "Did Korin sign it?"; "why did Korin sign it?" takes
// it for granted.
func (r *reader) asks(i int) bool {
	sentence := r.doc.Sentences[r.doc.SentenceOf(i)]
	first := sentence.First
	for first+1 < sentence.Stop && r.doc.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	return r.doc.Tokens[first].UPOS == "AUX" && slices.ContainsFunc(r.doc.Tokens[sentence.First:sentence.Stop], func(t syntax.Token) bool { return strings.HasPrefix(t.In(r.doc.Article.Text), "?") })
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

// claim returns the word for a claim whose content the clause headed by i is, whatever the tree makes of it: the last word with a signature before
// "that", where this is not a part of the clause itself; None where there is none.
func (r *reader) claim(i int) int {
	subject := r.doc.Child(i, "nsubj")
	if subject == syntax.None {
		return syntax.None
	}
	that := r.doc.Subtree(subject).First - 1
	sentence := r.doc.Sentences[r.doc.SentenceOf(i)]
	if that <= sentence.First || !strings.EqualFold(r.doc.Text(that), "that") || r.lemma(that-1) == "so" || !r.complete(i, that) {
		return syntax.None
	}
	for k := that - 1; k >= max(sentence.First, that-maxClimb); k-- {
		if p := r.doc.Tokens[k].UPOS; r.signs(k) && (p == "NOUN" || p == "VERB" || p == "ADJ") {
			return k
		}
	}
	return syntax.None
}

// complete reports whether clause i lacks nothing that the word before it could stand for: it is passive, or has an object besides.
func (r *reader) complete(i, before int) bool {
	if r.doc.Child(i, "nsubj:pass", "cop") != syntax.None {
		return true
	}
	return slices.ContainsFunc(r.doc.Children(i), func(c int32) bool { return int(c) != before && r.doc.Tokens[c].Is("obj", "iobj", "ccomp", "xcomp") })
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

// charged puts over the event that somebody is only said to have done it: "arrested for", "on trial for", "acquitted of", "pleaded guilty to".
func (r *reader) charged(j *judgement, preposition, h int) bool {
	switch strings.ToLower(r.doc.Text(preposition)) {
	case "of", "for", "over", "with", "to", "in":
	default:
		return false
	}
	status := onrecord.Alleged
	if above := r.doc.Tokens[h].Head; r.doc.Tokens[h].UPOS == "ADJ" && above != syntax.None && r.lemma(above) == "plead" {
		h = above // "pleaded guilty"
	}
	switch {
	case r.lemma(h) == "plead" && r.innocent(h):
		status = onrecord.Denied
	case r.lemma(h) == "plead":
	case strings.EqualFold(r.doc.Text(preposition), "to"), !modifiers()["charging"][r.lemma(h)]:
		return false
	}
	j.status = apply(status, j.status)
	j.passed = append(j.passed, r.doc.Tokens[h].Span)
	return true
}

// innocent reports whether the words behind a verb of pleading are "not guilty" or "innocent".
func (r *reader) innocent(plead int) bool {
	for k := plead + 1; k < min(plead+4, len(r.doc.Tokens)); k++ {
		switch strings.ToLower(r.doc.Text(k)) {
		case "not", "innocent":
			return true
		}
	}
	return false
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
		case !modifiers()["governed"][prep]:
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

// says reports whether word i names a claim.
func (r *reader) says(i int) bool {
	s, _ := signed(r.doc.Tokens[i].Lemma)
	return s.affirmed == onrecord.Alleged
}

// rumour reports whether a word names talk of the town.
func rumour(lemma string) bool {
	s, _ := signed(lemma)
	return s.affirmed == onrecord.Rumoured
}

// rejected reports whether the claim that holds token i is rejected in the same sentence: "said that ..., a charge that
// Korin has denied".
func (r *reader) rejected(i int) bool {
	sentence := r.doc.Sentences[r.doc.SentenceOf(i)]
	for k := i + 1; k < sentence.Stop && k < i+5*maxClimb; k++ {
		switch strings.ToLower(r.doc.Tokens[k].Lemma) {
		case "charge", "allegation", "accusation", "claim":
		default:
			continue
		}
		for m := k + 1; m < sentence.Stop && m < k+maxClimb; m++ {
			if r.doc.Tokens[m].UPOS == "VERB" {
				if s, _ := signed(r.doc.Tokens[m].Lemma); s.affirmed == onrecord.Denied {
					return true
				}
				break
			}
		}
	}
	return false
}
