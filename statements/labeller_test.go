package statements

import (
	"bytes"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/syntax/parse"
)

// smallPlan leaves nothing out.
var smallPlan = plan{features: 4, size: 4, epochs: 300, batch: 16, rate: 0.05, rare: 1}

// cueLesson are two paragraphs whose cues are "said" and "denied".
func cueLesson(t *testing.T) []example {
	t.Helper()
	article, err := articles.Read("lesson", []byte("The mayor said that the bridge was safe.\n\nHer deputy denied it."))
	if err != nil {
		t.Fatal(err)
	}
	v := newView(parse.Article(article))
	var lesson []example
	for _, r := range v.passages() {
		e := example{v.cuePassage(r), v, make([]uint8, r.Stop-r.First)}
		for i := r.First; i < r.Stop; i++ {
			if word := v.Text(i); word == "said" || word == "denied" {
				e.labels[i-r.First] = begin
			}
		}
		lesson = append(lesson, e)
	}
	return lesson
}

// TestLabellerLearns labels the lesson with a labeller trained on it, from its file.
func TestLabellerLearns(t *testing.T) {
	lesson := cueLesson(t)
	l, err := readLabeller(trainLabeller("cues", smallPlan, cueLabels, lesson, io.Discard).write(), cueTracks)
	if err != nil {
		t.Fatal(err)
	}
	w := labelling{labeller: l}
	w.read(lesson[0].view)
	for _, e := range lesson {
		w.label(e.view, []passage{e.passage}, func(_ *passage, labels []uint8) {
			if !slices.Equal(labels, e.labels) {
				t.Errorf("%q: labels %v, want %v", e.view.SpanOf(e.Range).In(e.view.Article.Text), labels, e.labels)
			}
		})
	}
}

// TestTrainingRepeats holds training to the same bytes on one core and on many.
func TestTrainingRepeats(t *testing.T) {
	train := func() []byte { return trainLabeller("cues", smallPlan, cueLabels, cueLesson(t), io.Discard).write() }
	first := train()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(first, train()) {
		t.Error("two trainings on the same data differ")
	}
	for _, damaged := range [][]byte{nil, first[:7], first[:len(first)-1], []byte("not a labeller at all")} {
		if _, err := readLabeller(damaged, cueTracks); err == nil {
			t.Errorf("a file of %d bytes out of %d is read", len(damaged), len(first))
		}
	}
}

// TestLabellerGradient compares the derivatives of all matrices with differences.
func TestLabellerGradient(t *testing.T) {
	trainer := newLabellerTrainer(smallPlan, cueLabels, cueLesson(t))
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range trainer.free.Values[smallPlan.features:] {
		trainer.free.Values[smallPlan.features+i] = float32(rng.NormFloat64()) * 0.3
	}
	pass := &labellerPass{labellerTrainer: trainer}
	pass.Gradient = trainer.net.NewGradient()
	loss := func() float64 {
		trainer.net.Pack()
		pass.Learn([]int{0, 1}, 1, rng)
		return pass.Loss
	}
	here := loss()
	derivatives := pass.Gradient
	pass.Gradient = trainer.net.NewGradient() // of no interest from here on
	check := func(what string, value *float32, got float32) {
		const step, slack = 0.01, 0.02
		old := *value
		*value = old + step
		right := (loss() - here) / step
		*value = old - step
		left := (here - loss()) / step
		*value = old
		if g := float64(got); g < min(left, right)-slack || g > max(left, right)+slack {
			t.Errorf("%s: derivative %.4f, want %.4f to %.4f", what, g, left, right)
		}
	}
	for _, m := range trainer.net.Matrices {
		for k := 0; k < len(m.Values); k += 1 + len(m.Values)/10 {
			check("a matrix", &m.Values[k], derivatives.Of(m)[k])
		}
	}
}
