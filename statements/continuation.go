package statements

import (
	"slices"

	"github.com/onrecord/onrecord/syntax"
)

// lookAhead gives a cue that ends its sentence, "He said:", the quotation that comes next. Before a colon, that is all that it says:
// "Looking ahead, he said:".
func (v *view) lookAhead(a *attribution, s syntax.Sentence) {
	if s.Stop >= len(v.Tokens) || v.quotation[s.Stop] < 0 || len(a.content) > 0 && v.Text(s.Stop-1) != ":" {
		return
	}
	for i := max(a.cue.Stop, a.source.Stop); i < s.Stop; i++ {
		if v.Tokens[i].UPOS != "PUNCT" {
			return
		}
	}
	if q := v.quotations[v.quotation[s.Stop]]; q.First == s.Stop && (len(a.content) == 0 || a.content[len(a.content)-1].Stop <= s.Stop) {
		a.content = []syntax.Range{q}
	}
}

// speech is who has claimed which quotations.
type speech struct {
	*view
	claimed []bool // by number of the quotation
}

// continued carries what was found in one sentence each over the ends of sentences and paragraphs: content that stands in
// a quotation is all of it, the quotations before and behind it that are one with it, and those that follow with no words
// between. Quotations that then belong to nobody, and are no part of a sentence, are statements without a cue: somebody goes
// on speaking.
func (v *view) continued(found []attribution) []attribution {
	sp := speech{v, make([]bool, len(v.quotations))}
	found = sp.withPosts(found)
	for i := range found {
		sp.part(&found[i])
		sp.complete(&found[i])
		sp.claim(&found[i])
	}
	for i := range found {
		sp.extend(&found[i])
	}
	sp.extendTurns(found)
	for i := range found {
		sp.lookBack(&found[i])
		sp.extendBack(&found[i])
	}
	found = slices.DeleteFunc(found, func(a attribution) bool { return len(a.content) == 0 })
	return sp.unclaimed(sp.signed(sp.told(found)))
}

// quotationOf returns the quotation that the cue is a part of, None for no cue.
func (v *view) quotationOf(a *attribution) int32 {
	if a.cue.First >= a.cue.Stop {
		return syntax.None
	}
	return v.quotation[a.cue.First]
}

// claim takes note of the quotations that the content touches, but for one that the cue is a part of, unless that is a turn.
func (sp *speech) claim(a *attribution) {
	own := sp.quotationOf(a)
	if t, ok := sp.turn(a.sentence); ok && t.cue == a.cue {
		own = syntax.None
	}
	for _, c := range a.content {
		for i := c.First; i < c.Stop; i++ {
			if q := sp.quotation[i]; q >= 0 && q != own {
				sp.claimed[q] = true
			}
		}
	}
}

// complete lets content that touches a quotation hold all of it, unless the cue is a part of the quotation itself.
func (sp *speech) complete(a *attribution) {
	own := sp.quotationOf(a)
	speech := false
	for k := range a.content {
		c := &a.content[k]
		c.Stop = sp.untilQuoted(*c)
		if q := sp.quotation[c.First]; q >= 0 && q != own {
			c.First = sp.quotations[q].First
		}
		if q := sp.quotation[c.Stop-1]; q >= 0 && q != own {
			c.Stop = sp.quotations[q].Stop
		}
		if q := sp.quotation[c.First]; q >= 0 && q != own && c.First == sp.quotations[q].First && sp.isSpeech(int(q), *c, a.cue) {
			c.Stop = sp.quotations[q].Stop
			speech = true
		}
	}
	a.content = merge(a.content)
	if speech {
		a.content = slices.DeleteFunc(a.content, func(c syntax.Range) bool { return sp.quotation[c.First] < 0 && sp.quotation[c.Stop-1] < 0 })
	}
}

// part takes quotations that fill later sentences from content that is told in the writer's words.
func (sp *speech) part(a *attribution) {
	stop := sp.sentenceStop(a.sentence)
	if !slices.ContainsFunc(a.content, func(c syntax.Range) bool { return c.First < stop }) ||
		slices.ContainsFunc(a.content, func(c syntax.Range) bool { return c.First < stop && sp.quotation[c.Stop-1] >= 0 }) {
		return
	}
	a.content = slices.DeleteFunc(a.content, func(c syntax.Range) bool {
		return c.First >= stop && sp.quotation[c.First] >= 0 && sp.fillsSentences(sp.quotations[sp.quotation[c.First]])
	})
}

// untilQuoted returns where content ends that runs over a full stop into a quotation, since a blank was lost: "stay inside.“We heard".
func (sp *speech) untilQuoted(c syntax.Range) int {
	for i := c.First + 2; i < c.Stop; i++ {
		if k := sp.quotation[i]; k >= 0 && sp.quotations[k].First == i && sp.Text(i-1) == "." {
			return i - 1
		}
	}
	return c.Stop
}

// merge joins ranges that overlap or touch.
func merge(ranges []syntax.Range) []syntax.Range {
	kept := ranges[:0]
	for _, r := range ranges {
		if n := len(kept); n > 0 && r.First <= kept[n-1].Stop {
			kept[n-1].Stop = max(kept[n-1].Stop, r.Stop)
		} else {
			kept = append(kept, r)
		}
	}
	return kept
}

