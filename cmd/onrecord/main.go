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
	"syscall"
	"time"

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
	Read      readCommand        `cmd:"" help:"Read articles and print their record."`
	Add       addCommand         `cmd:"" help:"Read articles and keep them in the ledger."`
	Link      linkCommand        `cmd:"" help:"Join what the articles of the ledger tell."`
	Who       whoCommand         `cmd:"" help:"Tell what the ledger knows of somebody."`
	Events    eventsCommand      `cmd:"" help:"Tell what happened."`
	Timeline  timelineCommand    `cmd:"" help:"Tell what somebody did and underwent, in the order of time."`
	Claims    claimsCommand      `cmd:"" help:"Tell what several articles claim, who affirms and who denies it."`
	Disputes  disputesCommand    `cmd:"" help:"Tell what is disputed."`
	Queue     queueCommand       `cmd:"" help:"List names that may mean one person or organisation."`
	Decide    decideNamesCommand `cmd:"" help:"Decide whether two names mean one."`
	Relations relationsCommand   `cmd:"" help:"Tell what two did to each other."`
	Story     storyCommand       `cmd:"" help:"Tell which articles are one story, and how their words differ."`
	Said      saidCommand        `cmd:"" help:"Tell what somebody said."`
	Search    searchCommand      `cmd:"" help:"Find articles, statements and events in the ledger."`
	Show      showCommand        `cmd:"" help:"Show what the ledger keeps of an article, or one of its records in its context."`
	Reread    rereadCommand      `cmd:"" help:"Draw the records of kept articles again, with newer finders."`
	Mark      markCommand        `cmd:"" help:"Mark articles as corrected, retracted or withdrawn."`
	Erase     eraseCommand       `cmd:"" help:"Erase articles from the ledger, and keep them out."`
	Verify    verifyCommand      `cmd:"" help:"Check all that the ledger keeps."`
	Export    exportCommand      `cmd:"" help:"Write what the ledger keeps in forms that other programs read."`
	Dump      dumpCommand        `cmd:"" help:"Print all that the ledger keeps, or its hash."`
	Parse     parseCommand       `cmd:"" help:"Print the syntax of articles as CoNLL-U."`
	Forecasts forecastsCommand   `cmd:"" help:"Follow the forecasts in a folder of articles: what became of them, and who was right."`
	Question  questionCommand    `cmd:"" help:"Ask what comes next, and see who expects what."`
	Resolve   resolveCommand     `cmd:"" help:"Decide what became of forecasts and questions."`
	Score     scoreCommand       `cmd:"" help:"Measure onrecord on annotated data and compare with the golden numbers."`

	Version kong.VersionFlag `help:"Print the version and exit."`
}

// world is what a command may touch.
type world struct {
	context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

// errFailed says that a command did what it could and has told what failed.
var errFailed = errors.New("failed")

// usageError says that the command line is wrong.
type usageError string

func (e usageError) Error() string { return string(e) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C kills
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run does the work of main and returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return runIn(&world{ctx, stdin, stdout, stderr, time.Now}, args)
}

// runIn does the work of main in a given world.
func runIn(w *world, args []string) int {
	exit, stdout, stderr := -1, w.stdout, w.stderr
	var c commands
	parser, err := kong.New(&c,
		kong.Name("onrecord"),
		kong.Description("onrecord reads the news and keeps the record: who did what to whom, who said, denied, promised or predicted what, when, and in exactly which words."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit = code }),
		kong.Vars{"version": "onrecord " + version()},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		fmt.Fprintln(stderr, "onrecord:", err)
		return exitFailed
	}
	if len(args) == 0 {
		parser.Stdout, args = stderr, []string{"--help"}
		_, _ = parser.Parse(args) // prints the help
		return exitUsage
	}
	command, err := parser.Parse(args)
	switch {
	case exit >= 0: // help or version was printed
		return exit
	case err != nil:
		err = usageError(err.Error())
	default:
		err = command.Run(w)
	}
	return status(err, stderr)
}

// status tells what failed, where that has not been done yet, and returns the exit status for it.
func status(err error, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // a reader that went away has seen enough
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "onrecord: %s\nTry \"onrecord --help\".\n", usage)
		return exitUsage
	case !errors.Is(err, errFailed):
		fmt.Fprintln(stderr, "onrecord:", err)
	}
	return exitFailed
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
