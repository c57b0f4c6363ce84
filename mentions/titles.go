package mentions

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// titleBefore reads "former army chief" before a name, and widens the mention by it. A plural belongs to all names that
// follow: "Senators Ilva Torrenz and Odo Brask".
func (f *finder) titleBefore(m *mention) {
	d := f.doc
	first, noun := f.titleRange(m.name.First)
	if noun == syntax.None {
		sentence := d.Sentences[f.sentenceOf(m.head)].First
		for m.Range.First > sentence && f.lists.is("courtesy", lower(d, m.Range.First-1)) {
			m.Range.First--
		}
		f.standsFor(m)
		return
	}
	var last onrecord.Role
	for start := first; start < m.name.First; {
		end, noun := f.firstTitle(start, m.name.First)
		if noun != syntax.None && !f.lists.is("bystander", lemma(d, noun)) {
			last = f.titleRole(m, syntax.Range{First: start, Stop: end}, noun, last)
		}
		start = end
		if end < m.name.First && d.Tokens[end].UPOS == "CCONJ" {
			start++
		}
	}
	m.Range.First = first
	f.standsFor(m)
}

// titleRole adds the role of one title before a name. The last one before it tells what it is of and whether it is a former
// one, where the title itself does not: "former Harbour Party founder and leader".
func (f *finder) titleRole(m *mention, words syntax.Range, noun int, last onrecord.Role) onrecord.Role {
	d := f.doc
	limit := words.Stop
	for limit > noun+1 && (d.Text(limit-1) == "," || f.lists.is("courtesy", lower(d, limit-1))) {
		limit--
	}
	role, _ := f.readRole(words.First, noun, limit)
	role.Former = role.Former || last.Former && (role.Of == "" || role.Of == last.Of)
	if role.Of == "" && words.First > 0 && d.Tokens[words.First-1].UPOS == "CCONJ" {
		role.Of = last.Of
	}
	if words.Stop == m.name.First {
		words.Stop = m.name.Stop
		if role.Of == "" {
			role.Of = f.bodyBehind(words)
		}
	}
	role.Evidence = []onrecord.Span{d.SpanOf(words)}
	if !plural(d, noun) || f.shareRole(m.name.Stop, role) {
		f.addRole(m.actor, role)
	}
	return role
}

// bodyBehind returns the body or place to which somebody with a title belongs as told behind his name, "Colonel Ann Example of the
// harbour police", or "".
func (f *finder) bodyBehind(titled syntax.Range) string {
	d, stop := f.doc, titled.Stop
	if stop+1 >= f.sentenceStop(titled.First) || lower(d, stop) != "of" {
		return ""
	}
	body := d.Tokens[stop].Head
	if body <= stop || d.Tokens[body].Head < titled.First || d.Tokens[body].Head >= stop || !d.Tokens[body].Is("nmod") || d.NameOf(body) == syntax.None && f.lists.noun(lemma(d, body)) != onrecord.Organisation {
		return ""
	}
	return strings.TrimPrefix(text(d, phrase(d, body)), "the ")
}

// firstTitle returns the end of the first of several titles before a name, and its noun: "police officer" in "police
// officer and pilot", "deputy mayor" in "deputy mayor Gen.".
func (f *finder) firstTitle(first, name int) (end, noun int) {
	d := f.doc
	noun = syntax.None
	inside := false // what the title is of
	for i := first; i < name; i++ {
		if w := lower(d, i); noun != syntax.None && i == f.titleStop(noun, name) && f.hasTitle(i, name) &&
			(d.Tokens[i].UPOS == "CCONJ" || (f.lists.is("rank", w) || f.beginsPlace(i)) && !f.lists.is("rank", lower(d, noun)) && !f.lists.is("opens", lower(d, noun))) {
			return i, noun
		}
		if d.Text(i) == "(" {
			break
		}
		inside = inside || noun != syntax.None && d.Tokens[i].UPOS == "ADP"
		if !inside && f.isTitle(i) {
			noun = i
		}
	}
	return name, noun
}

