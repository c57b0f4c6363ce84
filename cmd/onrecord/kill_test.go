package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/sqlite"
)

var kills = flag.Int("kills", 8, "how often TestKilled kills onrecord add")

// invented writes n articles into a new folder, every fifth a copy of the one before.
func invented(t *testing.T, n int) string {
	t.Helper()
	folder := t.TempDir()
	who := []string{"Ilse Brandt", "Bo Sample", "the harbour master", "Žofie Malá"}
	did := []string{"said that the bridge would reopen in June", "denied that the ferry had sunk", "met the mayor in Kelso on Monday", "accused the ministry of fraud"}
	for i := range n {
		number := i
		if i%5 == 4 {
			number--
		}
		text := fmt.Sprintf("Pier %d, May %d, 2031\n\n%s %s. “It was pier %d,” %s told the Courier.\n", number, number%28+1, who[number%4], did[number/4%4], number, who[(number+1)%4])
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// dumpHash opens a ledger, fails when something kept in it does not hold, and returns its hash.
func dumpHash(t *testing.T, path string) string {
	t.Helper()
	l, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := ledger.Verify(t.Context(), l, func(d ledger.Damage) { t.Errorf("damaged: %+v", d) }); err != nil {
		t.Fatal(err)
	}
	hash, err := ledger.Hash(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

// add runs the program and returns what it prints.
func add(t *testing.T, arguments ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "onrecord", append([]string{"add"}, arguments...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("onrecord add: %v\n%s", err, out)
	}
	return string(out)
}

// The program is killed at random moments. What it has told to be kept is there, once, and in the end the ledger is what
// it would have been without.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	folder := invented(t, 120)
	whole := filepath.Join(t.TempDir(), "whole.db")
	add(t, "--ledger", whole, folder)
	want := dumpHash(t, whole)
	random := rand.New(rand.NewPCG(3, 9))
	path := filepath.Join(t.TempDir(), "ledger.db")
	told, inVain := map[string]bool{}, 0
	for killed := 0; killed < *kills; {
		ended := kill(t, random, path, folder, told)
		if len(told) > 0 {
			hasAll(t, path, told)
		}
		if !ended {
			killed++
			continue
		}
		if inVain++; inVain > *kills {
			t.Fatal("the program ends before it can be killed")
		}
		if got := dumpHash(t, path); got != want {
			t.Fatalf("after %d kills the dump is another", killed)
		}
		for _, file := range []string{path, path + "-wal", path + "-shm"} {
			os.Remove(file)
		}
		clear(told)
	}
	add(t, "--ledger", path, folder)
	if got := dumpHash(t, path); got != want {
		t.Error("the dump is another than without kills")
	}
	t.Logf("%d kills", *kills)
}

// hasAll fails when an article of those told to be kept is missing or damaged.
func hasAll(t *testing.T, path string, told map[string]bool) {
	t.Helper()
	l, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for id := range told {
		row, err := l.Row(t.Context(), id)
		if err != nil {
			t.Fatalf("told to be kept, but %v", err)
		}
		if _, err := row.Unpack(); err != nil {
			t.Fatal(err)
		}
	}
}

// kill starts to add, kills the program some time after it has told of some articles, or soon after its start, and notes
// those it told of in told. It reports whether the program had ended before.
func kill(t *testing.T, random *rand.Rand, path, folder string, told map[string]bool) (ended bool) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "onrecord", "add", "-v", "--ledger", path, folder)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	fresh, wanted := 0, random.IntN(12)
	var timer *time.Timer
	if random.IntN(4) == 0 { // perhaps while the ledger is made or opened
		timer = time.AfterFunc(time.Duration(random.IntN(400))*time.Millisecond, func() { command.Process.Kill() })
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if timer == nil && fresh >= wanted {
			timer = time.AfterFunc(time.Duration(random.IntN(60_000))*time.Microsecond, func() { command.Process.Kill() })
		}
		if outcome, rest, ok := strings.Cut(lines.Text(), "\t"); ok {
			id, _, _ := strings.Cut(rest, "\t")
			told[id] = true
			if outcome != outcomeNames[ledger.Already] {
				fresh++
			}
		}
	}
	if timer != nil {
		timer.Stop()
	}
	return command.Wait() == nil
}

// An interrupt ends with a report; what was told to be kept is there.
func TestAddInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	ctx, cancel := context.WithCancel(t.Context())
	var out, stderr bytes.Buffer
	stdout := writer(func(p []byte) (int, error) {
		cancel() // at the first line
		return out.Write(p)
	})
	status := run(ctx, []string{"add", "-v", "--ledger", path, invented(t, 20)}, strings.NewReader(""), stdout, &stderr)
	if status != exitInterrupted || stderr.Len() > 0 || !strings.Contains(out.String(), "1 kept\n") || !strings.Contains(out.String(), "stopped before the end") {
		t.Errorf("status %d, stderr %q, stdout:\n%s", status, &stderr, &out)
	}
	_, rest, _ := strings.Cut(out.String(), "\t")
	id, _, _ := strings.Cut(rest, "\t")
	hasAll(t, path, map[string]bool{id: true})
}

// Whatever the order, the number of workers and of processes: the same ledger, and nothing new the second time.
func TestAddInAnyOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	folder := invented(t, 40)
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 1))
	shuffled := func(more ...string) []string {
		order := slices.Clone(files)
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		return append(more, order...)
	}
	var want string
	same := func(what, path string) {
		t.Helper()
		got := dumpHash(t, path)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s: the dump is another", what)
		}
	}
	for _, workers := range []string{"1", "8"} {
		path := filepath.Join(t.TempDir(), "ledger.db")
		for again := range 3 {
			out := add(t, shuffled("--ledger", path, "--workers", workers)...)
			if news := "      40 already there"; (again > 0) != strings.Contains(out, news) {
				t.Errorf("%s workers, time %d:\n%s", workers, again, out)
			}
			same(workers+" workers", path)
		}
	}
	path := filepath.Join(t.TempDir(), "ledger.db")
	other := exec.CommandContext(t.Context(), "onrecord", append([]string{"add"}, shuffled("--ledger", path)...)...)
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	add(t, shuffled("--ledger", path)...)
	if err := other.Wait(); err != nil {
		t.Errorf("the other process: %v", err)
	}
	same("two processes", path)
}
