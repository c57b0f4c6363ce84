package parse

import (
	"bytes"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/syntax"
)

// lesson is a treebank of three sentences.
const lesson = `# newdoc id = lesson
# text = The mayor opened a bridge.
1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	_
2	mayor	mayor	NOUN	NN	Number=Sing	3	nsubj	_	_
3	opened	open	VERB	VBD	Tense=Past	0	root	_	_
4	a	a	DET	DT	Definite=Ind|PronType=Art	5	det	_	_
5	bridge	bridge	NOUN	NN	Number=Sing	3	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

# text = Rivers rise.
1	Rivers	river	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	rise	rise	VERB	VBP	Tense=Pres	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# text = She said rivers rise.
1	She	she	PRON	PRP	Case=Nom	2	nsubj	_	_
2	said	say	VERB	VBD	Tense=Past	0	root	_	_
3	rivers	river	NOUN	NNS	Number=Plur	4	nsubj	_	_
4	rise	rise	VERB	VBP	Tense=Pres	2	ccomp	_	SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

`

// lessons returns the sentences of the lesson, so many times over.
func lessons(t testing.TB, times int) []sentence {
	documents, err := syntax.ReadCoNLLU(strings.NewReader(lesson))
	if err != nil {
		t.Fatal(err)
	}
	var data []sentence
	for range times {
		for _, d := range documents {
			for _, s := range d.Sentences {
				data = append(data, example(d.Document, s))
			}
		}
	}
	return data
}

var smallPlan = plan{size: 24, hidden: 16, layers: 2, epochs: 120, batch: 60, rate: 0.01, dropped: 0.1}

func trainLesson(t testing.TB) []byte {
	known := &embeddings{words: []string{"the", "rivers", "rise"}, size: 3, vectors: []float32{1, 0, 0, 0, 1, 0, 0, 0, 1}}
	trainer := newGrammar(smallPlan, known, lessons(t, 12), rand.New(rand.NewPCG(1, 2)))
	trainer.train(io.Discard)
	return trainer.finish()
}

// TestGrammarLearns reads the lesson with a grammar trained on it, from its file.
func TestGrammarLearns(t *testing.T) {
	g, err := readGrammar(trainLesson(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range lessons(t, 1) {
		gold := append([]syntax.Token(nil), s.tokens...)
		readGold(&reader{grammar: g}, s)
		for i, got := range s.tokens {
			if want := gold[i]; got.UPOS != want.UPOS || got.XPOS != want.XPOS || got.Feats != want.Feats || got.Head != want.Head || got.Rel != want.Rel {
				t.Errorf("got %+v, want %+v", got, want)
			}
		}
	}
}

// readGold tags and parses a sentence whose words are given.
func readGold(r *reader, s sentence) {
	r.spelling.capital, r.spelling.letter = make([]bool, len(s.tokens)), make([]bool, len(s.tokens))
	r.layOut([]syntax.Sentence{{Range: syntax.Range{Stop: len(s.tokens)}}})
	out := r.encode(s.words)
	r.grammar.read(&r.scores, out, r.batch.Rows)
	r.parse(s.tokens, 0, 0)
}

// TestTrainingRepeats holds training to the same bytes on one core and on many.
func TestTrainingRepeats(t *testing.T) {
	first := trainLesson(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(first, trainLesson(t)) {
		t.Error("two trainings on the same data differ")
	}
}

func TestReadGrammarRejectsDamage(t *testing.T) {
	file := trainLesson(t)
	for _, damaged := range [][]byte{nil, file[:7], file[:len(file)/2], file[:len(file)-1], []byte("not a grammar at all")} {
		if _, err := readGrammar(damaged); err == nil {
			t.Errorf("a file of %d bytes out of %d is read", len(damaged), len(file))
		}
	}
}

// TestGrammarGradient compares the derivatives of all matrices with differences, with nothing left out.
func TestGrammarGradient(t *testing.T) {
	known := &embeddings{words: []string{"the"}, size: 2, vectors: []float32{0.5, -0.3}}
	p := plan{size: 6, hidden: 4, layers: 1}
	trainer := newGrammar(p, known, lessons(t, 1), rand.New(rand.NewPCG(1, 2)))
	pass := &grammarPass{t: trainer}
	pass.Gradient = trainer.net.NewGradient()
	loss := func() float64 {
		trainer.net.Pack()
		const words = 14
		pass.Learn([]int{0, 2, 1}, 1.0/words, rand.New(rand.NewPCG(3, 3)))
		return pass.Loss / words
	}
	here := loss()
	derivatives := pass.Gradient
	pass.Gradient = trainer.net.NewGradient() // of no interest from here on
	for i, m := range trainer.net.Matrices {
		for k := 0; k < len(m.Values); k += 1 + len(m.Values)/20 {
			const step = 0.002
			old, got := m.Values[k], float64(derivatives[i][k])
			m.Values[k] = old + step
			right := (loss() - here) / step
			m.Values[k] = old - step
			left := (here - loss()) / step
			m.Values[k] = old
			const slack = 2e-3 // of rounding; where a unit of a layer begins to answer, the two slopes differ
			if got < min(left, right)-slack || got > max(left, right)+slack {
				t.Errorf("matrix %d, value %d: derivative %.5f, want %.5f to %.5f", i, k, got, left, right)
			}
		}
	}
}
