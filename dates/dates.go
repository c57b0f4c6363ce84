package dates

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// Finder names this stage.
var Finder = onrecord.Finder{Name: "dates", Doc: "temporal expressions with their TIMEX3 type and value", Version: 4}

// Find returns the temporal expressions of a document in text order, not overlapping. Values are those of TIMEX3; a date
// whose place in time cannot be told is underspecified ("XXXX-10", "XXXX-WXX-5") or "", with its offset where it has one.
func Find(doc *syntax.Document) []onrecord.Timex {
	var found []onrecord.Timex
	ref := &reference{}
	ref.published, _ = parseValue(doc.Article.Published)
	ref.published.part = ""
	atoms := make([]atom, 0, 512)
	for first := 0; first < len(doc.Sentences); {
		block := doc.Sentences[first].Range
		next := first + 1
		for ; next < len(doc.Sentences) && doc.Sentences[next].Block == doc.Sentences[first].Block; next++ {
			block.Stop = doc.Sentences[next].Stop
		}
		first = next
		atoms = atomize(doc, block, atoms[:0])
		g := &grammar{doc: doc, atoms: atoms}
		for i := 0; i < len(atoms); {
			e, stop := g.longest(i)
			if stop == i || named(doc, atoms[i].token, atoms[stop-1].token, e.kind) {
				i++
				continue
			}
			var dir direction
			if e.kind == calendar {
				dir = tense(doc, atoms[i].token, atoms[stop-1].token)
			}
			timex := onrecord.Timex{Span: onrecord.Span{Start: atoms[i].Start, End: atoms[stop-1].End}}
			var d date
			timex.Type, timex.Value, d = ref.resolve(&e, dir)
			if timex.Value == "" && e.kind == relative {
				timex.Offset = e.offset()
			}
			if d.known() && !(e.kind == relative && e.since && e.by < 0) { // "a year earlier" leaves the story where it is
				ref.told = d
			}
			found = append(found, timex)
			i = stop
		}
	}
	return found
}

// named reports whether tokens are part of the name of something that is no time ("The Daily Star", "the Long March 3").
// The end of a name is trusted less than its beginning: dates that follow a name are often taken into it.
func named(doc *syntax.Document, first, last int, k kind) bool {
	n := doc.NameOf(first)
	if n == syntax.None || n != doc.NameOf(last) {
		return false
	}
	name := &doc.Names[n]
	switch {
	case name.Label == syntax.DateName || name.Label == syntax.MoneyName:
		return false
	case k == calendar:
		return name.First < first && name.Stop > last+1
	}
	return name.Label != syntax.MiscName && name.Stop-name.First > last-first+1
}
