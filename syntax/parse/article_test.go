package parse

import (
	"cmp"
	"os"
	"path/filepath"
	"testing"

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

// TestGoldTokens holds the models to what they reach on the words of the treebanks' dev parts, tags being predicted.
func TestGoldTokens(t *testing.T) {
	for _, test := range []struct {
		file                          string
		upos, lemmas, feats, uas, las float64
	}{
		{"en_ewt-ud-dev.conllu", 0.945, 0.96, 0.91, 0.82, 0.78},
		{"en_gum-ud-dev.conllu", 0.955, 0.97, 0.89, 0.82, 0.785},
	} {
		file, err := os.Open(filepath.Join(corporaDir(t), "ud", test.file))
		if err != nil {
			t.Fatal(err)
		}
		documents, err := syntax.ReadCoNLLU(file)
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		m := machines.Get().(*machine)
		var words, upos, lemmas, feats, uas, las float64
		for _, d := range documents {
			for _, s := range d.Sentences {
				e := example(d.Document, s)
				gold := append([]syntax.Token(nil), e.tokens...)
				m.tagger.tag(e.tokens, e.words)
				theLexicon().fill(d.Article.Text, e.tokens)
				m.parser.parse(e.tokens, e.words)
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
	for i := range rel {
		if rel[i] == ':' {
			return rel[:i]
		}
	}
	return rel
}