func (f *finder) hasTitle(first, stop int) bool {
	for i := first; i < stop; i++ {
		if f.isTitle(i) {
			return true
		}
	}
	return false
}

// shareRole gives the role of a plural title to the people named after the first, and reports whether there are any.
func (f *finder) shareRole(stop int, role onrecord.Role) bool {
	d, shared := f.doc, false
	for end := f.sentenceStop(stop - 1); stop < end; {
		if u := d.Tokens[stop].UPOS; u == "PUNCT" || u == "CCONJ" || u == "NUM" {
			stop++
			continue
		}
		if !f.beginsPerson(stop) {
			break
		}
		name := d.Names[d.NameOf(stop)].Range
		if who := f.person(d.Head(name)); who != none {
			f.addRole(who, role)
			shared = true
		}
		stop = name.Stop
	}
	return shared
}

// standsFor makes the words before a name, one of which the tree often takes for the head, stand for the person; not so
// an organisation's name there, unless the person's depends on it.
func (f *finder) standsFor(m *mention) {
	for i := m.First; i < m.name.First; i++ {
		f.skip[i] = true
		reach := f.doc.Subtree(i)
		if _, known := f.at[i]; !known || reach.First <= m.head && m.head < reach.Stop {
			f.alias[i] = m.actor
		}
	}
}

// titleRange walks left from a name over what can be its title, and returns the first word of it and its last noun for
// a person, None when there is no title.
func (f *finder) titleRange(name int) (first, noun int) {
	d := f.doc
	sentence := d.Sentences[f.sentenceOf(name)].First
	first, noun = name, syntax.None
	if name == sentence {
		return first, noun
	}
	stop := name
	if name-4 >= sentence && d.Text(name-1) == ")" && d.Text(name-3) == "(" && isAcronym(d.Text(name-2)) {
		stop = name - 3 // "Harbour Area Officer (HAO)"
	}
	comma := stop - 1
	for comma > sentence && f.lists.is("courtesy", lower(d, comma)) {
		comma--
	}
	loose := d.Text(comma) == "," && f.titleEnds(comma)
	if loose {
		stop = comma // "Deputy mayor, Ms Ilva Torrenz", at the beginning of a sentence
	}
	if of := f.complementBefore(stop, sentence); of != syntax.None {
		first, stop = of, of
	}
	for i := stop - 1; i >= sentence; i-- {
		t := &d.Tokens[i]
		if i > sentence && (f.joint(i) || t.Is("case") && t.UPOS == "PART" && i < name-1 || noun != syntax.None && f.joinsTitles(i, noun, sentence)) {
			continue // "vice-president", "Exampleland's leader", "President and Prime Minister"
		}
		if _, dated := f.timeAt(i); dated && d.Text(i+1) != "-" {
			break
		}
		if !f.titleWord(i, noun != syntax.None) && !(i+1 < stop && f.joint(i+1)) {
			break
		}
		if k := d.NameOf(i); k != syntax.None && d.Names[k].Label == syntax.PersonName && !f.isTitle(i) && d.Tokens[i+1].UPOS != "PART" {
			if noun != syntax.None && d.Names[k].Stop == first {
				first = d.Names[k].First // "Torrenz spokesman"
			}
			break
		}
		first = i
		if noun == syntax.None && f.isTitle(i) {
			noun = i
		}
		if noun == syntax.None && stop-i > 3 {
			break
		}
	}
	if loose && (first > sentence+1 || first > sentence && d.Tokens[sentence].UPOS != "DET") {
		return name, syntax.None
	}
	return first, noun
}

// titleWord reports whether a word can be part of a title before a name, or before the noun of one.
func (f *finder) titleWord(i int, beforeNoun bool) bool {
	t, w := &f.doc.Tokens[i], lower(f.doc, i)
	switch {
	case t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.XPOS == "VBG" && t.Is("amod", "compound"):
		return true
	case f.lists.is("rank", w) || f.lists.is("former", w):
		return true
	}
	return beforeNoun && f.lists.is("idle", w) || i > 0 && f.lists.is("after", w) && f.isTitle(i-1)
}

