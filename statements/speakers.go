package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// speakers sets who speaks: the actor that the source words refer to; for "I" and "we" inside a quotation whoever is
// quoted, for "you" whoever is addressed; for a quotation without a cue the last one who spoke.
func (v *view) speakers(found []attribution, statements []onrecord.Statement, set *mentions.Set) {
	byID := make(map[onrecord.ID]*onrecord.Statement, len(statements))
	var running onrecord.ID
	block := -1 // of the last statement that was made by itself
	for i := range statements {
		st := &statements[i]
		byID[st.ID] = st
		a := &found[i]
		here := v.Sentences[a.sentence].Block
		if here > block+2 {
			running = ""
		}
		switch who := v.labelled(a, found, set); {
		case a.cue.First >= a.cue.Stop && a.head == syntax.None:
			st.Speaker = v.uncuedSpeaker(found[:i], statements, a, running)
		case who != "":
			st.Speaker = who
		case a.head == syntax.None:
			if st.Speaker = v.possessor(v.Head(a.cue), set); st.Speaker == "" { // "an Example Times request"
				st.Speaker = v.goesOn(found[:i], statements, byID[st.Inside], a)
			}
		default:
			st.Speaker = v.speaker(a, byID[st.Inside], set.Actor(running), set)
		}
		if st.Inside == "" && st.Speaker != "" {
			running, block = st.Speaker, here
		}
	}
}

// goesOn returns who speaks in a clause whose subject is understood: who speaks in the clause before it of the same
// sentence, "rejected the letter, calling it a forgery".
func (v *view) goesOn(before []attribution, statements []onrecord.Statement, outer *onrecord.Statement, a *attribution) onrecord.ID {
	verb := v.Head(a.cue)
	if t := &v.Tokens[verb]; t.UPOS != "VERB" || t.XPOS == "VBN" || v.Child(verb, "aux:pass") != syntax.None {
		return ""
	}
	for j := len(before) - 1; j >= 0; j-- {
		if b := &before[j]; b.sentence == a.sentence && b.cue.Stop <= a.cue.First && statements[j].Inside == statements[len(before)].Inside {
			return statements[j].Speaker
		}
	}
	if outer != nil {
		return outer.Speaker
	}
	return ""
}

// speaker resolves the source words of a statement inside outer, if any. Who goes on speaking is called "he", "she" or "they"
// more often than anybody else is.
func (v *view) speaker(a *attribution, outer *onrecord.Statement, running *onrecord.Actor, set *mentions.Set) onrecord.ID {
	word := strings.ToLower(v.Text(a.head))
	if firstPerson(word) {
		switch {
		case outer != nil:
			return outer.Speaker
		case running != nil && v.quotation[a.head] >= 0: // outside quotations it is whoever writes
			return running.ID
		}
		return onrecord.Unnamed
	}
	if secondPerson(word) {
		if outer != nil && outer.To != "" {
			return outer.To
		}
		return onrecord.Unnamed
	}
	if outer == nil && running != nil && v.quotation[a.head] < 0 && mayBe(running, word, v.Article.Text) && !v.namedBefore(a, running, set) {
		return running.ID
	}
	if id := v.named(a, set); id != "" {
		return id
	}
	if v.faceless(a) {
		return onrecord.Unnamed
	}
	if id := v.actorAt(a.head, set); id != "" {
		return id
	}
	if running != nil && outer == nil && word == "it" && (running.Type == onrecord.Organisation || running.Type == onrecord.Country) {
		return running.ID
	}
	if !isFaceless(v.Tokens[a.head].Lemma) { // "experts reached by the Herald" are not the Herald
		if id := v.maker(a.head, a.source, set); id != "" {
			return id
		}
	}
	if v.anaphoric(a.head) {
		if id := v.author(a.head, set); id != "" {
			return id
		}
		if running != nil && is("personal", v.Tokens[a.head].Lemma) {
			return running.ID
		}
	}
	return onrecord.Unnamed
}

// namedBefore reports whether the pronoun that stands for the source may mean somebody else, the subject named before it in its sentence.
func (v *view) namedBefore(a *attribution, running *onrecord.Actor, set *mentions.Set) bool {
	id := set.At(a.head)
	if id == "" || id == running.ID {
		return false
	}
	s := v.Sentences[a.sentence]
	if first := v.lowerAt(s.First); first == "asked" || first == "when" && v.lowerAt(s.First+1) == "asked" {
		return false // "Asked why Arlen left, he said": whom the question is about is not who answers
	}
	for i := s.First; i < a.head; i++ {
		if v.quotation[i] < 0 && v.NameOf(i) != syntax.None && v.Tokens[i].Is("nsubj") && set.At(i) == id {
			return true
		}
	}
	return false
}

