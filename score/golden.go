package score

import (
	_ "embed"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Tolerance is by how much a number may differ from its golden number: they are kept to four digits.
const Tolerance = 0.0005

// goldenPath is where the golden numbers are in the repository.
const goldenPath = "score/golden.tsv"

//go:embed golden.tsv
var goldenFile string

// Golden are the numbers that the last measurement worth keeping gave, in the order of the file.
type Golden struct {
	keys   []goldenKey
	values map[goldenKey]float64
}

type goldenKey struct{ part, measure string }

// ReadGolden returns the golden numbers that are built in.
func ReadGolden() (Golden, error) { return parseGolden(goldenFile) }

// parseGolden reads lines of part, measure and value, parted by tabs; lines that begin with # are comments.
func parseGolden(file string) (Golden, error) {
	g := Golden{values: map[goldenKey]float64{}}
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			return g, fmt.Errorf("golden numbers: %d columns in line %q, want 3", len(columns), line)
		}
		value, err := strconv.ParseFloat(columns[2], 64)
		if err != nil {
			return g, fmt.Errorf("golden numbers: line %q: %w", line, err)
		}
		g.set(goldenKey{columns[0], columns[1]}, value)
	}
	return g, nil
}

func (g *Golden) set(key goldenKey, value float64) {
	if _, known := g.values[key]; !known {
		g.keys = append(g.keys, key)
	}
	g.values[key] = value
}

// Of returns the golden number of a value, if there is one.
func (g Golden) Of(v Value) (float64, bool) {
	value, ok := g.values[goldenKey{v.Part, v.Measure}]
	return value, ok
}

// Differs reports whether the value is not what the golden numbers have: further off than [Tolerance], or new.
func (g Golden) Differs(v Value) bool {
	if v.Timed {
		return false
	}
	golden, ok := g.Of(v)
	return !ok || math.Abs(v.Value-golden) > Tolerance
}

// With returns golden numbers in which those of the parts measured are replaced by the values.
func (g Golden) With(values []Value) Golden {
	measured := map[string]bool{}
	for _, v := range values {
		measured[v.Part] = true
	}
	updated := Golden{values: map[goldenKey]float64{}}
	add := func(part string) {
		for _, v := range values {
			if v.Part == part && !v.Timed {
				updated.set(goldenKey{v.Part, v.Measure}, v.Value)
			}
		}
	}
	for _, p := range Parts("") {
		if measured[p.Name] {
			add(p.Name)
			continue
		}
		for _, key := range g.keys {
			if key.part == p.Name {
				updated.set(key, g.values[key])
			}
		}
	}
	return updated
}

// WriteGolden writes the numbers into the repository, whose root the folder must be.
func WriteGolden(folder string, g Golden) error {
	module, err := os.ReadFile(filepath.Join(folder, "go.mod"))
	if err != nil || !strings.HasPrefix(string(module), "module github.com/onrecord/onrecord\n") {
		return fmt.Errorf("golden numbers: %q is not the root of the repository of onrecord", folder)
	}
	var file strings.Builder
	file.WriteString("# part, measure, value on dev data; written by: onrecord score --update\n")
	for _, key := range g.keys {
		fmt.Fprintf(&file, "%s\t%s\t%.4f\n", key.part, key.measure, g.values[key])
	}
	return os.WriteFile(filepath.Join(folder, filepath.FromSlash(goldenPath)), []byte(file.String()), 0o644)
}
