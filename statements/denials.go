package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

// denials adds what somebody denies, rules out or does not confirm, wherever the networks have seen no cue in the words that say so:
// they know it from longer sentences than "Arlen did not rule out a strike".
func (v *view) denials(found []attribution) []attribution {
	cued := make([]bool, len(v.Tokens))
	for i := range found {
		for k := found[i].cue.First; k < found[i].cue.Stop; k++ {
			cued[k] = true
		}
	}
	for verb := range v.Tokens {
		if a, ok := v.denial(verb); ok && !slices.Contains(cued[a.cue.First:a.cue.Stop], true) {
			found = append(found, a)
		}
	}
	return found
}

// denial reads a clause whose verb settles what its object names.
func (v *view) denial(verb int) (attribution, bool) {
	t := &v.Tokens[verb]
	lemma := strings.ToLower(t.Lemma)
	if t.UPOS != "VERB" || !is("settles", lemma) && !(is("settles", lemma+":"+v.lowerAt(verb+1))) && !is("confirms", lemma) {
		return attribution{}, false
	}
	top := verb
	if t.Is("conj") && v.Child(verb, "nsubj") == syntax.None && t.Head < verb {
		top = t.Head // "neither confirmed nor denied it"
	}
	subject, object := v.Child(top, "nsubj"), v.Child(verb, "obj")
	if subject == syntax.None || object == syntax.None || v.Tokens[subject].Is("nsubj:pass") || subject > top || object < verb || v.Tokens[object].UPOS == "PRON" {
		return attribution{}, false
	}
	cue := syntax.Range{First: top, Stop: verb + 1}
	for _, c := range v.Children(top) {
		if i := int(c); i > subject && i < cue.First && v.Tokens[i].Is("aux", "advmod", "cc") {
			cue.First = i
		}
	}
	if particle := v.Child(verb, "compound:prt"); particle == cue.Stop {
		cue.Stop++
	}
	if is("confirms", lemma) && !v.negated(cue) {
		return attribution{}, false
	}
	return attribution{
		cue: cue, source: v.Subtree(subject), head: subject, content: []syntax.Range{v.trim(v.Subtree(object))}, sentence: int(v.sentence[verb]),
	}, true
}
