package mentions

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

func parsed(text string) *syntax.Document {
	return parse.Article(&onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}})
}

// Whom a mention means: each text has a phrase, and the actor that it must be one of the mentions of.
func TestCoreference(t *testing.T) {
	for _, test := range []struct{ about, text, phrase, want string }{
		{"gender of given names", "Maria Torrenz met Peter Brask on Monday. She said that the bridge was safe.", "She", "Maria Torrenz"},
		{"what the article calls somebody stands above his name", "Maria Brask, a father of two, is the mayor of Sampletown. The mayor said that he was tired.", "he", "Maria Brask"},
		{"a name after the pronoun", "In her speech on Monday, Ilva Torrenz called the bridge safe.", "her", "Ilva Torrenz"},
		{"whom the sentence is about, not whom the one before is", "Maria Torrenz praised the officers. Following her promotion, Greta Brask left the harbour.", "her", "Greta Brask"},
		{"the office that the article tells", "Odo Brask, the harbour minister, met Jan Quell. The minister said that the bridge was safe.", "The minister", "Odo Brask"},
		{"the office in short", "Prime Minister Odo Brask met Jan Quell in Sampletown. The PM said that the bridge was safe.", "The PM", "Odo Brask"},
		{"no conjunction begins a phrase", "State and local officials said that the bridge was safe.", "local officials", "local officials"},
		{"a thing is no organisation", "Ilva Torrenz crossed the old bridge. It was closed in May.", "It", ""},
		{"an organisation", "Quayside Bank said that it would close its offices.", "its", "Quayside Bank"},
		{"a body that says something of itself", "The town was calm on Monday. Norway denies it attacked Sweden.", "it", "Norway"},
		{"what belongs to whom is named right before", "Greta Brask met Maria Torrenz and her mother on Monday.", "her", "Maria Torrenz"},
		{"nobody named behind by a name of the other gender", "Before she left the hall, the crowd had shouted at Peter Brask.", "she", ""},
		{"whose surname a relative bears", "Mayor Torrenz is the daughter of Peter Torrenz, a judge.", "Mayor Torrenz", "Torrenz"},
		{"a junior, not who bore the surname before him", "President Brask spoke on Monday. Odo Brask Jr. was not there.", "President Brask", "Brask"},
		{"a junior, not who holds an office of which nothing was told", "Odo Brask Jr. spoke on Monday. President Brask was not there.", "President Brask", "Brask"},
		{"a junior whose office was told", "Governor Odo Brask Jr. spoke on Monday. Governor Brask left early.", "Governor Brask", "Odo Brask Jr."},
		{"whom a participle tells apart", "Police arrested two protesters carrying banners on Monday.", "two protesters", "two protesters carrying banners"},
		{"who is quoted", "“I will not resign,” Ilva Torrenz said.", "I", "Ilva Torrenz"},
		{"the deputy is somebody else", "The president met reporters. The vice president left the room.", "The vice president", "The vice president"},
		{"a group", "Protesters blocked the bridge. Police said that they would leave. The protesters went home.", "The protesters", "Protesters"},
	} {
		doc := parsed(test.text)
		set := Find(doc, dates.Find(doc))
		got := ""
		for _, a := range set.Actors {
			if slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool { return m.In(test.text) == test.phrase }) {
				got = a.Name
			}
		}
		if got != test.want {
			t.Errorf("%s: %q is %q, want %q", test.about, test.phrase, got, test.want)
		}
	}
}

// Who is no candidate for a pronoun, however near.
func TestNoCandidates(t *testing.T) {
	for _, test := range []struct{ about, text, pronoun, not string }{
		{"who is quoted", "Odo Brask left the council. “He is a liar,” Jan Quell told reporters.", "He", "Quell"},
		{"who is named below the verb", "Odo Brask met Jan Quell. He said that Quell would resign.", "He", "Quell"},
		{"who is described below the verb", "President Odo Brask met Jan Quell. He said that the president would resign.", "He", "Brask"},
		{"who plays a part", "Maria Torrenz (Greta Brask) meets the mayor. She wants a bridge.", "She", "Brask"},
		{"who is shown as somebody's", "The film shows Maria Torrenz with Greta Brask as her mother.", "her", "Brask"},
		{"the subject that a coordinated verb shares", "Odo Brask met Jan Quell and was praised by him.", "him", "Brask"},
		{"a date", "The council met on Monday. Then he lost the vote.", "he", "Monday"},
	} {
		f := newFinder(parsed(test.text))
		f.collect()
		met := false
		f.corefer(func(r *coreference, m int) int {
			if r.doc.Text(r.mentions[m].head) == test.pronoun {
				met = true
				for _, c := range r.candidates {
					if c.actor != none && slices.ContainsFunc(r.chain(c.actor), func(i int32) bool { return r.doc.Text(r.mentions[i].Stop-1) == test.not }) {
						t.Errorf("%s: %q may be %s", test.about, test.pronoun, test.not)
					}
				}
			}
			return theRanker().choose(r, m)
		})
		if !met {
			t.Errorf("%s: %q was not to be chosen for", test.about, test.pronoun)
		}
	}
}

