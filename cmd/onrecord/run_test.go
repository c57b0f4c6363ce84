package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/sources"
)

// article writes an article to a new file and returns its path.
func article(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "kelso.txt")
	if err := os.WriteFile(path, []byte("Ilse Brandt said that the harbour bridge would reopen in June.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// writer hands what is written to a function.
type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func TestExitStatus(t *testing.T) {
	for _, test := range []struct {
		args []string
		want int
	}{
		{nil, exitUsage},
		{[]string{"--help"}, exitOK},
		{[]string{"--version"}, exitOK},
		{[]string{"raed"}, exitUsage},
		{[]string{"read", "--colour"}, exitUsage},
		{[]string{"read", article(t)}, exitOK},
		{[]string{"read", "no such file", article(t)}, exitFailed},
	} {
		var stdout, stderr bytes.Buffer
		if got := run(t.Context(), test.args, strings.NewReader(""), &stdout, &stderr); got != test.want {
			t.Errorf("onrecord %q ends with %d, want %d; stderr %s", test.args, got, test.want, &stderr)
		}
	}
}

// An interrupt leaves whole lines behind.
func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var out bytes.Buffer
	stdout := writer(func(p []byte) (int, error) {
		cancel()
		return out.Write(p)
	})
	var stderr bytes.Buffer
	path := article(t)
	status := run(ctx, []string{"read", "--json", path, path, path, path}, strings.NewReader(""), stdout, &stderr)
	if status != exitInterrupted || strings.Count(out.String(), "\n") != 1 || !json.Valid(out.Bytes()) || stderr.Len() > 0 {
		t.Errorf("status %d, stdout %q, stderr %q", status, &out, &stderr)
	}
}

// An interrupt is heard while standard input is silent.
func TestInterruptWhileReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	silent, end := io.Pipe()
	defer end.Close()
	stdin := io.MultiReader(readerFunc(func([]byte) (int, error) { cancel(); return 0, io.EOF }), silent)
	if status := run(ctx, []string{"read", "-"}, stdin, io.Discard, io.Discard); status != exitInterrupted {
		t.Errorf("status %d", status)
	}
}

type readerFunc func([]byte) (int, error)

func (r readerFunc) Read(p []byte) (int, error) { return r(p) }

func TestWriteFails(t *testing.T) {
	for _, test := range []struct {
		err    error
		status int
		told   string
	}{
		{&os.PathError{Op: "write", Path: "stdout", Err: syscall.EPIPE}, exitOK, ""},
		{errors.New("disk full"), exitFailed, "onrecord: disk full\n"},
	} {
		var stderr bytes.Buffer
		stdout := writer(func([]byte) (int, error) { return 0, test.err })
		if status := run(t.Context(), []string{"read", article(t)}, strings.NewReader(""), stdout, &stderr); status != test.status || stderr.String() != test.told {
			t.Errorf("%v: status %d, stderr %q", test.err, status, &stderr)
		}
	}
}

// A defect that one article brings out must not take the others with it.
func TestPanicIsAnError(t *testing.T) {
	for item := range sources.List([]string{article(t)}, nil) {
		output, err := process(t.Context(), item, func(*onrecord.Article) ([]byte, error) { panic("index out of range") })
		if output != nil || err == nil || !strings.Contains(err.Error(), "index out of range") {
			t.Errorf("output %q, error %v", output, err)
		}
	}
}

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	now := time.Date(2031, 5, 6, 9, 0, 0, 0, time.UTC)
	p := &progress{out: &out, start: now, now: func() time.Time { return now }}
	step := func(after time.Duration, want string) {
		t.Helper()
		out.Reset()
		now = now.Add(after)
		p.clear()
		p.show(90, 2)
		if out.String() != want {
			t.Errorf("%v after the start: %q, want %q", now.Sub(p.start), &out, want)
		}
	}
	step(time.Second, "")
	step(2*time.Second, "\r88 articles read, 2 failed, 30 a second\x1b[K")
	step(100*time.Millisecond, "\r\x1b[K")
	step(400*time.Millisecond, "\r88 articles read, 2 failed, 26 a second\x1b[K")
	p.total.Store(142)
	step(5500*time.Millisecond, "\r\x1b[K\r88 articles read, 2 failed, 10 a second, 5s left\x1b[K")
}

func TestColored(t *testing.T) {
	w := &world{stdout: io.Discard}
	for color, want := range map[string]bool{"always": true, "never": false, "auto": false} {
		if got := (&readCommand{Color: color}).colored(w); got != want {
			t.Errorf("--color %s on no terminal: %v", color, got)
		}
	}
}
