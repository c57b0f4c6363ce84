package mentions

import (
	"sort"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax"
)

// readRole reads the role whose title ends with the noun and begins not before first. It goes no further than limit. It
// returns the role, without evidence, and where the words for it end.
func (f *finder) readRole(first, noun, limit int) (role onrecord.Role, stop int) {
	begin := f.beforeTitle(&role, first, noun)
	title, stop := f.complement(&role, noun, limit)
	for i := begin; i < title; i++ {
		f.read[i] = true
	}
	role.Title = text(f.doc, syntax.Range{First: begin, Stop: title})
	if len(role.Title) > 3 && strings.EqualFold(role.Title[:3], "ex-") {
		role.Title, role.Former = role.Title[3:], true
	}
	role.Office = f.office(syntax.Range{First: begin, Stop: title}, noun)
	if role.Of == "" {
		role.Of = f.orgWithin(begin, noun)
	}
	stop = f.period(&role, stop, limit)
	return role, stop
}

// beforeTitle reads what stands before the words of a title, and returns where they begin: articles, "former", and what
// the office belongs to ("Examplian President", "the company's director").
func (f *finder) beforeTitle(role *onrecord.Role, first, noun int) int {
	d := f.doc
	for first < noun {
		t, w := &d.Tokens[first], lower(d, first)
		time, dated := f.timeAt(first)
		switch {
		case f.lists.is("former", w):
			role.Former = true
		case dated && d.TokensIn(time.Span).Stop <= noun:
			first = d.TokensIn(time.Span).Stop - 1
		case t.UPOS == "NUM" && first+4 < noun && lower(d, first+2) == "year":
			first += 4 // "40-year-old"
		case t.UPOS == "DET" || t.UPOS == "PUNCT" || t.UPOS == "PART" || t.UPOS == "PRON" || t.UPOS == "ADV" && d.Text(first+1) != "-" ||
			f.lists.is("idle", w) && d.NameOf(first) == syntax.None:
		default:
			end, of := f.ofBefore(first, noun)
			if of == "" || role.Of != "" {
				return f.formerWithin(role, first, noun)
			}
			role.Of, first = of, end-1
		}
		first++
	}
	return noun
}

// formerWithin reads "former" inside a title, and returns where the title begins then: "leftist former president".
func (f *finder) formerWithin(role *onrecord.Role, first, noun int) int {
	for i := noun - 1; i > first; i-- {
		if f.lists.is("former", lower(f.doc, i)) {
			return f.beforeTitle(role, i, noun)
		}
	}
	return first
}

// ofBefore reads what an office belongs to from the possessor, nationality or name that stands before it.
func (f *finder) ofBefore(i, noun int) (end int, of string) {
	d := f.doc
	for end := i + 1; end < noun && end < i+8; end++ {
		t := &d.Tokens[end]
		if t.UPOS == "PART" && t.Is("case") {
			if i > 0 && d.Tokens[i-1].UPOS == "DET" {
				i-- // "the party's leader"
			}
			return end + 1, text(d, syntax.Range{First: i, Stop: end})
		}
		if t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "PUNCT" && d.Text(end) != "-" || t.UPOS == "CCONJ" && f.personNoun(end-1) {
			break
		}
	}
	end = f.unit(i, noun)
	for n := 2; n > 0; n-- {
		if i+n <= noun && (end <= i+n || !f.orgName(i)) {
			if c := f.lists.demonyms[strings.ToLower(text(d, syntax.Range{First: i, Stop: i + n}))]; c != nil && d.Text(i+n) != "-" {
				return i + n, c.name
			}
		}
	}
	if end == i || d.Text(end) == "-" {
		return 0, ""
	}
	return end, text(d, syntax.Range{First: i, Stop: end})
}

