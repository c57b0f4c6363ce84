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

// scoreReading times how fast one core reads the language of a folder of texts, from words to names, the best of three.
func scoreReading(dir string) (result, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return result{}, err
	}
	var texts []*onrecord.Article
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return result{}, err
		}
		a, err := articles.Read(path, raw)
		if err != nil {
			return result{}, err
		}
		texts = append(texts, a)
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