// named returns who is named at the end of the first words of the source, before a comma, a preposition or a relative
// clause, whichever of those words the tree takes for the head: "House Speaker Ann Example, who ...".
func (v *view) named(a *attribution, set *mentions.Set) onrecord.ID {
	stop := a.source.First
	for stop < a.source.Stop && !v.loosens(stop) {
		stop++
	}
	if stop == a.source.First {
		return ""
	}
	k := v.NameOf(stop - 1)
	if apposed := v.apposed(a.source, stop); k == syntax.None && apposed != syntax.None {
		k, stop = apposed, v.Names[apposed].Stop
	}
	if k == syntax.None || v.Names[k].Label == syntax.NorpName {
		return ""
	}
	for i := v.Names[k].First; i < stop; i++ {
		if id := set.At(i); id != "" {
			return id
		}
	}
	return ""
}

// apposed returns the name of a person that with a comma before it ends a source, "the treasurer, Ann Example", None if there is none.
func (v *view) apposed(source syntax.Range, comma int) int {
	if comma+1 >= source.Stop || v.Text(comma) != "," {
		return syntax.None
	}
	k := v.NameOf(comma + 1)
	if k == syntax.None || v.Names[k].Label != syntax.PersonName || v.Names[k].Stop != v.trim(source).Stop {
		return syntax.None
	}
	return k
}

// loosens reports whether a word begins something that only tells more about the phrase before it.
func (v *view) loosens(i int) bool {
	t := &v.Tokens[i]
	switch t.UPOS {
	case "ADP", "SCONJ", "VERB", "AUX", "CCONJ":
		return v.NameOf(i) == syntax.None
	case "PUNCT":
		return v.Text(i) != "-" && v.Text(i) != "."
	case "PRON":
		return t.XPOS == "WP" || t.XPOS == "WDT"
	}
	return false
}

// maker returns whose words a thing holds: "her submission", "Ann Example's brief", "a Harbourwatch report", "a study by
// Harbourwatch", "figures released by the ministry", "an article in the Example Times".
func (v *view) maker(noun int, r syntax.Range, set *mentions.Set) onrecord.ID {
	for i := max(r.First, noun); i < r.Stop; i++ {
		p := v.Child(i, "case")
		if p == syntax.None {
			continue
		}
		switch id := set.At(i); v.lowerAt(p) {
		case "by":
			if id != "" {
				return id
			}
		case "from":
			if a := set.Actor(id); a != nil && (a.Type != onrecord.Country && a.Type != onrecord.Place || !is("studies", v.Tokens[noun].Lemma)) {
				return id
			}
		case "in":
			if a := set.Actor(id); a != nil && a.Type == onrecord.Organisation && is("printed", v.Tokens[noun].Lemma) {
				return id
			}
		}
	}
	return v.possessor(noun, set)
}

// author returns who made the thing that a noun takes up, as told where it was last mentioned: "issued a letter ... the
// letter said".
func (v *view) author(noun int, set *mentions.Set) onrecord.ID {
	for i := noun - 1; i >= max(0, noun-back); i-- {
		t := &v.Tokens[i]
		if t.UPOS != "NOUN" || t.Lemma != v.Tokens[noun].Lemma {
			continue
		}
		if id := v.maker(i, v.Subtree(i), set); id != "" {
			return id
		}
		if t.Is("obj") && t.Head != syntax.None {
			if subject := v.Child(t.Head, "nsubj"); subject != syntax.None && is("made", v.Tokens[t.Head].Lemma) {
				return v.actorAt(subject, set)
			}
		}
	}
	return ""
}

// back is how many tokens before a noun the thing that it takes up is looked for.
const back = 400

// possessor returns who stands before a noun as its owner, or else in a compound with it.
func (v *view) possessor(noun int, set *mentions.Set) onrecord.ID {
	compound := onrecord.ID("")
	for _, c := range v.Children(noun) {
		if !v.Tokens[c].Is("nmod:poss", "compound") {
			continue
		}
		switch id := v.actorAt(int(c), set); {
		case id == "":
		case v.Tokens[c].Is("compound"):
			compound = id
		default:
			return id
		}
	}
	return compound
}

