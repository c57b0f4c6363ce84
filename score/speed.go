package score

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
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
			{Part: "speed", Measure: "articles per second", Value: float64(len(texts)) / best.Seconds(), Counts: counts, Timed: true},
			{Part: "speed", Measure: "peak memory (MB)", Value: memory, Counts: "0 where the system does not tell", Timed: true},
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
