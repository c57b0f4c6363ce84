package score

import "testing"

func TestActorPairs(t *testing.T) {
	pairs, err := readActorPairs(entitiesFile)
	if err != nil || len(pairs) != 300 {
		t.Errorf("%d pairs, %v", len(pairs), err)
	}
	for _, line := range []string{"a\tAnn\tb\tAnn\tmaybe\n", "a\tAnn\n"} {
		if _, err := readActorPairs(line); err == nil {
			t.Errorf("%q is read", line)
		}
	}
}
