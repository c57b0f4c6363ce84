package corpora

import "testing"

func TestStatusCases(t *testing.T) {
	cases, err := StatusCases()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, c := range cases {
		count[c.Pattern]++
		if c.Trigger.Empty() || c.Trigger.End > len(c.Text) {
			t.Errorf("%q has no marked word", c.Text)
		}
	}
	if len(count) != 12 {
		t.Errorf("%d patterns, want 12", len(count))
	}
	for pattern, n := range count {
		if n != 10 {
			t.Errorf("%d sentences of %q, want 10", n, pattern)
		}
	}
}
