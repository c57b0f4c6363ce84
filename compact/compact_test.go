package compact

import (
	"errors"
	"slices"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	var w Writer
	w.Number(300)
	w.Signed(-7)
	w.Bool(true)
	w.String("pier\x00!")
	w.Strings([]string{"", "ä"})
	w.Strings(nil)
	data := w.Bytes()
	r := NewReader(data)
	if n, s, b, one, list, none := r.Number(), r.Signed(), r.Bool(), r.String(), r.Strings(), r.Strings(); n != 300 || s != -7 || !b || one != "pier !" || !slices.Equal(list, []string{"", "ä"}) || none != nil || r.Err() != nil {
		t.Errorf("read %d, %d, %t, %q, %q, %q, %v", n, s, b, one, list, none, r.Err())
	}
	if r.Number(); !errors.Is(r.Err(), ErrBroken) {
		t.Error("something was read behind the end")
	}
	for n := range data {
		r := NewReader(data[:n])
		r.Number()
		r.Signed()
		r.Bool()
		_, _, _ = r.String(), r.Strings(), r.Strings()
		if r.Err() == nil {
			t.Errorf("%d of %d bytes were read as all", n, len(data))
		}
	}
}
