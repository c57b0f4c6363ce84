package mentions

import "github.com/onrecord/onrecord/syntax"

// speaker returns the mention of who speaks the quotation in which a mention stands, or none.
func (r *coreference) speaker(m int) int {
	token, ok := r.speakers[r.facts[m].quote]
	if at, mentioned := r.at[token]; ok && mentioned {
		return at
	}
	return none
}

// speaksOfAnother reports whether "he" or "she" stands in a quotation of an actor, who does not mean himself by it.
func (r *coreference) speaksOfAnother(m, actor int) bool {
	if r.facts[m].class != personal {
		return false
	}
	by := r.speaker(m)
	return by != none && r.mentions[by].actor == actor && r.quotedClause(m)
}

// quotedClause reports whether a mention stands in a clause that is quoted with its subject: who says "he will go" does not mean himself, who says that
// he will "keep his word" may.
func (r *coreference) quotedClause(m int) bool {
	d, q := r.doc, r.facts[m].quote
	for i := r.mentions[m].head; i != syntax.None && r.quoted[i] == q; i = d.Tokens[i].Head {
		if subject := d.Child(i, "nsubj", "expl"); subject != syntax.None && r.quoted[subject] == q {
			return true
		}
	}
	return false
}

// speakersOf returns for each quotation the subject of the verb outside it that stands in a sentence with it; for one that stands alone right behind
// another, who speaks that.
func (f *finder) speakersOf() map[int32]int {
	d := f.doc
	found := make(map[int32]int)
	last := none // who speaks what is quoted right before
	for _, s := range d.Sentences {
		who, alone := none, true
		for i := s.First; i < s.Stop; i++ {
			t := &d.Tokens[i]
			if f.quoted[i] == 0 && t.UPOS != "PUNCT" {
				alone = false
			}
			if who == none && f.quoted[i] == 0 && t.Is("nsubj") && t.Head != syntax.None && f.quoted[t.Head] == 0 && d.Tokens[t.Head].UPOS == "VERB" {
				who = i
			}
		}
		if alone {
			who = last
		}
		last = none
		for i := s.First; i < s.Stop && who != none; i++ {
			if q := f.quoted[i]; q != 0 {
				if _, known := found[q]; !known {
					found[q] = who
				}
				last = found[q]
			}
		}
	}
	return found
}
