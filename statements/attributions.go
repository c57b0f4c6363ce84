package statements

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// attribution is who says what, as token ranges; a cue or source that is not there is empty.
type attribution struct {
	cue, source syntax.Range
	head        int // of the source, None when no source is named
	content     []syntax.Range
	sentence    int  // of the cue, or where there is none of the content
	retort      bool // denies what the same sentence has just said
}

// holds reports whether the token belongs to the cue or the source.
func (a *attribution) holds(i int) bool {
	return i >= a.cue.First && i < a.cue.Stop || i >= a.source.First && i < a.source.Stop
}

// says reports whether words are part of the content.
func (a *attribution) says(r syntax.Range) bool {
	return slices.ContainsFunc(a.content, func(c syntax.Range) bool { return c.First <= r.First && r.Stop <= c.Stop })
}

// attributions finds who says what: the outermost attributions, which quotation marks then carry over the ends of sentences, and
// what is said in what is said.
func (v *view) attributions() []attribution {
	w := takeWorkplace()
	defer w.giveBack()
	w.cues.read(v)
	w.parts.read(v)
	var passages []passage
	for _, r := range v.passages() {
		passages = append(passages, v.cuePassage(r))
	}
	found := v.withTurns(v.parts(w, v.cues(w, passages), v.around))
	for i := range found {
		v.lookAhead(&found[i], v.Sentences[found[i].sentence])
	}
	found = v.continued(found)
	for _, a := range v.nested(w, found) {
		if slices.ContainsFunc(a.content, v.hasVerb) && !slices.ContainsFunc(found, func(b attribution) bool { return overlap(a.cue, b.cue) }) {
			found = append(found, a)
		}
	}
	found = slices.DeleteFunc(found, v.onlyDone)
	found = v.denials(found)
	v.untangle(found)
	return v.retorts(found)
}

// untangle takes out of what is said inside another statement the words that say whose the other one is: "instructions tell them to wait,
// according to Arlen".
func (v *view) untangle(found []attribution) {
	for i := range found {
		inner := &found[i]
		for j := range found {
			outer := &found[j]
			if inner.sentence != outer.sentence || outer.cue.First <= inner.cue.First || inner.holds(outer.cue.First) || !outer.says(inner.cue) || v.Text(inner.cue.First) == ":" {
				continue
			}
			out := outer.cue
			if outer.head != syntax.None && outer.source.First > inner.cue.First {
				out.First = min(out.First, outer.source.First)
				out.Stop = max(out.Stop, outer.source.Stop)
			}
			inner.content = v.without(inner.content, out)
		}
	}
}

// without takes a range out of content that has words before it. Where it is cut no comma or dash stays, but quotation marks do.
func (v *view) without(content []syntax.Range, out syntax.Range) (kept []syntax.Range) {
	for _, c := range content {
		before, behind := syntax.Range{First: c.First, Stop: out.First}, syntax.Range{First: out.Stop, Stop: c.Stop}
		for before.First < before.Stop && v.isPause(before.Stop-1) {
			before.Stop--
		}
		if out.First <= c.First || c.Stop <= out.First || before.First >= before.Stop {
			kept = append(kept, c)
			continue
		}
		kept = append(kept, before)
		if behind.First = v.skipMarks(behind); behind.First < behind.Stop {
			kept = append(kept, behind)
		}
	}
	return kept
}

// withTurns adds the turns of transcripts and headings to what was found, in the order of the cues. A turn's label is no other cue.
func (v *view) withTurns(found []attribution) []attribution {
	transcript := v.isTranscript()
	for k, s := range v.Sentences {
		turn, ok := v.turn(k)
		if !ok || !transcript && v.Article.Blocks[s.Block].Kind != onrecord.Heading {
			continue
		}
		found = slices.DeleteFunc(found, func(a attribution) bool { return a.sentence == k && a.cue.First <= turn.cue.First })
		found = append(found, turn)
	}
	slices.SortStableFunc(found, func(a, b attribution) int { return a.cue.First - b.cue.First })
	return found
}

// hasVerb reports whether a range holds a verb. Of what is said in what is said, only clauses are found well.
func (v *view) hasVerb(r syntax.Range) bool {
	return slices.ContainsFunc(v.Tokens[r.First:r.Stop], func(t syntax.Token) bool { return t.UPOS == "VERB" || t.UPOS == "AUX" })
}

