package mentions

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax"
)

// words builds a document from lines of "form/UPOS/XPOS/head/relation" words, a sentence a line; "NER=" labels follow
// after a further slash. An empty line begins a paragraph.
func words(t *testing.T, sentences ...string) *syntax.Document {
	t.Helper()
	var b strings.Builder
	b.WriteString("# newdoc id = test\n# newpar\n")
	for _, sentence := range sentences {
		if sentence == "" {
			b.WriteString("# newpar\n")
			continue
		}
		for i, word := range strings.Fields(sentence) {
			c := strings.Split(word, "/")
			if len(c) < 5 {
				t.Fatalf("word %q has %d parts", word, len(c))
			}
			lemma, misc := strings.ToLower(c[0]), "_"
			if c[2] == "NNS" {
				lemma = strings.TrimSuffix(lemma, "s")
			}
			if len(c) > 5 {
				misc = "NER=" + c[5]
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", i+1, c[0], lemma, c[1], c[2], c[3], c[4], misc)
		}
		b.WriteString("\n")
	}
	return syntax.ParseCoNLLU(b.String())
}

// actors lists each actor as "name (type country): mention, mention ...".
func actors(doc *syntax.Document) []string {
	var out []string
	for _, a := range Find(doc, nil).Actors {
		var forms []string
		for _, m := range a.Mentions {
			forms = append(forms, m.In(doc.Article.Text))
		}
		kind := strings.TrimSpace(string(a.Type) + " " + a.Country)
		out = append(out, fmt.Sprintf("%s (%s): %s", a.Name, kind, strings.Join(forms, ", ")))
	}
	return out
}

func TestFindJoins(t *testing.T) {
	tests := []struct {
		about     string
		sentences []string
		want      []string
	}{
		{"a surname after the full name", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
			"Torrenz/PROPN/NNP/2/nsubj/S-Person left/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Ilva Torrenz, Torrenz"}},
		{"a suffix behind a surname that is also a title", []string{
			"Odo/PROPN/NNP/4/nsubj/B-Person King/PROPN/NNP/1/flat/I-Person Jr./PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
		}, []string{"Odo King Jr. (person): Odo King Jr."}},
		{"a suffix behind a comma", []string{
			"Odo/PROPN/NNP/5/nsubj/B-Person Brask/PROPN/NNP/1/flat/E-Person ,/PUNCT/,/4/punct Jr./PROPN/NNP/1/appos/S-Person spoke/VERB/VBD/0/root",
		}, []string{"Odo Brask (person): Odo Brask"}},
		{"an acronym that was once taken for a given name", []string{
			"KNN/PROPN/NNP/4/nsubj/B-Person Odo/PROPN/NNP/1/flat/I-Person Brask/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
			"KNN/PROPN/NNP/2/nsubj/S-Organization left/VERB/VBD/0/root",
		}, []string{"KNN Odo Brask (person): KNN Odo Brask", "KNN (organisation): KNN"}},
		{"a surname that is also a country's name", []string{
			"Jordan/PROPN/NNP/2/nsubj/S-Location left/VERB/VBD/0/root",
			"Ilva/PROPN/NNP/3/nsubj/B-Person Jordan/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
		}, []string{"Ilva Jordan (person): Jordan, Ilva Jordan"}},
		{"a surname that was taken for a firm's", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Brask/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
			"Brask/PROPN/NNP/2/nsubj/S-Person sang/VERB/VBD/0/root",
			"Brask/PROPN/NNP/2/nsubj/S-Organization left/VERB/VBD/0/root",
		}, []string{"Ilva Brask (person): Ilva Brask, Brask, Brask"}},
		{"the country beside a person of that surname", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Jordan/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root in/ADP/IN/5/case Jordan/PROPN/NNP/3/obl/S-Location",
		}, []string{"Ilva Jordan (person): Ilva Jordan", "Jordan (country JOR): Jordan"}},
		{"a surname before the full name", []string{
			"Torrenz/PROPN/NNP/2/nsubj/S-Person left/VERB/VBD/0/root",
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Torrenz, Ilva Torrenz"}},
		{"a hyphen between two surnames", []string{
			"Ilva/PROPN/NNP/4/nsubj/B-Person Brask/PROPN/NNP/1/flat/I-Person Torrenz/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
			"Brask-Torrenz/PROPN/NNP/2/nsubj/S-Person left/VERB/VBD/0/root",
		}, []string{"Ilva Brask Torrenz (person): Ilva Brask Torrenz, Brask-Torrenz"}},
		{"a given name that the tree knows and the namer does not", []string{
			"Ilva/PROPN/NNP/3/nsubj Torrenz/PROPN/NNP/1/flat/S-Person spoke/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Ilva Torrenz"}},
		{"a given name in brackets", []string{
			"(/PUNCT/-LRB-/2/punct Ilva/PROPN/NNP/4/compound/B-Person )/PUNCT/-RRB-/2/punct/I-Person Torrenz/PROPN/NNP/5/nsubj/E-Person left/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): ( Ilva ) Torrenz"}},
		{"two people of one surname", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person met/VERB/VBD/0/root Odo/PROPN/NNP/3/obj/B-Person Torrenz/PROPN/NNP/4/flat/E-Person",
			"Odo/PROPN/NNP/2/nsubj/S-Person left/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Ilva Torrenz", "Odo Torrenz (person): Odo Torrenz, Odo"}},
		{"a title tells the gender, and so who is meant", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person met/VERB/VBD/0/root Mr/PROPN/NNP/5/nmod:desc Odo/PROPN/NNP/3/obj/B-Person Torrenz/PROPN/NNP/5/flat/E-Person",
			"Mr/PROPN/NNP/2/nmod:desc Torrenz/PROPN/NNP/3/nsubj/S-Person left/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Ilva Torrenz", "Odo Torrenz (person): Mr Odo Torrenz, Mr Torrenz"}},
		{"an acronym given in brackets", []string{
			"Harbour/PROPN/NNP/2/compound/B-Organization Union/PROPN/NNP/6/nsubj/E-Organization (/PUNCT/-LRB-/4/punct HBU/PROPN/NNP/2/appos )/PUNCT/-RRB-/4/punct agreed/VERB/VBD/0/root",
			"HBU/PROPN/NNP/2/nsubj/S-Organization waits/VERB/VBZ/0/root",
		}, []string{"Harbour Union (organisation): Harbour Union, HBU, HBU"}},
		{"a name that only its acronym shows", []string{
			"Imaginary/PROPN/NNP/3/amod Progress/PROPN/NNP/3/compound Front/PROPN/NNP/7/nsubj (/PUNCT/-LRB-/5/punct IPF/PROPN/NNP/3/appos/S-Organization )/PUNCT/-RRB-/5/punct agreed/VERB/VBD/0/root",
			"IPF/PROPN/NNP/2/nsubj/S-Organization waits/VERB/VBZ/0/root",
		}, []string{"Imaginary Progress Front (organisation): Imaginary Progress Front, IPF, IPF"}},
		{"a nationality before an organisation's name", []string{
			"Norwegian/ADJ/JJ/3/amod/S-NORP Harbour/PROPN/NNP/3/compound/B-Organization Ministry/PROPN/NNP/4/nsubj/E-Organization agreed/VERB/VBD/0/root",
		}, []string{"Norwegian Harbour Ministry (organisation NOR): Norwegian Harbour Ministry"}},
		{"a capital that acts is its country", []string{
			"Norway/PROPN/NNP/2/nsubj/S-Location waits/VERB/VBZ/0/root",
			"Oslo/PROPN/NNP/2/nsubj/S-Location refused/VERB/VBD/0/root",
		}, []string{"Norway (country NOR): Norway, Oslo"}},
		{"a capital where something happens is a place", []string{
			"Residents/NOUN/NNS/2/nsubj met/VERB/VBD/0/root in/ADP/IN/4/case Oslo/PROPN/NNP/2/obl/S-Location",
		}, []string{"Residents (group): Residents", "Oslo (place NOR): Oslo"}},
		{"a definite noun takes up an organisation's name", []string{
			"Harbour/PROPN/NNP/2/compound/B-Organization Ministry/PROPN/NNP/3/nsubj/E-Organization agreed/VERB/VBD/0/root",
			"the/DET/DT/2/det ministry/NOUN/NN/3/nsubj waits/VERB/VBZ/0/root",
		}, []string{"Harbour Ministry (organisation): Harbour Ministry, the ministry"}},
		{"the last words of an organisation's name take it up", []string{
			"Kelso/PROPN/NNP/3/compound/B-Organization City/PROPN/NNP/3/compound/I-Organization Council/PROPN/NNP/4/nsubj/E-Organization agreed/VERB/VBD/0/root",
			"Harbour/PROPN/NNP/2/compound/B-Organization Council/PROPN/NNP/3/nsubj/E-Organization agreed/VERB/VBD/0/root",
			"the/DET/DT/3/det city/NOUN/NN/3/compound council/NOUN/NN/4/nsubj waits/VERB/VBZ/0/root",
		}, []string{"Kelso City Council (organisation): Kelso City Council, the city council", "Harbour Council (organisation): Harbour Council"}},
		{"an indefinite noun does not", []string{
			"Harbour/PROPN/NNP/2/compound/B-Organization Ministry/PROPN/NNP/3/nsubj/E-Organization agreed/VERB/VBD/0/root",
			"a/DET/DT/2/det ministry/NOUN/NN/3/nsubj waits/VERB/VBZ/0/root",
		}, []string{"Harbour Ministry (organisation): Harbour Ministry", "a ministry (organisation): a ministry"}},
		{"a capital that is dealt with is its country, and then whatever does not say that it is a place", []string{
			"Sweden/PROPN/NNP/2/nsubj/S-Location resumed/VERB/VBD/0/root talks/NOUN/NNS/2/obj with/ADP/IN/5/case Oslo/PROPN/NNP/3/nmod/S-Location",
			"Oslo/PROPN/NNP/3/nmod:poss/S-Location 's/PART/POS/1/case fury/NOUN/NN/4/nsubj passed/VERB/VBD/0/root in/ADP/IN/6/case Oslo/PROPN/NNP/4/obl/S-Location",
		}, []string{"Sweden (country SWE): Sweden", "Oslo (country NOR): Oslo, Oslo", "Oslo (place NOR): Oslo"}},
		{"names in capitals before the turns of an interview", []string{
			"Ilva/PROPN/NNP/4/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person met/VERB/VBD/0/root Port/PROPN/NNP/5/compound/B-Organization Herald/PROPN/NNP/3/obj/E-Organization",
			"HERALD/NOUN/NN/3/parataxis :/PUNCT/:/1/punct Why/ADV/WRB/0/root",
			"TORRENZ/PROPN/NNP/3/parataxis/S-Location :/PUNCT/:/1/punct No/INTJ/UH/0/root",
		}, []string{"Ilva Torrenz (person): Ilva Torrenz, TORRENZ", "Port Herald (organisation): Port Herald, HERALD"}},
		{"a person's name where something happens is a place's", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person lives/VERB/VBD/0/root in/ADP/IN/5/case Brask/PROPN/NNP/3/obl/S-Person",
		}, []string{"Ilva Torrenz (person): Ilva Torrenz", "Brask (place): Brask"}},
		{"a word that is short for two means neither", []string{
			"Port/PROPN/NNP/2/compound/B-Organization Herald/PROPN/NNP/3/nsubj/E-Organization left/VERB/VBD/0/root Quay/PROPN/NNP/5/compound/B-Organization Herald/PROPN/NNP/3/obj/E-Organization",
			"Herald/PROPN/NNP/2/nsubj/S-Organization agreed/VERB/VBD/0/root",
		}, []string{"Port Herald (organisation): Port Herald", "Quay Herald (organisation): Quay Herald", "Herald (organisation): Herald"}},
		{"a seat with a number", []string{
			"Number/NOUN/NN/3/nsubj 10/NUM/CD/1/flat declined/VERB/VBD/0/root",
		}, []string{"Number 10 (country GBR): Number 10"}},
		{"a place gives its name to a newspaper", []string{
			"Sampletown/PROPN/NNP/2/compound/B-Organization Herald/PROPN/NNP/3/nsubj/E-Organization agreed/VERB/VBD/0/root in/ADP/IN/5/case Sampletown/PROPN/NNP/3/obl/S-Location",
		}, []string{"Sampletown Herald (organisation): Sampletown Herald", "Sampletown (place): Sampletown"}},
		{"a slip of the pen", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
			"Torernz/PROPN/NNP/2/nsubj/S-Person left/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Ilva Torrenz, Torernz"}},
		{"another name, though much alike", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Hanson/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
			"Hansom/PROPN/NNP/2/nsubj/S-Person left/VERB/VBD/0/root",
		}, []string{"Ilva Hanson (person): Ilva Hanson", "Hansom (person): Hansom"}},
		{"the initials of an office", []string{
			"Harbour/PROPN/NNP/2/compound Mayor/PROPN/NNP/3/nmod:desc Ilva/PROPN/NNP/5/nsubj/B-Person Torrenz/PROPN/NNP/3/flat/E-Person spoke/VERB/VBD/0/root",
			"The/DET/DT/2/det HM/PROPN/NNP/3/nsubj/S-Organization left/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Harbour Mayor Ilva Torrenz, HM"}},
		{"an office with its initials in brackets", []string{
			"Port/PROPN/NNP/3/compound Safety/PROPN/NNP/3/compound Officer/PROPN/NNP/7/nmod:desc (/PUNCT/-LRB-/5/punct PSO/PROPN/NNP/3/appos/S-Organization )/PUNCT/-RRB-/5/punct Ilva/PROPN/NNP/9/nsubj/B-Person Torrenz/PROPN/NNP/7/flat/E-Person left/VERB/VBD/0/root",
			"The/DET/DT/2/det PSO/PROPN/NNP/3/nsubj/S-Organization spoke/VERB/VBD/0/root",
		}, []string{"Ilva Torrenz (person): Port Safety Officer ( PSO ) Ilva Torrenz, PSO, PSO"}},
		{"a name with an article is no person's", []string{
			"The/DET/DT/3/det Imperial/ADJ/JJ/3/amod Yavan/PROPN/NNP/4/nsubj/S-Person agreed/VERB/VBD/0/root",
		}, []string{"Imperial Yavan (organisation): Imperial Yavan"}},
		{"two people and a dash", []string{
			"Ilva/PROPN/NNP/4/nsubj/B-Person –/PUNCT/:/3/punct/I-Person Odo/PROPN/NNP/1/conj/E-Person left/VERB/VBD/0/root",
		}, []string{"Ilva (person): Ilva", "Odo (person): Odo"}},
		{"people of a country, an account, many of a group", []string{
			"Norwegians/NOUN/NNS/2/nsubj left/VERB/VBD/0/root @ilva/PROPN/NNP/2/obj",
			"Many/ADJ/JJ/5/nsubj of/ADP/IN/4/case the/DET/DT/4/det supporters/NOUN/NNS/1/nmod left/VERB/VBD/0/root",
			"Any/DET/DT/2/det minister/NOUN/NN/3/nsubj left/VERB/VBD/0/root",
		}, []string{"Norwegians (group NOR): Norwegians", "@ilva (person): @ilva", "Many of the supporters (group): Many of the supporters"}},
		{"a relative pronoun", []string{
			"Ilva/PROPN/NNP/4/nsubj/S-Person who/PRON/WP/3/nsubj left/VERB/VBD/1/acl:relcl spoke/VERB/VBD/0/root",
		}, []string{"Ilva (person): Ilva, who"}},
		{"he is a person, not a ministry", []string{
			"The/DET/DT/2/det ministry/NOUN/NN/3/nsubj met/VERB/VBD/0/root Odo/PROPN/NNP/3/obj/S-Person",
			"He/PRON/PRP/2/nsubj left/VERB/VBD/0/root",
		}, []string{"The ministry (organisation): The ministry", "Odo (person): Odo, He"}},
	}
	for _, test := range tests {
		t.Run(test.about, func(t *testing.T) {
			if got := actors(words(t, test.sentences...)); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestFindRoles(t *testing.T) {
	tests := []struct {
		about    string
		sentence string
		want     string // title|of|from|to|former|evidence
	}{
		{"a title before the name",
			"Norwegian/ADJ/JJ/2/amod/S-NORP Mayor/PROPN/NNP/3/nmod:desc Ilva/PROPN/NNP/5/nsubj/B-Person Torrenz/PROPN/NNP/3/flat/E-Person left/VERB/VBD/0/root",
			"Mayor|Norway|||false|Norwegian Mayor Ilva Torrenz"},
		{"a former title",
			"former/ADJ/JJ/3/amod harbour/NOUN/NN/3/compound chief/NOUN/NN/4/nmod:desc Ilva/PROPN/NNP/6/nsubj/B-Person Torrenz/PROPN/NNP/4/flat/E-Person left/VERB/VBD/0/root",
			"harbour chief||||true|former harbour chief Ilva Torrenz"},
		{"an apposition",
			"Ilva/PROPN/NNP/8/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person ,/PUNCT/,/5/punct a/DET/DT/5/det director/NOUN/NN/1/appos of/ADP/IN/7/case Harbourwatch/PROPN/NNP/5/nmod/S-Organization left/VERB/VBD/0/root",
			"director|Harbourwatch|||false|a director of Harbourwatch"},
		{"years",
			"Ilva/PROPN/NNP/12/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person ,/PUNCT/,/4/punct Mayor/PROPN/NNP/1/appos of/ADP/IN/6/case Sampletown/PROPN/NNP/4/nmod/S-Location from/ADP/IN/8/case 2011/NUM/CD/4/nmod to/ADP/IN/10/case 2014/NUM/CD/4/nmod ,/PUNCT/,/4/punct left/VERB/VBD/0/root",
			"Mayor|Sampletown|2011|2014|true|Mayor of Sampletown from 2011 to 2014"},
		{"a predicate",
			"Ilva/PROPN/NNP/5/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person is/AUX/VBZ/5/cop the/DET/DT/5/det head/NOUN/NN/0/root of/ADP/IN/7/case Harbourwatch/PROPN/NNP/5/nmod/S-Organization",
			"head|Harbourwatch|||false|the head of Harbourwatch"},
		{"an office served in",
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person serve/VERB/VBD/0/root as/ADP/IN/6/case harbour/NOUN/NN/6/compound minister/NOUN/NN/3/obl",
			"harbour minister||||false|harbour minister"},
	}
	for _, test := range tests {
		t.Run(test.about, func(t *testing.T) {
			doc := words(t, test.sentence)
			var got []string
			for _, a := range Find(doc, dates.Find(doc)).Actors {
				for _, r := range a.Roles {
					got = append(got, fmt.Sprintf("%s|%s|%s|%s|%v|%s", r.Title, r.Of, r.From, r.To, r.Former, r.Evidence[0].In(doc.Article.Text)))
				}
			}
			if !slices.Equal(got, []string{test.want}) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestAtFindsTitlesAndPronouns(t *testing.T) {
	doc := words(t, "Mayor/PROPN/NNP/4/nsubj Ilva/PROPN/NNP/1/flat/B-Person Torrenz/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root",
		"She/PRON/PRP/2/nsubj left/VERB/VBD/0/root")
	set := Find(doc, nil)
	for token, want := range []onrecord.ID{"a1", "a1", "", "", "a1", ""} {
		if got := set.At(token); got != want {
			t.Errorf("token %d %q: actor %q, want %q", token, doc.Text(token), got, want)
		}
	}
	if a := set.Actor("a1"); a == nil || a.Name != "Ilva Torrenz" {
		t.Errorf("a1 is %+v", a)
	}
	if a := set.Actor("a2"); a != nil {
		t.Errorf("a2 is %+v, want nobody", a)
	}
}

// A syllable that is also a noun of a person, or a preposition, stays in the name that it is a part of.
func TestHyphenInName(t *testing.T) {
	for _, test := range []struct{ snippet, want string }{
		{`# newdoc
1 Lena Lena PROPN NNP _ 6 nsubj _ NER=B-Person
2 Orr Orr PROPN NNP _ 1 flat _ NER=I-Person
3 Man Man PROPN NNP _ 1 flat _ NER=I-Person|SpaceAfter=No
4 - - PUNCT HYPH _ 3 punct _ NER=I-Person|SpaceAfter=No
5 kei kei PROPN NNP _ 1 flat _ NER=E-Person
6 resigned resign VERB VBD _ 0 root _ _
`, "Lena Orr Man-kei"},
		{`# newdoc
1 Pak Pak PROPN NNP _ 5 nsubj _ NER=B-Person
2 Sae Sae PROPN NNP _ 1 flat _ NER=E-Person|SpaceAfter=No
3 - - PUNCT HYPH _ 4 punct _ SpaceAfter=No
4 in in ADP IN _ 5 advmod _ _
5 resigned resign VERB VBD _ 0 root _ _
`, "Pak Sae-in"},
	} {
		if got := actors(syntax.ParseCoNLLU(test.snippet)); len(got) != 1 || !strings.HasPrefix(got[0], test.want+" ") {
			t.Errorf("actors %q, want %q", got, test.want)
		}
	}
}

func TestNameFit(t *testing.T) {
	full := strings.Fields("odo mark brask")
	for short, want := range map[string]int{"odo mark brask": 5, "odo m. brask": 4, "odo brask": 4, "brask": 3, "odo": 2, "mark": 1,
		"ilva brask": 0, "ilva": 0, "": 0, "odo mark brask jansen": 0} {
		if got := nameFit(strings.Fields(short), full); got != want {
			t.Errorf("%q: fit %d, want %d", short, got, want)
		}
	}
}

// A given name alone is a person's though the namer did not see it, unless the article has it as a word or in a line in title case.
func TestGivenNamesAlone(t *testing.T) {
	const left = "Grace/PROPN/NNP/2/nsubj left/VERB/VBD/0/root"
	for about, test := range map[string]struct {
		sentences []string
		want      []string
	}{
		"alone":         {[]string{left}, []string{"Grace (person): Grace"}},
		"a word":        {[]string{left, "", "They/PRON/PRP/2/nsubj lost/VERB/VBD/0/root grace/NOUN/NN/2/obj"}, nil},
		"in title case": {[]string{"Losing/VERB/VBG/0/root Grace/PROPN/NNP/1/obj Kills/VERB/VBZ/1/parataxis"}, nil},
	} {
		if got := actors(words(t, test.sentences...)); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", about, got, test.want)
		}
	}
}

// A junior by his surname alone is not who bears it without the suffix.
func TestJunior(t *testing.T) {
	got := actors(words(t,
		"Brask/PROPN/NNP/2/nsubj/S-Person spoke/VERB/VBD/0/root",
		"Brask/PROPN/NNP/3/nsubj/B-Person Jr./PROPN/NNP/1/flat/E-Person left/VERB/VBD/0/root",
		"Brask/PROPN/NNP/2/nsubj/S-Person stayed/VERB/VBD/0/root"))
	if want := []string{"Brask (person): Brask, Brask", "Brask Jr. (person): Brask Jr."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What the namer takes for a person is a place where the article tells of its borders or neighbours; what it takes for one place may be a
// place and a person.
func TestPlacesAndPeople(t *testing.T) {
	for about, test := range map[string]struct{ sentence, want string }{
		"a parliament":      {"Norland/PROPN/NNP/3/nmod:poss/S-Person 's/PART/POS/1/case parliament/NOUN/NN/4/nsubj met/VERB/VBD/0/root", "Norland (place): Norland"},
		"a mother":          {"Norland/PROPN/NNP/3/nmod:poss/S-Person 's/PART/POS/1/case mother/NOUN/NN/4/nsubj left/VERB/VBD/0/root", "Norland (person): Norland"},
		"a neighbour":       {"Troops/NOUN/NNS/2/nsubj left/VERB/VBD/0/root neighbouring/ADJ/JJ/4/amod Norland/PROPN/NNP/2/obj/S-Person", "Norland (place): Norland"},
		"a place and a man": {"Born/VERB/VBN/6/advcl in/ADP/IN/3/case Velde/PROPN/NNP/1/obl/B-Location ,/PUNCT/,/1/punct/I-Location Brask/PROPN/NNP/6/nsubj/E-Location left/VERB/VBD/0/root", "Brask (person): Brask"},
	} {
		if got := actors(words(t, test.sentence)); !slices.Contains(got, test.want) {
			t.Errorf("%s: got %q, want %q among them", about, got, test.want)
		}
	}
}
