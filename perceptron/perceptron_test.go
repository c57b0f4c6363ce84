package perceptron

import (
	"bytes"
	"fmt"
	"testing"
)

// train learns which of two labels a word has; "b" words differ from "a" words in their last letter only.
func train() *Trainer {
	t := NewTrainer([]string{"a", "b"})
	scores := make([]int32, 2)
	for range 5 {
		for i := range 200 {
			features := wordFeatures(i)
			t.Step()
			t.Update(features, i%2, t.Best(features, scores))
		}
	}
	return t
}

func wordFeatures(i int) []uint32 {
	return []uint32{Mix(1, Hash(fmt.Sprint("word", i))), Mix(2, Hash(fmt.Sprint(i%2)))}
}

func TestModelLearnsAndGeneralises(t *testing.T) {
	m := train().Model(0)
	scores := make([]int32, 2)
	for i := 1000; i < 1100; i++ {
		if got := m.Best(wordFeatures(i), scores); got != i%2 {
			t.Fatalf("word %d: label %d, want %d", i, got, i%2)
		}
	}
}

func TestRoundTripAndSameBytes(t *testing.T) {
	m := train().Model(0)
	var first, second bytes.Buffer
	if err := m.Write(&first); err != nil {
		t.Fatal(err)
	}
	again := train().Model(0)
	if err := again.Write(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatal("two trainings on the same data differ")
	}
	back, err := Read(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		a, b := make([]int32, 2), make([]int32, 2)
		m.Score(wordFeatures(i), a)
		back.Score(wordFeatures(i), b)
		if a[0] != b[0] || a[1] != b[1] {
			t.Fatalf("word %d: %v before, %v after", i, a, b)
		}
	}
}

func TestReadRejectsDamage(t *testing.T) {
	m := train().Model(0)
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		t.Fatal(err)
	}
	for n := range file.Len() {
		if _, err := Read(file.Bytes()[:n]); err == nil {
			t.Fatalf("a file cut to %d of %d bytes was read without an error", n, file.Len())
		}
	}
}

func TestAverageIsOverSteps(t *testing.T) {
	tr := NewTrainer([]string{"a"})
	tr.Step() // the weight is 0 for one step, then 2 for three
	tr.Add([]uint32{7}, 0, 2)
	tr.Step()
	tr.Step()
	tr.Step()
	m := tr.Model(0)
	scores := make([]int32, 1)
	m.Score([]uint32{7}, scores)
	if want := int32(2 * 3 * scale / 4); scores[0] != want {
		t.Fatalf("average %d, want %d", scores[0], want)
	}
}

func BenchmarkScore(b *testing.B) {
	m := train().Model(0)
	features := wordFeatures(3)
	scores := make([]int32, 2)
	b.ReportAllocs()
	for b.Loop() {
		m.Score(features, scores)
	}
}