// "He" makes nobody of what is called by a noun or by initials.
func TestOrganisationsStay(t *testing.T) {
	for _, text := range []string{"The Senate met on Monday. He said that the vote was fair.", "KTV showed the bridge on Monday. He said that the bridge was safe."} {
		for _, a := range Find(parsed(text), nil).Actors {
			if a.Type == onrecord.Person && slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool { return m.Form == onrecord.Name }) {
				t.Errorf("%s: %s is a person", text, a.Name)
			}
		}
	}
}

func TestChains(t *testing.T) {
	doc := parsed("The old bridge that the mayor closed is safe. Ilva Torrenz crossed the bridge.")
	var got []string
	for _, chain := range Chains(doc) {
		if len(chain) > 1 {
			var phrases []string
			for _, m := range chain {
				phrases = append(phrases, text(doc, m.Range))
			}
			got = append(got, strings.Join(phrases, " = "))
		}
	}
	if want := []string{"The old bridge that the mayor closed = the bridge"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A ranker learns from lessons, the same each time, and is the same after it was written and read.
func TestRankerLearns(t *testing.T) {
	words := make([]float32, inputs)
	for i := range words {
		words[i] = 0.1
	}
	var all []lesson
	for i := range 4000 {
		right := i % 2
		l := lesson{right: []bool{right == 0, right == 1}, later: words, earlier: [][]float32{nil, words}}
		l.rows = [][]int32{{int32(1 + right)}, {int32(3 + i%5)}}
		all = append(all, l)
	}
	train := func() []byte {
		tr := newTrainer(11)
		tr.run(all, io.Discard)
		return tr.finish().write()
	}
	file := train()
	if !slices.Equal(file, train()) {
		t.Error("training twice gives different models")
	}
	r, err := readRanker(file)
	if err != nil {
		t.Fatal(err)
	}
	for kind, name := range neural.Kernels() {
		neural.Use(kind)
		for right, rows := range [][][]int32{{{1}, {4}}, {{2}, {4}}} {
			c := &coreference{later: make([]float32, 2*wide), earlier: make([]float32, 2*wide), rows: rows,
				candidates: []candidate{{actor: none, sample: none}, {actor: 0, sample: 0}}}
			r.later.Forward(c.later, slices.Concat(words, words), inputs, 2)
			r.earlier.Forward(c.earlier, slices.Concat(words, words), inputs, 2)
			if got := r.choose(c, 1); got != right {
				t.Errorf("%s: chose %d, want %d", name, got, right)
			}
		}
	}
	if _, err := readRanker(file[:len(file)/2]); err == nil {
		t.Error("half a model was read")
	}
}

// A pronoun in the words before a sentence's subject means it or whose it is, unless the gender is another or somebody who may be meant is named before.
func TestFronted(t *testing.T) {
	for text, want := range map[string]string{
		"After her promotion, Brask left the harbour.":                   "brask",
		"After her promotion, Mr Brask left the harbour.":                "",
		"After Ilva Torrenz praised her, Greta Brask left the harbour.":  "",
		"After Peter Torrenz praised her, Greta Brask left the harbour.": "greta brask",
		"Since her death, Greta Brask's work has been shown in museums.": "greta brask",
		"While working on her first book, Brask moved to Sampletown.":    "brask",
		"Brask left the harbour after her promotion.":                    "",
	} {
		f := newFinder(parsed(text))
		f.collect()
		r := newCoreference(f)
		i := slices.IndexFunc(r.mentions, func(m mention) bool { return f.doc.Text(m.head) == "her" })
		got := ""
		if who := r.fronted(i); who != none {
			got = strings.Join(r.actors[who].words[0], " ")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// An age is that of the subject named last whose gender fits.
func TestAged(t *testing.T) {
	for text, want := range map[string]string{
		"Peter Brask met Maria Torrenz on Monday. The 41-year-old mother left.": "maria torrenz",
		"Peter Brask met Maria Torrenz on Monday. The 41-year-old judge left.":  "peter brask",
		"Peter Brask met Maria Torrenz on Monday. The mother left.":             "",
	} {
		f := newFinder(parsed(text))
		f.collect()
		r := newCoreference(f)
		i := slices.IndexFunc(r.mentions, func(m mention) bool { return m.noun == "mother" || m.noun == "judge" })
		got := ""
		if who := r.aged(i); who != none {
			got = strings.Join(r.actors[who].words[0], " ")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
