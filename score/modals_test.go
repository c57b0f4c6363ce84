package score

import "testing"

func TestReadModals(t *testing.T) {
	for _, bad := range []string{"a\t1\t5\n", "a\t1\t5\tmaybe\n", "a\tx\t5\tnone\n", "a\t5\t5\tnone\n"} {
		if _, err := readModals(bad); err == nil {
			t.Errorf("%q was read without error", bad)
		}
	}
	sentences, err := readModals(modalsFile)
	if err != nil {
		t.Fatal(err)
	}
	with := 0
	for _, s := range sentences {
		if s.forecast {
			with++
		}
	}
	if len(sentences) != 330 || with == 0 || with == len(sentences) {
		t.Errorf("%d sentences, %d with a forecast", len(sentences), with)
	}
}
