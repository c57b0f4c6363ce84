package statements

import (
	_ "embed"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed acts.txt
var actsFile string

// actOf maps the lemma of a cue to its act. An entry "call:for" holds only before the word behind the colon.
var actOf = readActs(actsFile)

func readActs(file string) map[string]onrecord.Act {
	acts := map[string]onrecord.Act{}
	for line := range strings.Lines(file) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, lemma := range words[1:] {
			acts[lemma] = onrecord.Act(words[0])
		}
	}
	return acts
}

// act tells what the source does, from the cue first; what is plainly said is classed by its content.
func (v *view) act(a *attribution) onrecord.Act {
	if a.cue.First >= a.cue.Stop {
		return v.actOfContent(a)
	}
	head := v.Head(a.cue)
	next := ""
	if after := a.cue.Stop; after < len(v.Tokens) {
		next = strings.ToLower(v.Text(after))
	}
	for _, i := range v.heads(a.cue, head) {
		lemma := strings.ToLower(v.Tokens[i].Lemma)
		for _, follower := range []string{next, v.lowerAt(i + 1)} {
			if act, ok := actOf[lemma+":"+follower]; ok && follower != "" {
				return act
			}
		}
		if act, ok := actOf[lemma]; ok {
			return act
		}
	}
	return v.actOfContent(a)
}

// heads are the tokens of the cue in the order in which they are asked for an act: its head, then the other content words.
func (v *view) heads(cue syntax.Range, head int) []int {
	order := []int{head}
	for i := cue.First; i < cue.Stop; i++ {
		if p := v.Tokens[i].UPOS; i != head && (p == "VERB" || p == "NOUN" || p == "ADJ") {
			order = append(order, i)
		}
	}
	return order
}

func (v *view) lowerAt(i int) string {
	if i >= len(v.Tokens) {
		return ""
	}
	return strings.ToLower(v.Text(i))
}

// actOfContent classes plain saying: a question asks, "I will" promises, another's future is predicted.
func (v *view) actOfContent(a *attribution) onrecord.Act {
	for _, c := range a.content {
		for i := c.First; i < c.Stop; i++ {
			t := &v.Tokens[i]
			if t.UPOS != "AUX" || !t.Is("aux") {
				continue
			}
			switch word := strings.ToLower(v.Text(i)); word {
			case "will", "'ll", "’ll", "wo", "would", "shall", "could", "may", "might":
				verb := t.Head
				if verb == syntax.None || v.hasPerfect(verb) || !a.governs(v, verb) {
					continue
				}
				subject := v.Child(verb, "nsubj")
				own := subject != syntax.None && v.own(a, subject)
				switch {
				case own && (word == "will" || word == "'ll" || word == "’ll" || word == "wo" || word == "would"):
					return onrecord.Promises
				case !own:
					return onrecord.Predicts
				}
			}
		}
	}
	if n := len(a.content); n > 0 {
		last := a.content[n-1]
		for i := last.Stop - 1; i >= last.First && i > last.Stop-4; i-- {
			if v.Text(i) == "?" {
				return onrecord.Asks
			}
		}
	}
	return onrecord.Says
}

// governs reports whether the verb heads the content, or a clause coordinated or one step below.
func (a *attribution) governs(v *view, verb int) bool {
	for steps := 0; verb != syntax.None && steps < 2; steps++ {
		head := v.Tokens[verb].Head
		if head == syntax.None || head >= a.cue.First && head < a.cue.Stop {
			return true
		}
		inContent := false
		for _, c := range a.content {
			inContent = inContent || head >= c.First && head < c.Stop
		}
		if !inContent {
			return true
		}
		if !v.Tokens[verb].Is("conj", "ccomp", "parataxis") {
			return false
		}
		verb = head
	}
	return false
}

func (v *view) hasPerfect(verb int) bool {
	for _, c := range v.Children(verb) {
		if v.Tokens[c].Is("aux") && v.Tokens[c].Lemma == "have" {
			return true
		}
	}
	return false
}

// own reports whether the subject is the source itself: I and we, or a pronoun that repeats the source.
func (v *view) own(a *attribution, subject int) bool {
	switch word := strings.ToLower(v.Text(subject)); word {
	case "i", "we":
		return true
	case "he", "she", "they", "it":
		return v.quotation[subject] < 0
	}
	return false
}
