package parse

import (
	"slices"

	"github.com/onrecord/onrecord/syntax"
)

// takingOf are verbs that say by "of" what somebody has done, the complement that the treebanks hardly ever have behind an agent.
var takingOf = []string{"accuse", "suspect", "convict", "acquit"}

// amendAgents mends the trees of passives like "was accused by the council of lying": what somebody is accused of hangs from the verb, not from the agent.
func amendAgents(text string, tokens []syntax.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.XPOS != "VBG" || !t.Is("acl") || i == 0 || tokens[i-1].Head != i || tokens[i-1].In(text) != "of" {
			continue
		}
		agent := &tokens[t.Head]
		if agent.Is("obl:agent") && tokens[agent.Head].XPOS == "VBN" && slices.Contains(takingOf, tokens[agent.Head].Lemma) {
			t.Head, t.Rel = agent.Head, "advcl"
		}
	}
}

// amendTitles mends the trees of names behind an office of something, "secretary of State Ann Example": a name hangs from the office, not from the
// last word of what it is of, which is no part of the name.
func amendTitles(text string, tokens []syntax.Token, names []syntax.Name) {
	for _, n := range names {
		of := n.First - 1 // the word before the name
		if n.Label != syntax.PersonName || of < 1 || !tokens[n.First].Is("flat") || tokens[n.First].Head != of {
			continue
		}
		what := &tokens[of]
		if what.Is("nmod") && what.Head != syntax.None && what.Head < of && tokens[of-1].Head == of && tokens[of-1].In(text) == "of" {
			tokens[n.First].Head = what.Head
		}
	}
}

// amendSubjects mends the trees of sentences like "Citing the criticism of Ann Example, a senior member added": what stands between the comma and a finite verb
// without a subject is its subject, not in apposition to a word of what stands before.
func amendSubjects(tokens []syntax.Token, sentences []syntax.Sentence) {
	for _, s := range sentences {
		verb := s.First
		for verb < s.Stop && tokens[verb].Head != syntax.None {
			verb++
		}
		if verb == s.Stop || tokens[verb].XPOS != "VBD" && tokens[verb].XPOS != "VBZ" && tokens[verb].XPOS != "VBP" {
			continue
		}
		served := false
		for i := s.First; i < s.Stop; i++ {
			served = served || tokens[i].Head == verb && tokens[i].Is("nsubj", "csubj", "expl")
		}
		if i := apposedBefore(tokens, s.First, verb); !served && i != syntax.None && leads(tokens, i, verb) {
			tokens[i].Head, tokens[i].Rel = verb, "nsubj"
		}
	}
}

// apposedBefore returns the word in apposition to an earlier one whose words end right before a verb, or None.
func apposedBefore(tokens []syntax.Token, first, verb int) int {
	for i := verb - 1; i >= first && i < verb; i = tokens[i].Head {
		if tokens[i].Is("appos") && tokens[i].Head < i {
			return i
		}
		if tokens[i].Head == syntax.None {
			break
		}
	}
	return syntax.None
}

// leads reports whether a word belongs to a participle or a clause that opens the sentence of a verb.
func leads(tokens []syntax.Token, i, verb int) bool {
	for tokens[i].Head != syntax.None && tokens[i].Head != verb {
		i = tokens[i].Head
	}
	return tokens[i].Head == verb && i < verb && tokens[i].Is("advcl", "obl")
}

// amendAppositions mends the trees of "the minister and his son, Bo Example" and of "Ann Sample and her lawyer Bo Example": a person's name is in
// apposition to the last of what is coordinated, where that is somebody else's; "the owner and editor, Bo Example" is one.
func amendAppositions(tokens []syntax.Token, names []syntax.Name) {
	for _, n := range names {
		t := &tokens[n.First]
		if n.Label != syntax.PersonName || !t.Is("appos") || t.Head > n.First {
			continue
		}
		for i := n.First - 1; i > t.Head; i-- {
			if tokens[i].Head != t.Head || !tokens[i].Is("conj") || tokens[i].XPOS != "NN" {
				continue
			}
			if tokens[t.Head].UPOS != "NOUN" || owned(tokens, t.Head, i) {
				t.Head = i
			}
			break
		}
	}
}

// owned reports whether a noun behind a token has a possessor before it.
func owned(tokens []syntax.Token, first, noun int) bool {
	for i := first + 1; i < noun; i++ {
		if tokens[i].Head == noun && tokens[i].Is("nmod:poss") {
			return true
		}
	}
	return false
}

// amendLemmas tells the PM from the afternoon, which is all that the treebanks have.
func amendLemmas(text string, tokens []syntax.Token) {
	for i := range tokens {
		if t := &tokens[i]; t.Lemma == "p.m." && t.In(text) == "PM" && (i == 0 || tokens[i-1].UPOS != "NUM") {
			t.Lemma = "pm"
		}
	}
}