// joint reports whether a token is a hyphen between two words.
func (f *finder) joint(i int) bool {
	d := f.doc
	return d.Text(i) == "-" && i > 0 && i+1 < len(d.Tokens) && d.Tokens[i-1].End == d.Tokens[i].Start && d.Tokens[i].End == d.Tokens[i+1].Start
}

// complementBefore returns the preposition of the complement of a title between it and a name, or None: "Secretary of
// State Ilva Torrenz".
func (f *finder) complementBefore(name, sentence int) int {
	d := f.doc
	for i := name - 1; i > sentence && i > name-9; i-- {
		t, w := &d.Tokens[i], lower(d, i)
		switch {
		case w == "of" || w == "for" || w == "to":
			if i == name-1 || d.Tokens[name-1].UPOS == "DET" || !f.titleEnds(i) {
				return syntax.None
			}
			return i
		case f.isTitle(i) || f.lists.is("courtesy", w) || f.lists.is("former", w):
			return syntax.None
		case t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "ADJ" || w == "the" || w == "and" || w == "-":
		default:
			return syntax.None
		}
		if k := d.NameOf(i); k != syntax.None && d.Names[k].Label == syntax.PersonName {
			return syntax.None
		}
	}
	return syntax.None
}

// titleEnds reports whether a title for one person ends before a token.
func (f *finder) titleEnds(i int) bool {
	sentence := f.doc.Sentences[f.sentenceOf(i)].First
	for noun := i - 1; noun >= max(sentence, i-4); noun-- {
		if f.isTitle(noun) {
			return !plural(f.doc, noun) && f.titleStop(noun, i) == i
		}
	}
	return false
}

// joinsTitles reports whether a token joins two titles of one person: not so in "Odo Brask, the mayor and Governor Ilva
// Torrenz" and "officials and Governor Ilva Torrenz".
func (f *finder) joinsTitles(i, noun, sentence int) bool {
	d := f.doc
	if w := lower(d, i); w != "and" && w != "&" || !f.titleEnds(i) {
		return false
	}
	first := i - 1
	for first > sentence && (d.Tokens[first-1].UPOS == "NOUN" || d.Tokens[first-1].UPOS == "PROPN" || d.Tokens[first-1].UPOS == "ADJ" || d.Text(first-1) == "-") {
		first--
	}
	if first == sentence {
		return true
	}
	return d.Tokens[first-1].UPOS != "DET" || d.Tokens[noun].UPOS == "NOUN"
}

// isTitle reports whether a word can end a title before a name.
func (f *finder) isTitle(i int) bool {
	w := lower(f.doc, i)
	if f.lists.is("rank", w) {
		return !f.lists.is("cause", w) || i == 0 || f.doc.Tokens[i-1].UPOS != "ADP"
	}
	if k := f.doc.NameOf(i); k != syntax.None && f.doc.Names[k].Label == syntax.NorpName && f.doc.Tokens[i].UPOS != "ADJ" {
		return f.lists.noun(w) == onrecord.Person
	}
	return f.lists.noun(lemma(f.doc, i)) == onrecord.Person && !f.lists.is("kin", w)
}

// titleAfter reads ", a senior adviser to Y, and founder of Z," after a name by its words alone, as long appositions often
// have wrong trees.
func (f *finder) titleAfter(who, stop int) {
	d := f.doc
	end := f.sentenceStop(stop - 1)
	if stop+3 < end && d.Text(stop) == "(" && d.Text(stop+2) == ")" {
		stop += 3 // a party, an age, the name in another script
	}
	if stop+4 < end && d.Text(stop) == "," && d.Tokens[stop+1].UPOS == "NUM" {
		stop += 2 // ", 67,"
	}
	after := stop
	for stop+1 < end && (d.Text(stop) == "," || stop > after && d.Tokens[stop].UPOS == "CCONJ") {
		next := f.apposed(who, stop+1, end)
		if next == stop+1 {
			return
		}
		stop = next
	}
}

