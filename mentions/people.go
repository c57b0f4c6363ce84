package mentions

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// joinPeople joins full names first, so that a surname met before the full name finds it.
func (f *finder) joinPeople(people []int) {
	words := make([][]string, len(people))
	order := make([]int, len(people))
	used := make(map[string]int, len(people))
	for i, p := range people {
		words[i], order[i] = f.nameWords(f.mentions[p].name), i
		used[strings.Join(words[i], " ")]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(words[b]) - len(words[a]) })
	for _, i := range order {
		m := &f.mentions[people[i]]
		by := f.called(m, words[i])
		if m.actor = f.personOf(&by); m.actor != none && f.another(&by, m.actor) {
			m.actor = none
		} else if m.actor == none && strings.Contains(strings.Join(words[i], " "), "-") {
			parted := by // "Example-Sample" of who is Ann Example Sample
			parted.words = strings.FieldsFunc(strings.Join(words[i], " "), func(r rune) bool { return r == ' ' || r == '-' })
			m.actor = f.personOf(&parted)
		}
		if m.actor == none && used[strings.Join(words[i], " ")] == 1 {
			m.actor = f.misspelt(words[i])
		}
		if m.actor == none {
			f.newActor(m)
		}
		a := &f.actors[m.actor]
		at, _ := slices.BinarySearch(a.heads, m.head)
		a.heads = slices.Insert(a.heads, at, m.head)
		if by.gender != 0 && (a.gender == 0 || a.guessed && !by.guessed) {
			a.gender, a.guessed = by.gender, by.guessed
		}
		if by.suffix != "" {
			a.suffix = by.suffix
		}
		if len(by.titles) > 0 && len(words[i]) > 1 && !slices.ContainsFunc(a.titles, func(t []string) bool { return slices.Equal(t, by.titles) }) {
			a.titles = append(a.titles, by.titles)
		}
		if slices.ContainsFunc(a.words, func(w []string) bool { return slices.Equal(w, words[i]) }) {
			continue
		}
		a.words = append(a.words, words[i])
		for _, w := range words[i] {
			if known := f.people[w]; !slices.Contains(known, m.actor) {
				f.people[w] = append(known, m.actor)
			}
		}
	}
}

// another reports whether a surname alone is that of somebody else than the one person who was named in full with it: who is named so only later and
// only as a relative, "Example is a daughter of Bo Example", or as a junior; or a junior who was not told to hold the office before the surname.
func (f *finder) another(by *called, actor int) bool {
	a := &f.actors[actor]
	if len(by.words) != 1 || by.suffix != "" || !a.surnamed(by.words[0]) || f.inHeadline(by.head) {
		return false
	}
	if by.head > a.heads[0] {
		return a.suffix != "" && len(by.titles) > 0 && f.officeFit(by, a) == 0
	}
	return a.suffix != "" || !slices.ContainsFunc(a.heads, func(head int) bool { return !f.asRelative(head) })
}

// surnamed reports whether a word is the last of a longer name of an actor.
func (a *actor) surnamed(word string) bool {
	return slices.ContainsFunc(a.words, func(name []string) bool { return len(name) > 1 && name[len(name)-1] == word })
}

// asRelative reports whether a name stands as that of somebody's relative: "his wife Ann", "daughter of Bo and Ann Example", "married Ann".
func (f *finder) asRelative(name int) bool {
	d := f.doc
	for i, steps := name, 0; steps < 5; steps++ {
		t := &d.Tokens[i]
		if t.Head == syntax.None {
			return false
		}
		if f.lists.is("kin", lemma(d, t.Head)) || t.Is("obj") && f.lists.is("marrying", lemma(d, t.Head)) {
			return true
		}
		if !t.Is("conj", "appos", "flat", "compound", "nmod") {
			return false
		}
		i = t.Head
	}
	return false
}

// misspelt returns the person whose name somebody meant who wrote a name once only and with one slip of the pen in one of
// its words, or none.
func (f *finder) misspelt(words []string) int {
	for i := range f.actors {
		for _, full := range f.actors[i].words {
			if len(words) == 1 && len(full) > 1 {
				full = full[len(full)-1:]
			}
			if len(words) == len(full) && slips(words, full) == 1 {
				return i
			}
		}
	}
	return none
}

// slips counts the words that are not the same, those that are no slip of the pen many times.
func slips(words, full []string) int {
	n := 0
	for i, w := range words {
		if w == full[i] {
			continue
		}
		if n++; !slip(w, full[i]) {
			return len(words) + 1
		}
	}
	return n
}