// anaphoric reports a noun that takes up something told before.
func (v *view) anaphoric(noun int) bool {
	det := v.Child(noun, "det")
	return det != syntax.None && slices.Contains([]string{"the", "this", "that"}, v.lowerAt(det))
}

// mayBe reports whether a pronoun can stand for the actor: the kind fits, and no other pronoun for the actor speaks against it.
func mayBe(actor *onrecord.Actor, pronoun, text string) bool {
	against := ""
	switch pronoun {
	case "he":
		against = "she her hers herself"
	case "she":
		against = "he him his himself"
	case "they":
		return actor.Type == onrecord.Group
	default:
		return false
	}
	if actor.Type != onrecord.Person {
		return false
	}
	for _, m := range actor.Mentions {
		if m.Form == onrecord.Pronoun && slices.Contains(strings.Fields(against), strings.ToLower(m.In(text))) {
			return false
		}
	}
	return true
}

// isFaceless reports a noun for sources that are many of a kind.
func isFaceless(lemma string) bool {
	return slices.Contains([]string{"source", "expert", "critic", "observer", "analyst", "insider", "rumour", "rumor"}, lemma)
}

// faceless reports a source that nobody can tell from others of its kind: "critics", "government sources", "some".
func (v *view) faceless(a *attribution) bool {
	switch lemma := v.Tokens[a.head].Lemma; {
	case isFaceless(lemma):
	case slices.Contains([]string{"some", "other", "many", "most"}, lemma):
		if v.Child(a.head, "nmod") != syntax.None {
			return false
		}
	default:
		return false
	}
	for i := a.source.First; i < a.source.Stop && (i < a.head || !v.loosens(i)); i++ { // up to "reached by the Herald"
		if v.Tokens[i].UPOS == "PROPN" {
			return false
		}
	}
	return true
}

// actorAt returns the actor mentioned at the token; a relative pronoun, and the predicate of its clause, stand for the noun
// that the clause describes, and an apposition for what it explains.
func (v *view) actorAt(head int, set *mentions.Set) onrecord.ID {
	if id := set.At(head); id != "" {
		return id
	}
	clause := head
	switch strings.ToLower(v.Text(head)) {
	case "who", "which", "that":
		clause = v.Tokens[head].Head
	}
	if clause != syntax.None && v.Tokens[clause].Is("acl") && v.Tokens[clause].Head != syntax.None {
		if id := set.At(v.Tokens[clause].Head); id != "" {
			if a := set.Actor(id); v.lowerAt(head) == "who" && a != nil && a.Type == onrecord.Organisation && v.Tokens[v.Tokens[clause].Head].Is("nmod") {
				return "" // "a mix of parties in the Senate who oppose the bill"
			}
			return id
		}
	}
	switch t := &v.Tokens[head]; {
	case clause != head && head > 1:
		return v.nameBefore(head, set)
	case t.Is("appos") && t.Head != syntax.None:
		return set.At(t.Head)
	}
	return ""
}

// nameBefore returns who is named just before a relative pronoun, whatever the tree makes of the clause: "Example, who ...".
func (v *view) nameBefore(i int, set *mentions.Set) onrecord.ID {
	i--
	if v.Text(i) == "," {
		i--
	}
	k := v.NameOf(i)
	if k == syntax.None {
		return ""
	}
	for ; i >= v.Names[k].First; i-- {
		if id := set.At(i); id != "" {
			return id
		}
	}
	return ""
}

// addressee is the actor who is told, asked or urged.
func (v *view) addressee(a *attribution, set *mentions.Set) onrecord.ID {
	for i := a.cue.First; i < a.cue.Stop; i++ {
		for _, rel := range []string{"obj", "iobj", "obl"} {
			for _, c := range v.Children(i) {
				t := &v.Tokens[c]
				if !t.Is(rel) || a.holds(int(c)) || inRanges(a.content, int(c)) {
					continue
				}
				if rel == "obl" {
					if p := v.Child(int(c), "case"); p == syntax.None || strings.ToLower(v.Text(p)) != "to" {
						continue
					}
				}
				if id := set.At(int(c)); id != "" {
					return id
				}
			}
		}
	}
	return ""
}

func inRanges(ranges []syntax.Range, i int) bool {
	for _, r := range ranges {
		if i >= r.First && i < r.Stop {
			return true
		}
	}
	return false
}
