package score

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/events"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/pipeline"
	"github.com/onrecord/onrecord/statements"
	"github.com/onrecord/onrecord/syntax/parse"
)

// scoreSpeed returns a scorer that runs the program over a folder of texts, three times on two cores, and takes the best
// time and its peak memory; start-up is part of the time.
func scoreSpeed(program string) func(string) (result, error) {
	return func(dir string) (result, error) {
		texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			return result{}, err
		}
		var best time.Duration
		var memory float64 // MB
		for range 3 {
			took, mb, err := timed(program, dir)
			if err != nil {
				return result{}, err
			}
			if best == 0 || took < best {
				best, memory = took, mb
			}
		}
		counts := fmt.Sprintf("%d articles in %.2f s", len(texts), best.Seconds())
		return result{values: []Value{
			{Part: "speed/read", Measure: "articles per second", Value: float64(len(texts)) / best.Seconds(), Counts: counts, Timed: true},
			{Part: "speed/read", Measure: "peak memory (MB)", Value: memory, Counts: "0 where the system does not tell", Timed: true},
		}}, nil
	}
}

// timed runs the program once.
func timed(program, dir string) (time.Duration, float64, error) {
	read := exec.Command(program, "read", "--json", dir)
	read.Env = append(os.Environ(), "GOMAXPROCS=2")
	var complaint bytes.Buffer
	read.Stderr = &complaint
	start := time.Now()
	if err := read.Run(); err != nil {
		return 0, 0, fmt.Errorf("%s read --json %q: %w: %s", program, dir, err, bytes.TrimSpace(complaint.Bytes()))
	}
	return time.Since(start), peakMemory(read.ProcessState), nil
}

// scoreShare times how much of the time that reading takes goes into finding actors and into finding events, on one core, the best of
// three of each.
func scoreShare(dir string) (result, error) {
	texts, err := articlesIn(dir)
	if err != nil {
		return result{}, err
	}
	pipeline.Load()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var whole, actors, acts time.Duration
	for n := range 3 {
		var ofActors, ofEvents time.Duration
		start := time.Now()
		for _, a := range texts {
			pipeline.Read(a)
		}
		took := time.Since(start)
		for _, a := range texts {
			doc := parse.Article(a)
			times := dates.Find(doc)
			start := time.Now()
			set := mentions.Find(doc, times)
			ofActors += time.Since(start)
			said := statements.Find(doc, set)
			set = statements.Persons(doc, set, said)
			start = time.Now()
			events.Find(doc, set, said, times)
			ofEvents += time.Since(start)
		}
		if n == 0 {
			whole, actors, acts = took, ofActors, ofEvents
		}
		whole, actors, acts = min(whole, took), min(actors, ofActors), min(acts, ofEvents)
	}
	share := func(of string, own time.Duration) Value {
		return Value{Part: "speed/shares", Measure: "share of the time, " + of, Value: ratio(own.Seconds(), whole.Seconds()),
			Counts: fmt.Sprintf("%.2f of %.2f s", own.Seconds(), whole.Seconds()), Timed: true}
	}
	return result{values: []Value{share("actors", actors), share("events", acts)}}, nil
}

// articlesIn reads the texts of a folder.
func articlesIn(dir string) ([]*onrecord.Article, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var texts []*onrecord.Article
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		a, err := articles.Read(path, raw)
		if err != nil {
			return nil, err
		}
		texts = append(texts, a)
	}
	return texts, nil
}

// scoreReading times how fast one core reads the language of a folder of texts, from words to names, the best of three.
func scoreReading(dir string) (result, error) {
	texts, err := articlesIn(dir)
	if err != nil {
		return result{}, err
	}
	parse.Load()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	best, tokens := 0.0, 0
	for range 3 {
		start := time.Now()
		tokens = 0
		for _, a := range texts {
			tokens += len(parse.Article(a).Tokens)
		}
		best = max(best, float64(tokens)/time.Since(start).Seconds())
	}
	return result{values: []Value{{Part: "speed/syntax", Measure: "tokens per second", Value: best,
		Counts: fmt.Sprintf("%d tokens, one core", tokens), Timed: true}}}, nil
}