// slip reports whether a word is another with two neighbouring letters exchanged, or with one other letter that is neither
// the first nor the last, which often make another name ("Ronald", "Maria").
func slip(a, b string) bool {
	if len(a) != len(b) || len(a) < 5 || a[0] != b[0] {
		return false
	}
	i := 1
	for a[i] == b[i] {
		i++
		if i == len(a) {
			return false
		}
	}
	if i+1 == len(a) {
		return false
	}
	return a[i+1:] == b[i+1:] || a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// called is how a mention calls a person.
type called struct {
	words   []string // of the name
	titles  []string // words before the name or in apposition to it that tell the office
	suffix  string   // "jr"
	gender  byte     // that the titles or a given name tell, 0 for none
	guessed bool     // by a given name
	head    int

	courtesy bool // Mr, Mrs or the like is all that stands before the name
}

func (f *finder) called(m *mention, words []string) called {
	d := f.doc
	c := called{words: words, head: m.head}
	title := func(i int) {
		w := lower(d, i)
		if !f.lists.is("courtesy", w) || f.lists.is("title", w) {
			c.titles = append(c.titles, strings.TrimSuffix(w, "."))
		}
		c.courtesy = f.lists.is("courtesy", w) && !f.lists.is("title", w)
		if c.gender == 0 {
			c.gender = f.lists.genders[w]
		}
	}
	apposed := func(i int) {
		if f.lists.noun(lemma(d, i)) == onrecord.Person {
			title(i)
		}
	}
	sentence := d.Sentences[f.sentenceOf(m.head)]
	first := m.name.First
	for first > sentence.First && f.lists.is("courtesy", lower(d, first-1)) {
		first--
	}
	if office, noun := f.titleRange(first); noun != syntax.None {
		first = office
	}
	for i := m.name.First - 1; i >= first; i-- {
		title(i)
	}
	if first > sentence.First && d.Text(first-1) == "," {
		for i := first - 2; i >= max(sentence.First, first-8) && loose(&d.Tokens[i]); i-- {
			if f.lists.noun(lemma(d, i)) == onrecord.Person {
				if !f.fronts(i, m.head) {
					title(i) // "the coach of Exampleton, Ann Example"
				}
				break
			}
		}
	}
	if before := m.name.First - 1; c.gender == 0 && before >= sentence.First {
		c.gender = f.lists.genders[lemma(d, before)] // "his wife Ann", which is no title
	}
	if t := &d.Tokens[m.head]; t.Is("appos") && t.Head != syntax.None {
		apposed(t.Head)
	}
	for _, i := range d.Children(m.head) {
		if d.Tokens[i].Is("appos") {
			apposed(int(i))
		}
	}
	for i := m.name.Stop - 1; i < min(m.name.Stop+2, sentence.Stop); i++ {
		switch w := strings.TrimSuffix(lower(d, i), "."); {
		case f.lists.is("suffix", w):
			c.suffix = w
		case i >= m.name.Stop && w != ",":
			i = sentence.Stop
		}
	}
	if len(words) > 1 && !c.courtesy && f.lists.given[words[0]] != 0 {
		c.gender, c.guessed = f.lists.given[words[0]], true // also of "Chairman Ann Example"
	}
	return c
}

// fronts reports whether a word belongs to the words that stand in front of the clause of which a name is the subject: "with her brother, Ann
// Example left".
func (f *finder) fronts(word, name int) bool {
	d := f.doc
	for i, steps := word, 0; steps < 8 && i != syntax.None; i, steps = d.Tokens[i].Head, steps+1 {
		if d.Tokens[i].Is("obl", "advcl") && d.Tokens[i].Head == d.Tokens[name].Head && d.Tokens[name].Is("nsubj") {
			return true
		}
	}
	return false
}

// loose reports whether a token may stand between an office and the comma before the name of who holds it.
func loose(t *syntax.Token) bool {
	return t.UPOS != "PUNCT" && t.UPOS != "VERB" && t.UPOS != "CCONJ" && t.UPOS != "AUX"
}

// personOf returns the actor that a person's name means, or none. Among several of one surname, a surname means who holds the
// office before it, else who was called by it before (others of that name being named in full), else who was named last.
func (f *finder) personOf(c *called) int {
	words := c.words
	if len(words) == 0 {
		return none
	}
	best, bestFit, bestOffice, bestDistance := none, 0, -1, 0
	candidates := f.people[words[len(words)-1]]
	if words[0] != words[len(words)-1] {
		candidates = append(slices.Clone(candidates), f.people[words[0]]...)
	}
	for _, i := range candidates {
		a := &f.actors[i]
		fit := 0
		for _, full := range a.words {
			fit = max(fit, nameFit(words, full))
		}
		if fit == 0 || c.differs(a, fit) {
			continue
		}
		if c.suffix != "" && c.suffix == a.suffix {
			return i
		}
		office, distance := 0, 0
		if len(candidates) > 1 {
			office, distance = f.officeFit(c, a), f.distance(a, c.head)
		}
		better := cmp.Or(cmp.Compare(fit, bestFit), cmp.Compare(office, bestOffice))
		if len(words) == 1 {
			better = cmp.Or(cmp.Compare(office, bestOffice), cmp.Compare(fit, bestFit))
		}
		if better == 0 && best != none {
			better = cmp.Compare(f.actors[best].suffix, a.suffix) // no junior where there is his namesake
		}
		if better > 0 || better == 0 && distance < bestDistance {
			best, bestFit, bestOffice, bestDistance = i, fit, office, distance
		}
	}
	return best
}

// differs reports whether gender or suffix show that an actor is somebody else of the name. The gender of a full name that is
// the same does not.
func (c *called) differs(a *actor, fit int) bool {
	if c.suffix != "" && c.suffix != a.suffix {
		return true
	}
	return c.gender != 0 && a.gender != 0 && c.gender != a.gender && (fit < 5 || len(c.words) == 1)
}

// officeFit says how well what stands before a name fits how an actor was called: the more words of titles they share the
// better, less so when only one of the two offices is of the past; then the same gender; worst is a mere Mr for a doctor.
func (f *finder) officeFit(c *called, a *actor) int {
	best := 0
	if c.gender != 0 && c.gender == a.gender {
		best = 1
	}
	for _, held := range a.titles {
		shared := 0
		for _, w := range c.titles {
			if !f.lists.is("former", w) && slices.ContainsFunc(held, func(h string) bool { return sameTitle(w, h) }) {
				shared++
			}
		}
		past := func(words []string) bool {
			return slices.ContainsFunc(words, func(w string) bool { return f.lists.is("former", w) })
		}
		if fit := 3 * shared; shared > 0 {
			if past(c.titles) != past(held) {
				fit--
			}
			best = max(best, fit)
		}
		if c.courtesy && slices.ContainsFunc(held, func(h string) bool { return f.lists.is("title", h) }) {
			best--
		}
	}
	return best
}

// sameTitle reports whether two words of titles are the same, or one is short for the other ("sen", "senator").
func sameTitle(a, b string) bool {
	return a == b || len(a) >= 3 && strings.HasPrefix(b, a) || len(b) >= 3 && strings.HasPrefix(a, b)
}

// distance is how far before a token an actor was last named in full, or by what is shorter; one who is named in full again
// is farther, since of two people of a surname the one is called by it and the other in full; one named only then is farthest.
func (f *finder) distance(a *actor, head int) int {
	at, _ := slices.BinarySearch(a.heads, head)
	if at == 0 {
		return 2*len(f.doc.Tokens) + a.heads[0] - head
	}
	if at < len(a.heads) {
		return len(f.doc.Tokens) + head - a.heads[at-1]
	}
	return head - a.heads[at-1]
}

// nameFit says how well a name fits a longer or equal one: 0 not at all, then a word of it, its given name, its
// surname, its words in part, and all of it.
func nameFit(short, full []string) int {
	switch {
	case len(short) == 0 || len(short) > len(full):
		return 0
	case slices.Equal(short, full):
		return 5
	case len(short) == 1:
		switch short[0] {
		case full[len(full)-1]:
			return 3
		case full[0]:
			return 2
		}
		if slices.Contains(full, short[0]) {
			return 1
		}
		return 0
	}
	if len(short) > 2 && len(full) > 2 && utf8.RuneCountInString(strings.TrimSuffix(short[1], ".")) == 1 && !sameWord(short[1], full[1]) {
		return 0 // "Ann B. Example" is not "Ann C. B. Example"
	}
	if within(short, full) && (sameWord(short[0], full[0]) || short[len(short)-1] == full[len(full)-1]) {
		return 4
	}
	return 0
}

// within reports whether the words of short come in full in the same order, initials standing for names.
func within(short, full []string) bool {
	i := 0
	for _, w := range full {
		if i < len(short) && sameWord(short[i], w) {
			i++
		}
	}
	return i == len(short)
}

// sameWord reports whether two parts of names are the same, or one is the other's initial.
func sameWord(a, b string) bool {
	return a == b || initialOf(a, b) || initialOf(b, a)
}

func initialOf(a, b string) bool {
	letter := strings.TrimSuffix(a, ".")
	return utf8.RuneCountInString(letter) == 1 && strings.HasPrefix(b, letter)
}
