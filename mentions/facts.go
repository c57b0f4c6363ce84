package mentions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

// fact is what the ranker looks at in a mention; words are hashed.
type fact struct {
	group    uint32 // what kind of mention it is: those of a group are ranked by what was learned of it
	class    class
	det      uint32
	role     uint32
	number   uint32 // singular, plural or unknown
	gender   byte   // of a pronoun
	told     byte   // the gender that the noun of a description tells
	sentence int
	block    int
	quote    int32
	lemma    uint32
	words    []uint32 // the content words of the phrase besides its head
	phrase   uint32   // all its content words
	grade    uint32   // the words of it that make an office another one: "vice", "former"
	party    uint32   // that a person is said to belong to
	verb     uint32   // what it depends on
	governor int
	proper   bool
	measure  bool // a date or an amount of money
	embedded bool // it stands inside another phrase
}

// Groups of mentions that are no pronouns; those of pronouns are their classes.
const (
	nominal = 20 + iota
	properNominal
	name
)

const (
	unknownNumber = iota
	oneThing
	manyThings
)

// Kinds of determiner.
const (
	bare = iota
	definite
	indefinite
	pointing // "this"
	owned    // "her", "Exampleland's"
	other
)

// factsOf collects what is known of a mention from its words and tree.
func (f *finder) factsOf(m *mention) fact {
	d := f.doc
	t := &d.Tokens[m.head]
	x := fact{
		group: nominal, role: roleOf(d, m.head), sentence: f.sentenceOf(m.head), quote: f.quoted[m.head], governor: t.Head,
		proper: t.UPOS == "PROPN", embedded: t.Is("compound", "nmod", "flat", "amod"),
	}
	x.block = d.Sentences[x.sentence].Block
	if t.Head != syntax.None {
		x.verb = perceptron.Hash(d.Tokens[t.Head].Lemma)
	}
	x.number = oneThing
	if m.many {
		x.number = manyThings
	}
	if m.form == onrecord.Pronoun {
		x.class = classOf(d, m.head)
		x.group = uint32(x.class)
		x.gender = pronounGenders[lower(d, m.head)]
		switch x.class {
		case personal: // what holds of "he" holds of "she"
			x.lemma = perceptron.Mix(uint32(personal), flag(t.Is("nmod:poss")))
		default:
			x.lemma = perceptron.Hash(lower(d, m.head))
		}
		switch x.class {
		case several, speakers:
			x.number = manyThings
		case addressee:
			x.number = unknownNumber
		}
		return x
	}
	if m.form == onrecord.Nominal && !m.many {
		x.told = f.lists.genders[m.noun]
	}
	x.lemma = perceptron.Hash(f.lists.plainNoun(cmp.Or(m.noun, lemma(d, m.head))))
	x.det = determinerKind(d, m.head)
	if k := d.NameOf(m.head); k != syntax.None {
		x.measure = d.Names[k].Label == syntax.DateName || d.Names[k].Label == syntax.MoneyName
	}
	switch {
	case m.form == onrecord.Name:
		x.group = name
	case x.proper:
		x.group = properNominal
	}
	x.phrase = x.lemma
	for i := m.First; i < m.Stop; i++ {
		u := &d.Tokens[i]
		if i == m.head || u.UPOS != "NOUN" && u.UPOS != "PROPN" && u.UPOS != "ADJ" && u.UPOS != "NUM" && u.UPOS != "VERB" {
			continue
		}
		if lemma(d, i) == m.noun {
			continue // "thousands of protesters"
		}
		w := perceptron.Hash(lemma(d, i))
		if m.kind == onrecord.Person && m.form == onrecord.Nominal && x.party == 0 {
			x.party = f.lists.party(lower(d, i))
		}
		if word := lower(d, i); m.kind == onrecord.Person && (f.lists.is("deputy", word) || f.lists.is("former", word)) {
			x.grade += w
		}
		x.words = append(x.words, w)
		x.phrase += w // in any order
	}
	return x
}

func determinerKind(d *syntax.Document, head int) uint32 {
	c := d.Child(head, "det", "nmod:poss")
	if c == syntax.None || c > head {
		return bare
	}
	if d.Tokens[c].Is("nmod") {
		return owned
	}
	switch lower(d, c) {
	case "the":
		return definite
	case "a", "an":
		return indefinite
	case "this", "that", "these", "those", "such":
		return pointing
	}
	return other
}

// Grammatical roles.
const (
	subject = 1 + iota
	passiveSubject
	object
	oblique
	possessor
	complement
	otherRole
	modifier
	root
)

// roleOf is the grammatical role of a word, coordinated words having that of the first.
func roleOf(d *syntax.Document, i int) uint32 {
	for steps := 0; steps < 4 && d.Tokens[i].Is("conj", "appos", "flat") && d.Tokens[i].Head != syntax.None; steps++ {
		i = d.Tokens[i].Head
	}
	switch t := &d.Tokens[i]; {
	case t.Rel == "nsubj:pass":
		return passiveSubject
	case t.Is("nsubj"):
		return subject
	case t.Is("obj", "iobj"):
		return object
	case t.Is("obl"):
		return oblique
	case t.Is("nmod:poss"):
		return possessor
	case t.Is("nmod"):
		return complement
	case t.Is("compound"):
		return modifier
	case t.Is("root"):
		return root
	}
	return otherRole
}

// acronymOf reports whether a word in capitals is made of the initials of a mention's words.
func (f *finder) acronymOf(short, long *mention) bool {
	if short.Stop-short.First != 1 && short.name.Stop-short.name.First != 1 {
		return false
	}
	w := f.doc.Text(short.head)
	if !isAcronym(w) || long.Stop-long.First < 2 {
		return false
	}
	return slices.Contains(acronyms(f.nameWords(long.Range)), strings.ToLower(w))
}
