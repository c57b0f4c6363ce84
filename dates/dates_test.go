package dates_test

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax"
)

// document makes a document of one paragraph whose words have no tags and no tree. 2031-05-14 is a Wednesday.
func document(published, text string) *syntax.Document {
	article := &onrecord.Article{Text: text, Published: published}
	article.Blocks = []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}
	var tokens []syntax.Token
	at := 0
	for _, word := range strings.Fields(text) {
		start := at + strings.Index(text[at:], word)
		at = start + len(word)
		end := at
		if trimmed := strings.TrimRight(word, ",;:?!"); trimmed != "" {
			end = start + len(trimmed)
		}
		tokens = append(tokens, syntax.Token{Span: onrecord.Span{Start: start, End: end}, Head: syntax.None})
		if end < at {
			tokens = append(tokens, syntax.Token{Span: onrecord.Span{Start: end, End: at}, Head: syntax.None})
		}
	}
	sentence := syntax.Sentence{Span: onrecord.Span{End: len(text)}, Range: syntax.Range{Stop: len(tokens)}}
	return syntax.NewDocument(article, tokens, []syntax.Sentence{sentence}, nil)
}

// show writes expressions as "words=value" with "; " between.
func show(doc *syntax.Document, times []onrecord.Timex) string {
	var parts []string
	for _, timex := range times {
		parts = append(parts, timex.In(doc.Article.Text)+"="+timex.Value)
	}
	return strings.Join(parts, "; ")
}

