package pipeline

import (
	"testing"
)

func TestFindersAreDescribed(t *testing.T) {
	if len(Finders) == 0 {
		t.Fatal("no finders")
	}
	seen := map[string]bool{}
	for _, finder := range Finders {
		if finder.Name == "" || finder.Doc == "" || finder.Version == 0 {
			t.Errorf("finder %+v lacks a name, a line that says what it finds, or a version", finder)
		}
		if seen[finder.Name] {
			t.Errorf("two finders are named %q", finder.Name)
		}
		seen[finder.Name] = true
	}
}
