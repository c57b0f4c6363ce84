package statements

import (
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax/parse"
)

func TestQuotations(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"“One,” he said. “Two.”", []string{"“One,”", "“Two.”"}},
		{"\"One,\" he said. \"Two.\"", []string{"\"One,\"", "\"Two.\""}},
		{"''One,'' he said.", []string{"''One,''"}},
		{"He said: “One.\n\n“Two.”", []string{"“One.", "“Two.”"}},
		{"No marks at all.", nil},
		{"A lone mark at the end “", nil},
		{"He said ‘no’ and left the owners’ boats alone.", []string{"‘no’"}},
		{"'It's the owners' boat,' he said. The owners' sons left.", []string{"'It's the owners' boat,'"}},
		{"The owners' sons and the workers' wives left.", nil},
		{"‘She said “go” and left,’ he told us.", []string{"‘She said “go” and left,’"}},
		{"“He said, ‘Go.’”", []string{"“He said, ‘Go.’”"}},
		{"\"He said, 'Go.'\" She went.", []string{"\"He said, 'Go.'\""}},
		{"''He said, 'Go.''' She went.", []string{"''He said, 'Go.'''"}},
		{"“It was “odd” to us,” he said.", []string{"“It was “odd” to us,”"}},
		{"”It was odd,“ he said. ”We left.“", []string{"”It was odd,“", "”We left.“"}},
		{"“It was odd.” We left. “It was late.", []string{"“It was odd.”", "“It was late."}},
		{"“It was odd. “It was late,” he said.", []string{"“It was odd.", "“It was late,”"}},
		{"“It was odd, said Ann Moll. We left.", []string{"“It was odd,"}},
		{"It was an “odd story. We left at six.", []string{"“odd story."}},
		{"It was odd,” he said. We left.", []string{"It was odd,”"}},
		{"““It was odd,”” he said. “Go.””", []string{"““It was odd,””", "“Go.””"}},
		{"\"It was odd,' said Ann Moll.", []string{"\"It was odd,'"}},
		{"A 6'2\" man bought a 40\" screen.", nil},
		{"A 6'2\" man said: \"No.\"", []string{"\"No.\""}},
		{"“It was a very\n\nlong day,” he said.", []string{"“It was a very", "long day,”"}},
		{"He sang the song “The Lost Weir” to Ann “Mole” Moll.", nil},
		{"He called the song “a lost weir”.", []string{"“a lost weir”"}},
	}
	for _, test := range tests {
		article, err := articles.Read("test", []byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		d := parse.Article(article)
		var got []string
		for _, q := range findQuotations(d) {
			got = append(got, d.SpanOf(q).In(article.Text))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestQuotationThatNeverClosesEndsWithItsParagraph(t *testing.T) {
	text, found, _ := read(t, "Ilse Varga said: “The harbour is safe. Nobody was hurt.\n\nThe weather stayed fine for the rest of the week.")
	if len(found) == 0 {
		t.Fatal("nothing found")
	}
	got := quote(text, found[0].Content)
	if !strings.Contains(got, "Nobody was hurt") || strings.Contains(got, "weather") {
		t.Errorf("content %q", got)
	}
}

// The articles with ugly quotation marks are read right.
func TestQuotationsInTheWild(t *testing.T) {
	cases, err := corpora.Quotations()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.About, func(t *testing.T) {
			_, found, set := read(t, c.Text)
			if fault := c.Fault(set.Actors, found); fault != "" {
				t.Error(fault)
			}
		})
	}
}
