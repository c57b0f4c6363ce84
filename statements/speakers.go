package statements

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// speakers sets who speaks: the actor that the source words refer to; for "I" and "we" inside a quotation whoever is
// quoted; for a quotation without a cue the last one who spoke.
func (v *view) speakers(found []attribution, statements []onrecord.Statement, set *mentions.Set) {
	byID := make(map[onrecord.ID]*onrecord.Statement, len(statements))
	var running onrecord.ID
	for i := range statements {
		st := &statements[i]
		byID[st.ID] = st
		a := &found[i]
		switch {
		case a.cue.First >= a.cue.Stop:
			st.Speaker = running
		case a.head == syntax.None:
		default:
			st.Speaker = v.actorAt(a.head, set)
			if st.Speaker == "" && firstPerson(v.Text(a.head)) {
				if outer := byID[st.Inside]; outer != nil {
					st.Speaker = outer.Speaker
				}
			}
			if st.Speaker == "" {
				st.Speaker = onrecord.Unnamed
			}
		}
		if st.Inside == "" && st.Speaker != "" {
			running = st.Speaker
		}
	}
}

func firstPerson(word string) bool {
	switch strings.ToLower(word) {
	case "i", "we", "me", "us", "my", "our":
		return true
	}
	return false
}

// actorAt returns the actor mentioned at the token; a relative pronoun stands for the noun of its clause.
func (v *view) actorAt(head int, set *mentions.Set) onrecord.ID {
	if id := set.At(head); id != "" {
		return id
	}
	switch strings.ToLower(v.Text(head)) {
	case "who", "which", "that":
		verb := v.Tokens[head].Head
		if verb != syntax.None && v.Tokens[verb].Is("acl") && v.Tokens[verb].Head != syntax.None {
			return set.At(v.Tokens[verb].Head)
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
