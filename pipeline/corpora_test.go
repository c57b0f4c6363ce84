package pipeline

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
)

var (
	samples   = flag.Int("samples", 150, "number of corpus texts that the tests read; 0 for all")
	mutations = flag.Int("mutations", 300, "number of mutated corpus texts that the tests read")
)

// texts returns the raw files of the corpora, and some articles of the archive, always in the same order.
func texts(t *testing.T) [][]byte {
	t.Helper()
	root := filepath.Join(cmp.Or(os.Getenv("ONRECORD_SHARED"), filepath.Join("..", "..", "shared")))
	if _, err := os.Stat(filepath.Join(root, "corpora")); err != nil {
		t.Skipf("no corpora: %v", err)
	}
	var all [][]byte
	for _, folder := range []string{"corpora", "gold"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !slices.Contains([]string{".txt", ".xml", ".tml", ".conllu"}, filepath.Ext(path)) {
				return err
			}
			raw, err := os.ReadFile(path)
			all = append(all, raw[:min(len(raw), 100_000)])
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	all = append(all, archived(t, filepath.Join(root, "corpora", "allsides", "articles.jsonl.gz"))...)
	if len(all) < 1000 {
		t.Fatalf("the corpora hold %d texts only", len(all))
	}
	return all
}

// archived returns the texts of the first articles of an archive.
func archived(t *testing.T, path string) [][]byte {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]byte
	for decoder := json.NewDecoder(plain); len(all) < 500; {
		var article map[string]any
		if err := decoder.Decode(&article); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		longest := ""
		for _, value := range article {
			if words, ok := value.(string); ok && len(words) > len(longest) {
				longest = words
			}
		}
		all = append(all, []byte(longest))
	}
	return all
}

// check reads bytes as an article and reports what is wrong with its record: a span that does not fit, a key that does not
// follow the schema, an identifier that names nothing. Bytes that are no article are fine.
func check(schema *jsonschema.Schema, raw []byte) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	article, err := articles.Read("corpus", raw)
	if err != nil {
		return nil
	}
	record := Read(article)
	encoded, err := record.MarshalJSON() // fails on spans that do not fit the text
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(encoded)))
	if err != nil {
		return err
	}
	if err := schema.Validate(value); err != nil {
		return err
	}
	return dangling(record)
}

// dangling returns an error for an identifier that names no record of its kind, or that two records have.
func dangling(record *onrecord.Record) error {
	known := map[onrecord.ID]bool{"": true, onrecord.Unnamed: true, onrecord.TheArticle: true}
	var used, own []onrecord.ID
	for _, a := range record.Actors {
		own = append(own, a.ID)
	}
	for _, s := range record.Statements {
		own, used = append(own, s.ID), append(used, s.Speaker, s.To, s.Inside, s.Answers)
	}
	for _, e := range record.Events {
		own, used = append(own, e.ID), append(append(append(used, e.By), e.Actors...), e.Recipients...)
	}
	for _, f := range record.Forecasts {
		own, used = append(own, f.ID), append(used, f.Forecaster, f.Statement)
	}
	for _, id := range own {
		if known[id] {
			return fmt.Errorf("two records are %q", id)
		}
		known[id] = true
	}
	for _, id := range used {
		if !known[id] {
			return fmt.Errorf("no record is %q", id)
		}
	}
	return nil
}

func loadSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "schema", "record.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// Every span of every record quotes the article, and every record follows the schema.
func TestCorporaSpans(t *testing.T) {
	all := texts(t)
	schema := loadSchema(t)
	step := 1
	if *samples > 0 {
		step = max(1, len(all) / *samples)
	}
	for i := 0; i < len(all); i += step {
		if err := check(schema, all[i]); err != nil {
			t.Errorf("text %d (%.60q): %v", i, all[i], err)
		}
	}
}

// Articles broken at random are read like all others.
func TestCorporaMutations(t *testing.T) {
	all := texts(t)
	schema := loadSchema(t)
	for i := range *mutations {
		random := rand.New(rand.NewPCG(20311, uint64(i)))
		raw := mutate(random, all)
		if err := check(schema, raw); err != nil {
			t.Errorf("mutation %d: %v", i, err)
		}
	}
}

// strays are bytes that upset readers: quotation marks, odd blanks, brackets, half characters, marks of other encodings.
var strays = []string{"\"", "“", "”", "''", "‘", "’", "\u00a0", "\u2028", "\r", "\n\n", "\t", "(", "]", "<p>", "&amp;", "\xff", "\xe2\x80",
	"\xef\xbb\xbf", "\u202e", "e\u0301", "😀", "if", " said ", " 2031-13-45 ", "99999999999999999999", ".", "...", "-", "$", "%", "\u0000"}

// mutate takes a piece of a text and cuts, doubles, swaps and strays bytes in it.
func mutate(random *rand.Rand, all [][]byte) []byte {
	raw := all[random.IntN(len(all))]
	start := random.IntN(len(raw) + 1)
	raw = slices.Clone(raw[start:min(len(raw), start+1+random.IntN(3000))])
	for range 1 + random.IntN(12) {
		at := random.IntN(len(raw) + 1)
		end := min(len(raw), at+random.IntN(40))
		switch random.IntN(5) {
		case 0:
			raw = slices.Delete(raw, at, end)
		case 1:
			raw = slices.Insert(raw, at, slices.Clone(raw[at:end])...)
		case 2:
			raw = slices.Insert(raw, at, []byte(strays[random.IntN(len(strays))])...)
		case 3:
			for i := at; i < end; i++ {
				raw[i] = byte(random.IntN(256))
			}
		case 4:
			stray := strays[random.IntN(len(strays))]
			raw = slices.Insert(raw, at, bytes.Repeat([]byte(stray), 1+random.IntN(50))...)
		}
	}
	return raw
}
