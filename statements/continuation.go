package statements

import (
	"strings"

	"github.com/onrecord/onrecord/syntax"
)

// lookAhead gives a cue without content that ends its sentence ("He said:") the quotation that comes next.
func (v *view) lookAhead(a *attribution, s syntax.Sentence) {
	if len(a.content) > 0 || s.Stop >= len(v.Tokens) || v.quotation[s.Stop] < 0 {
		return
	}
	for i := max(a.cue.Stop, a.source.Stop); i < s.Stop; i++ {
		if v.Tokens[i].UPOS != "PUNCT" {
			return
		}
	}
	if q := v.quotations[v.quotation[s.Stop]]; q.First == s.Stop {
		a.content = append(a.content, q)
	}
}

// turn reads a paragraph of a transcript, "NAME: words": the colon is the cue of all that follows.
func (v *view) turn(k int) (attribution, bool) {
	const longestName = 5
	s := v.Sentences[k]
	if k > 0 && v.Sentences[k-1].Block == s.Block {
		return attribution{}, false
	}
	first := s.First
	if markOf(v.Text(first)) != noMark {
		first++
	}
	colon := first
	for colon < s.Stop && colon-first <= longestName && v.Text(colon) != ":" {
		if v.Tokens[colon].UPOS != "PROPN" && strings.ToUpper(v.Text(colon)) != v.Text(colon) {
			return attribution{}, false
		}
		colon++
	}
	stop := blockEnd(v.Document, first)
	if colon == first || colon >= s.Stop || v.Text(colon) != ":" || colon+1 >= stop {
		return attribution{}, false
	}
	source := syntax.Range{First: first, Stop: colon}
	return attribution{
		cue: syntax.Range{First: colon, Stop: colon + 1}, source: source, head: v.Head(source), sentence: k,
		content: []syntax.Range{{First: colon + 1, Stop: stop}},
	}, true
}

// isTranscript reports whether more than one paragraph has the shape of a turn; a single one is a dateline, "OSLO: ...".
func (v *view) isTranscript() bool {
	turns := 0
	for k := range v.Sentences {
		if _, ok := v.turn(k); ok {
			turns++
		}
	}
	return turns > 1
}

// extend lets content that stands in quotation marks run to the end of the quotation, over sentences, and takes in the
// quotations that follow it in the same paragraph with no words between.
func (v *view) extend(a *attribution) {
	if len(a.content) == 0 {
		return
	}
	end := blockEnd(v.Document, a.cue.First)
	quoted := false
	for k := range a.content {
		c := &a.content[k]
		rest := syntax.Range{First: c.Stop, Stop: v.sentenceStop(a.sentence)}
		if q := v.quotation[c.Stop-1]; q >= 0 && v.onlyMarks(rest) && v.quotations[q].Stop > c.Stop {
			c.Stop, quoted = v.quotations[q].Stop, true
		}
		if v.quotation[c.First] >= 0 {
			quoted = true
		}
	}
	if !quoted {
		return
	}
	next := max(v.sentenceStop(a.sentence), a.content[len(a.content)-1].Stop)
	for next < end && v.quotation[next] >= 0 && v.quotations[v.quotation[next]].First == next {
		q := v.quotations[v.quotation[next]]
		s := v.Sentences[v.SentenceOf(q.Stop-1)]
		if q.Stop < s.Stop { // something else is said in its last sentence
			break
		}
		a.content = append(a.content, q)
		next = q.Stop
	}
}

// shortest is the number of tokens, marks included, from which a quotation that fills its paragraph counts as speech.
const shortest = 6

// continued adds the quotations that stand alone in a paragraph and that no cue has claimed: somebody goes on speaking.
func (v *view) continued(found []attribution) []attribution {
	claimed := make([]bool, len(v.quotations))
	for _, a := range found {
		for _, c := range a.content {
			for i := c.First; i < c.Stop; i++ {
				if q := v.quotation[i]; q >= 0 {
					claimed[q] = true
				}
			}
		}
	}
	for k, q := range v.quotations {
		if claimed[k] || q.Stop-q.First < shortest {
			continue
		}
		s := v.SentenceOf(q.First)
		starts := v.Sentences[s].First == q.First && (s == 0 || v.Sentences[s-1].Block != v.Sentences[s].Block)
		if starts && q.Stop >= v.Sentences[v.SentenceOf(q.Stop-1)].Stop {
			found = append(found, attribution{head: syntax.None, content: []syntax.Range{q}, sentence: s})
		}
	}
	return found
}
