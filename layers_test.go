package onrecord_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/onrecord/onrecord"

// layers are the packages of the module from first to last. A package may import those of earlier lines only: an article
// passes through them in this order. Packages on one line do not import each other.
var layers = [][]string{
	{""},
	{"perceptron", "neural", "sources", "forecasts/scoring", "compact", "parallel"},
	{"articles"},
	{"syntax"},
	{"corpora"},
	{"syntax/tokenize"},
	{"syntax/parse"},
	{"dates"},
	{"mentions"},
	{"statements", "events", "forecasts", "deeds"},
	{"pipeline", "resolutions", "links"},
	{"report", "plover", "score", "ledger"},
	{"ledger/sqlite", "ledger/contract", "exports"},
	{"cmd/onrecord", "cmd/train"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

// listPackages lists the module's packages with what they import, tests left out.
func listPackages(t *testing.T) []listed {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		packages = append(packages, p)
	}
}

// inModule returns the path of a package below the module, "" for its root.
func inModule(path string) (string, bool) {
	if path == module {
		return "", true
	}
	return strings.CutPrefix(path, module+"/")
}

func layerOf(name string) int {
	return slices.IndexFunc(layers, func(layer []string) bool { return slices.Contains(layer, name) })
}

func TestImportOrder(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < len(layers) {
		t.Fatalf("go list names %d packages only", len(packages))
	}
	for _, p := range packages {
		name, _ := inModule(p.ImportPath)
		own := layerOf(name)
		if own < 0 {
			t.Errorf("package %q is missing from the table of layers", name)
			continue
		}
		for _, imported := range p.Imports {
			if other, ok := inModule(imported); ok && layerOf(other) >= own {
				t.Errorf("%q imports %q, which does not come before it", name, other)
			}
		}
	}
}

// The nouns depend on nothing but the standard library, whose paths have no dot in their first element.
func TestRootImportsStandardLibraryOnly(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.ImportPath != module {
			continue
		}
		if len(p.Imports) == 0 {
			t.Error("go list shows no imports of the root package")
		}
		for _, imported := range p.Imports {
			if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
				t.Errorf("the root package imports %q", imported)
			}
		}
	}
}
