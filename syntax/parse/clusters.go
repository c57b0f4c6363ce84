package parse

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/perceptron"
)

//go:embed clusters.tsv
var clustersFile string

// theClusters maps the plain form of a word, hashed, to the numbers of its coarse and its fine cluster: words that
// stand in like company ("minister", "spokeswoman"; "Lagos", "Karachi") share one. Numbers begin with 1.
var theClusters = sync.OnceValue(func() map[uint32]cluster {
	m := make(map[uint32]cluster, 1<<16)
	for line := range strings.Lines(clustersFile) {
		coarse, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		fine, words, _ := strings.Cut(rest, "\t")
		c, _ := strconv.Atoi(coarse)
		f, _ := strconv.Atoi(fine)
		for w := range strings.SplitSeq(words, " ") {
			m[perceptron.Hash(w)] = cluster{uint16(c), uint16(f)}
		}
	}
	return m
})

type cluster struct{ coarse, fine uint16 }