// unit returns the end of the name of what an office belongs to that begins at a token, or the token: what the namer
// found, corrected by nouns that end such names ("Harbour Party" in "Harbour Party National Chairman", "Torrenz campaign").
func (f *finder) unit(first, noun int) int {
	d := f.doc
	end, label := first, ""
	if k := d.NameOf(first); k != syntax.None && d.Names[k].First == first {
		end, label = d.Names[k].Stop, d.Names[k].Label
		for end > first+1 && (d.Tokens[end-1].UPOS == "ADJ" || f.lists.is("opens", lower(d, end-1))) {
			end-- // what the namer takes in of "Sampletown conservative leader", "Harbour Council Deputy Chair"
		}
	} else if d.Tokens[first].UPOS != "PROPN" {
		return first
	}
	last := first // after the last noun that can end a name
	for i := first + 1; i < noun; i++ {
		t := &d.Tokens[i]
		if t.UPOS != "PROPN" && t.UPOS != "NOUN" && t.UPOS != "ADJ" || label == syntax.PersonName && i > end {
			break
		}
		var ends bool
		switch organisation := f.lists.noun(lemma(d, i)) == onrecord.Organisation; label {
		case syntax.LocationName, syntax.NorpName:
			ends = organisation && t.UPOS == "PROPN" || label == syntax.LocationName && f.lists.is("unit", lemma(d, i))
		default:
			ends = organisation || label != "" && f.lists.is("unit", lemma(d, i))
		}
		if ends {
			last = i + 1
		}
	}
	switch {
	case last == noun && last > first && lower(d, last-1) == "campaign" && f.lists.is("campaign", lemma(d, noun)):
		return last - 1 // a "campaign manager" is one title
	case last > first && (last < end && lower(d, last) != "of" || last > end):
		return last
	case end <= noun && (label == syntax.PersonName || label == syntax.OrgName || label == syntax.LocationName || label == syntax.FacilityName):
		return end
	}
	return first
}

// orgWithin returns an organisation named inside a title: "senior PTI leader".
func (f *finder) orgWithin(first, noun int) string {
	for i := first; i < noun; i++ {
		if k := f.doc.NameOf(i); k != syntax.None && f.doc.Names[k].Label == syntax.OrgName && f.doc.Names[k].Stop <= noun {
			return text(f.doc, f.doc.Names[k].Range)
		}
	}
	return ""
}

// titleStop returns the end of a title whose noun other words may follow: "Attorney General", "chairman designate",
// "secretary-general", "editor-in-chief", "officer-turned-president".
func (f *finder) titleStop(noun, limit int) int {
	d := f.doc
	stop := noun + 1
	for stop < limit {
		switch {
		case stop+1 < limit && f.joint(stop):
			stop += 2
		case f.lists.is("after", lower(d, stop)):
			stop++
		case stop+1 < limit && lower(d, stop) == "in" && lower(d, stop+1) == "chief":
			stop += 2
		case stop+3 == limit && d.Text(stop) == "(" && d.Text(stop+2) == ")":
			return limit // "Harbour Area Officer (HAO)" before a name
		default:
			return stop
		}
	}
	return stop
}

// complement reads "of Y", "for Y", "at Y" after the noun, and returns where the title ends and where the whole does. A Y
// without a name or an article belongs to the title, as in "director of research at Y", and so does a minister's portfolio.
func (f *finder) complement(role *onrecord.Role, noun, limit int) (title, end int) {
	d := f.doc
	title = f.titleStop(noun, limit)
	end = title
	for range 3 {
		if end+1 >= limit || d.Tokens[end].UPOS != "ADP" || !f.lists.is("of", lower(d, end)) {
			break
		}
		stop, named := f.phraseFrom(end+1, limit)
		w := lower(d, end)
		if named && w != "of" && w != "for" && w != "to" && !f.hasBody(end+1, stop) {
			break // "a student in the afternoon"
		}
		if stop == end+1 || !named && w != "of" && (w != "for" && w != "on" || !f.onNoun(syntax.Range{First: end + 1, Stop: stop})) {
			break
		}
		if named && !(title == noun+1 && end == title && f.portfolio(noun, end, stop)) {
			if role.Of == "" {
				role.Of = text(d, syntax.Range{First: end + 1, Stop: stop})
			}
			return title, stop
		}
		title, end = stop, stop
	}
	return title, end
}

// portfolio reports whether a phrase after "of" is what a minister or secretary is in charge of: "Minister of Justice".
func (f *finder) portfolio(noun, of, stop int) bool {
	d := f.doc
	if !f.lists.is("portfolio", lemma(d, noun)) || lower(d, of) != "of" && lower(d, of) != "for" {
		return false
	}
	for i := of + 1; i < stop; i++ {
		k := d.NameOf(i)
		if k != syntax.None && d.Names[k].Label == syntax.LocationName || f.lists.countryOf(d.Text(i)) != nil ||
			f.lists.noun(lemma(d, i)) == onrecord.Organisation && !f.lists.is("portfolio", lower(d, i)) || d.Tokens[i].UPOS == "PRON" {
			return false
		}
	}
	return true
}

