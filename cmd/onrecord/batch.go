package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/sources"

	"github.com/onrecord/onrecord"
)

// batch reads the articles that the arguments name on all cores, turns each into output, and writes the outputs in the order of
// the inputs. What fails is told on stderr and skipped; errFailed comes back at the end. It looks ahead by a few articles only, so
// memory does not grow with their number.
func batch(w *world, arguments []string, render func(*onrecord.Article) ([]byte, error)) error {
	if len(arguments) == 0 {
		if isTerminal(w.stdin) {
			return errors.New("no input: name a file, a folder or a web address, or pipe an article in; see onrecord read --help")
		}
		arguments = []string{"-"}
	}
	type result struct {
		name   string
		output []byte
		err    error
	}
	queue := make(chan chan result, 2*runtime.GOMAXPROCS(0))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	ctx, cancel := context.WithCancel(w)
	defer cancel()
	go func() {
		defer close(queue)
		for item := range sources.List(arguments, w.stdin) {
			one := make(chan result, 1)
			select {
			case queue <- one:
			case <-ctx.Done():
				return
			}
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				output, err := process(ctx, item, render)
				one <- result{item.Name, output, err}
			}()
		}
	}()
	progress := newProgress(w.stderr)
	defer progress.clear()
	done, failed := 0, 0
	for one := range queue {
		r := <-one
		if w.Err() != nil {
			return w.Err()
		}
		done++
		if r.err != nil {
			failed++
			progress.clear()
			fmt.Fprintf(w.stderr, "onrecord: %s: %v\n", r.name, r.err)
			continue
		}
		progress.clear()
		if _, err := w.stdout.Write(r.output); err != nil {
			if errors.Is(err, syscall.EPIPE) { // the reader has seen enough
				return nil
			}
			return fmt.Errorf("write: %w", err)
		}
		progress.show(done, failed)
	}
	if failed > 0 {
		if done > 1 {
			fmt.Fprintf(w.stderr, "onrecord: %d of %d inputs could not be read\n", failed, done)
		}
		return errFailed
	}
	return nil
}

// process reads one item. A panic is a defect of ours, but must not take the other articles with it.
func process(ctx context.Context, item sources.Item, render func(*onrecord.Article) ([]byte, error)) (output []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error, please report it with the article: %v", p)
		}
	}()
	raw, err := item.Read(ctx, articles.MaxBytes)
	if err != nil {
		return nil, err
	}
	article, err := articles.Read(item.Name, raw)
	if err != nil {
		return nil, err
	}
	return render(article)
}

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// progress counts articles on a terminal once the work takes long.
type progress struct {
	out   *os.File // nil where nobody is looking
	start time.Time
	last  time.Time
	shown bool
}

func newProgress(stderr any) *progress {
	p := &progress{start: time.Now()}
	if isTerminal(stderr) {
		p.out = stderr.(*os.File)
	}
	return p
}

func (p *progress) show(done, failed int) {
	now := time.Now()
	if p.out == nil || now.Sub(p.start) < 2*time.Second || now.Sub(p.last) < 200*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.out, "\r%d articles read, %d failed, %.0f a second\x1b[K", done-failed, failed, float64(done)/now.Sub(p.start).Seconds())
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
