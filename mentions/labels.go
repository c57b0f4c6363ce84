package mentions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// joined yields the parts of what was taken for one person's name though a dash parts it, or a hyphen between two surnames
// of the article: "Ann Example – Bo Sample", "the Example-Sample summit".
func (f *finder) joined(r syntax.Range) func(yield func(syntax.Range) bool) {
	return func(yield func(syntax.Range) bool) {
		first := r.First
		for i := r.First; i < r.Stop; i++ {
			switch w := f.doc.Text(i); {
			case w == "–", w == "—", w == "-" && i > r.First && i+1 < r.Stop && f.surnames[f.doc.Text(i-1)] && f.surnames[f.doc.Text(i+1)]:
				if first < i && !yield(syntax.Range{First: first, Stop: i}) {
					return
				}
				first = i + 1
			}
		}
		if first < r.Stop {
			yield(syntax.Range{First: first, Stop: r.Stop})
		}
	}
}

// miscalled reports a name of some other thing that begins with a given name and goes on as people's names do.
func (f *finder) miscalled(n syntax.Name) bool {
	d := f.doc
	if n.Label != syntax.MiscName || n.Stop-n.First < 2 || n.Stop-n.First > 3 || f.lists.given[lower(d, n.First)] == 0 {
		return false
	}
	for i := n.First; i < n.Stop; i++ {
		if d.Tokens[i].UPOS != "PROPN" || i > n.First && (!d.Tokens[i].Is("flat") || f.lists.noun(lemma(d, i)) != "") {
			return false
		}
	}
	return true
}

// handle reports a user's name in a social network: "@example".
func handle(word string) bool {
	return len(word) > 2 && word[0] == '@' && !strings.Contains(word[1:], "@")
}

// withArticle reports whether what was taken for a person is the last word of another name: "the Imperial Example".
func (f *finder) withArticle(r syntax.Range) bool {
	d := f.doc
	if r.Stop-r.First > 1 || r.First < 2 || lower(d, r.First-2) != "the" || plural(d, r.First) {
		return false
	}
	before := &d.Tokens[r.First-1]
	w := d.Text(r.First - 1)
	return (before.UPOS == "ADJ" || before.UPOS == "PROPN") && unicode.IsUpper(rune(w[0])) && before.Head == r.First &&
		d.NameOf(r.First-1) == syntax.None && !f.isTitle(r.First-1) && f.lists.demonyms[lower(d, r.First-1)] == nil && !f.lists.is("courtesy", lower(d, r.First-1))
}

// partyTag reports the letter of a party and the short form of a state, which follow a name in the United States: "(R-Wis.)".
func (f *finder) partyTag(r syntax.Range) bool {
	w := text(f.doc, r)
	return len(w) > 1 && w[1] == '-' && strings.ContainsRune("RDI", rune(w[0]))
}

// titleOf reports whether what was taken for an organisation is the office of who is named behind it.
func (f *finder) titleOf(r syntax.Range) bool {
	d := f.doc
	if f.lists.noun(lemma(d, r.Stop-1)) != onrecord.Person || plural(d, r.Stop-1) || r.Stop >= len(d.Tokens) {
		return false
	}
	next := r.Stop
	if d.Text(next) == "(" && next+3 < len(d.Tokens) && d.Text(next+2) == ")" {
		next += 3
	}
	k := d.NameOf(next)
	return k != syntax.None && d.Names[k].Label == syntax.PersonName
}

// nameParts remembers the first and the last words of people's full names, and the last words of organisations'.
func (f *finder) nameParts() {
	for _, n := range f.doc.Names {
		if n.Stop-n.First == 1 && f.polity(n.First) {
			f.polities[f.doc.Text(n.First)] = true
		}
		switch {
		case n.First >= n.Stop || f.inHeadline(n.First):
			continue
		case n.Label == syntax.PersonName:
			f.votes[f.doc.Text(n.Stop-1)]++
		case n.Stop-n.First == 1 && (n.Label == syntax.OrgName || n.Label == syntax.LocationName):
			f.votes[f.doc.Text(n.First)]--
		}
		switch {
		case n.Label == syntax.OrgName && n.Stop-n.First > 1:
			f.lastWords[lower(f.doc, n.Stop-1)] = true
		case n.Label == syntax.LocationName && n.Stop-n.First == 1 && f.whereabouts(n.First):
			f.placed[f.doc.Text(n.First)] = true
		case n.Label != syntax.PersonName:
		case n.Stop-n.First > 1:
			f.given[f.doc.Text(n.First)] = true
			for first := n.First + 1; first < n.Stop; first++ {
				f.surnames[text(f.doc, syntax.Range{First: first, Stop: n.Stop})] = true
			}
		case n.First > 0 && f.doc.Tokens[n.First-1].UPOS == "PROPN":
			f.surnames[f.doc.Text(n.First)] = true
		}
	}
}

// livedIn reports whether what was taken for a person by one word is a place: "met in Example", or the article tells of its borders.
func (f *finder) livedIn(r syntax.Range) bool {
	d := f.doc
	if r.Stop-r.First > 1 || f.surnames[d.Text(r.First)] || f.given[d.Text(r.First)] || f.lists.given[lower(d, r.First)] != 0 {
		return false
	}
	if f.polities[d.Text(r.First)] {
		return true
	}
	if r.First == 0 {
		return false
	}
	in := &d.Tokens[r.First-1]
	return in.Is("case") && in.Head == r.First && (lower(d, r.First-1) == "in" || lower(d, r.First-1) == "near") && d.Tokens[r.First].Is("obl")
}

