package main

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"golang.org/x/term"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/parallel"
	"github.com/onrecord/onrecord/sources"
)

// outcome is what became of one input.
type outcome[T any] struct {
	name   string
	output T
	err    error
}

// batch reads the articles that the arguments name on all cores and writes what is rendered of each to stdout.
func batch(w *world, arguments []string, render func(*onrecord.Article) ([]byte, error)) error {
	return readAll(w, arguments, render, func(output []byte) error {
		_, err := w.stdout.Write(output)
		return err
	})
}

// readAll reads the articles that the arguments name on all cores, does work on each, and gives the results to emit in the
// order of the inputs. What fails is told on stderr and skipped; errFailed comes back at the end.
func readAll[T any](w *world, arguments []string, work func(*onrecord.Article) (T, error), emit func(T) error) error {
	arguments, err := given(w, arguments)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(w)
	defer cancel() // stops downloads that nobody waits for any more
	read := func(item sources.Item) outcome[T] {
		output, err := process(ctx, item, work)
		return outcome[T]{item.Name, output, err}
	}
	progress := newProgress(w.stderr)
	done, failed := 0, 0
	err = parallel.InOrder(ctx, runtime.GOMAXPROCS(0), sources.List(arguments, w.stdin), read, func(o outcome[T]) error {
		progress.clear()
		done++
		if o.err != nil {
			failed++
			fmt.Fprintf(w.stderr, "onrecord: %s: %v\n", o.name, o.err)
		} else if err := emit(o.output); err != nil {
			return err
		}
		progress.show(done, failed)
		return nil
	})
	progress.clear()
	switch {
	case err != nil:
		return err
	case done == 0:
		fmt.Fprintln(w.stderr, "onrecord: no articles found")
		return errFailed
	case failed > 0:
		if done > 1 {
			fmt.Fprintf(w.stderr, "onrecord: %d of %d inputs could not be read\n", failed, done)
		}
		return errFailed
	}
	return nil
}

// given returns the inputs that the arguments name: standard input where there are none and something is piped in.
func given(w *world, arguments []string) ([]string, error) {
	if len(arguments) > 0 {
		return arguments, nil
	}
	if isTerminal(w.stdin) {
		return nil, usageError("no input: name a file, a folder or a web address, or pipe an article in")
	}
	return []string{"-"}, nil
}

// process reads one item.
func process[T any](ctx context.Context, item sources.Item, work func(*onrecord.Article) (T, error)) (T, error) {
	return safely(func() (output T, err error) {
		raw, err := item.Read(ctx, articles.MaxBytes)
		if err != nil {
			return output, err
		}
		article, err := articles.Read(item.Name, raw)
		if err != nil {
			return output, err
		}
		return work(article)
	})
}

// safely makes an error of a panic, which is a defect of ours, but must not take the other articles with it.
func safely[T any](do func() (T, error)) (output T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error, please report it with the article: %v", p)
		}
	}()
	return do()
}

// isTerminal reports whether a stream, a reader or a writer, is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
