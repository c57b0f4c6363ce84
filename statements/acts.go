package statements

import (
	_ "embed"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed acts.txt
var actsFile string

// actOf maps the lemma of a cue to its act. An entry "call:for" holds only before the word behind the colon. blame are the
// words that make plain saying an accusation.
var actOf, blame = readActs(actsFile)

func readActs(file string) (map[string]onrecord.Act, map[string]bool) {
	acts, blame := map[string]onrecord.Act{}, map[string]bool{}
	for line := range strings.Lines(file) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, lemma := range words[1:] {
			if words[0] == "blame" {
				blame[lemma] = true
			} else {
				acts[lemma] = onrecord.Act(words[0])
			}
		}
	}
	return acts, blame
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
			if act == onrecord.Asks && v.lowerAt(a.content[0].First) == "to" {
				return onrecord.Demands // "asked them to leave"
			}
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

// actOfContent classes plain saying: a question asks, "they must" demands, "I will" promises, another's future is predicted,
// hard words accuse.
func (v *view) actOfContent(a *attribution) onrecord.Act {
	if v.negated(a.cue) { // "has not said whether it will"
		return onrecord.Says
	}
	accuses := false
	first := v.SentenceOf(a.content[0].First) // what the first sentence does counts
	for i := a.content[0].First; i < v.sentenceStop(first); i++ {
		if !inRanges(a.content, i) {
			continue
		}
		if act := v.modality(a, i); act != "" {
			return act
		}
		accuses = accuses || blame[strings.ToLower(v.Tokens[i].Lemma)] || blame[v.lowerAt(i)]
	}
	last := a.content[len(a.content)-1]
	for i := last.Stop - 1; i >= last.First && i > last.Stop-4; i-- {
		if v.Text(i) == "?" {
			return onrecord.Asks
		}
	}
	if accuses {
		return onrecord.Accuses
	}
	return onrecord.Says
}

// modality returns the act that a modal verb, or "likely", gives to the content that it governs; "" for any other word.
func (v *view) modality(a *attribution, i int) onrecord.Act {
	t := &v.Tokens[i]
	if (t.Lemma == "likely" || t.Lemma == "unlikely") && a.governs(v, i) {
		return onrecord.Predicts
	}
	if t.UPOS != "AUX" || !t.Is("aux") || t.Head == syntax.None || v.hasPerfect(t.Head) || !a.governs(v, t.Head) {
		return ""
	}
	subject := v.Child(t.Head, "nsubj")
	own := subject != syntax.None && v.own(a, subject)
	switch v.lowerAt(i) {
	case "will", "'ll", "’ll", "wo", "would", "shall":
		if own {
			return onrecord.Promises
		}
		return onrecord.Predicts
	case "could", "may", "might":
		if !own {
			return onrecord.Predicts
		}
	case "should", "must":
		if subject != syntax.None && subject < i { // not "should she win"
			return onrecord.Demands
		}
	}
	return ""
}

func (v *view) negated(cue syntax.Range) bool {
	for i := cue.First; i < cue.Stop; i++ {
		if lemma := v.Tokens[i].Lemma; lemma == "not" || lemma == "never" {
			return true
		}
	}
	return false
}

// governs reports whether the verb heads the content: its own head lies outside.
func (a *attribution) governs(v *view, verb int) bool {
	head := v.Tokens[verb].Head
	return head == syntax.None || !inRanges(a.content, head)
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
