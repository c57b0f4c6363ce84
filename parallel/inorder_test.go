package parallel

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
)

func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	var got []int
	err := InOrder(t.Context(), 3, upTo(500), func(i int) int { return i * i }, func(square int) error {
		got = append(got, square)
		return nil
	})
	if err != nil || len(got) != 500 || !slices.IsSorted(got) || got[499] != 499*499 {
		t.Errorf("%d results, sorted %v, error %v", len(got), slices.IsSorted(got), err)
	}
}

func TestInOrderTakesFewAhead(t *testing.T) {
	const workers = 2
	var taken, emitted atomic.Int64
	items := func(yield func(int) bool) {
		for i := range 200 {
			if ahead := taken.Add(1) - emitted.Load(); ahead > 6*workers+1 {
				t.Errorf("%d items were taken ahead", ahead)
			}
			if !yield(i) {
				return
			}
		}
	}
	release := make(chan struct{})
	work := func(i int) int {
		if i == 0 {
			<-release // the first result is late: the others must wait, not pile up
		}
		return i
	}
	go func() {
		for taken.Load() < 4*workers { // let the queue fill
		}
		close(release)
	}()
	if err := InOrder(t.Context(), workers, items, work, func(int) error { emitted.Add(1); return nil }); err != nil {
		t.Fatal(err)
	}
}

func TestInOrderStops(t *testing.T) {
	t.Run("emit fails", func(t *testing.T) {
		broken := errors.New("broken")
		count := 0
		err := InOrder(t.Context(), 2, upTo(1<<40), func(i int) int { return i }, func(i int) error {
			if count++; i == 7 {
				return broken
			}
			return nil
		})
		if !errors.Is(err, broken) || count != 8 {
			t.Errorf("%d emitted, error %v", count, err)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		count := 0
		err := InOrder(ctx, 2, upTo(1<<40), func(i int) int { return i }, func(i int) error {
			if count++; i == 7 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) || count != 8 {
			t.Errorf("%d emitted, error %v", count, err)
		}
	})
	t.Run("cancelled while work hangs", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		forever := make(chan struct{})
		defer close(forever)
		err := InOrder(ctx, 1, upTo(2), func(int) int { cancel(); <-forever; return 0 }, func(int) error { return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
}
