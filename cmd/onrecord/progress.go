package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"sync/atomic"
	"time"

	"github.com/onrecord/onrecord/sources"
)

// progress counts articles on a terminal once the work takes long.
type progress struct {
	out   io.Writer // nil where nobody is looking
	now   func() time.Time
	start time.Time
	last  time.Time
	shown bool
	total atomic.Int64 // of inputs; 0 while it is not known
	marks []mark       // of the last half minute
}

// mark is how many were done at a time.
type mark struct {
	at   time.Time
	done int
}

func newProgress(stderr io.Writer) *progress {
	p := &progress{now: time.Now, start: time.Now()}
	if isTerminal(stderr) {
		p.out = stderr
	}
	return p
}

// show writes the count over the one before, at most five times a second and not in the first two.
func (p *progress) show(done, failed int) {
	now := p.now()
	if p.out == nil || now.Sub(p.start) < 2*time.Second || now.Sub(p.last) < 200*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	rate := p.rate(mark{now, done})
	fmt.Fprintf(p.out, "\r%d articles read, %d failed, %.0f a second%s\x1b[K", done-failed, failed, rate, p.left(done, rate))
}

// rate is how many have been done a second lately: what is known already goes by much faster than what is new.
func (p *progress) rate(now mark) float64 {
	const lately = 30 * time.Second
	if p.marks == nil {
		p.marks = []mark{{p.start, 0}}
	}
	for len(p.marks) > 1 && now.at.Sub(p.marks[1].at) >= lately {
		p.marks = p.marks[1:]
	}
	p.marks = append(p.marks, now)
	return float64(now.done-p.marks[0].done) / now.at.Sub(p.marks[0].at).Seconds()
}

// left tells the time left, where the number of inputs is known.
func (p *progress) left(done int, rate float64) string {
	total := int(p.total.Load())
	if total <= done || rate == 0 {
		return ""
	}
	left := time.Duration(float64(total-done) / rate * float64(time.Second))
	return fmt.Sprintf(", %s left", left.Round(time.Second))
}

// count finds out how many inputs there are, where somebody is looking.
func (p *progress) count(ctx context.Context, items iter.Seq[sources.Item]) {
	if p.out == nil {
		return
	}
	n := 0
	for range items {
		if n++; ctx.Err() != nil {
			return
		}
	}
	p.total.Store(int64(n))
}

// clear takes the count away, so that something else can be written.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
