// Package parallel does work on all cores, with results in order.
package parallel

import (
	"context"
	"iter"
)

// InOrder does work on the items on several goroutines at once and gives the results to emit one by one, in the order of
// the items. Only a few items per worker are taken before their results have been emitted, so that memory does not grow
// with their number. It returns the first error of emit, or that of ctx as soon as it is done; work that is under way
// then is left behind.
func InOrder[In, Out any](ctx context.Context, workers int, items iter.Seq[In], work func(In) Out, emit func(Out) error) error {
	type job struct {
		item In
		done chan Out
	}
	const ahead = 4 // items per worker
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs := make(chan job)
	queue := make(chan job, ahead*workers)
	go func() {
		defer close(jobs)
		defer close(queue)
		for item := range items {
			j := job{item, make(chan Out, 1)}
			for _, to := range []chan job{queue, jobs} {
				select {
				case to <- j:
				case <-inner.Done():
					return
				}
			}
		}
	}()
	for range workers {
		go func() {
			for j := range jobs {
				j.done <- work(j.item)
			}
		}()
	}
	for {
		select {
		case j, more := <-queue:
			if !more {
				return ctx.Err()
			}
			select {
			case out := <-j.done:
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := emit(out); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
