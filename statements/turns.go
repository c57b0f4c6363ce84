package statements

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// longestName is the most words of a name that stands alone with a colon or a dash.
const longestName = 5

// isRubric reports whether a colon stands behind what newspapers put before a headline.
func (v *view) isRubric(colon int) bool {
	return colon > 0 && v.Text(colon) == ":" && is("rubrics", v.lowerAt(colon-1))
}

// turn reads a paragraph of a transcript, "NAME: words": the colon is the cue of all that follows. In "A. words" it is the letter.
func (v *view) turn(k int) (attribution, bool) {
	s := v.Sentences[k]
	if k > 0 && v.Sentences[k-1].Block == s.Block {
		return attribution{}, false
	}
	first := s.First
	if markOf(v.Text(first)) != noMark {
		first++
	}
	stop := blockEnd(v.Document, s.First)
	if first+1 < stop && (v.Text(first) == "Q." || v.Text(first) == "A.") {
		label := syntax.Range{First: first, Stop: first + 1}
		return attribution{cue: label, head: syntax.None, sentence: k, content: []syntax.Range{{First: first + 1, Stop: stop}}}, true
	}
	colon := first
	for colon < s.Stop && colon-first <= longestName && v.Text(colon) != ":" {
		if v.Tokens[colon].UPOS != "PROPN" && strings.ToUpper(v.Text(colon)) != v.Text(colon) {
			return attribution{}, false
		}
		colon++
	}
	if colon == first || colon >= s.Stop || v.Text(colon) != ":" || v.isRubric(colon) || v.onlyNumbers(syntax.Range{First: colon + 1, Stop: stop}) {
		return attribution{}, false
	}
	source := syntax.Range{First: first, Stop: colon}
	return attribution{
		cue: syntax.Range{First: colon, Stop: colon + 1}, source: source, head: v.Head(source), sentence: k,
		content: []syntax.Range{{First: colon + 1, Stop: stop}},
	}, true
}

// isTranscript reports whether more than one paragraph has the shape of a turn, and somebody is known by the label or asks;
// a single one is a dateline, "OSLO: ...", and other labels are headings, "THE FACTS: ...".
func (v *view) isTranscript() bool {
	turns, people := 0, false
	for k := range v.Sentences {
		if a, ok := v.turn(k); ok {
			turns++
			people = people || v.isPerson(a.source) || v.Text(a.content[0].Stop-1) == "?"
		}
	}
	return turns > 1 && people
}

// isPerson reports whether a label is a letter for question or answer, or the surname or the initials of a person in the article.
func (v *view) isPerson(label syntax.Range) bool {
	if label.First == label.Stop {
		return true
	}
	word := v.Text(label.Stop - 1)
	for _, n := range v.Names {
		if n.Label != syntax.PersonName || overlap(n.Range, label) && n.Stop > label.Stop {
			continue
		}
		if strings.EqualFold(v.Text(n.Stop-1), word) || v.initials(n.Range) == word {
			return true
		}
	}
	return false
}

// initials returns the first letters of the words.
func (v *view) initials(r syntax.Range) string {
	var letters []rune
	for i := r.First; i < r.Stop; i++ {
		first, _ := utf8.DecodeRuneInString(v.Text(i))
		letters = append(letters, first)
	}
	return string(letters)
}

// onlyNumbers reports whether a range holds no word: "Ann Example: 1,204."
func (v *view) onlyNumbers(r syntax.Range) bool {
	for i := r.First; i < r.Stop; i++ {
		if p := v.Tokens[i].UPOS; p != "NUM" && p != "SYM" && p != "PUNCT" {
			return false
		}
	}
	return true
}

// longestTurn is the most paragraphs without a label that are taken for a part of the turn before them.
const longestTurn = 4

// extendTurns gives the paragraphs between two turns, which nobody is named for, to the one before. Only labels in capitals
// are trusted; others may be headlines.
func (sp *speech) extendTurns(found []attribution) {
	before := syntax.None
	for i := range found {
		a := &found[i]
		block := sp.Sentences[a.sentence].Block
		if t, ok := sp.turn(a.sentence); !ok || t.cue != a.cue || sp.Article.Blocks[block].Kind != onrecord.Paragraph {
			continue
		}
		if before != syntax.None {
			sp.extendTurn(&found[before], block)
		}
		before = syntax.None
		if label := sp.SpanOf(a.source).In(sp.Article.Text); strings.ToUpper(label) == label && sp.isPerson(a.source) && sp.Text(a.content[0].Stop-1) != "?" {
			before = i
		}
	}
}