// apposed reads the role that begins at a token, and returns its end, or the token when there is none.
func (f *finder) apposed(who, first, end int) int {
	d := f.doc
	start := first
	for first+1 < end && (d.Tokens[first].UPOS == "ADV" || d.Tokens[first].UPOS == "PART" || d.Tokens[first].UPOS == "CCONJ" || lower(d, first) == "be") {
		first++ // "soon to be", "and"
	}
	noun := syntax.None
	and, before := 0, syntax.None // the last "and" behind a title, and that title
	for i := first; i < min(end, first+12); i++ {
		t, w := &d.Tokens[i], lower(d, i)
		if k := d.NameOf(i); k != syntax.None && d.Names[k].Label == syntax.PersonName && (i+1 == end || d.Tokens[i+1].UPOS != "PART") {
			if and == 0 {
				return start // a list of people
			}
			noun, end = before, and // "Odo Brask, a judge, and Mayor Ilva Torrenz"
			break
		}
		if w == "and" && noun != syntax.None && f.titleStop(noun, end) == i {
			and, before = i, noun
		}
		if t.UPOS == "DET" && i == first || w == "-" || w == "based" || w == "and" && noun != syntax.None || t.UPOS == "ADJ" || t.UPOS == "NUM" || t.XPOS == "VBG" && i+1 < end && d.Tokens[i+1].UPOS == "NOUN" {
			continue
		}
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "PART" {
			break
		}
		if f.personNoun(i) && !plural(d, i) {
			noun = i
		} else if t.UPOS == "NOUN" && plural(d, i) && (i+1 == end || d.Tokens[i+1].UPOS != "NOUN" && d.Tokens[i+1].UPOS != "PROPN") {
			return start
		}
	}
	if noun == syntax.None || !f.isOffice(noun) {
		return start
	}
	if after := f.titleStop(noun, end); after < end && !f.endsTitle(after) {
		return start
	}
	if _, after := f.complement(new(onrecord.Role), noun, end); after < end && f.beginsPerson(after) {
		return start // "Ilva Torrenz, Minister of Health Odo Brask and ..."
	}
	for j := first + 1; j < noun; j++ { // "senior policy adviser and chairman" are two roles, "founder and chairman" one
		if lower(d, j) == "and" && f.isTitle(j-1) && f.jointTitle(first, j-1) != noun {
			f.appose(who, first, j-1, j)
			first = j + 1
		}
	}
	return f.appose(who, first, noun, end)
}

// beginsPerson reports whether a person's name begins at a token.
func (f *finder) beginsPerson(i int) bool {
	k := f.doc.NameOf(i)
	return k != syntax.None && f.doc.Names[k].Label == syntax.PersonName && f.doc.Names[k].First == i
}

// beginsPlace reports whether a place's name begins at a token.
func (f *finder) beginsPlace(i int) bool {
	k := f.doc.NameOf(i)
	return k != syntax.None && f.doc.Names[k].Label == syntax.LocationName && f.doc.Names[k].First == i
}

// appose adds the role of an apposition and the mention that it is.
func (f *finder) appose(who, first, noun, limit int) (stop int) {
	role, stop := f.readRole(first, noun, limit)
	r := syntax.Range{First: first, Stop: stop}
	role.Evidence = []onrecord.Span{f.doc.SpanOf(r)}
	f.addRole(who, role)
	f.add(mention{Range: r, head: noun, form: onrecord.Nominal, kind: onrecord.Person, noun: lemma(f.doc, noun), actor: who})
	return stop
}

// endsTitle reports whether a word can follow the noun of an apposition.
func (f *finder) endsTitle(i int) bool {
	t := &f.doc.Tokens[i]
	return t.UPOS == "PUNCT" || t.UPOS == "ADP" || t.Is("acl") || lower(f.doc, i) == "who" || lower(f.doc, i) == "and"
}
