package corpora

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// NamedText is a text with its names in text order. The names do not overlap and have no token ranges.
type NamedText struct {
	Corpus string // one of the constants below
	Name   string
	Text   string
	Names  []syntax.Name
	// Labels are those that the corpus annotates wherever they occur: what is outside Names has none of them, but may well
	// be a name of another label. Names may hold more labels than these.
	Labels []string
}

// Corpora of [OpenNames].
const (
	UNER     = "uner-ewt" // Universal NER on the English Web Treebank, CC BY-SA 4.0
	WikiGold = "wikigold" // Wikipedia, CC BY 4.0
	WNUT     = "wnut17"   // social media, CC BY 4.0; short and noisy, far from news
	GUM      = "gum"      // annotation CC BY 4.0; the genres whose texts [syntax.Treebank] takes for free
	MEANTIME = "meantime" // Wikinews on four firms, CC BY 4.0
)

// OpenNames reads the corpora of names that come under open licences, from the folder corpora. All of it is for training.
// The names are made alike, as those of [Newswire] are: without titles, articles and possessives around them.
func OpenNames(dir string) ([]NamedText, error) {
	texts, err := openNames(dir)
	if err != nil {
		return nil, fmt.Errorf("open names: %w", err)
	}
	return texts, nil
}

func openNames(dir string) ([]NamedText, error) {
	treebank, err := syntax.Treebank(dir)
	if err != nil {
		return nil, err
	}
	var raw [3]string
	for i, name := range []string{"uner-ewt-train.iob2", "wikigold.conll.txt", "wnut17train.conll"} {
		b, err := os.ReadFile(filepath.Join(dir, "names", name))
		if err != nil {
			return nil, err
		}
		raw[i] = string(b)
	}
	uner, err := unerTexts(raw[0], treebank)
	if err != nil {
		return nil, err
	}
	titles := titlesOf(treebank)
	gum, err := gumTexts(treebank, titles)
	if err != nil {
		return nil, err
	}
	peoples := peoplesOf(slices.Concat(uner, gum))
	wikigold, err := wikiGoldTexts(raw[1], peoples)
	if err != nil {
		return nil, err
	}
	wnut, err := wnutTexts(raw[2])
	if err != nil {
		return nil, err
	}
	meantime, err := meantimeTexts(filepath.Join(dir, "meantime"), peoples, titles)
	if err != nil {
		return nil, err
	}
	return slices.Concat(uner, wikigold, wnut, gum, meantime), nil
}

// peopleNames returns the adjectives of peoples and faiths ("Iraqi", "Sunni") among the document's tokens. The treebanks write
// lemmas of other adjectives small.
func peopleNames(d *syntax.Document) []syntax.Name {
	var names []syntax.Name
	for _, t := range d.Tokens {
		first, _ := utf8.DecodeRuneInString(t.Lemma)
		if t.XPOS == "JJ" && unicode.IsUpper(first) && strings.ToUpper(t.Lemma) != t.Lemma { // not "OK"
			names = append(names, syntax.Name{Span: t.Span, Label: syntax.NorpName})
		}
	}
	return names
}

// titlesOf collects the words that stand as titles before a name in the trees: "President", "Mr.".
func titlesOf(treebank []syntax.Annotated) map[string]bool {
	titles := map[string]bool{}
	for _, d := range treebank {
		for _, t := range d.Tokens {
			if t.Rel == "nmod:desc" {
				titles[strings.ToLower(t.In(d.Article.Text))] = true
			}
		}
	}
	return titles
}

// peoplesOf collects the peoples and faiths that the texts have: other corpora file them under their miscellaneous names, or
// under places.
func peoplesOf(texts []NamedText) map[string]bool {
	peoples := map[string]bool{}
	for _, t := range texts {
		for _, n := range t.Names {
			if n.Label == syntax.NorpName {
				peoples[n.In(t.Text)] = true
			}
		}
	}
	return peoples
}

// taggedWord is a word in a text with its B-, I- or O tag.
type taggedWord struct {
	onrecord.Span
	tag string
}

