package events

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// Pair is two phrases of one sentence, of which the one does something to the other. Either may be named several times, or not at
// all.
type Pair struct {
	Doc            *syntax.Document
	Source, Target []syntax.Range
}

// PairOf returns the pair of what the spans name.
func PairOf(doc *syntax.Document, source, target []onrecord.Span) Pair {
	ranges := func(spans []onrecord.Span) (all []syntax.Range) {
		for _, s := range spans {
			if tokens := doc.TokensIn(s); tokens.First < tokens.Stop {
				all = append(all, tokens)
			}
		}
		return all
	}
	return Pair{doc, ranges(source), ranges(target)}
}

// The ends of a pair, as the actors of a reader that knows nobody else.
const (
	source onrecord.ID = "source"
	target onrecord.ID = "target"
)

// observer collects the features of a pair.
type observer struct {
	*reader
	sentence syntax.Range
	ends     [2][]syntax.Range
	heads    [2]int
	features []uint32
}

// observe returns the features of a pair.
func observe(p Pair) []uint32 {
	o := &observer{ends: [2][]syntax.Range{p.Source, p.Target}, heads: [2]int{syntax.None, syntax.None}}
	o.reader = &reader{doc: p.Doc, at: o.end}
	o.nearest()
	switch {
	case o.heads[0] != syntax.None:
		o.sentence = p.Doc.Sentences[p.Doc.SentenceOf(o.heads[0])].Range
	case o.heads[1] != syntax.None:
		o.sentence = p.Doc.Sentences[p.Doc.SentenceOf(o.heads[1])].Range
	default:
		o.sentence = syntax.Range{Stop: len(p.Doc.Tokens)}
	}
	o.triggers()
	o.predicate()
	o.path()
	o.bag()
	return o.features
}

// end returns which end of the pair token i belongs to, or "".
func (o *observer) end(i int) onrecord.ID {
	for side, id := range [2]onrecord.ID{source, target} {
		for _, r := range o.ends[side] {
			if r.First <= i && i < r.Stop {
				return id
			}
		}
	}
	return ""
}

// nearest picks, of ends that are named several times, the two that stand closest.
func (o *observer) nearest() {
	best := 1 << 30
	for _, s := range o.ends[0] {
		o.heads[0] = o.doc.Head(s)
		break
	}
	for _, t := range o.ends[1] {
		o.heads[1] = o.doc.Head(t)
		break
	}
	for _, s := range o.ends[0] {
		for _, t := range o.ends[1] {
			if d := max(s.First-t.First, t.First-s.First); d < best {
				best = d
				o.heads = [2]int{o.doc.Head(s), o.doc.Head(t)}
			}
		}
	}
}

func (o *observer) add(parts ...string) {
	h := uint32(len(parts))
	for _, p := range parts {
		h = perceptron.Mix(h, perceptron.Hash(p))
	}
	o.features = append(o.features, h)
}

// word is the lemma of token i, "-" for none.
func (o *observer) word(i int) string {
	if i == syntax.None {
		return "-"
	}
	return o.lemma(i)
}

// triggers tells the words of the lexicon in the sentence, and how they link the two ends.
func (o *observer) triggers() {
	lexicon := loadLexicon()
	bestLevel, bestType, bestStatus := "", "none", ""
	for i := o.sentence.First; i < o.sentence.Stop; i++ {
		var e *entry
		lexicon.matches(o.doc, i, func(m match) bool {
			e = m.entry
			return true
		})
		if e == nil {
			continue
		}
		actors, recipients := o.participants(i, e)
		level := "0"
		has := func(ids []onrecord.ID, id onrecord.ID) bool { return slices.Contains(ids, id) }
		switch {
		case has(actors, source) && has(recipients, target), e.frame == "mutual" && has(actors, source) && has(actors, target):
			level = "4"
		case has(actors, source):
			level = "3"
		case has(recipients, target):
			level = "2"
		case has(actors, target) || has(recipients, source):
			level = "1"
		}
		if o.end(i) != "" {
			level = "in" + string(o.end(i))
		}
		status := string(o.judge(i).status)
		t := string(e.Type)
		o.add("trigger", level, t)
		o.add("trigger", level, t, status)
		o.add("trigger", t)
		o.add("trigger", level, o.word(i), status)
		if level > bestLevel && level < "9" {
			bestLevel, bestType, bestStatus = level, t, status
		}
	}
	o.add("best", bestLevel, bestType, bestStatus)
	o.add("best", bestType)
}