// nested finds the attributions in the content of others, each clause of which is read as if it stood alone, and so without the marks of a
// quotation that holds all of it.
func (v *view) nested(w *workplace, found []attribution) []attribution {
	quotation := v.quotation
	v.quotation = slices.Clone(quotation)
	defer func() { v.quotation = quotation }()
	of := make([]syntax.Range, len(v.Tokens)) // the clause that holds a word
	var passages []passage
	for _, clause := range v.clauses(found) {
		if of[clause.First].Stop > 0 {
			continue
		}
		for i := clause.First; i < clause.Stop; i++ {
			of[i] = clause
			if q := quotation[i]; q >= 0 && v.quotations[q].First <= clause.First && clause.Stop <= v.quotations[q].Stop {
				v.quotation[i] = -1
			}
		}
		passages = append(passages, v.cuePassage(clause))
	}
	return v.parts(w, v.cues(w, passages), func(cue syntax.Range) syntax.Range { return of[cue.First] })
}

// clauses returns the parts of what is said that are of one sentence each, without the mark that ends a quotation.
func (v *view) clauses(found []attribution) (clauses []syntax.Range) {
	for _, a := range found {
		for _, c := range a.content {
			for c.First < c.Stop {
				part := syntax.Range{First: c.First, Stop: min(c.Stop, v.sentenceStop(int(v.sentence[c.First])))}
				c.First = part.Stop
				if q := v.quotation[part.First]; q >= 0 && v.quotations[q].Stop == part.Stop && markOf(v.Text(part.Stop-1)) != noMark {
					part.Stop--
				}
				if part.Stop-part.First >= shortestClause {
					clauses = append(clauses, part)
				}
			}
		}
	}
	return clauses
}

// shortestClause is the number of words from which something may be said in what is said.
const shortestClause = 4

// cues returns the cues in the passages.
func (v *view) cues(w *workplace, passages []passage) []syntax.Range {
	var cues []syntax.Range
	w.cues.label(v, passages, func(p *passage, labels []uint8) { cues = appendRuns(cues, p.First, labels, begin, inside) })
	return cues
}

// parts returns the attributions that have the cues; around tells where source and content of one may be.
func (v *view) parts(w *workplace, cues []syntax.Range, around func(cue syntax.Range) syntax.Range) []attribution {
	var passages []passage
	var b []branch
	for _, cue := range cues {
		r := around(cue)
		b = v.branches(b, r, v.Head(cue))
		passages = append(passages, v.partPassage(r, cue, b))
	}
	var found []attribution
	w.parts.label(v, passages, func(p *passage, labels []uint8) {
		a := attribution{cue: p.cue, head: syntax.None, sentence: int(v.sentence[p.cue.First])}
		if s := appendRuns(nil, p.First, labels, source, source); len(s) > 0 {
			a.source, a.head = s[0], v.Head(s[0])
			if subject := v.Child(a.head, "nsubj"); v.Tokens[a.head].UPOS == "VERB" && subject >= s[0].First && subject < a.head {
				a.head = subject // "experts reached by the Herald", taken for a clause
			}
		}
		a.content = appendRuns(nil, p.First, labels, content, content)
		for i := range a.content {
			a.content[i].First = v.skipMarks(a.content[i])
		}
		a.content = slices.DeleteFunc(a.content, v.onlyMarks)
		v.yieldToSource(&a)
		v.reach(&a)
		if v.undergoes(&a) {
			a.source, a.head = syntax.Range{}, syntax.None
		}
		if !v.asksWhat(&a) && !v.strikes(&a) && !v.isRubric(p.cue.First) {
			found = append(found, a)
		}
	})
	return found
}

// yieldToSource takes out of the content what only says who the source is: "according to Arlen, a former minister who ...".
func (v *view) yieldToSource(a *attribution) {
	if a.head == syntax.None {
		return
	}
	r, ok := v.explained(a)
	if !ok {
		return
	}
	own := slices.IndexFunc(a.content, func(c syntax.Range) bool { return r.First <= c.First && c.First < r.Stop })
	switch {
	case own < 0:
	case a.content[own].Stop > r.Stop:
		a.content[own].First = r.Stop
		a.content[own].First = v.skipMarks(a.content[own])
	case len(a.content) > 1:
		a.content = slices.Delete(a.content, own, own+1)
	default:
		return
	}
	if own >= 0 {
		a.source = v.trim(syntax.Range{First: a.source.First, Stop: max(a.source.Stop, r.Stop)})
	}
}