func TestFind(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		// absolute dates
		{"The mill burnt down on June 3, 1987 .", "June 3, 1987=1987-06-03"},
		{"It opened 3 June 1987 , not on 3rd of July 1988 .", "3 June 1987=1987-06-03; 3rd of July 1988=1988-07-03"},
		{"Signed 2030-02-28 and 7/21/2030 and 21/7/2030 .", "2030-02-28=2030-02-28; 7/21/2030=2030-07-21; 21/7/2030=2030-07-21"},
		{"No days: 2030-02-31, 13/13/2030 .", "2030=2030; 2030=2030"},
		{"He led Ostrava from 2018 to 2022 .", "2018=2018; 2022=2022"},
		{"In mid-1996 and the late 1970s and the nineties .", "mid-1996=1996; the late 1970s=197; the nineties=199"},
		{"An 18th century bridge, a third-quarter loss .", "18th century=17; third-quarter=2031-Q3"},
		{"In the third quarter of 2029 and Q2 2030 .", "the third quarter of 2029=2029-Q3; Q2 2030=2030-Q2"},
		{"In the second quarter of fiscal 2030 .", "the second quarter of fiscal 2030=2030-Q2"},
		{"By the spring of 2026 and fall 2015 .", "the spring of 2026=2026-SP; fall 2015=2015-FA"},
		{"In nineteen ninety-four the year two thousand was far .", "nineteen ninety-four=1994; the year two thousand=2000"},
		{"It cost $1995 and 2000 people paid 1,998 crowns .", ""},
		// the year that is not said
		{"They met in late March , on Oct. 5 and in June .", "late March=2031-03; Oct. 5=2031-10-05; June=2031-06"},
		{"Last March , June last year , next May , this September .",
			"Last March=2031-03; June last year=2030-06; next May=2032-05; this September=2031-09"},
		{"Next Christmas , on Easter Monday , last Thanksgiving .",
			"Next Christmas=2031-12-25; Easter Monday=2031-04-14; last Thanksgiving=2030-11-28"},
		// relative to the day of publication
		{"Yesterday , today , tomorrow morning , last night .",
			"Yesterday=2031-05-13; today=2031-05-14; tomorrow morning=2031-05-15TMO; last night=2031-05-13TNI"},
		{"Last week , next month , this year , earlier this month .",
			"Last week=2031-W19; next month=2031-06; this year=2031; earlier this month=2031-05"},
		{"On Friday , last Wednesday and Wednesday last week .",
			"Friday=2031-05-09; last Wednesday=2031-05-07; Wednesday last week=2031-05-07"},
		{"Two weeks ago , a year ago , ten days ago , 40 years ago .",
			"Two weeks ago=2031-W18; a year ago=2030; ten days ago=2031-05-04; 40 years ago=1991"},
		{"Several years ago ; recently ; now ; in the future .",
			"Several years ago=PAST_REF; recently=PAST_REF; now=PRESENT_REF; the future=FUTURE_REF"},
		// relative to the story
		{"On June 3, 2029 it sank ; three days later it was raised .", "June 3, 2029=2029-06-03; three days later=2029-06-06"},
		{"It fell in August 2029 , and three days later rose .", "August 2029=2029-08; three days later=2029-08"},
		{"In 1996 he left , and the following year he came back .", "1996=1996; the following year=1997"},
		{"On May 2, 2030 , a year earlier , the next day .", "May 2, 2030=2030-05-02; a year earlier=2029; the next day=2030-05-03"},
		// times of day
		{"At 9 a.m. Tuesday , 10:35 p.m. , 18:00 , noon .",
			"9 a.m. Tuesday=2031-05-13T09:00; 10:35 p.m.=2031-05-13T22:35; 18:00=2031-05-13T18:00; noon=2031-05-13T12:00"},
		{"A 16:10 score is no time, 25:00 neither .", "16:10=2031-05-14T16:10"},
		// durations
		{"For three days , a year , 2 1/2 hours , a decade .", "three days=P3D; a year=P1Y; 2 1/2 hours=PT2H30M; a decade=P10Y"},
		{"The past two years ; the next few days ; for months .", "The past two years=P2Y; the next few days=PXD; months=PXM"},
		{"A five-year plan, an eight-hour shift, decades-long wars .", "five-year=P5Y; eight-hour=PT8H; decades-long=PXDE"},
		{"More than twenty-four hours, two hundred years .", "More than twenty-four hours=PT24H; two hundred years=P200Y"},
		{"The 12-year-old boy is 12 years old .", ""},
		// sets
		{"Every Friday , each year , daily , twice a week , every two weeks , Mondays .",
			"Every Friday=XXXX-WXX-5; each year=P1Y; daily=P1D; twice a week=P1W; every two weeks=P2W; Mondays=XXXX-WXX-1"},
		// words that only look like it
		{"They may march; the second half; in the fall of a leader he sat .", ""},
		{"As soon as possible .", ""},
	} {
		doc := document("2031-05-14", test.text)
		if got := show(doc, dates.Find(doc)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// Without a day of publication nothing is guessed.
func TestFindUndated(t *testing.T) {
	for _, test := range []struct{ published, text, want string }{
		{"", "On Tuesday , in October , on October 5 , last year , two days ago .",
			"Tuesday=XXXX-WXX-2; October=XXXX-10; October 5=XXXX-10-05; last year=; two days ago="},
		{"", "In May 2030 ; two months later .", "May 2030=2030-05; two months later=2030-07"},
		{"2031", "This year , last week , on Friday .", "This year=2031; last week=; Friday=XXXX-WXX-5"},
		{"2031-05", "Last month , yesterday .", "Last month=2031-04; yesterday="},
		{"nonsense", "Yesterday .", "Yesterday="},
	} {
		doc := document(test.published, test.text)
		if got := show(doc, dates.Find(doc)); got != test.want {
			t.Errorf("published %q: %s\n got %s\nwant %s", test.published, test.text, got, test.want)
		}
	}
}

// The tense of the clause decides between the Friday before and the one after.
func TestFindTense(t *testing.T) {
	for _, test := range []struct{ snippet, want string }{
		{`# newdoc
1 Delegates delegate NOUN NNS _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 envoys envoy NOUN NNS _ 2 obj
4 Friday Friday PROPN NNP _ 2 obl:unmarked
`, "Friday=2031-05-09"},
		{`# newdoc
1 Delegates delegate NOUN NNS _ 3 nsubj
2 will will AUX MD _ 3 aux
3 meet meet VERB VB _ 0 root
4 envoys envoy NOUN NNS _ 3 obj
5 on on ADP IN _ 6 case
6 Friday Friday PROPN NNP _ 3 obl
`, "Friday=2031-05-16"},
		{`# newdoc
1 Delegates delegate NOUN NNS _ 3 nsubj
2 may may AUX MD _ 4 aux
3 have have AUX VB _ 4 aux
4 met meet VERB VBN _ 0 root
5 envoys envoy NOUN NNS _ 4 obj
6 Friday Friday PROPN NNP _ 4 obl:unmarked
`, "Friday=2031-05-09"},
		{`# newdoc
1 The the DET DT _ 2 det
2 vote vote NOUN NN _ 4 nsubj
3 is be AUX VBZ _ 4 cop
4 due due ADJ JJ _ 0 root
5 in in ADP IN _ 6 case
6 January January PROPN NNP _ 4 obl
`, "January=2032-01"},
	} {
		doc := syntax.ParseCoNLLU(test.snippet)
		doc.Article.Published = "2031-05-14"
		if got := show(doc, dates.Find(doc)); got != test.want {
			t.Errorf("%s: got %s, want %s", doc.Article.Text, got, test.want)
		}
	}
}

func TestNear(t *testing.T) {
	const snippet = `# newdoc
1 Marek Marek PROPN NNP _ 2 nsubj
2 said say VERB VBD _ 0 root
3 Monday Monday PROPN NNP _ 2 obl:unmarked
4 that that SCONJ IN _ 6 mark
5 workers worker NOUN NNS _ 6 nsubj
6 struck strike VERB VBD _ 2 ccomp
7 in in ADP IN _ 8 case
8 2028 2028 NUM CD _ 6 obl
9 after after ADP IN _ 12 case
10 the the DET DT _ 12 det
11 2025 2025 NUM CD _ 12 nummod
12 treaty treaty NOUN NN _ 6 obl
`
	doc := syntax.ParseCoNLLU(snippet)
	doc.Article.Published = "2031-05-14"
	times := dates.Find(doc)
	for word, want := range map[string]string{"said": "2031-05-12", "struck": "2028", "treaty": "2025"} {
		token := doc.TokensIn(onrecord.Span{Start: strings.Index(doc.Article.Text, word), End: strings.Index(doc.Article.Text, word) + 1}).First
		if got, ok := dates.Near(doc, times, token); !ok || got.Value != want {
			t.Errorf("%s: got %q, want %q", word, got.Value, want)
		}
	}
	if got, ok := dates.Near(doc, nil, 1); ok {
		t.Errorf("without expressions: got %v", got)
	}
}

// TestNearPassesDatelines dates the verb by its own day, not by that beside the place.
func TestNearPassesDatelines(t *testing.T) {
	doc := syntax.ParseCoNLLU(`# newdoc
1 OSTRAVA Ostrava PROPN NNP _ 6 nsubj
2 , , PUNCT , _ 3 punct
3 March March PROPN NNP _ 1 appos
4 3 3 NUM CD _ 3 nummod
5 Marek Marek PROPN NNP _ 6 nsubj
6 resigned resign VERB VBD _ 0 root
7 on on ADP IN _ 8 case
8 Tuesday Tuesday PROPN NNP _ 6 obl
`)
	doc.Article.Published = "2031-03-03"
	if got, ok := dates.Near(doc, dates.Find(doc), 5); !ok || got.Value != "2031-02-25" {
		t.Errorf("got %q, want %q", got.Value, "2031-02-25")
	}
}

// TestNearPassesNames dates nothing by the year in a law's name.
func TestNearPassesNames(t *testing.T) {
	doc := syntax.ParseCoNLLU(`# newdoc
1 Marek Marek PROPN NNP _ 2 nsubj
2 resigned resign VERB VBD _ 0 root
3 under under ADP IN _ 6 case
4 the the DET DT _ 6 det
5 Port Port PROPN NNP _ 6 compound
6 Act Act PROPN NNP _ 2 obl
7 2025 2025 NUM CD _ 6 nmod:unmarked
`)
	if got, ok := dates.Near(doc, dates.Find(doc), 1); ok {
		t.Errorf("got %q, want none", got.Value)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("2031-05-14", "On Friday, May 5, 2030 at 10 p.m. the 1990s' past three-year, twice a week it 'd end.")
	f.Add("9999-12-31", "next century ten thousand years later 999999 decades ago 0 days")
	f.Add("0001", "\xff the 21st\u00a0century last year 00/00/0000 5:99 '99")
	f.Fuzz(func(t *testing.T, published, text string) {
		text = strings.ToValidUTF8(text, "?")
		doc := document(published, text)
		end := 0
		for _, timex := range dates.Find(doc) {
			if timex.Start < end || timex.End <= timex.Start || timex.End > len(text) {
				t.Fatalf("span %v after byte %d of %d", timex.Span, end, len(text))
			}
			end = timex.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The council met on Friday , June 3 , 2029 and said that it would vote again next week , after 12 people had asked "+
		"for it in two days of talks about the harbour . Nobody in the town thinks that the last word has been spoken , but the "+
		"owners of the ships want to leave the old pier and to have a new one built before the ice comes . ", 15)
	doc := document("2031-05-14", text)
	b.ReportAllocs()
	for b.Loop() {
		dates.Find(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(doc.Tokens))*1000, "µs/1000tokens")
}

// TestOffset keeps how far a date lies from a day of publication that nobody tells.
func TestOffset(t *testing.T) {
	for text, want := range map[string]string{
		"It sank last week .":       "-P1W",
		"It sank two months ago .":  "-P2M",
		"It sails tomorrow .":       "P1D",
		"It sails today .":          "P0D",
		"It sank on June 3, 2029 .": "",
	} {
		times := dates.Find(document("", text))
		if len(times) != 1 || times[0].Offset != want || (times[0].Value == "") != (want != "") {
			t.Errorf("%q: %+v, want the offset %q", text, times, want)
		}
	}
}
