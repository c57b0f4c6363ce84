package mentions_test

import (
	"testing"

	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/mentions"
)

// Two people who share a surname are kept apart.
func TestSurnames(t *testing.T) {
	cases, err := corpora.Surnames()
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 20 {
		t.Errorf("there are %d cases, want 20", len(cases))
	}
	for _, c := range cases {
		t.Run(c.About, func(t *testing.T) {
			set := mentions.Find(readText(c.Text, ""), nil)
			if confusion := c.Confusion(set.Actors); confusion != "" {
				t.Error(confusion)
			}
		})
	}
}
