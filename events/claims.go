package events

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// charged puts over the event that somebody is only said to have done it: "arrested for", "on trial for", "acquitted of", "pleaded guilty to".
func (r *reader) charged(j *judgement, preposition, h int) bool {
	switch strings.ToLower(r.doc.Text(preposition)) {
	case "of", "for", "over", "with", "to":
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
