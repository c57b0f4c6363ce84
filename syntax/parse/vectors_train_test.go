package parse

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/corpora"
)

func TestArchiveTextsAreReadInOrder(t *testing.T) {
	dir := t.TempDir()
	newswire, allsides := filepath.Join(dir, "newswire", "train", "text"), filepath.Join(dir, "allsides")
	for _, dir := range []string{newswire, allsides} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(newswire, "a.txt"), []byte("One."), 0o666); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(allsides, "articles.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	zipped := gzip.NewWriter(file)
	for _, text := range []string{"Two.", "Three."} {
		if err := json.NewEncoder(zipped).Encode(map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for text, err := range corpora.Archive(dir) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, text)
	}
	if want := []string{"One.", "Two.", "Three."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, err := range corpora.Archive(t.TempDir()) {
		if err == nil {
			t.Error("a text of an empty folder")
		}
	}
}

func TestPlainSentencesAreParted(t *testing.T) {
	got := strings.Join(plainSentences("Minister Oke\nHe denied it. She paid 25."), " ")
	if want := "minister oke   he denied it .   she paid 00 .  "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCompanyCountsEachPlace(t *testing.T) {
	s := newStream()
	s.read([]string{"a b a\nb c"})
	if words, want := s.rank(2), []string{"a", "b"}; !slices.Equal(words, want) {
		t.Fatalf("ranked %q, want %q", words, want)
	}
	// Columns of each place: a gap, a, another word.
	rows := s.company(2, 1)
	want := []sparse{
		{index: []int32{0, 1, 3, 5, 6, 8, 9, 10}, value: []float32{1, 1, 1, 1, 1, 1, 1, 1}},
		{index: []int32{0, 3, 4, 7, 8, 9}, value: []float32{2, 1, 1, 1, 1, 2}},
	}
	for i, row := range rows {
		if !slices.Equal(row.index, want[i].index) || !slices.Equal(row.value, want[i].value) {
			t.Errorf("row %d is %v, want %v", i, row, want[i])
		}
	}
}

// smallVectors are those of a few invented sentences.
func smallVectors() (map[string][]float32, []float32) {
	const size, contexts = 4, 20
	s := newStream()
	for _, who := range []string{"Oke", "Bello", "Danjuma"} {
		for _, did := range []string{"denied", "confirmed", "welcomed"} {
			s.read([]string{"Mr " + who + " " + did + " the plan on Monday.", "The plan pleased Mr " + who + ", who " + did + " it."})
		}
	}
	words := s.rank(vectorWords)
	rows := s.company(len(words), contexts)
	informativePlaces(rows, contexts)
	vectors := principal(rows, len(vectorWindow)*(contexts+2), size, io.Discard)
	rescale(vectors)
	of := map[string][]float32{}
	for i, w := range words {
		of[w] = vectors[i*size : i*size+size]
	}
	return of, vectors
}

func TestVectorsOfLikeWordsAreNear(t *testing.T) {
	of, vectors := smallVectors()
	for _, c := range []struct{ word, near, far string }{{"oke", "bello", "denied"}, {"denied", "welcomed", "danjuma"}} {
		near, far := cosine(of[c.word], of[c.near]), cosine(of[c.word], of[c.far])
		if !(near >= 0.9 && far <= 0.6) { // no number fails too
			t.Errorf("%s is near %s by %.2f and near %s by %.2f", c.word, c.near, near, c.far, far)
		}
	}
	square := 0.0
	for _, x := range vectors {
		square += float64(x) * float64(x) / float64(len(vectors))
	}
	if !(math.Abs(square-vectorSquare) <= 1e-6) {
		t.Errorf("the mean square is %v, want %v", square, vectorSquare)
	}
}

func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	return ab / math.Sqrt(aa*bb)
}

func TestVectorsDoNotDependOnCores(t *testing.T) {
	_, many := smallVectors()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if _, one := smallVectors(); !slices.Equal(one, many) {
		t.Error("another number of cores gives other vectors")
	}
}

func TestPrincipalFindsSingularVectors(t *testing.T) {
	// The rows are 4 times a unit vector u, then 1 times a unit vector at a right angle; their norms are 4 and 1.
	rows := []sparse{{[]int32{0, 2}, []float32{2.4, 3.2}}, {[]int32{0, 2}, []float32{-0.8, 0.6}}, {}}
	vectors := principal(rows, 3, 2, io.Discard)
	for i, want := range []float32{2, 0, 0, 1, 0, 0} {
		if got := float32(math.Abs(float64(vectors[i]))); !(math.Abs(float64(got-want)) <= 1e-4) {
			t.Errorf("value %d is %v, want %v", i, got, want)
		}
	}
}
