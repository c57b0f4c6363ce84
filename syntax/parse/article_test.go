package parse

import (
	"cmp"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
)

// corpora returns the folder of the corpora, or skips the test.
func corporaDir(t testing.TB) string {
	shared := cmp.Or(os.Getenv("ONRECORD_SHARED"), filepath.Join("..", "..", "..", "shared"))
	dir := filepath.Join(shared, "corpora")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpora: %v (set ONRECORD_SHARED)", err)
	}
	return dir
}

// TestGoldTokens holds the models to what they reach on the words of the treebanks' dev parts.
func TestGoldTokens(t *testing.T) {
	for _, test := range []struct {
		file                          string
		upos, lemmas, feats, uas, las float64
	}{
		{"en_ewt-ud-dev.conllu", 0.95, 0.96, 0.94, 0.86, 0.83},
		{"en_gum-ud-dev.conllu", 0.965, 0.97, 0.92, 0.86, 0.83},
	} {
		documents, err := syntax.ReadCoNLLUFile(filepath.Join(corporaDir(t), "ud", test.file))
		if err != nil {
			t.Fatal(err)
		}
		r := &reader{grammar: theGrammar()}
		var words, upos, lemmas, feats, uas, las float64
		for _, d := range documents {
			for _, s := range d.Sentences {
				e := example(d.Document, s)
				gold := slices.Clone(e.tokens)
				readGold(r, e)
				theLexicon().fill(d.Article.Text, e.tokens)
				for i, got := range e.tokens {
					want := gold[i]
					words++
					upos += count(got.UPOS == want.UPOS)
					lemmas += count(got.Lemma == want.Lemma || want.Lemma == "")
					feats += count(got.Feats == want.Feats)
					uas += count(got.Head == want.Head)
					las += count(got.Head == want.Head && base(got.Rel) == base(want.Rel))
				}
			}
		}
		t.Logf("%s: UPOS %.4f lemmas %.4f features %.4f UAS %.4f LAS %.4f", test.file,
			upos/words, lemmas/words, feats/words, uas/words, las/words)
		for _, c := range []struct {
			name      string
			got, want float64
		}{{"UPOS", upos, test.upos}, {"lemmas", lemmas, test.lemmas}, {"features", feats, test.feats}, {"UAS", uas, test.uas}, {"LAS", las, test.las}} {
			if c.got/words < c.want {
				t.Errorf("%s: %s %.4f, want at least %.4f", test.file, c.name, c.got/words, c.want)
			}
		}
	}
}

func count(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}

// base is a relation without its subtype.
func base(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// TestNamesInOneArticle reads names with the embedded models: the surname alone is known from the full name.
func TestNamesInOneArticle(t *testing.T) {
	const text = "President Anton Lindqvist visited Nigeria on Monday. Lindqvist said the World Bank would help."
	d := Article(corpora.ByLines(text))
	var got []string
	for _, n := range d.Names {
		got = append(got, n.Label+" "+n.In(d.Article.Text))
		if d.Tokens[n.First].Start != n.Start || d.Tokens[n.Stop-1].End != n.End {
			t.Errorf("name %+v does not lie on its tokens", n)
		}
	}
	want := []string{"Person Anton Lindqvist", "Location Nigeria", "Date Monday", "Person Lindqvist", "Organization World Bank"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestProcessorMakesNoDifference reads the examples with all kernels that this processor has.
func TestProcessorMakesNoDifference(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "examples", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var first *syntax.Document
		for kind, name := range neural.Kernels() { // the fastest last, with which it goes on
			neural.Use(kind)
			document := Article(corpora.ByLines(string(text)))
			if first == nil {
				first = document
			} else if !reflect.DeepEqual(document, first) {
				t.Errorf("%s: the document that is read with %s differs", path, name)
			}
		}
	}
}

// TestTreesAreWhole holds each sentence of odd text to a tree with one root.
func TestTreesAreWhole(t *testing.T) {
	for _, text := range []string{
		"", "?", "\u00a0\u2028", "No.", "WHY WOULD ANYONE WRITE LIKE THIS ALL DAY LONG", strings.Repeat("and ", 5000),
		"a\xff\xfeb \U0001F600 c", "((((((((((((((((((((", strings.Repeat("x", 70000), strings.Repeat("He said no. ", 3000),
	} {
		d := Article(corpora.ByLines(strings.ToValidUTF8(text, "\ufffd")))
		for _, s := range d.Sentences {
			roots := 0
			for i := s.First; i < s.Stop; i++ {
				if h := d.Tokens[i].Head; h == syntax.None {
					roots++
				} else if h < s.First || h >= s.Stop {
					t.Fatalf("%.20q: the head of token %d lies outside its sentence", text, i)
				}
				steps := 0
				for h := i; h != syntax.None; h = d.Tokens[h].Head {
					if steps++; steps > s.Stop-s.First {
						t.Fatalf("%.20q: token %d stands in a cycle", text, i)
					}
				}
			}
			if roots != 1 {
				t.Fatalf("%.20q: a sentence with %d roots", text, roots)
			}
		}
	}
}

// TestLongTextIsReadInParts holds names of all parts to be there, in text order.
func TestLongTextIsReadInParts(t *testing.T) {
	const times = 1500
	d := Article(corpora.ByLines(strings.Repeat("Yesterday Anton Lindqvist went to Lagos.\n", times)))
	if len(d.Tokens) < 2*partWords {
		t.Fatalf("%d tokens are no long text", len(d.Tokens))
	}
	if n := len(d.Names); n < 2*times {
		t.Errorf("%d names, want at least %d", n, 2*times)
	}
	if !slices.IsSortedFunc(d.Names, func(a, b syntax.Name) int { return cmp.Compare(a.Start, b.Start) }) {
		t.Error("the names are not in text order")
	}
}

// The embedded grammar has vectors of the size that others count on, and they tell words apart.
func TestVector(t *testing.T) {
	if size := theGrammar().inputs.words.Size; size != VectorSize {
		t.Fatalf("vectors of %d values, want %d", size, VectorSize)
	}
	minister, harbour := make([]float32, VectorSize), make([]float32, VectorSize)
	Vector(minister, "minister")
	Vector(harbour, "harbour")
	if slices.Equal(minister, harbour) {
		t.Error("two words have the same vector")
	}
}