// taggedNames makes the names of a sentence. An I- tag that continues no name of its label begins one; names whose label
// labels does not hold are left out.
func taggedNames(text string, words []taggedWord, labels map[string]string) []syntax.Name {
	var names []syntax.Name
	for i := 0; i < len(words); {
		first := i
		_, label, _ := strings.Cut(words[i].tag, "-")
		for i++; label != "" && i < len(words) && words[i].tag == "I-"+label; {
			i++
		}
		ours := labels[label]
		if ours != syntax.MiscName { // the title of a work keeps its article
			for first < i && strings.EqualFold(words[first].In(text), "the") {
				first++
			}
		}
		if ours != "" && first < i {
			span := onrecord.Span{Start: words[first].Start, End: words[i-1].End}
			names = append(names, syntax.Name{Span: span, Label: ours})
		}
	}
	return names
}

// penn guesses the Penn tag that [sentenceWriter] asks for.
func penn(word string) string {
	switch word {
	case ".", "!", "?", "...", "..", "!!", "!!!":
		return "."
	case ",":
		return ","
	case ")", "]", "}":
		return "-RRB-"
	case "(", "[", "{":
		return "-LRB-"
	case "“", "‘":
		return "``"
	case "”", "’":
		return "''"
	}
	if strings.HasSuffix(word, "$") {
		return "$"
	}
	return ""
}

// writeWord adds a word to the running text, the quotation marks “ and ” as straight ones.
func (s *sentenceWriter) writeWord(word string) onrecord.Span {
	if word == "'" && bytes.HasSuffix(s.text, []byte("s")) {
		return s.write(word, "POS")
	}
	if word == "``" || word == "''" {
		word = `"`
	}
	return s.write(word, penn(word))
}

// endSentence forgets a quotation mark that nothing closed. The next sentence begins after the given white space.
func (s *sentenceWriter) endSentence(space string) {
	s.quoted, s.glued = false, true
	if len(s.text) > 0 {
		s.text = append(s.text, space...)
	}
}

// disjoint sorts the names and leaves out each that lies in a longer one or overlaps it; of two that are the same the first
// stays.
func disjoint(names []syntax.Name) []syntax.Name {
	slices.SortStableFunc(names, func(a, b syntax.Name) int { return cmp.Compare(b.End-b.Start, a.End-a.Start) })
	var kept []syntax.Name
	for _, n := range names {
		if !slices.ContainsFunc(kept, func(k syntax.Name) bool { return n.Start < k.End && k.Start < n.End }) {
			kept = append(kept, n)
		}
	}
	slices.SortFunc(kept, func(a, b syntax.Name) int { return cmp.Compare(a.Start, b.Start) })
	return kept
}

// joinDates makes one name of a day and the date that follows it after a comma.
func joinDates(text string, names []syntax.Name) []syntax.Name {
	var joined []syntax.Name
	for _, n := range names {
		if last := len(joined) - 1; n.Label == syntax.DateName && last >= 0 && joined[last].Label == syntax.DateName &&
			strings.HasSuffix(joined[last].In(text), "day") && text[joined[last].End:n.Start] == ", " {
			joined[last].End = n.End
			continue
		}
		joined = append(joined, n)
	}
	return joined
}

var (
	dayOrMonth = regexp.MustCompile(`^(?i:(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|` +
		`september|october|november|december|(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)$`)
	year       = regexp.MustCompile(`^(1\d|20)\d\d(s|[-–/]\d{1,4})?$`)
	datePart   = regexp.MustCompile(`^\d{1,2}(st|nd|rd|th)?$`)
	dateJoiner = regexp.MustCompile(`^([,/–-]|of)$`)
)

// calendarDate finds the part of a temporal expression that names a day, a month or a year: the "May 7 , 2019" of "early
// on May 7 , 2019". What is told from now ("last week") is no name.
func calendarDate(words []string) (first, stop int, ok bool) {
	for first = 0; first < len(words); first++ {
		named := false
		stop = first
		for i := first; i < len(words); i++ {
			switch word := words[i]; {
			case dayOrMonth.MatchString(word) || year.MatchString(word):
				named = true
				stop = i + 1
			case datePart.MatchString(word):
				stop = i + 1
			case stop > first && dateJoiner.MatchString(word):
			default:
				i = len(words)
			}
		}
		if named {
			return first, stop, true
		}
	}
	return 0, 0, false
}
