package statements

import "github.com/onrecord/onrecord/syntax"

// longestPassage bounds the words of a paragraph that are read together.
const longestPassage = 160

// passages are the paragraphs, long ones in parts.
func (v *view) passages() []syntax.Range {
	var all []syntax.Range
	block := -1
	for _, s := range v.Sentences {
		if n := len(all); n > 0 && s.Block == block && s.Stop-all[n-1].First <= longestPassage {
			all[n-1].Stop = s.Stop
		} else {
			all = append(all, s.Range)
		}
		block = s.Block
	}
	return all
}

// around returns the sentences that may hold source and content of a cue: those of its paragraph from the one before on.
func (v *view) around(cue syntax.Range) syntax.Range {
	k := int(v.sentence[cue.First])
	r := v.Sentences[k].Range
	block := v.Sentences[k].Block
	if k > 0 && v.Sentences[k-1].Block == block && r.Stop-v.Sentences[k-1].First <= longestPassage {
		r.First = v.Sentences[k-1].First
	}
	for k++; k < len(v.Sentences) && v.Sentences[k].Block == block && v.Sentences[k].Stop-r.First <= longestPassage; k++ {
		r.Stop = v.Sentences[k].Stop
	}
	return r
}
