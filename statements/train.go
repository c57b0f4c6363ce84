package statements

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

const (
	epochs = 8
	prune  = 0.6
)

// lesson is an article with the attributions of one annotator as token ranges.
type lesson struct {
	*view
	gold []attribution
}

// Train learns the models of cues, sources and content, in this order, from the train part of PolNeAR in the folder
// corpora/polnear, on our own trees.
func Train(dir string, log io.Writer) ([][]byte, error) {
	lessons, err := prepare(filepath.Join(dir, "polnear"))
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(log, "statements: %d articles\n", len(lessons))
	var files [][]byte
	for _, part := range []struct {
		name   string
		labels []string
		learn  func(*perceptron.Trainer, lesson) (right, total int)
	}{
		{"cues", cueLabels, learnCues},
		{"sources", []string{"source"}, learnSources},
		{"content", []string{"other", "content"}, learnContent},
	} {
		trainer := perceptron.NewTrainer(part.labels)
		rng := rand.New(rand.NewPCG(5, 6))
		for epoch := range epochs {
			rng.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
			right, total := 0, 0
			for _, l := range lessons {
				r, n := part.learn(trainer, l)
				right, total = right+r, total+n
			}
			fmt.Fprintf(log, "%s: epoch %d: %.4f right\n", part.name, epoch+1, float64(right)/float64(max(total, 1)))
		}
		model := trainer.Model(prune)
		var file bytes.Buffer
		if err := model.Write(&file); err != nil {
			return nil, err
		}
		files = append(files, file.Bytes())
	}
	return files, nil
}

func prepare(dir string) ([]lesson, error) {
	all, err := corpora.PolNeAR(dir, "train")
	if err != nil {
		return nil, err
	}
	var lessons []lesson
	for _, a := range all {
		article, err := articles.Read(a.Name, []byte(a.Text))
		if err != nil {
			return nil, fmt.Errorf("train: %s: %w", a.Name, err)
		}
		v := newView(parse.Article(article))
		for _, annotator := range a.Annotators {
			l := lesson{view: v}
			for _, g := range annotator {
				if t, ok := l.tokens(g); ok {
					l.gold = append(l.gold, t)
				}
			}
			lessons = append(lessons, l)
		}
	}
	return lessons, nil
}

// tokens turns spans into token ranges; ok is false where the cue is missing or covers no token.
func (l *lesson) tokens(g corpora.Attribution) (attribution, bool) {
	a := attribution{head: syntax.None}
	if len(g.Cue) == 0 {
		return a, false
	}
	a.cue = l.TokensIn(onrecord.Span{Start: g.Cue[0].Start, End: g.Cue[len(g.Cue)-1].End})
	if a.cue.First >= a.cue.Stop {
		return a, false
	}
	a.sentence = l.SentenceOf(a.cue.First)
	a.cue.Stop = min(a.cue.Stop, l.sentenceStop(a.sentence))
	if len(g.Source) > 0 {
		a.source = l.TokensIn(g.Source[0])
		if a.source.First < a.source.Stop {
			a.head = l.Head(a.source)
		}
	}
	for _, s := range g.Content {
		if r := l.TokensIn(s); r.First < r.Stop {
			a.content = append(a.content, r)
		}
	}
	return a, true
}

func learnCues(t *perceptron.Trainer, l lesson) (right, total int) {
	labels := make([]int, len(l.Tokens))
	for _, g := range l.gold {
		for i := g.cue.First; i < g.cue.Stop; i++ {
			labels[i] = inside
		}
		labels[g.cue.First] = begin
	}
	var features []uint32
	var scores [3]int32
	for _, s := range l.Sentences {
		last := outside
		for i := s.First; i < s.Stop; i++ {
			features = l.cueFeatures(features[:0], s, i, last)
			guess := t.Best(features, scores[:])
			t.Step()
			t.Update(features, labels[i], guess)
			if guess == labels[i] {
				right++
			}
			total++
			last = guess
		}
	}
	return right, total
}

func learnSources(t *perceptron.Trainer, l lesson) (right, total int) {
	var all []candidate
	var features []uint32
	for _, g := range l.gold {
		s := l.Sentences[g.sentence]
		all = l.candidates(all, s, g.cue)
		want, most := syntax.None, 0.5
		if g.head == syntax.None {
			want = 0
		}
		for k, c := range all {
			if o := jaccard(c.Range, g.source); g.head != syntax.None && o > most {
				want, most = k, o
			}
		}
		if want == syntax.None {
			continue
		}
		var guess int
		guess, features = l.source(t, s, g.cue, all, features)
		t.Step()
		total++
		if guess == want {
			right++
			continue
		}
		features = l.sourceFeatures(features[:0], s, g.cue, all[want])
		t.Add(features, 0, 1)
		features = l.sourceFeatures(features[:0], s, g.cue, all[guess])
		t.Add(features, 0, -1)
	}
	return right, total
}

func jaccard(a, b syntax.Range) float64 {
	both := min(a.Stop, b.Stop) - max(a.First, b.First)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(a.Stop-a.First+b.Stop-b.First-both)
}

// learnContent rewards the true sequence of labels and punishes the one that is found instead (Collins 2002).
func learnContent(t *perceptron.Trainer, l lesson) (right, total int) {
	var d decoder
	for _, g := range l.gold {
		if len(g.content) == 0 {
			continue
		}
		s := l.Sentences[g.sentence]
		d.branches = l.branches(d.branches, s, l.Head(g.cue))
		l.decode(t, s, &g, &d)
		t.Step()
		wantBefore, guessBefore := uint8(0), uint8(0)
		for i := s.First; i < s.Stop; i++ {
			want, guess := uint8(0), d.labels[i-s.First]
			if inRanges(g.content, i) && !g.holds(i) {
				want = 1
			}
			total++
			if want == guess {
				right++
			}
			if !g.holds(i) {
				if want != guess {
					d.features = l.contentFeatures(d.features[:0], s, &g, d.branches, i)
					t.Update(d.features, int(want), int(guess))
				}
				if want != guess || wantBefore != guessBefore {
					d.features = l.stepFeatures(d.features[:0], s, &g, d.branches, i, uint32(wantBefore))
					t.Add(d.features, int(want), 1)
					d.features = l.stepFeatures(d.features[:0], s, &g, d.branches, i, uint32(guessBefore))
					t.Add(d.features, int(guess), -1)
				}
			}
			wantBefore, guessBefore = want, guess
		}
	}
	return right, total
}
