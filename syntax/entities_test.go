package syntax

import (
	"slices"
	"testing"
)

func TestEntities(t *testing.T) {
	misc := []string{"Entity=(1-person-new-cf1-1-coref(2-place-new-cf2-1-sgl)|SpaceAfter=No", "Entity=1)", "_", "Entity=(3[1/2]-object-new)"}
	want := []Entity{{Range{First: 0, Stop: 2}, "1", "person"}, {Range{First: 0, Stop: 1}, "2", "place"}}
	if got := Entities(misc); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
