package tokenize

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// block makes an article of one paragraph.
func block(text string) *onrecord.Article {
	return &onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // "+" stands before a later word of a multiword token
		{"They don't know.", "They do +n't know ."},
		{"We cannot; she’ll wait", "We can +not ; she +’ll wait"},
		{"The weirs' gates and Ola's boat", "The weirs +' gates and Ola +'s boat"},
		{"a long-term, pro-dam plan", "a long - term , pro-dam plan"},
		{"Mr. Brandt of the U.S. Senate", "Mr. Brandt of the U.S. Senate"},
		{"It rose 3.5% to $1,200.", "It rose 3.5 % to $ 1,200 ."},
		{"at 10:30 p.m. on Friday", "at 10:30 p.m. on Friday"},
		{"see https://dam.example/a?b=1.", "see https://dam.example/a?b=1 ."},
		{"write to ola@dam.example, please", "write to ola@dam.example , please"},
		{"ask @ola_b about #dams", "ask @ola_b about #dams"},
		{"\"Well...\" he said", "\" Well ... \" he said"},
		{"''No,'' she said", "'' No , '' she said"},
		{"“No” – or not", "“ No ” – or not"},
		{"no\u00a0break\u200bhere", "no break here"},
		{"J. Brandt won.It was late", "J. Brandt won . It was late"},
		{"She’d’ve gone; I dunno, it's Ola`s", "She +’d +’ve gone ; I du +n +no , it +'s Ola +`s"},
		{"Thats what youre told, Im sure", "That +s what you +re told , I +m sure"},
		{"Im Brandt lets the flat. Lets go", "Im Brandt lets the flat . Let +s go"},
		{"its a dam and its wall", "it +s a dam and its wall"},
		{"J.Brandt and Mr.Osei owe Rs.500 since 2011.The bank", "J. Brandt and Mr. Osei owe Rs. 500 since 2011 . The bank"},
		{"Lt. Gen. Osei, Ph.D. (R-Pa.), of Tarsk, Va., at no. 5", "Lt. Gen. Osei , Ph.D. ( R - Pa. ) , of Tarsk , Va. , at no. 5"},
		{"No. He was ill. The sun. Plan B.", "No . He was ill . The sun . Plan B ."},
		{"Osei (b. 1950), cf. p. 28", "Osei ( b. 1950 ) , cf. p. 28"},
		{"$3bn, £2.5m, 40km, 5pm, 2p.m. and $4b", "$ 3 bn , £ 2.5 m , 40 km , 5 pm , 2 p.m. and $ 4 b"},
		{"the 5G net, the 1990s, the 80's, the 2nd, 3b", "the 5G net , the 1990s , the 80's , the 2nd , 3b"},
		{"9/11, 1,00,000, [3,4], .5 and 10-20", "9/11 , 1,00,000 , [ 3 , 4 ] , .5 and 10 - 20"},
		{"555-0101 +44 1-555-555-0101 2026-11-25 500-1500", "555-0101 +44 1-555-555-0101 2026-11-25 500 - 1500"},
		{"#1 b/c w/ s/he and/or", "# 1 b/c w/ s/he and / or"},
		{"mis-said, non-payment, vice-mayor, th- that, two- or so- and over-the-top", "mis-said , non-payment , vice - mayor , th- that , two - or so - and over - the - top"},
		{"so :) (a note:) Why.? No!!! ==--== “…”", "so :) ( a note : ) Why .? No !!! ==--== “ … ”"},
		{"<ola@dam.example> \"Ola\"<o.b@dam.example> dam_map-2.pdf", "< ola@dam.example > \" Ola \" < o.b@dam.example > dam_map-2.pdf"},
		{"Yahoo! says 'tis, that 's all, '90s", "Yahoo! says 'tis , that 's all , '90s"},
	} {
		tokens, _ := Split(block(c.text))
		var got []string
		for _, token := range tokens {
			word := token.In(c.text)
			if token.Joined {
				word = "+" + word
			}
			got = append(got, word)
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%q: %q, want %q", c.text, got, strings.Fields(c.want))
		}
	}
}

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"The dam broke on Monday.", "Nobody was hurt."},
		{"Mr. Brandt met the mayor of Tarsk at 10 a.m. on Friday.", "They spoke for an hour."},
		{"“We will rebuild it.”", "The minister gave no date."},
		{"Who will pay?", "The town cannot."},
		{"The price rose by 3.5 per cent, he said."},
		{"Dr. J. Osei of the U.S. Geological Survey saw it first."},
		{"John A. Osei and Mary K. Brandt met Mrs. Tarsk.", "He left at 5 p.m."},
		{"He lives in the U.S. and works in Tarsk.", "She does not."},
		{"TARSK (AP) — The dam broke on Monday.", "It was old."},
		{"“Is that your dam?” the judge asked.", "“No!” said Osei.", "“It is theirs.”"},
		{"''It broke,'' he said.", "''I saw it.''"},
		{"The \"old\" Weir and the Brandts’ House fell.", "So did ‘Ola’ Osei."},
		{"The Flood (Relief) Act and the Dam (Safety) (Amendment) Act are new."},
		{"It was built in 1950. [3]", "It fell in 2020."},
		{"Osei built the dam... and broke it.", "Well..."},
		{"OSEI: Will you pay?", "They will not."},
		{"PM Osei met Lt. Gen. Brandt.", "They said no."},
	} {
		text := strings.Join(want, " ")
		_, sentences := Split(block(text))
		var got []string
		for _, s := range sentences {
			got = append(got, s.In(text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A blank that is lost behind a quotation does not join its sentence with the next one.
func TestLostBlanks(t *testing.T) {
	for _, want := range [][]string{
		{"\"It will wait.\"", "Nine ships lay off the port."},
		{"He said:“It goes on.”", "Then he left."},
	} {
		text := strings.Join(want, "")
		_, sentences := Split(block(text))
		var got []string
		for _, s := range sentences {
			got = append(got, s.In(text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestBlocksAreBoundariesAndMetaIsLeftOut(t *testing.T) {
	text := "Dam breaks\nhttp://dam.example\nand so the town"
	article := &onrecord.Article{Text: text, Blocks: []onrecord.Block{
		{Span: onrecord.Span{Start: 0, End: 10}, Kind: onrecord.Heading},
		{Span: onrecord.Span{Start: 11, End: 29}, Kind: onrecord.Meta},
		{Span: onrecord.Span{Start: 30, End: len(text)}},
	}}
	_, sentences := Split(article)
	if len(sentences) != 2 || sentences[0].In(text) != "Dam breaks" || sentences[1].In(text) != "and so the town" {
		t.Fatalf("sentences %+v", sentences)
	}
	if sentences[0].Block != 0 || sentences[1].Block != 2 {
		t.Errorf("blocks %d and %d, want 0 and 2", sentences[0].Block, sentences[1].Block)
	}
}

// TestLongSentences feeds lines without a full stop: no sentence is longer than the bound, and a mark is where it is cut.
func TestLongSentences(t *testing.T) {
	for _, c := range []struct {
		line string
		want int // words of the first sentence
	}{
		{strings.Repeat("dam ", 10_000), MaxSentence},
		{strings.Repeat("dams and weirs ", 66) + "end; " + strings.Repeat("weirs and dams ", 3000), 199 + 1},
		{strings.Repeat("don't ", 5_000), MaxSentence},
		{strings.Repeat("we dunno ", 5_000), MaxSentence - 1},
	} {
		tokens, sentences := Split(block(c.line))
		for i, s := range sentences {
			if n := s.Stop - s.First; n > MaxSentence || tokens[s.First].Joined {
				t.Errorf("%.30q: sentence %d has %d words and begins with %q", c.line, i, n, tokens[s.First].In(c.line))
			}
		}
		if got := sentences[0].Stop; got != c.want {
			t.Errorf("%.30q: the first sentence has %d words, want %d", c.line, got, c.want)
		}
	}
}

// FuzzSplit checks that words and sentences cover the blocks in order, and leave out nothing but white space.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"", "They don't.", "''a'' “b” …", "ｄａｍ\u00adｓ'\u200b's", "#@.,'’n’t's'", "a@b.c www.\u0301x", "cannot's U.S.'s",
		"\xff\xfe", "é́n't İ's ǅ's", "...!?!?--––", "'90s 'em '' '", "5p.m. 1-1-1 $3bn.x", "(:) <a@b.c", "th- J.B. K.Ola", "a\n\nb.(c)", "…. .? [1] (a)",
		strings.Repeat("a ", 300)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		article := &onrecord.Article{Text: text}
		at := 0
		for part := range strings.SplitAfterSeq(text, "\n") {
			article.Blocks = append(article.Blocks, onrecord.Block{Span: onrecord.Span{Start: at, End: at + len(part)}})
			at += len(part)
		}
		tokens, sentences := Split(article)
		checkTokens(t, text, tokens)
		next := 0
		for i, s := range sentences {
			if s.First != next || s.Stop <= s.First || s.Stop-s.First > MaxSentence {
				t.Fatalf("sentence %d is %+v, want its first token to be %d", i, s, next)
			}
			if s.Start != tokens[s.First].Start || s.End != tokens[s.Stop-1].End {
				t.Fatalf("sentence %d %+v does not lie on its tokens", i, s)
			}
			if b := article.Blocks[s.Block]; s.Start < b.Start || s.End > b.End {
				t.Fatalf("sentence %d %+v does not lie in block %+v", i, s, b.Span)
			}
			next = s.Stop
		}
		if next != len(tokens) {
			t.Fatalf("%d of %d tokens lie in sentences", next, len(tokens))
		}
	})
}

// checkTokens fails when the tokens and the white space between them are not the text.
func checkTokens(t *testing.T, text string, tokens []syntax.Token) {
	inText := func(r rune) bool { return !blank(r) }
	at := 0
	for i, token := range tokens {
		if token.Empty() || token.Start < at {
			t.Fatalf("token %d %+v begins before %d", i, token.Span, at)
		}
		if !utf8.ValidString(token.In(text)) || strings.ContainsFunc(token.In(text), blank) {
			t.Fatalf("token %d is %q", i, token.In(text))
		}
		gap := text[at:token.Start]
		if strings.ContainsFunc(gap, inText) {
			t.Fatalf("%q was left out before token %d", gap, i)
		}
		if token.Joined && (i == 0 || gap != "") {
			t.Fatalf("token %d %q is joined to nothing", i, token.In(text))
		}
		at = token.End
	}
	if strings.ContainsFunc(text[at:], inText) {
		t.Fatalf("%q was left out at the end", text[at:])
	}
}

// TestHugePieces guards against work that grows faster than the text.
func TestHugePieces(t *testing.T) {
	for _, unit := range []string{"a.", "n't", "'", "ss' ", "co-", "#", "a@", ".b", "“", "www.x", "<(", "<a@", "1-1-", "a/", "J.)", "[1,", "x.’", ":)", "(x) "} {
		text := strings.Repeat(unit, 100_000)
		if tokens, _ := Split(block(text)); len(tokens) == 0 {
			t.Errorf("%q repeated: no words", unit)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	article := block(strings.Repeat("The dam didn't break, Mr. Brandt of the U.S. Survey said on Monday. Engineers from Tarsk had warned of the \"old\" "+
		"weirs for 20 years, and the town's mayor, Ola J. Osei, asked for $3.5m to rebuild them before the winter. “We'll see,” he added. ", 50))
	tokens, _ := Split(article)
	b.ReportAllocs()
	b.SetBytes(int64(len(article.Text)))
	for b.Loop() {
		Split(article)
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
