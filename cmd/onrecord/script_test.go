package main

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"onrecord": main, "onrecord-in-2032": in2032})
}

// in2032 is the program on 5 January 2032.
func in2032() {
	now := func() time.Time { return time.Date(2032, 1, 5, 9, 30, 0, 0, time.UTC) }
	os.Exit(runIn(&world{context.Background(), os.Stdin, os.Stdout, os.Stderr, now}, os.Args[1:]))
}

// Each script in testdata/script runs the program as a user would, in a folder with a copy of examples/story. Beside the usual
// commands they have
//
//	records N FILE       FILE holds N lines, each a record that follows the schema, its spans quoting the text
//	articles N DIR FILE  makes N copies of FILE in DIR
//	utf16 FROM TO        encodes a file as UTF-16 with a byte order mark
//	zeros N FILE         makes a file of N megabytes of zero bytes
//	relative FROM TO     makes paths below the script's folder relative
func TestScripts(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "schema", "record.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SHARED", shared())
			return os.CopyFS(filepath.Join(env.WorkDir, "story"), os.DirFS(filepath.Join("..", "..", "examples", "story")))
		},
		Condition: func(name string) (bool, error) {
			if name != "shared" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			_, err := os.Stat(filepath.Join(shared(), "seed"))
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"records":  func(ts *testscript.TestScript, _ bool, args []string) { records(ts, schema, args) },
			"articles": copies,
			"utf16":    utf16,
			"relative": func(ts *testscript.TestScript, _ bool, args []string) {
				text := strings.ReplaceAll(ts.ReadFile(args[0]), ts.Getenv("WORK")+"/", "")
				ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
			},
			"zeros": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[1]), make([]byte, number(ts, args[0])<<20), 0o644))
			},
		},
	})
}

func records(ts *testscript.TestScript, schema *jsonschema.Schema, args []string) {
	lines := strings.SplitAfter(ts.ReadFile(args[1]), "\n")
	if last := len(lines) - 1; lines[last] != "" {
		ts.Fatalf("the last line is not ended")
	}
	lines = lines[:len(lines)-1]
	if len(lines) != number(ts, args[0]) {
		ts.Fatalf("%d lines, want %s", len(lines), args[0])
	}
	for _, line := range lines {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		ts.Check(err)
		ts.Check(schema.Validate(value))
		text := []rune(value.(map[string]any)["article"].(map[string]any)["text"].(string))
		checkSpans(ts, text, value)
	}
}

// checkSpans looks for spans anywhere in a JSON value.
func checkSpans(ts *testscript.TestScript, text []rune, value any) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			checkSpans(ts, text, element)
		}
	case map[string]any:
		if start, ok := value["start"].(json.Number); ok {
			from, err := start.Int64()
			ts.Check(err)
			to, err := value["end"].(json.Number).Int64()
			ts.Check(err)
			if from > to || to > int64(len(text)) || string(text[from:to]) != value["text"].(string) {
				ts.Fatalf("span [%d, %d) does not quote %q", from, to, value["text"])
			}
		}
		for _, member := range value {
			checkSpans(ts, text, member)
		}
	}
}

func number(ts *testscript.TestScript, digits string) (n int) {
	ts.Check(json.Unmarshal([]byte(digits), &n))
	return n
}

func copies(ts *testscript.TestScript, _ bool, args []string) {
	content := []byte(ts.ReadFile(args[2]))
	ts.Check(os.MkdirAll(ts.MkAbs(args[1]), 0o755))
	for i := range number(ts, args[0]) {
		name := filepath.Join(ts.MkAbs(args[1]), fmt.Sprintf("%04d.txt", i))
		ts.Check(os.WriteFile(name, content, 0o644))
	}
}

func utf16(ts *testscript.TestScript, _ bool, args []string) {
	encoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(encoded), 0o644))
}

// shared is the folder of what others made, which is not part of the repository.
func shared() string {
	folder := cmp.Or(os.Getenv("ONRECORD_SHARED"), filepath.Join("..", "..", "..", "shared"))
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return folder
	}
	return absolute
}
