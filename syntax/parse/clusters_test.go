package parse

import (
	"io"
	"testing"

	"github.com/onrecord/onrecord/perceptron"
)

func TestInformativeAndKMeans(t *testing.T) {
	// Words 0 and 2 keep company 1, words 1 and 3 keep company 5.
	vectors := informative([]map[int32]float32{{1: 40, 7: 1}, {5: 40, 7: 1}, {1: 9}, {5: 9}})
	for i, v := range vectors {
		norm := float32(0)
		for _, x := range v.value {
			norm += x * x
		}
		if norm < 0.999 || norm > 1.001 {
			t.Errorf("vector %d has squared length %v, want 1", i, norm)
		}
	}
	of := kMeans(vectors, 2, io.Discard)
	if of[0] != of[2] || of[1] != of[3] || of[0] == of[1] {
		t.Errorf("clusters %v, want those of words 0 and 2, and of 1 and 3, alike", of)
	}
}

func TestWriteClusters(t *testing.T) {
	got := string(writeClusters([]string{"the", "dam", "a", "weir"}, []int{0, 1, 0, 1}, []int{2, 3, 2, 0}))
	if want := "1\t3\ta the\n2\t1\tweir\n2\t4\tdam\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestClustersHoldLikeWords(t *testing.T) {
	clusters := theClusters()
	monday, friday := clusters[perceptron.Hash("monday")], clusters[perceptron.Hash("friday")]
	if monday.fine == 0 || monday != friday {
		t.Errorf("monday is in %v, friday in %v", monday, friday)
	}
	if clusters[perceptron.Hash("quickly")] == monday {
		t.Error("quickly stands with the weekdays")
	}
}