// extend adds the quotations that follow the content with no words between: in the same paragraph those that fill their
// sentences, anywhere those that go on with a quotation that was not closed.
func (sp *speech) extend(a *attribution) {
	own := sp.quotationOf(a)
	quoted := func(i int) bool { return sp.quotation[i] >= 0 && sp.quotation[i] != own }
	if !slices.ContainsFunc(a.content, func(c syntax.Range) bool { return quoted(c.First) || quoted(c.Stop-1) }) {
		return
	}
	for k := sp.quotation[a.content[len(a.content)-1].Stop-1]; k >= 0 && k != own && sp.runsOn(int(k)) && !sp.claimed[k+1]; k++ {
		a.content = append(a.content, sp.quotations[k+1])
		sp.claimed[k+1] = true
	}
	for {
		last := a.content[len(a.content)-1].Stop
		k := sp.next(max(a.cue.Stop, a.source.Stop, last), sp.sentenceStop(a.sentence))
		if k == syntax.None || sp.claimed[k] || !sp.fillsSentences(sp.quotations[k]) {
			return
		}
		q := sp.quotations[k]
		if q.First >= blockEnd(sp.Document, last-1) && !sp.runsOn(k-1) {
			return
		}
		a.content = append(a.content, q)
		sp.claimed[k] = true
	}
}

// next returns the quotation that begins with the first sentence from token i on, or right behind the sentence that ends
// with stop if that is further on; None if there is none.
func (sp *speech) next(i, stop int) int {
	for ; i < len(sp.Tokens); i++ {
		if k := sp.quotation[i]; k >= 0 {
			if q := sp.quotations[k]; q.First == i && (i >= stop || ends(sp.Text(i-1))) {
				return int(k)
			}
			return syntax.None
		}
		if i >= stop {
			return syntax.None
		}
	}
	return syntax.None
}

// isSpeech reports whether quotation k is all that is said in the content that it begins: it begins its sentence, and a comma,
// or a mark in its place, parts it from the cue behind it.
func (sp *speech) isSpeech(k int, content, cue syntax.Range) bool {
	q := sp.quotations[k]
	if cue.First < q.Stop || !sp.begins(q) || k+1 < len(sp.quotations) && sp.quotations[k+1].First < content.Stop {
		return false
	}
	if q.Stop < len(sp.Tokens) && sp.Text(q.Stop) == "," {
		return true
	}
	for i := q.Stop - 1; i > q.First; i-- {
		switch sp.Text(i) {
		case ",", "?", "!":
			return true
		}
		if sp.Tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	return false
}

// lookBack gives a cue without content, in a sentence that only tells who has spoken, the quotation before it: "“We will wait.”
// Ann Example told the court."
func (sp *speech) lookBack(a *attribution) {
	if len(a.content) > 0 || a.head == syntax.None || a.cue.First >= a.cue.Stop {
		return
	}
	verb := sp.Tokens[sp.Head(a.cue)].Lemma
	first := sp.Sentences[a.sentence].First
	if cueActs[verb] == nil && !is("inquits", verb) || first == 0 || sp.quotation[first-1] < 0 || first == blockEnd(sp.Document, first-1) {
		return
	}
	k := sp.quotation[first-1]
	if q := sp.quotations[k]; !sp.claimed[k] && q.Stop == first && sp.fillsSentences(q) {
		a.content = append(a.content, q)
		sp.claimed[k] = true
	}
}

// extendBack adds the quotations before the content that were not closed and that it goes on with.
func (sp *speech) extendBack(a *attribution) {
	for len(a.content) > 0 {
		k := int(sp.quotation[a.content[0].First])
		if k < 1 || k == int(sp.quotationOf(a)) || sp.quotations[k].First != a.content[0].First || !sp.runsOn(k-1) || sp.claimed[k-1] {
			return
		}
		a.content = slices.Insert(a.content, 0, sp.quotations[k-1])
		sp.claimed[k-1] = true
	}
}

// runsOn reports whether quotation k is not closed, and the next one begins right behind it.
func (v *view) runsOn(k int) bool {
	if k < 0 || k+1 >= len(v.quotations) || v.quotations[k+1].First != v.quotations[k].Stop {
		return false
	}
	return !v.isQuotationMark(v.quotations[k].Stop - 1)
}

// isCrosshead reports whether a quotation is a paragraph without a stop at its end: the heading of what follows.
func (v *view) isCrosshead(q syntax.Range) bool {
	s := v.Sentences[v.SentenceOf(q.First)]
	if q.First != s.First || q.Stop != s.Stop || !v.isQuotationMark(q.Stop-1) {
		return false
	}
	if k := v.SentenceOf(q.First); k > 0 && v.Sentences[k-1].Block == s.Block || blockEnd(v.Document, q.First) != q.Stop {
		return false
	}
	return v.Tokens[q.Stop-2].UPOS != "PUNCT"
}

// begins reports whether a quotation begins a sentence, its marks aside.
func (v *view) begins(q syntax.Range) bool {
	if q.First == 0 || v.Sentences[v.SentenceOf(q.First)].First == q.First {
		return true
	}
	word := q.First + 1
	return word < q.Stop && v.Sentences[v.SentenceOf(word)].First == word || ends(v.Text(q.First-1))
}

// fillsSentences reports whether a quotation begins and ends with sentences, its marks aside.
func (v *view) fillsSentences(q syntax.Range) bool {
	last := q.Stop
	for last > q.First+1 && v.isQuotationMark(last-1) {
		last--
	}
	return v.begins(q) && (v.onlyMarks(syntax.Range{First: last, Stop: v.sentenceStop(v.SentenceOf(last - 1))}) || last < q.Stop && ends(v.Text(last-1)))
}

func (v *view) isQuotationMark(i int) bool {
	word := v.Text(i)
	return markOf(word) != noMark || singleMarkOf(word) != noMark
}

func (v *view) sentenceStop(s int) int { return v.Sentences[s].Stop }

// shortest is the number of tokens, marks included, from which a quotation without a cue counts as speech.
const shortest = 6

// told adds the quotations behind which somebody is plainly said to say them, though no model has seen it: "“We will wait,”
// Ann Example told the court."
func (sp *speech) told(found []attribution) []attribution {
	for k, q := range sp.quotations {
		if sp.claimed[k] || q.Stop >= len(sp.Tokens) || !sp.begins(q) {
			continue
		}
		s := sp.SentenceOf(q.Stop)
		verb := sp.verbOfSaying(q.Stop, sp.sentenceStop(s), sp.Sentences[s].First == q.Stop)
		if verb == syntax.None || slices.ContainsFunc(found, func(a attribution) bool { return verb >= a.cue.First && verb < a.cue.Stop }) {
			continue
		}
		subject := sp.Child(verb, "nsubj")
		source := sp.trim(sp.Subtree(subject))
		sp.claimed[k] = true
		found = append(found, attribution{
			cue: syntax.Range{First: verb, Stop: verb + 1}, source: source, head: subject, sentence: s, content: []syntax.Range{q},
		})
		sp.extend(&found[len(found)-1])
	}
	return found
}

// verbOfSaying returns the verb that with its subject begins the words from first to stop, None if there is none. A sentence
// of its own must say no more than that.
func (v *view) verbOfSaying(first, stop int, alone bool) int {
	const short = 12
	for first < stop && v.Text(first) == "," {
		first++
	}
	for verb := first; verb < stop; verb++ {
		t := &v.Tokens[verb]
		if t.UPOS != "VERB" || !is("inquits", t.Lemma) || t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" {
			continue
		}
		subject := v.Child(verb, "nsubj")
		if subject == syntax.None || subject < first || min(v.Subtree(subject).First, verb) > first {
			return syntax.None
		}
		if alone && (stop-first > short || v.Child(verb, "ccomp", "xcomp", "parataxis") != syntax.None) {
			return syntax.None
		}
		return verb
	}
	return syntax.None
}

