package statements

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord/neural"
)

func TestBestTrack(t *testing.T) {
	var net neural.Network
	chain := neural.NewChain(&net, partLabels)
	tests := []struct {
		name   string
		tracks tracks
		want   []uint8 // by the scores alone
		best   []uint8
	}{
		{"what may be stays", partTracks, []uint8{content, neither, source, neither, content}, []uint8{content, neither, source, neither, content}},
		{"one source", partTracks, []uint8{source, source, neither, neither, source}, []uint8{source, source, neither, neither, neither}},
		{"a cue begins before it goes on", cueTracks, []uint8{outside, inside, inside}, []uint8{outside, begin, inside}},
	}
	for _, test := range tests {
		scores := make([]float32, len(test.want)*partLabels)
		for i, l := range test.want {
			scores[i*partLabels+int(l)] = 1
			if l == inside && test.best[i] == begin {
				scores[i*partLabels+begin] = 0.5
			}
		}
		var p trackPath
		if got := p.best(test.tracks, chain, scores); !slices.Equal(got, test.best) {
			t.Errorf("%s: %v, want %v", test.name, got, test.best)
		}
	}
}
