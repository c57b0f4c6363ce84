package statements

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed acts.txt
var actsFile string

// cueActs maps the lemma of a cue to its acts by frame, "" for any; classes holds the other word lists of acts.txt, and that of doings.txt, by name.
var cueActs, classes = readActs(actsFile + doingsFile)

func readActs(file string) (map[string]map[string]onrecord.Act, map[string]map[string]bool) {
	acts, classes := map[string]map[string]onrecord.Act{}, map[string]map[string]bool{}
	for line := range strings.Lines(file) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		act := onrecord.Act(words[0])
		known := act == plainly || slices.Contains(onrecord.Acts, act)
		for _, word := range words[1:] {
			switch {
			case known:
				lemma, frame, _ := strings.Cut(word, ":")
				if acts[lemma] == nil {
					acts[lemma] = map[string]onrecord.Act{}
				}
				acts[lemma][frame] = act
			case classes[words[0]] == nil:
				classes[words[0]] = map[string]bool{word: true}
			default:
				classes[words[0]][word] = true
			}
		}
	}
	return acts, classes
}

// is reports whether a lemma is in a word list.
func is(class, lemma string) bool { return classes[class][lemma] }

// acts sets what the source of each statement does, and the polarity and hedging of its cue. It goes by the cue; where that
// says nothing but "says", by the content, which needs to know who speaks.
func (v *view) acts(found []attribution, statements []onrecord.Statement, set *mentions.Set) {
	for i := range found {
		a, st := &found[i], &statements[i]
		st.Negated, st.Hedged = v.negated(a.cue), v.hedged(a.cue)
		switch act := v.actOfCue(a); {
		case st.Negated && !felt(act): // who did not promise has promised nothing
			st.Act = onrecord.Says
		case act == plainly:
			st.Act = v.actOfContent(a, st.Speaker, set)
		default:
			st.Act = act
		}
	}
}

// felt reports whether an act is a state of mind, which a negation leaves what it is: "is not convinced", "does not want".
func felt(act onrecord.Act) bool {
	switch act {
	case onrecord.Believes, onrecord.Knows, onrecord.Wants, onrecord.Fears, onrecord.Predicts:
		return true
	}
	return false
}

// plainly stands in acts.txt for saying whose content tells what is done.
const plainly onrecord.Act = "content"

// actOfCue asks the words of the cue for an act: its head, then the other content words, up to the first that is listed.
func (v *view) actOfCue(a *attribution) onrecord.Act {
	if a.cue.First >= a.cue.Stop {
		return plainly
	}
	head := v.Head(a.cue)
	if is("claims", v.Tokens[a.cue.Stop-1].Lemma) { // "dismissed reports that", whatever the tree makes of it
		for i := a.cue.First; i < a.cue.Stop-1; i++ {
			if v.takesBack(i) {
				return onrecord.Denies
			}
		}
	}
	if act := v.actOfWord(a, head); act != "" {
		return act
	}
	for i := a.cue.First; i < a.cue.Stop; i++ {
		if p := v.Tokens[i].UPOS; i != head && (p == "VERB" || p == "NOUN" || p == "ADJ") {
			if act := v.actOfWord(a, i); act != "" {
				return act
			}
		}
	}
	if lemmas := v.lemmas(head); is("light", lemmas[0]) {
		if noun := v.Head(a.content[0]); v.Tokens[noun].UPOS == "NOUN" && noun > head {
			if act := v.actOfWord(a, noun); act != "" {
				return act
			}
		}
	}
	return plainly
}

// actOfWord looks up a word of the cue, in the frames in which it stands and then by itself; "" when it is not listed.
func (v *view) actOfWord(a *attribution, i int) onrecord.Act {
	for _, lemma := range v.lemmas(i) {
		acts := cueActs[lemma]
		act, bare := acts[""]
		if len(acts) > 1 || len(acts) == 1 && !bare {
			first := v.firstWord(a)
			for _, frame := range [...]string{v.shape(a, first), v.lowerAt(i + 1), v.lowerAt(a.cue.Stop - 1), v.lowerAt(a.cue.Stop), v.lowerAt(first)} {
				if act, ok := acts[frame]; ok {
					return act
				}
			}
		}
		if bare {
			return act
		}
	}
	return ""
}