// signed adds the quotations behind which, in their paragraph or at the beginning of the next, a dash and a name stand:
// "“We will wait.” — Ann Example". The dash is the cue.
func (sp *speech) signed(found []attribution) []attribution {
	for k, q := range sp.quotations {
		if sp.claimed[k] || q.Stop+1 >= len(sp.Tokens) || !isDash(sp.Text(q.Stop)) || !sp.begins(q) || sp.Tokens[q.Stop+1].UPOS != "PROPN" {
			continue
		}
		source := syntax.Range{First: q.Stop + 1, Stop: blockEnd(sp.Document, q.Stop)}
		for i := source.First + 1; i < source.Stop; i++ {
			if sp.Tokens[i].UPOS == "PUNCT" && sp.Text(i) != "-" || sp.Tokens[i].UPOS == "VERB" {
				source.Stop = i
			}
		}
		if source.Stop-source.First > longestName {
			continue
		}
		sp.claimed[k] = true
		found = append(found, attribution{
			cue: syntax.Range{First: q.Stop, Stop: q.Stop + 1}, source: source, head: sp.Head(source), sentence: sp.SentenceOf(q.Stop - 1),
			content: []syntax.Range{q},
		})
	}
	return found
}

func isDash(word string) bool {
	switch word {
	case "—", "–", "―", "-", "--":
		return true
	}
	return false
}

// unclaimed adds the quotations that are whole sentences and that no cue has claimed, one statement for those that go on with
// each other.
func (sp *speech) unclaimed(found []attribution) []attribution {
	for k := 0; k < len(sp.quotations); k++ {
		q := sp.quotations[k]
		s := sp.SentenceOf(q.First)
		if sp.claimed[k] || q.Stop-q.First < shortest || !sp.fillsSentences(q) || sp.isCrosshead(q) {
			continue
		}
		content := []syntax.Range{q}
		for sp.runsOn(k) && !sp.claimed[k+1] {
			k++
			content = append(content, sp.quotations[k])
		}
		found = append(found, attribution{head: syntax.None, content: content, sentence: s})
	}
	return found
}
