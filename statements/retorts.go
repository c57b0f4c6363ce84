package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// retort finds a claim that is denied in the words right behind it. It goes by the order of the words, since parsers often
// hang such a clause in the wrong place.
func (v *view) retort(s syntax.Sentence, verb int) (attribution, bool) {
	if v.Tokens[verb].UPOS != "VERB" || cueActs[v.Tokens[verb].Lemma][""] != onrecord.Denies {
		return attribution{}, false
	}
	cue := verb
	for cue-1 >= s.First {
		if t := &v.Tokens[cue-1]; t.UPOS != "AUX" && t.UPOS != "ADV" && !t.Is("aux") {
			break
		}
		cue--
	}
	subject := cue
	for subject-1 >= s.First && v.partOfName(subject-1) {
		subject--
		if p := v.Tokens[subject].UPOS; p == "DET" || p == "PRON" {
			break
		}
	}
	noun := subject - 1
	if word := v.lowerAt(max(noun, s.First)); word == "that" || word == "which" {
		noun--
	}
	if subject == cue || noun < s.First || !is("claims", v.Tokens[noun].Lemma) {
		return attribution{}, false
	}
	first := noun
	for first-1 >= s.First && (v.Tokens[first-1].UPOS == "DET" || v.Tokens[first-1].UPOS == "ADJ") {
		first--
	}
	return attribution{
		cue:      syntax.Range{First: cue, Stop: verb + 1},
		source:   syntax.Range{First: subject, Stop: cue},
		head:     v.Head(syntax.Range{First: subject, Stop: cue}),
		content:  []syntax.Range{{First: first, Stop: noun + 1}},
		sentence: v.SentenceOf(verb),
		retort:   true,
	}, true
}

func (v *view) partOfName(i int) bool {
	t := &v.Tokens[i]
	if is("claims", t.Lemma) {
		return false
	}
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ", "DET", "NUM":
		return true
	case "PRON":
		word := strings.ToLower(v.Text(i))
		return word != "that" && word != "which"
	}
	return t.XPOS == "POS"
}

// retorts adds the denials that stand right behind a claim. What is denied no longer holds the denial itself, and a cue that was
// found before in the same place gives way.
func (v *view) retorts(found []attribution) []attribution {
	for _, s := range v.Sentences {
		for verb := s.First; verb < s.Stop; verb++ {
			a, ok := v.retort(s, verb)
			if !ok {
				continue
			}
			found = slices.DeleteFunc(found, func(other attribution) bool { return overlap(other.cue, a.cue) })
			for i := range found {
				for k := range found[i].content {
					if c := &found[i].content[k]; c.First < a.content[0].First && c.Stop > a.content[0].First && c.Stop <= s.Stop {
						c.Stop = v.trim(syntax.Range{First: c.First, Stop: a.content[0].First}).Stop
					}
				}
			}
			found = append(found, a)
		}
	}
	return found
}
