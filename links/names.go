package links

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var (
	//go:embed titles.txt
	titlesFile string
	//go:embed generic.txt
	genericFile string
	//go:embed nicknames.txt
	nicknamesFile string
	//go:embed aliases.tsv
	aliasesFile string
)

var (
	titles    = sync.OnceValue(func() map[string]bool { return wordsIn(titlesFile) })
	generic   = sync.OnceValue(func() map[string]bool { return wordsIn(genericFile) })
	nicknames = sync.OnceValue(func() map[string]string { // full names
		full := map[string]string{}
		for line := range strings.Lines(nicknamesFile) {
			if words := strings.Fields(line); !strings.HasPrefix(line, "#") {
				for _, w := range words[1:] {
					full[w] += " " + words[0]
				}
			}
		}
		return full
	})
)

// aliases are other names of organisations, by key.
var aliases = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(aliasesFile) {
		if alias, name, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			all[alias] = name
		}
	}
	return all
})

func wordsIn(file string) map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(file) {
		if !strings.HasPrefix(line, "#") {
			for word := range strings.FieldsSeq(line) {
				all[word] = true
			}
		}
	}
	return all
}

// isShortFor reports whether one given name is a short form of the other.
func isShortFor(a, b string) bool {
	return slices.Contains(strings.Fields(nicknames()[a]), b) || slices.Contains(strings.Fields(nicknames()[b]), a)
}

var plainName = strings.NewReplacer("’s ", " ", "'s ", " ", "&", " and ")

// fold returns the words of a name in lower case, without accents, marks and possessives. "U.S." is one word.
func fold(name string) []string {
	name = plainName.Replace(name + " ")
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’':
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(name))
	return strings.Fields(name)
}

// personName is a person's name by its parts.
type personName struct {
	first, last string
	middle      []string
	suffix      string // "jr"
}

var suffixes = []string{"jr", "sr", "ii", "iii", "iv"}

// parsePerson takes a name apart; false for a name of one word. A name that begins anew, as where a page repeats it, ends there.
func parsePerson(name string) (p personName, ok bool) {
	words := fold(name)
	for len(words) > 1 && titles()[words[0]] {
		words = words[1:]
	}
	if n := len(words); n > 2 && slices.Contains(suffixes, words[n-1]) {
		p.suffix, words = words[n-1], words[:n-1]
	}
	if len(words) > 3 {
		if again := slices.Index(words[1:], words[0]); again > 0 {
			words = words[:again+1]
		}
	}
	if len(words) < 2 {
		return p, false
	}
	p.first, p.last, p.middle = words[0], words[len(words)-1], words[1:len(words)-1]
	return p, true
}

func (p personName) String() string {
	words := append([]string{p.first}, p.middle...)
	words = append(words, p.last)
	if p.suffix != "" {
		words = append(words, p.suffix)
	}
	return strings.Join(words, " ")
}

// fits reports whether two names can be of one person: first and last name and suffix agree, and no middle name contradicts another.
func (p personName) fits(q personName) bool {
	if p.first != q.first || p.last != q.last || p.suffix != q.suffix {
		return false
	}
	return agree(p.middle, q.middle)
}

// agree reports whether one list of middle names is left out or abbreviated in the other: "h w" and "herbert walker", "rodham" and "diane
// rodham", "w" and nothing; but not "w" and "h w".
func agree(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	k := 0
	for i, w := range a {
		if at := slices.Index(b[k:], w); at >= 0 && (len(w) > 1 || k+at == i) {
			k += at + 1
		} else if k < len(b) && k == i && w[0] == b[k][0] && (len(w) == 1 || len(b[k]) == 1) {
			k++
		} else {
			return false
		}
	}
	return true
}

// legal are endings of companies' names that are left out as often as not.
var legal = []string{"inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "sa", "gmbh"}

// organisationKey is an organisation's name in the form to compare it by: "department of justice" is "justice department", "gop" is "republican party".
func organisationKey(name string) string {
	for first, rest, more := strings.Cut(name, " "); more && strings.ToLower(first) == first && unicode.IsLetter(rune(first[0])); first, rest, more = strings.Cut(name, " ") {
		name = rest // "nonpartisan", "the"
	}
	words := fold(name)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for n := len(words); n > 1 && slices.Contains(legal, words[n-1]); n-- {
		words = words[:n-1]
	}
	for _, kind := range []string{"department", "ministry"} {
		if at := slices.Index(words, kind); at >= 0 && at+2 < len(words) && words[at+1] == "of" {
			rest := words[at+2:]
			if len(rest) > 1 && rest[0] == "the" {
				rest = rest[1:]
			}
			words = slices.Concat(words[:at], rest, []string{kind})
		}
	}
	if len(words) > 2 && (words[0] == "us" || words[0] == "united" && words[1] == "states") && slices.Contains([]string{"department", "ministry"}, words[len(words)-1]) {
		words = words[1:]
		if words[0] == "states" {
			words = words[1:]
		}
	}
	key := strings.Join(words, " ")
	return cmp.Or(aliases()[key], key)
}

// isGeneric reports whether an organisation's name is one that many countries have: "Parliament", "Central Bank".
func isGeneric(key string) bool {
	return !slices.ContainsFunc(strings.Fields(key), func(w string) bool { return !generic()[w] })
}
