package syntax

import (
	"testing"

	"github.com/onrecord/onrecord"
)

// TestSubtreeOfMarks holds marks to widen the subtrees that they touch, and no others.
func TestSubtreeOfMarks(t *testing.T) {
	// "If it rains , we stay , she said ." with the second comma given to "rains".
	heads := []int{2, 2, 5, 2, 5, 8, 2, 8, None, 8}
	tokens := make([]Token, len(heads))
	for i, head := range heads {
		tokens[i] = Token{Head: head, Rel: "dep"}
	}
	for _, i := range []int{3, 6, 9} {
		tokens[i].Rel = "punct"
	}
	d := NewDocument(&onrecord.Article{}, tokens, nil, nil)
	for i, want := range map[int]Range{2: {0, 4}, 5: {0, 7}, 8: {0, 10}, 4: {4, 5}} {
		if got := d.Subtree(i); got != want {
			t.Errorf("the subtree of token %d is %v, want %v", i, got, want)
		}
	}
}
