package tokenize

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
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

// FuzzSplit checks that words and sentences cover the text in order, and leave out nothing but white space.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"", "They don't.", "''a'' “b” …", "ｄａｍ\u00adｓ'\u200b's", "#@.,'’n’t's'", "a@b.c www.\u0301x", "cannot's U.S.'s",
		"\xff\xfe", "é́n't İ's ǅ's", "...!?!?--––", "'90s 'em '' '"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		tokens, sentences := Split(block(text))
		at := 0
		for i, token := range tokens {
			if token.Empty() || token.Start < at {
				t.Fatalf("token %d %+v begins before %d", i, token.Span, at)
			}
			if !utf8.ValidString(token.In(text)) || strings.ContainsFunc(token.In(text), blank) {
				t.Fatalf("token %d is %q", i, token.In(text))
			}
			gap := text[at:token.Start]
			if strings.ContainsFunc(gap, func(r rune) bool { return !blank(r) }) {
				t.Fatalf("%q was left out before token %d", gap, i)
			}
			if token.Joined && (i == 0 || gap != "") {
				t.Fatalf("token %d %q is joined to nothing", i, token.In(text))
			}
			at = token.End
		}
		if strings.ContainsFunc(text[at:], func(r rune) bool { return !blank(r) }) {
			t.Fatalf("%q was left out at the end", text[at:])
		}
		next := 0
		for i, s := range sentences {
			if s.First != next || s.Stop <= s.First {
				t.Fatalf("sentence %d is %+v, want its first token to be %d", i, s, next)
			}
			if s.Start != tokens[s.First].Start || s.End != tokens[s.Stop-1].End {
				t.Fatalf("sentence %d %+v does not lie on its tokens", i, s)
			}
			next = s.Stop
		}
		if next != len(tokens) {
			t.Fatalf("%d of %d tokens lie in sentences", next, len(tokens))
		}
	})
}

// TestHugePieces guards against work that grows faster than the text.
func TestHugePieces(t *testing.T) {
	for _, unit := range []string{"a.", "n't", "'", "ss' ", "co-", "#", "a@", ".b", "“", "www.x"} {
		text := strings.Repeat(unit, 200_000)
		if tokens, _ := Split(block(text)); len(tokens) == 0 {
			t.Errorf("%q repeated: no words", unit)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	article := block(strings.Repeat("The dam didn't break, Mr. Brandt of the U.S. Survey said on Monday. “We'll see,” he added. ", 50))
	b.ReportAllocs()
	b.SetBytes(int64(len(article.Text)))
	for b.Loop() {
		Split(article)
	}
}