// lemmas are the forms under which a token is looked up: its lemma, and what that would be if the lemmatiser had erred about
// a silent e ("blaste", "rebuk").
func (v *view) lemmas(i int) [2]string {
	lemma := strings.ToLower(v.Tokens[i].Lemma)
	if short, ok := strings.CutSuffix(lemma, "e"); ok {
		return [2]string{lemma, short}
	}
	return [2]string{lemma, lemma + "e"}
}

// firstWord is the first word of the content behind the cue, or of all content when none stands there.
func (v *view) firstWord(a *attribution) int {
	for _, c := range a.content {
		if c.First >= a.cue.Stop {
			return c.First
		}
	}
	return a.content[0].First
}

// shape names what the content is: a quotation, a verb in -ing, a clause, an infinitive, or "-" for anything else.
func (v *view) shape(a *attribution, first int) string {
	if v.quotation[first] >= 0 && v.quotations[v.quotation[first]].First == first {
		return "QUOTE"
	}
	if v.Tokens[first].XPOS == "VBG" {
		return "ING"
	}
	for _, c := range a.content {
		for i := c.First; i < c.Stop; i++ {
			if !v.governs(a, i) {
				continue
			}
			if v.Child(i, "nsubj", "csubj", "expl") != syntax.None {
				return "CLAUSE"
			}
			if mark := v.Child(i, "mark"); mark != syntax.None && v.Tokens[mark].XPOS == "TO" {
				return "TO" // "them to leave", too
			}
		}
	}
	return "-"
}

// lowerAt returns the word at token i in lower case, "-" where there is none.
func (v *view) lowerAt(i int) string {
	if i < 0 || i >= len(v.Tokens) {
		return "-"
	}
	return strings.ToLower(v.Text(i))
}

// takesBack reports whether a word is a verb of denial, by itself or with the word behind it.
func (v *view) takesBack(verb int) bool {
	if v.Tokens[verb].UPOS != "VERB" {
		return false
	}
	acts := cueActs[v.Tokens[verb].Lemma]
	return acts[""] == onrecord.Denies || acts[v.lowerAt(verb+1)] == onrecord.Denies
}

// negated reports whether the source is told not to do what the cue's verb means: by a negation, or by a verb like "refuse".
func (v *view) negated(cue syntax.Range) bool {
	return v.inGroup(cue, func(i int) bool {
		return v.denies(i) || v.Tokens[i].UPOS == "VERB" && is("withholds", v.Tokens[i].Lemma)
	})
}

// hedged reports whether the cue leaves open whether the source makes the statement at all.
func (v *view) hedged(cue syntax.Range) bool {
	return v.inGroup(cue, func(i int) bool {
		return is("hedges", strings.ToLower(v.Tokens[i].Lemma)) || is("hedges", v.lowerAt(i))
	})
}

// inGroup reports whether test holds of a word of the cue's verb group: of the cue, of the auxiliaries, adverbs and
// conjunctions of its head, which may stand outside, and of the verb that its head completes, "refused to confirm".
func (v *view) inGroup(cue syntax.Range, test func(i int) bool) bool {
	for i := cue.First; i < cue.Stop; i++ {
		if test(i) {
			return true
		}
	}
	if cue.First >= cue.Stop {
		return false
	}
	head := v.Head(cue)
	joined := false // by "or" or "nor", over which the negation of the first verb reaches
	for _, c := range v.Children(head) {
		if v.Tokens[c].Is("aux", "advmod", "cc") && test(int(c)) {
			return true
		}
		joined = joined || v.lowerAt(int(c)) == "or"
	}
	up := v.Tokens[head].Head
	switch {
	case up == syntax.None:
	case v.Tokens[head].Is("xcomp"):
		return test(up)
	case v.Tokens[head].Is("conj") && joined:
		for _, c := range v.Children(up) {
			if v.Tokens[c].Is("aux", "advmod") && test(int(c)) {
				return true
			}
		}
	}
	return false
}

// denies reports whether a token is a negation.
func (v *view) denies(i int) bool {
	switch strings.ToLower(v.Tokens[i].Lemma) {
	case "not", "never", "neither", "nor", "n't":
		return true
	}
	return false
}