// polity reports whether a word names what has a capital or borders: "Example's parliament", "neighbouring Example".
func (f *finder) polity(i int) bool {
	d := f.doc
	t := &d.Tokens[i]
	if t.Is("nmod:poss") && t.Head != syntax.None && f.lists.is("territorial", lemma(d, t.Head)) {
		return true
	}
	near := d.Child(i, "amod")
	return near != syntax.None && f.lists.is("neighbouring", lower(d, near))
}

// inFull reports whether what was taken for a place is made of a given name and a surname of the article.
func (f *finder) inFull(r syntax.Range) bool {
	return r.Stop-r.First == 2 && f.given[f.doc.Text(r.First)] && f.surnames[f.doc.Text(r.Stop-1)]
}

// namesake reports whether what was taken for a place or an organisation bears the name of somebody in the article: the surname of a full
// name, of whatever words, "Jim Jordan", or what is as often taken for a person's; and nothing says that it is a place.
func (f *finder) namesake(r syntax.Range, label string) bool {
	word := text(f.doc, r)
	if f.doc.Tokens[r.First].UPOS != "PROPN" {
		return false
	}
	if label == syntax.OrgName {
		return f.votes[word] > 0
	}
	votes, met := f.votes[word]
	return label == syntax.LocationName && (f.surnames[word] || met && votes >= 0) && !f.placed[word] && !f.polities[word] && f.lists.seats[f.plain(r)] == nil
}

// whereabouts reports whether a preposition says of a word that it is a place.
func (f *finder) whereabouts(i int) bool {
	mark := f.doc.Child(i, "case")
	return mark != syntax.None && mark < i && f.lists.is("whereabouts", lower(f.doc, mark))
}

// inCapitals reports a surname of the article in capitals, as before a turn of an interview: "EXAMPLE: No."
func (f *finder) inCapitals(r syntax.Range) bool {
	w := f.doc.Text(r.First)
	if r.Stop-r.First != 1 || len(w) < 4 || strings.ToUpper(w) != w {
		return false
	}
	_, size := utf8.DecodeRuneInString(w)
	return f.surnames[w[:size]+strings.ToLower(w[size:])]
}

// relative reports whether what was taken for an organisation bears a surname of the article behind another word, or is
// somebody's given name alone, unless it was taken for an organisation often.
func (f *finder) relative(r syntax.Range) bool {
	d := f.doc
	if r.Stop-r.First == 1 {
		word := d.Text(r.First)
		return f.given[word] && d.Tokens[r.First].UPOS == "PROPN" && f.votes[word] > -oftenNamed && f.mayNamePerson(word)
	}
	return r.Stop-r.First == 2 && f.surnames[d.Text(r.Stop-1)] && d.Tokens[r.First].UPOS == "PROPN" && d.Tokens[r.Stop-1].UPOS == "PROPN" &&
		f.lists.noun(lemma(d, r.First)) == "" && f.lists.noun(lemma(d, r.Stop-1)) == ""
}

// mayNamePerson reports whether a word may be a person's name though it was taken for an organisation's.
func (f *finder) mayNamePerson(word string) bool {
	return !isAcronym(word) && f.lists.noun(strings.ToLower(word)) != onrecord.Organisation
}

// unlikeNationality reports whether what was taken for a nationality is the end of a name: "Ann Exampleian".
func (f *finder) unlikeNationality(r syntax.Range) bool {
	d := f.doc
	if r.Stop-r.First > 1 || r.First == 0 || d.Tokens[r.First].XPOS != "NNP" || f.lists.demonyms[lower(d, r.First)] != nil || f.lists.noun(lower(d, r.First)) != "" {
		return false
	}
	before := &d.Tokens[r.First-1]
	return before.UPOS == "PROPN" && d.NameOf(r.First-1) == syntax.None && (before.Head == r.First || d.Tokens[r.First].Head == r.First-1) && !f.isTitle(r.First-1)
}

// inName reports whether a token belongs to a name of somebody; "a Democrat" is a noun like any other.
func (f *finder) inName(i int) bool {
	k := f.doc.NameOf(i)
	return k != syntax.None && isName(f.doc.Names[k].Label) && !f.partisan(f.doc.Names[k])
}

// partisan reports whether a name of a group is a noun for one person: "the senior Democrat", "an Ohio Republican".
func (f *finder) partisan(n syntax.Name) bool {
	i := n.Stop - 1
	if n.Stop <= n.First || f.doc.Tokens[i].UPOS == "ADJ" || plural(f.doc, i) {
		return false
	}
	return n.Label == syntax.NorpName && n.Stop-n.First == 1 && f.lists.noun(lower(f.doc, i)) == onrecord.Person ||
		(n.Label == syntax.OrgName || n.Label == syntax.NorpName) && f.lists.is("partisan", lower(f.doc, i))
}

// titledPerson reports whether what was taken for an organisation is a title and a person's name ("Democrat Ann Example").
func (f *finder) titledPerson(r syntax.Range) bool {
	if r.Stop-r.First < 3 || plural(f.doc, r.First) || f.lists.noun(lemma(f.doc, r.First)) != onrecord.Person {
		return false
	}
	for i := r.First + 1; i < r.Stop; i++ {
		if t := &f.doc.Tokens[i]; t.UPOS != "PROPN" || f.lists.noun(lemma(f.doc, i)) == onrecord.Organisation {
			return false
		}
	}
	return true
}