// explained returns the words that say who the source is: its apposition, or, behind it, the first of two subjects of one verb, for which the
// tree has taken it.
func (v *view) explained(a *attribution) (syntax.Range, bool) {
	if who := v.Child(a.head, "appos"); who != syntax.None {
		return v.Subtree(who), true
	}
	if a.source.Stop+1 >= len(v.Tokens) || v.Text(a.source.Stop) != "," || v.Tokens[a.head].Head == syntax.None {
		return syntax.Range{}, false
	}
	first := syntax.None
	for _, c := range v.Children(v.Tokens[a.head].Head) {
		switch i := int(c); {
		case !v.Tokens[i].Is("nsubj") || i < a.source.Stop:
		case first == syntax.None && v.Subtree(i).First <= a.source.Stop+1:
			first = i
		case first != syntax.None && v.Text(v.Subtree(i).First-1) == ",":
			return syntax.Range{First: a.source.Stop + 1, Stop: v.Subtree(i).First}, true
		default:
			return syntax.Range{}, false
		}
	}
	return syntax.Range{}, false
}

// reach widens a cue that names what its source denies by the verb that says so: "dismissed reports that", for which "reports" was taken.
func (v *view) reach(a *attribution) {
	noun := v.Head(a.cue)
	verb := v.Tokens[noun].Head
	if v.Tokens[noun].UPOS != "NOUN" || !v.Tokens[noun].Is("obj", "obl") || verb >= a.cue.First || !v.takesBack(verb) {
		return
	}
	if subject := v.Child(verb, "nsubj"); a.head == syntax.None || subject == a.head || subject == syntax.None && a.source.Stop <= verb {
		a.cue.First = verb
	}
}

// undergoes reports whether what was taken for the source is whom somebody accuses, asks or orders: "Arlen was charged with theft".
func (v *view) undergoes(a *attribution) bool {
	verb := v.Head(a.cue)
	if a.head == syntax.None || v.Tokens[verb].XPOS != "VBN" || v.Child(verb, "nsubj:pass") != a.head {
		return false
	}
	switch cueActs[v.Tokens[verb].Lemma][""] {
	case onrecord.Accuses, onrecord.Demands, onrecord.Asks:
		return true
	}
	return false
}

// asksWhat reports whether nothing is said but the question what is: "What they're saying:".
func (v *view) asksWhat(a *attribution) bool {
	return len(a.content) == 1 && a.content[0].Stop-a.content[0].First == 1 && v.lowerAt(a.content[0].First) == "what"
}

// strikes reports whether somebody or something is harmed, and nothing is said of it: "Arlen attacked the port".
func (v *view) strikes(a *attribution) bool {
	if !is("harms", v.Tokens[v.Head(a.cue)].Lemma) || len(a.content) == 0 {
		return false
	}
	for _, c := range a.content {
		for i := c.First; i < c.Stop; i++ {
			if t := &v.Tokens[i]; t.UPOS == "VERB" && !t.Is("amod") || v.quotation[i] >= 0 || t.UPOS == "ADP" && slices.Contains([]string{"for", "over", "as"}, v.lowerAt(i)) {
				return false
			}
		}
	}
	how := v.Child(v.Head(a.cue), "advmod")
	return how == syntax.None || !strings.HasSuffix(v.lowerAt(how), "ly") // but "attacked it sharply"
}

// appendRuns appends the runs of words, the first of which is word number first, that begin with one label and go on with
// another.
func appendRuns(runs []syntax.Range, first int, labels []uint8, begin, inside uint8) []syntax.Range {
	open := false
	for i, l := range labels {
		switch {
		case open && l == inside:
			runs[len(runs)-1].Stop++
			continue
		case l == begin:
			runs = append(runs, syntax.Range{First: first + i, Stop: first + i + 1})
		}
		open = l == begin
	}
	return runs
}

// skipMarks returns where a range begins once the colons, commas and dashes at its head are left out.
func (v *view) skipMarks(r syntax.Range) int {
	for r.First < r.Stop && v.isPause(r.First) {
		r.First++
	}
	return r.First
}

// isPause reports a mark that parts words without belonging to what is said.
func (v *view) isPause(i int) bool {
	return v.Tokens[i].UPOS == "PUNCT" && strings.Contains(",:;-–—.", v.Text(i))
}

// onlyMarks reports whether a range holds no word.
func (v *view) onlyMarks(r syntax.Range) bool {
	for i := r.First; i < r.Stop; i++ {
		if v.Tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}
