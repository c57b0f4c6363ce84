package mentions

import (
	"strings"
	"unicode"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// prose is what an article says outside its headlines in title case, "Mom Corners Torrenz": it tells which of their
// capitals make a name.
type prose struct {
	headlines []bool                     // by block
	small     map[string]bool            // words that it writes without a capital, and their lemmas
	people    map[string]map[string]bool // a word of a person's name -> those that follow it in one
}

// readProse finds the headlines in title case, and reads the rest of the article if there are any.
func (f *finder) readProse() {
	d, p := f.doc, &f.prose
	for n, block := range d.Article.Blocks {
		if block.Kind == onrecord.Heading && titleCase(d, d.TokensIn(block.Span)) {
			if p.headlines == nil {
				p.headlines = make([]bool, len(d.Article.Blocks))
			}
			p.headlines[n] = true
		}
	}
	if p.headlines == nil {
		return
	}
	p.small, p.people = make(map[string]bool), make(map[string]map[string]bool)
	for i := range d.Tokens {
		if w := d.Text(i); 'a' <= w[0] && w[0] <= 'z' && !f.inHeadline(i) {
			p.small[w], p.small[lemma(d, i)] = true, true
		}
	}
	for _, n := range d.Names {
		if n.Label != syntax.PersonName || n.First >= n.Stop || f.inHeadline(n.First) {
			continue
		}
		for i := n.First; i < n.Stop; i++ {
			following := p.people[lower(d, i)]
			if following == nil {
				following = make(map[string]bool)
				p.people[lower(d, i)] = following
			}
			if i+1 < n.Stop {
				following[lower(d, i+1)] = true
			}
		}
	}
}

// titleCase reports whether nearly all words but the small ones begin with a capital.
func titleCase(d *syntax.Document, r syntax.Range) bool {
	const longestSmall = 4 // "with", "from"
	words, capitals := 0, 0
	for i := r.First; i < r.Stop; i++ {
		switch w := d.Text(i); {
		case 'A' <= w[0] && w[0] <= 'Z':
			words++
			capitals++
		case unicode.IsLetter(rune(w[0])) && len(w) > longestSmall:
			words++
		}
	}
	return capitals > 3 && 10*capitals >= 9*words
}

// inHeadline reports whether a token stands in a headline in title case.
func (f *finder) inHeadline(i int) bool {
	return f.prose.headlines != nil && f.prose.headlines[f.doc.Sentences[f.sentenceOf(i)].Block]
}

// headlineNames returns the people's names in what was taken for one in a headline. Nothing of the name is left where a
// word of another kind breaks it: "Ann Example 2020's Bo Sample".
func (f *finder) headlineNames(r syntax.Range) []syntax.Range {
	d := f.doc
	var names []syntax.Range
	first := r.First
	for i := r.First; i <= r.Stop; i++ {
		if i < r.Stop && d.Tokens[i].UPOS != "PART" && d.Tokens[i].UPOS != "NUM" {
			continue
		}
		names = f.knownNames(names, syntax.Range{First: first, Stop: i}, true)
		first = i + 1
	}
	return names
}

// knownNames appends the names in a run of words: those that the article calls somebody by elsewhere, with the given name
// before a surname; and what else begins with a given name. A run in which nobody is known stays whole, but for a first word that
// is none of a name.
func (f *finder) knownNames(names []syntax.Range, r syntax.Range, whole bool) []syntax.Range {
	d, p := f.doc, &f.prose
	if r.First >= r.Stop {
		return names
	}
	var known syntax.Range
	for first := r.First; first < r.Stop; first++ {
		stop := first
		for stop < r.Stop && p.people[lower(d, stop)] != nil && (stop == first || f.followed(stop-1)) {
			stop++
		}
		if stop-first > known.Stop-known.First {
			known = syntax.Range{First: first, Stop: stop}
		}
	}
	if known.First == known.Stop {
		if whole && !f.likeGiven(r.First) {
			r.First++
			whole = r.Stop-r.First > 1
		}
		if whole || r.Stop-r.First > 1 && f.lists.given[lower(d, r.First)] != 0 {
			names = append(names, r)
		}
		return names
	}
	if before := known.First - 1; before >= r.First && (f.lists.given[lower(d, before)] != 0 || known.Stop-known.First == 1 && f.likeGiven(before)) {
		known.First--
	}
	names = f.knownNames(names, syntax.Range{First: r.First, Stop: known.First}, false)
	names = append(names, known)
	return f.knownNames(names, syntax.Range{First: known.Stop, Stop: r.Stop}, false)
}

// likeGiven reports whether a word of a headline can be a given name, since it looks like no other word: not "Corners Torrenz".
func (f *finder) likeGiven(i int) bool {
	return f.lists.given[lower(f.doc, i)] != 0 || !f.plainWord(i) && !strings.HasSuffix(lower(f.doc, i), "s")
}

// followed reports whether a name goes on behind a word: after a given name, and as it does elsewhere.
func (f *finder) followed(i int) bool {
	w := lower(f.doc, i)
	return f.prose.people[w][lower(f.doc, i+1)] || f.lists.given[w] != 0
}

// plainWord reports whether a word of a headline would be written small elsewhere.
func (f *finder) plainWord(i int) bool {
	w := lower(f.doc, i)
	return f.prose.small[w] || f.lists.noun(w) != "" || f.doc.Tokens[i].UPOS != "PROPN"
}
