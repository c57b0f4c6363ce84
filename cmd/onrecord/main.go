// Command onrecord reads the news and keeps the record.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// Exit statuses.
const (
	exitOK          = 0
	exitFailed      = 1 // some input failed, or a number fell; the rest was done
	exitUsage       = 2
	exitInterrupted = 130
)

type commands struct {
	Read  readCommand  `cmd:"" help:"Read articles and print their record."`
	Parse parseCommand `cmd:"" help:"Print the syntax of articles as CoNLL-U."`

	Version kong.VersionFlag `help:"Print the version and exit."`
}

// world is what a command may touch.
type world struct {
	context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
}

// errFailed says that a command did what it could and has told what failed.
var errFailed = errors.New("failed")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C kills
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run does the work of main and returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	exit := -1
	var c commands
	parser, err := kong.New(&c,
		kong.Name("onrecord"),
		kong.Description("onrecord reads the news and keeps the record: who did what to whom, who said, denied, promised or predicted what, when, and in exactly which words."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit = code }),
		kong.Vars{"version": "onrecord " + version()},
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		fmt.Fprintln(stderr, "onrecord:", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	switch {
	case exit >= 0: // help or version was printed
		return exit
	case err != nil:
		fmt.Fprintf(stderr, "onrecord: %v\nTry onrecord --help.\n", err)
		return exitUsage
	}
	err = command.Run(&world{ctx, stdin, stdout, stderr})
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.Is(err, errFailed):
		return exitFailed
	case err != nil:
		fmt.Fprintln(stderr, "onrecord:", err)
		return exitFailed
	}
	return exitOK
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