// phraseFrom returns the end of the noun phrase that begins at a token, by tags alone, and whether it has a name, an
// article or a possessor in it.
func (f *finder) phraseFrom(first, limit int) (end int, named bool) {
	d := f.doc
	noun := false
	end = first
	for i := first; i < min(limit, first+14); i++ {
		if _, dated := f.timeAt(i); dated {
			return end, named
		}
		switch t := &d.Tokens[i]; t.UPOS {
		case "PROPN":
			if noun && f.beginsPerson(i) && !f.lists.is("courtesy", lower(d, i-1)) {
				return end, named
			}
			named, noun = true, true
		case "NOUN":
			if noun && f.personNoun(i) && d.Tokens[i-1].UPOS != "PART" {
				return end, named
			}
			named, noun = named || d.Text(i) != lower(d, i), true
		case "DET", "PRON":
			if noun {
				return end, named
			}
			named = true
			continue
		case "ADJ":
			continue
		case "PART":
			if !t.Is("case") {
				return end, named
			}
			continue
		case "CCONJ":
			if i+1 >= limit || d.Tokens[i+1].UPOS != "NOUN" && d.Tokens[i+1].UPOS != "PROPN" && d.Tokens[i+1].UPOS != "ADJ" || f.personNoun(i+1) || !noun {
				return end, named
			}
			continue
		case "PUNCT":
			if d.Text(i) != "-" {
				return end, named
			}
			continue
		default:
			if !noun || t.UPOS != "ADP" || !f.ofName(i, limit) {
				return end, named
			}
			noun = false
			continue
		}
		end = i + 1
	}
	return end, named
}

// hasBody reports whether a phrase has a name or a noun for an organisation in it.
func (f *finder) hasBody(first, stop int) bool {
	for i := first; i < stop; i++ {
		if f.doc.Tokens[i].UPOS == "PROPN" || f.lists.noun(lemma(f.doc, i)) == onrecord.Organisation || f.lists.is("unit", lemma(f.doc, i)) {
			return true
		}
	}
	return false
}

// onNoun reports whether a phrase hangs on a noun or name.
func (f *finder) onNoun(r syntax.Range) bool {
	h := f.doc.Tokens[f.doc.Head(r)].Head
	return h != syntax.None && (f.doc.Tokens[h].UPOS == "NOUN" || f.doc.Tokens[h].UPOS == "PROPN")
}

// ofName reports whether a preposition stands inside a name or belongs to its noun: "Center for Harbour Studies", "the
// department of works".
func (f *finder) ofName(i, limit int) bool {
	d := f.doc
	if k := d.NameOf(i); k != syntax.None && d.NameOf(i-1) == k {
		return true
	}
	next := i + 1
	if next < limit && d.Tokens[next].UPOS == "DET" {
		next++
	}
	if next >= limit || d.Tokens[next].UPOS != "PROPN" && d.Tokens[next].UPOS != "NOUN" {
		return false
	}
	w := lower(d, i)
	return w == "of" || w == "for" && d.Tokens[i-1].UPOS == "PROPN" && d.Tokens[next].UPOS == "PROPN"
}

// timeAt returns the date or time that a token is part of.
func (f *finder) timeAt(i int) (onrecord.Timex, bool) {
	t := &f.doc.Tokens[i]
	at := sort.Search(len(f.times), func(k int) bool { return f.times[k].End > t.Start })
	if at == len(f.times) || f.times[at].Start >= t.End {
		return onrecord.Timex{}, false
	}
	return f.times[at], true
}

// period reads "from 2018 to 2022", "since March 2021", "until 2020", "(2011-2014)" that follow a role at a token, and
// returns where they end.
func (f *finder) period(role *onrecord.Role, stop, limit int) int {
	d := f.doc
	i := stop
	if i < limit && (d.Text(i) == "(" || d.Text(i) == ",") {
		i++
	}
	span := i > stop && i+1 < limit && f.lists.is("ends", lower(d, i+1)) // "(2011-2014)"
	for i+1 < limit {
		bound := lower(d, i)
		switch {
		case f.lists.is("begins", bound) || f.lists.is("ends", bound) && (role.From != "" || f.lists.is("until", bound)):
			i++
		case !span || role.From != "":
			return stop
		}
		time, ok := f.timeAt(i)
		if !ok {
			break
		}
		if value, ok := dates.ISO(time.Value); ok {
			f.bound(role, bound, value)
		}
		i = d.TokensIn(time.Span).Stop
		stop = i
	}
	return stop
}

// bound sets the beginning or the end of a role by the preposition that stands before a date.
func (f *finder) bound(role *onrecord.Role, preposition, value string) {
	if f.lists.is("ends", preposition) {
		role.To = value
		role.Former = role.Former || f.past(value)
	} else {
		role.From = value
	}
}

// past reports whether a date lies before the article's, as far as that is known.
func (f *finder) past(value string) bool {
	published := f.doc.Article.Published
	n := min(len(value), len(published))
	return value[:n] <= published[:n]
}
