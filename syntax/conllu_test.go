package syntax

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const snippet = `# newdoc id = harbour
# meta::genre = news
1   Mira    Mira  PROPN NNP _ 2 nsubj _ NER=B-Person
2-3 Okoné's _ _ _ _ _ _ _ _
2   Okoné   Okoné PROPN NNP _ 4 nmod:poss _ NER=E-Person
3   's      's    PART  POS _ 2 case
4   boat    boat  NOUN  NN  Number=Sing 0 root _ SpaceAfter=No
4.1 sank    sink  VERB  VBD _ _ _
5   .       .     PUNCT .   _ 4 punct _ SpaceAfter=No

# newpar
1-2 Don't   _     _     _   _ _ _ _ SpaceAfter=No
1   Do      do    AUX   VB  _ 0 root
2   n't     not   PART  RB  _ 1 advmod
3   !       !     PUNCT .   _ 1 punct
`

func TestReadCoNLLU(t *testing.T) {
	d := ParseCoNLLU(snippet)
	if want := "Mira Okoné's boat.\n\nDon't!"; d.Article.Text != want {
		t.Fatalf("text %q, want %q", d.Article.Text, want)
	}
	var words []string
	for i := range d.Tokens {
		words = append(words, d.Text(i))
	}
	if want := []string{"Mira", "Okoné", "'s", "boat", ".", "Do", "n't", "!"}; !slices.Equal(words, want) {
		t.Fatalf("words %q, want %q", words, want)
	}
	for i, token := range d.Tokens {
		if want := i == 2 || i == 6; token.Joined != want {
			t.Errorf("word %d: joined %v, want %v", i, token.Joined, want)
		}
	}
	if len(d.Sentences) != 2 || d.Sentences[1].Block != 1 || d.Sentences[1].Range != (Range{5, 8}) {
		t.Errorf("sentences %+v", d.Sentences)
	}
	if d.Tokens[0].Head != 1 || d.Tokens[3].Head != None || d.Tokens[7].Head != 5 {
		t.Errorf("heads of tokens %+v", d.Tokens)
	}
	if len(d.Names) != 1 || d.Names[0].Label != PersonName || d.Names[0].In(d.Article.Text) != "Mira Okoné" {
		t.Errorf("names %+v", d.Names)
	}
	for _, block := range d.Article.Blocks {
		if s := block.In(d.Article.Text); strings.TrimSpace(s) != s || s == "" {
			t.Errorf("block %q", s)
		}
	}
}

func TestReadCoNLLURejects(t *testing.T) {
	for _, bad := range []string{
		"1 too few columns",
		"2 a a DET DT _ 0 root",
		"x a a DET DT _ 0 root",
		"1 a a DET DT _ 7 root",
		"1 a a DET DT _ 1 root",
		"1 a a DET DT _ 0 root _ NER=I-Person",
		"1 a a DET DT _ 0 root _ NER=B-Person",
	} {
		if _, err := ReadCoNLLU(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read without an error", bad)
		}
	}
}

func TestWriteCoNLLU(t *testing.T) {
	var out strings.Builder
	if err := WriteCoNLLU(&out, ParseCoNLLU(snippet)); err != nil {
		t.Fatal(err)
	}
	want := "# newdoc id = harbour\n# newpar\n# sent_id = 1\n# text = Mira Okoné's boat.\n" +
		"1\tMira\tMira\tPROPN\tNNP\t_\t2\tnsubj\t_\tNER=B-Person|TokenRange=0:4\n" +
		"2-3\tOkoné's\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:12\n" +
		"2\tOkoné\tOkoné\tPROPN\tNNP\t_\t4\tnmod:poss\t_\tNER=E-Person\n" +
		"3\t's\t's\tPART\tPOS\t_\t2\tcase\t_\t_\n" +
		"4\tboat\tboat\tNOUN\tNN\tNumber=Sing\t0\troot\t_\tSpaceAfter=No|TokenRange=13:17\n" +
		"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tTokenRange=17:18\n\n" +
		"# newpar\n# sent_id = 2\n# text = Don't!\n" +
		"1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=20:25\n" +
		"1\tDo\tdo\tAUX\tVB\t_\t0\troot\t_\t_\n" +
		"2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n" +
		"3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\tTokenRange=25:26\n\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// TestTreebanks reads every treebank file, writes each document and reads it again.
func TestTreebanks(t *testing.T) {
	shared := os.Getenv("ONRECORD_SHARED")
	if shared == "" {
		shared = "../../shared"
	}
	files, _ := filepath.Glob(filepath.Join(shared, "corpora/ud/*-dev.conllu"))
	if len(files) == 0 {
		t.Skip("no treebanks in corpora/ud under ONRECORD_SHARED or ../shared")
	}
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		documents, err := ReadCoNLLU(file)
		file.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, d := range documents {
			var out strings.Builder
			if err := WriteCoNLLU(&out, d.Document); err != nil {
				t.Fatal(err)
			}
			again := ParseCoNLLU(out.String())
			if !slices.Equal(again.Tokens, d.Tokens) || !slices.Equal(again.Sentences, d.Sentences) {
				t.Fatalf("%s: document %q differs after writing and reading", name, d.Article.Source)
			}
		}
	}
}