// predicate tells what the source does: the verb that it is the subject of, and what hangs below.
func (o *observer) predicate() {
	v := o.verbAbove(o.heads[0])
	if v == syntax.None {
		o.add("no predicate")
		return
	}
	rel := o.relTo(o.heads[0], v)
	status := string(o.judge(v).status)
	o.add("verb", o.word(v))
	o.add("verb", o.word(v), rel)
	o.add("verb status", status)
	for depth, at := 0, v; depth < 3; depth++ {
		prefix := "below" + string(rune('0'+depth))
		for _, c := range o.doc.Children(at) {
			t := &o.doc.Tokens[c]
			if t.Is("obj", "obl", "xcomp", "ccomp", "compound", "advmod", "advcl", "aux", "conj", "iobj", "nsubj:pass") && o.end(int(c)) == "" {
				r, _, _ := strings.Cut(t.Rel, ":")
				o.add(prefix, r, o.word(int(c)))
				o.add(prefix, o.word(at), r, o.word(int(c)))
			}
			if o.end(int(c)) == target {
				mark := o.doc.Child(int(c), "case")
				o.add(prefix, "target", t.Rel, o.word(mark), o.word(at))
			}
		}
		next := o.doc.Child(at, "xcomp", "ccomp")
		if next != syntax.None {
			if subject := o.doc.Child(next, "nsubj"); subject != syntax.None && o.end(subject) == target {
				o.add("of target", string(o.judge(next).status))
				o.add("of target", o.word(at))
				for _, c := range o.doc.Children(next) {
					if o.doc.Tokens[c].Is("aux", "cop", "advmod") {
						o.add("of target", o.word(int(c)))
					}
				}
			}
		}
		if next == syntax.None {
			next = o.doc.Child(at, "obj")
		}
		if next == syntax.None {
			break
		}
		o.add("chain", o.word(v), o.word(next))
		at = next
	}
}

// verbAbove returns the nearest verb above token i.
func (o *observer) verbAbove(i int) int {
	for range maxClimb {
		if i == syntax.None {
			break
		}
		if i = o.doc.Tokens[i].Head; i != syntax.None && o.doc.Tokens[i].UPOS == "VERB" {
			return i
		}
	}
	return syntax.None
}

// relTo returns the relation by which the branch with token i hangs on the word above.
func (o *observer) relTo(i, above int) string {
	for range maxClimb {
		if i == syntax.None {
			break
		}
		if o.doc.Tokens[i].Head == above {
			return o.doc.Tokens[i].Rel
		}
		i = o.doc.Tokens[i].Head
	}
	return ""
}

// path tells the words from the one end to the other up and down the tree.
func (o *observer) path() {
	for side, h := range o.heads {
		if h == syntax.None {
			o.add("missing", string(rune('0'+side)))
			return
		}
	}
	var ups [2][]int
	for side, h := range o.heads {
		for i, n := h, 0; i != syntax.None && n < maxClimb; i, n = o.doc.Tokens[i].Head, n+1 {
			ups[side] = append(ups[side], i)
		}
	}
	common := syntax.None
	for _, i := range ups[0] {
		if slices.Contains(ups[1], i) {
			common = i
			break
		}
	}
	o.add("common", o.word(common))
	for side := range ups {
		n := 0
		for _, i := range ups[side] {
			if i == common {
				break
			}
			if o.end(i) == "" {
				o.add("path", string(rune('0'+side)), o.word(i))
				o.add("path", o.word(i))
				n++
			}
		}
		mark := o.doc.Child(o.heads[side], "case")
		o.add("end", string(rune('0'+side)), o.doc.Tokens[o.heads[side]].Rel, o.word(mark), o.word(o.doc.Tokens[o.heads[side]].Head))
		o.add("end", string(rune('0'+side)), o.word(mark))
		o.add("end word", string(rune('0'+side)), o.word(o.heads[side]))
	}
	if h := o.doc.Tokens[o.heads[1]].Head; h != syntax.None {
	}
}

// bag tells all content words of the sentence, those inside the ends apart.
func (o *observer) bag() {
	for i := o.sentence.First; i < o.sentence.Stop; i++ {
		switch o.doc.Tokens[i].UPOS {
		case "VERB", "NOUN", "ADJ", "ADV", "ADP", "AUX":
			if id := o.end(i); id != "" {
				o.add("inside", string(id), o.word(i))
			} else {
				o.add("word", o.word(i))
			}
		}
	}
}
