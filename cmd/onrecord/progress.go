package main

import (
	"fmt"
	"io"
	"time"
)

// progress counts articles on a terminal once the work takes long.
type progress struct {
	out   io.Writer // nil where nobody is looking
	now   func() time.Time
	start time.Time
	last  time.Time
	shown bool
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
	fmt.Fprintf(p.out, "\r%d articles read, %d failed, %.0f a second\x1b[K", done-failed, failed, float64(done)/now.Sub(p.start).Seconds())
}

// clear takes the count away, so that something else can be written.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
