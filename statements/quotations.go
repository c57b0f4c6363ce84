package statements

import "github.com/onrecord/onrecord/syntax"

// findQuotations pairs the double quotation marks: curly, straight, doubled single ones. A quotation that is not closed
// ends with its paragraph; one that the next paragraph reopens goes on there as a quotation of its own.
func findQuotations(d *syntax.Document) []syntax.Range {
	var found []syntax.Range
	first := 0
	for first < len(d.Tokens) {
		stop := blockEnd(d, first)
		open := syntax.None
		for i := first; i < stop; i++ {
			switch mark := markOf(d.Text(i)); {
			case mark == noMark:
			case open == syntax.None && mark != closes:
				open = i
			case open != syntax.None && mark != opens:
				found = append(found, syntax.Range{First: open, Stop: i + 1})
				open = syntax.None
			}
		}
		if open != syntax.None && open+1 < stop {
			found = append(found, syntax.Range{First: open, Stop: stop})
		}
		first = stop
	}
	return found
}

// blockEnd returns the end of the block that holds token i.
func blockEnd(d *syntax.Document, i int) int {
	s := d.SentenceOf(i)
	block := d.Sentences[s].Block
	for s < len(d.Sentences) && d.Sentences[s].Block == block {
		s++
	}
	return d.Sentences[s-1].Stop
}

type mark uint8

const (
	noMark mark = iota
	opens
	closes
	either
)

func markOf(word string) mark {
	switch word {
	case "“", "``", "„", "«":
		return opens
	case "”", "»":
		return closes
	case "\"", "''", "‟":
		return either
	}
	return noMark
}
