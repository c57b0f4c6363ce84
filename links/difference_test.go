package links

import (
	"reflect"
	"testing"
)

func TestDifferences(t *testing.T) {
	a := "The ferry ran aground\nIlse Brandt said on Tuesday that the buoys had been checked only last week, and that an inquiry would begin at once.\nNobody was hurt.\nThe crew was tired."
	b := "FERRY RAN AGROUND OFF VELDE\nNobody was hurt\nIlse Brandt told reporters on Tuesday that the buoys had been checked only last month, and that an inquiry would begin at once.\nThe company denies everything."
	want := []Difference{
		{"The ferry ran aground", "FERRY RAN AGROUND OFF VELDE", "[-The-] FERRY RAN AGROUND {+OFF VELDE+}"},
		{
			"Ilse Brandt said on Tuesday that the buoys had been checked only last week, and that an inquiry would begin at once.",
			"Ilse Brandt told reporters on Tuesday that the buoys had been checked only last month, and that an inquiry would begin at once.",
			"Ilse Brandt [-said-] {+told reporters+} on Tuesday that the buoys had been checked only last [-week,-] {+month,+} and that an inquiry would …",
		},
		{Before: "The crew was tired."},
		{After: "The company denies everything."},
	}
	if got := Differences(a, b); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	if got := Differences(a, "  "+a+"\n\n"); got != nil {
		t.Errorf("a text differs from itself: %q", got)
	}
	if got := Differences("", b); len(got) != 4 || got[0].After == "" {
		t.Errorf("from nothing: %q", got)
	}
}
