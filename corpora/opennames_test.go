package corpora

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/syntax"
)

// quoted returns the names as "Label: text".
func quoted(t NamedText) []string {
	var all []string
	for _, n := range t.Names {
		all = append(all, n.Label+": "+n.In(t.Text))
	}
	return all
}

func wantNames(t *testing.T, texts []NamedText, text string, want ...string) {
	t.Helper()
	if len(texts) == 0 || texts[0].Text != text {
		t.Fatalf("texts %+v\nwant first %s", texts, text)
	}
	if got := quoted(texts[0]); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func annotated(t *testing.T, snippet string) []syntax.Annotated {
	t.Helper()
	documents, err := syntax.ReadCoNLLU(strings.NewReader(snippet))
	if err != nil {
		t.Fatal(err)
	}
	return documents
}

func TestUNER(t *testing.T) {
	treebank := annotated(t, `# newdoc id = d-1
1 The the DET DT _ 3 det _ _
2 Ostish Ostish ADJ JJ _ 3 amod _ _
3 Ida Ida PROPN NNP _ 4 nsubj _ _
4 saw see VERB VBD _ 0 root _ _
5 the the DET DT _ 7 det _ _
6 Red Red ADJ NNP _ 7 amod _ _
7 Book book PROPN NNP _ 4 obj _ SpaceAfter=No
8 . . PUNCT . _ 4 punct _ _

1 Tarn-Co Tarn-Co PROPN NNP _ 2 nsubj _ _
2 met meet VERB VBD _ 0 root _ _

# newpar
1 Unannotated unannotated ADJ JJ _ 0 root _ _
`)
	raw := `# newdoc id = d-1
# sent_id = 1
1	The	O
2	Ostish	B-OTH	-	x
3	Ida	B-PER	-	x
4	saw	O
5	the	B-OTH	-	x
6	Red	I-OTH	-	x
7	Book	I-OTH	-	x
8	.	O	-	x

1	Tarn	B-ORG	-	x
2	-	I-ORG	-	x
3	Co	I-ORG	-	x
4	met	O
`
	texts, err := unerTexts(raw, treebank)
	if err != nil {
		t.Fatal(err)
	}
	wantNames(t, texts, "The Ostish Ida saw the Red Book. Tarn-Co met\n\nUnannotated",
		"NORP: Ostish", "Person: Ida", "Organization: Tarn-Co")
	if _, err := unerTexts("# newdoc id = d-2\n1\tx\tO\n", treebank); err == nil {
		t.Error("an unknown document gives no error")
	}
}

func TestWikiGold(t *testing.T) {
	texts, err := wikiGoldTexts("The I-ORG\nTarn I-ORG\nCo I-ORG\n, O\nof O\nOst I-LOC\n's O\nport O\n( O\n\" O\nRed I-MISC\nBook I-MISC\n"+
		"\" O\n) O\n, O\ndid O\nn't O\npay O\n. O\n\nOstish I-MISC\nfolk O\n; O\nMia I-PER\n\n-DOCSTART- O\n\nA O\n\n",
		map[string]bool{"Ostish": true})
	if err != nil || len(texts) != 2 || texts[1].Name != "wikigold-2" {
		t.Fatalf("%+v, %v", texts, err)
	}
	wantNames(t, texts, `The Tarn Co, of Ost's port ("Red Book"), didn't pay. Ostish folk; Mia`,
		"Organization: Tarn Co", "Location: Ost", "Miscellaneous: Red Book", "NORP: Ostish", "Person: Mia")
	if _, err := wikiGoldTexts("x\n", nil); err == nil {
		t.Error("a line without a tag gives no error")
	}
}

func TestWNUT(t *testing.T) {
	texts, err := wnutTexts("@mia\tO\nloves\tO\nThe\tB-group\nOsts\tI-group\n&amp;\tO\nTarn\tB-corporation\nCo\tI-corporation\n" +
		"'s\tO\nThe\tB-creative-work\nSail\tI-creative-work\n!\tO\n\t\nnext\tO\n")
	if err != nil || len(texts) != 2 {
		t.Fatalf("%+v, %v", texts, err)
	}
	wantNames(t, texts, "@mia loves The Osts & Tarn Co's The Sail!",
		"Organization: Osts", "Organization: Tarn Co", "Miscellaneous: The Sail")
}

func TestGUM(t *testing.T) {
	treebank := annotated(t, `# newdoc id = g-1
# meta::genre = news
1 On on ADP IN _ 2 case _ _
2 Monday Monday PROPN NNP _ 9 obl _ Entity=(1-time-new-nnnnn-cf1-1-sgl)|SpaceAfter=No
3 , , PUNCT , _ 2 punct _ _
4 May May PROPN NNP _ 2 appos _ Entity=(2-time-new-nnnnn-cf1-1-sgl
5 7 7 NUM CD _ 4 nummod _ Entity=2)
6 President President PROPN NNP _ 7 nmod:desc _ Entity=(3-person-new-nnnnn-cf1-2-coref-Mia_Voss
7 Mia Mia PROPN NNP _ 9 nsubj _ _
8 Voss Voss PROPN NNP _ 7 flat _ Entity=3)
9 left leave VERB VBD _ 0 root _ _
10 Tarn Tarn PROPN NNP _ 15 nmod:poss _ Entity=(4-organization-new-nnnnn-cf1-3-sgl(5-place-new-nnnnn-cf1-1-sgl-Tarn%2C_Ost|SpaceAfter=No
11 's 's PART POS _ 10 case _ Entity=5)
12 old old ADJ JJ _ 15 amod _ _
13 Ostish Ostish ADJ JJ _ 15 amod _ _
14 Harbour Harbour PROPN NNP _ 15 compound _ _
15 Office Office PROPN NNP _ 9 obj _ _
16 of of ADP IN _ 17 case _ _
17 Ships Ships PROPN NNPS _ 15 nmod _ Entity=(6-object-new-nnnnn-cf1-1-sgl)
18 and and CCONJ CC _ 19 cc _ _
19 Food Food PROPN NNP _ 17 conj _ Entity=4)
20 to to ADP IN _ 22 case _ _
21 our our PRON PRP$ _ 22 nmod:poss _ Entity=(7-person-new-nnnnn-cf1-2-sgl
22 President President PROPN NNP _ 9 obl _ Entity=7)

1 Ost Ost PROPN NNP _ 4 nsubj _ Entity=(8-place-new-nnnnn-cf1-1-sgl(9-place-new-nnnnn-cf1-1-sgl)
2 and and CCONJ CC _ 3 cc _ _
3 Birk Birk PROPN NNP _ 1 conj _ Entity=(10-place-new-nnnnn-cf1-1-sgl)8)
4 read read VERB VBD _ 0 root _ _
5 it it PRON PRP _ 4 obj _ Entity=(11-abstract-new-nnnnn-cf1-1-sgl)
6 and and CCONJ CC _ 7 cc _ _
7 Sail Sail PROPN NNP _ 5 conj _ Entity=(12-abstract-new-nnnnn-cf1-1-sgl-Sail_%28book%29)
8 last last ADJ JJ _ 9 amod _ Entity=(13-time-new-nnnnn-cf1-1-sgl
9 week week NOUN NN _ 4 obl _ Entity=13)

# newdoc id = g-2
# meta::genre = academic
1 Left leave VERB VBD _ 0 root _ _
`)
	texts, err := gumTexts(treebank, titlesOf(treebank))
	if err != nil || len(texts) != 1 {
		t.Fatalf("%+v, %v", texts, err)
	}
	wantNames(t, texts,
		"On Monday, May 7 President Mia Voss left Tarn's old Ostish Harbour Office of Ships and Food to our President Ost and Birk read it and Sail last week",
		"Date: Monday, May 7", "Person: Mia Voss", "Location: Tarn", "NORP: Ostish", "Organization: Harbour Office of Ships and Food",
		"Location: Ost", "Location: Birk", "Miscellaneous: Sail")
	for _, bad := range []string{"Entity=(1-place", "Entity=1)", "Entity=(1"} {
		if _, err := gumMentions([]string{bad}); err == nil {
			t.Errorf("%s gives no error", bad)
		}
	}
}

func TestMEANTIME(t *testing.T) {
	words := []string{"0 Tarn", "0 wins", "1 May", "1 7", "1 ,", "1 2019", "2 The", "2 Ostish", "2 firm", "2 Tarn", "2 Co.,", "2 large",
		"2 ,", "2 hired", "2 CEO", "2 Ole", "2 Birk", "2 .", "3 It", "3 sells", "3 ``", "3 Skiffs", "3 ''", "9 Later"}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" ?><Document doc_name="7_tarn">`)
	for i, w := range words {
		sentence, word, _ := strings.Cut(w, " ")
		fmt.Fprintf(&b, `<token t_id="%d" sentence="%s">%s</token>`, 'A'+i, sentence, word)
	}
	b.WriteString("<Markables>")
	mention := func(element, id, kind, tokens string) { // token A is the first
		fmt.Fprintf(&b, `<%s m_id="%s" syntactic_type="%s">`, element, id, kind)
		for _, t := range tokens {
			fmt.Fprintf(&b, `<token_anchor t_id="%d"/>`, t)
		}
		fmt.Fprintf(&b, "</%s>", element)
	}
	mention("ENTITY_MENTION", "1", "NAM", "A")
	mention("ENTITY_MENTION", "2", "NAM", "GHIJKL")
	mention("ENTITY_MENTION", "3", "PRE.NAM", "H")
	mention("ENTITY_MENTION", "4", "NAM", "OPQ")
	mention("ENTITY_MENTION", "5", "", "S") // "It"
	mention("ENTITY_MENTION", "6", "NAM", "V")
	mention("ENTITY_MENTION", "7", "NOM", "GHI")
	mention("ENTITY_MENTION", "8", "NAM", "JK")
	mention("ENTITY_MENTION", "9", "NAM", "X") // not in the text
	mention("TIMEX3", "10", "", "CDEF")
	b.WriteString(`<ENTITY m_id="21" ent_type="ORG"/><ENTITY m_id="22" ent_type="LOC"/><ENTITY m_id="23" ent_type="PER"/><ENTITY m_id="24" ent_type="PRO"/></Markables><Relations>`)
	for target, sources := range map[string]string{"21": "125789", "22": "3", "23": "4", "24": "6"} {
		b.WriteString("<REFERS_TO>")
		for _, s := range sources {
			fmt.Fprintf(&b, `<source m_id="%c"/>`, s)
		}
		fmt.Fprintf(&b, `<target m_id="%s"/></REFERS_TO>`, target)
	}
	b.WriteString("</Relations></Document>")
	d, err := parseMEANTIME([]byte(b.String()), map[string]bool{"Ostish": true}, map[string]bool{"ceo": true})
	if err != nil {
		t.Fatal(err)
	}
	wantNames(t, []NamedText{d}, "Tarn wins\n\nMay 7, 2019\n\nThe Ostish firm Tarn Co., large, hired CEO Ole Birk. It sells \"Skiffs\"",
		"Organization: Tarn", "Date: May 7, 2019", "NORP: Ostish", "Organization: Tarn Co.", "Person: Ole Birk", "Product: Skiffs")

	c, err := parseCoreference([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, chain := range c.Chains {
		var words []string
		for _, span := range chain {
			words = append(words, span.In(c.Text))
		}
		got = append(got, strings.Join(words, " = "))
	}
	slices.Sort(got)
	if want := []string{"CEO Ole Birk", "Ostish", "Skiffs", "Tarn = The Ostish firm Tarn Co., large = It = The Ostish firm = Tarn Co.,"}; !slices.Equal(got, want) {
		t.Errorf("chains %q, want %q", got, want)
	}
}

func TestCalendarDate(t *testing.T) {
	for phrase, want := range map[string]string{
		"early on May 7 , 2019": "May 7 , 2019",
		"the 25th of July":      "25th of July",
		"10 am on Monday":       "Monday",
		"the 1980s":             "1980s",
		"in 2013-14 ,":          "2013-14",
		"last week":             "",
		"over 250 years":        "",
	} {
		words := strings.Fields(phrase)
		first, stop, ok := calendarDate(words)
		if got := strings.Join(words[first:stop], " "); got != want || ok != (want != "") {
			t.Errorf("calendarDate(%q) = %q, %v", phrase, got, ok)
		}
	}
}

// TestOpenNames reads the corpora themselves.
func TestOpenNames(t *testing.T) {
	texts, err := OpenNames(shared(t, "corpora"))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]map[string]int{}
	for _, x := range texts {
		if counts[x.Corpus] == nil {
			counts[x.Corpus] = map[string]int{}
		}
		counts[x.Corpus][""]++
		end := 0
		for _, n := range x.Names {
			if n.Start < end || n.Empty() || n.End > len(x.Text) || strings.TrimSpace(n.In(x.Text)) != n.In(x.Text) || n.Label == "" {
				t.Errorf("%s: name %+v", x.Name, n)
			}
			end = n.End
			counts[x.Corpus][n.Label]++
		}
		if len(x.Labels) == 0 || x.Name == "" {
			t.Errorf("%s %q: labels %q", x.Corpus, x.Name, x.Labels)
		}
	}
	for corpus, floors := range map[string]map[string]int{ // "" stands for texts
		UNER:     {"": 540, syntax.PersonName: 2850, syntax.OrgName: 1420, syntax.LocationName: 2680, syntax.NorpName: 600},
		WikiGold: {"": 145, syntax.PersonName: 930, syntax.OrgName: 890, syntax.LocationName: 1010, syntax.MiscName: 500, syntax.NorpName: 100},
		WNUT:     {"": 3390, syntax.PersonName: 655, syntax.OrgName: 480, syntax.LocationName: 545, syntax.ProductName: 140, syntax.MiscName: 140},
		GUM:      {"": 110, syntax.PersonName: 1400, syntax.OrgName: 900, syntax.LocationName: 1600, syntax.DateName: 600, syntax.NorpName: 400, syntax.MiscName: 500},
		MEANTIME: {"": 90, syntax.PersonName: 70, syntax.OrgName: 430, syntax.LocationName: 150, syntax.ProductName: 150, syntax.DateName: 180},
	} {
		for label, floor := range floors {
			if got := counts[corpus][label]; got < floor {
				t.Errorf("%s: %d of %q, want at least %d", corpus, got, label, floor)
			}
		}
	}
	t.Log(counts)
}