// extendTurn adds the paragraphs up to a block to a turn, if they are few. Remarks in brackets, headings and captions end it.
func (sp *speech) extendTurn(a *attribution, block int) {
	first := blockEnd(sp.Document, a.content[len(a.content)-1].Stop-1)
	var more []syntax.Range
	for first < len(sp.Tokens) {
		s := sp.Sentences[sp.SentenceOf(first)]
		if s.Block >= block {
			break
		}
		r := syntax.Range{First: first, Stop: blockEnd(sp.Document, first)}
		if text := sp.Text(first); text == "(" || text == "[" || sp.onlyMarks(r) || sp.Article.Blocks[s.Block].Kind != onrecord.Paragraph || !ends(sp.Text(r.Stop-1)) {
			break
		}
		more, first = append(more, r), r.Stop
	}
	if len(more) <= longestTurn {
		a.content = append(a.content, more...)
		sp.claim(a)
	}
}

// asked reports whether an attribution is a question or an answer of an interview, labelled by a letter.
func (v *view) asked(a *attribution) (question, answer bool) {
	if a.cue.First >= a.cue.Stop {
		return false, false
	}
	label := v.Text(v.Sentences[a.sentence].First)
	if cue := v.Text(a.cue.First); cue != ":" && cue != label {
		return false, false
	}
	switch label {
	case "Q", "Q.", "Question", "QUESTION":
		return true, false
	case "A.", "Answer", "ANSWER":
		return false, true
	case "A":
		return false, v.Text(a.cue.First) == ":"
	}
	return false, false
}

// labelled returns who speaks in a turn whose label is a letter or initials, "" for any other statement. The answers are those
// of the person whom the words before the first question mention most.
func (v *view) labelled(a *attribution, found []attribution, set *mentions.Set) onrecord.ID {
	switch question, answer := v.asked(a); {
	case question:
		return onrecord.Unnamed
	case answer:
		first := slices.IndexFunc(found, func(a attribution) bool { question, answer := v.asked(&a); return question || answer })
		return mostMentioned(set, v.Tokens[found[first].cue.First].Start)
	}
	if t, ok := v.turn(a.sentence); ok && t.cue == a.cue && a.source.First+1 == a.source.Stop {
		return v.behindLabel(set, v.Text(a.source.First))
	}
	return ""
}

// behindLabel returns the person named in full whose surname or initials a label in capitals is, "" where nobody or more than
// one has them.
func (v *view) behindLabel(set *mentions.Set, label string) onrecord.ID {
	who := onrecord.ID("")
	for _, n := range v.Names {
		if n.Label != syntax.PersonName || n.First+1 == n.Stop || strings.ToUpper(v.Text(n.Stop-1)) != label && v.initials(n.Range) != label {
			continue
		}
		for _, a := range set.Actors {
			if a.Type != onrecord.Person || !slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool { return m.Overlaps(n.Span) }) {
				continue
			}
			if who != "" && who != a.ID {
				return ""
			}
			who = a.ID
		}
	}
	return who
}

// mostMentioned returns the person whom the text before an offset mentions most.
func mostMentioned(set *mentions.Set, offset int) onrecord.ID {
	who, most := onrecord.ID(onrecord.Unnamed), 0
	for _, a := range set.Actors {
		n := 0
		for _, m := range a.Mentions {
			if m.Start < offset {
				n++
			}
		}
		if a.Type == onrecord.Person && n > most {
			who, most = a.ID, n
		}
	}
	return who
}

// uncuedSpeaker returns who speaks in a quotation without a cue: whoever spoke last, but in a dialogue of short paragraphs, where
// one of the last two asked, the one before.
func (v *view) uncuedSpeaker(before []attribution, statements []onrecord.Statement, a *attribution, running onrecord.ID) onrecord.ID {
	block := v.Sentences[a.sentence].Block
	var last []int
	asks := false
	for i := len(before) - 1; i >= 0 && len(last) < 2; i-- {
		if statements[i].Inside != "" {
			continue
		}
		last = append(last, i)
		b := &before[i]
		if v.Sentences[b.sentence].Block != block-len(last) || !v.isRemark(b.content) {
			return running
		}
		asks = asks || v.Text(b.content[0].Stop-2) == "?"
	}
	if len(last) < 2 || !v.isRemark(a.content) {
		return running
	}
	other := statements[last[1]].Speaker
	inTurn := before[last[0]].head == syntax.None && statements[last[0]].Speaker != other // found by this rule
	if other == "" || other == onrecord.Unnamed || !asks && !inTurn {
		return running
	}
	return other
}

// isRemark reports whether what is said is short, in one quotation, which begins and closes its paragraph but for who says it.
func (v *view) isRemark(content []syntax.Range) bool {
	const longest = 30
	c := content[0]
	q := v.quotation[c.First]
	if len(content) > 1 || q < 0 || v.quotations[q] != c || !v.isQuotationMark(c.Stop-1) || c.Stop-c.First > longest {
		return false
	}
	s := v.SentenceOf(c.First)
	return v.Sentences[s].First == c.First && (s == 0 || v.Sentences[s-1].Block != v.Sentences[s].Block) && blockEnd(v.Document, c.First)-c.Stop < longest
}
