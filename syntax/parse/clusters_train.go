package parse

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

const (
	clusterWords    = 60000 // the most frequent words get a cluster
	clusterContexts = 1500  // the most frequent of them count as company
	clustersCoarse  = 64
	clustersFine    = 800
	clusterRounds   = 12
)

// TrainClusters groups words by the company they keep in the news archive allsides: k-means with cosine distance over
// the positive pointwise mutual information of a word with the words right before and right after it (Levy and
// Goldberg 2014). A line of the result holds a coarse cluster, a fine one, and its words.
func TrainClusters(corpora string, log io.Writer) ([]byte, error) {
	path := filepath.Join(corpora, "allsides", "articles.jsonl.gz")
	frequency := map[string]int{}
	if err := archiveWords(path, func(words []string) {
		for _, w := range words {
			frequency[w]++
		}
	}); err != nil {
		return nil, err
	}
	vocabulary := mostFrequent(frequency, clusterWords)
	number := make(map[string]int32, len(vocabulary))
	for i, w := range vocabulary {
		number[w] = int32(i)
	}
	fmt.Fprintf(log, "clusters: %d words of %d\n", len(vocabulary), len(frequency))
	counts := make([]map[int32]float32, len(vocabulary))
	for i := range counts {
		counts[i] = map[int32]float32{}
	}
	if err := archiveWords(path, func(words []string) {
		last, okLast := int32(0), false
		for _, w := range words {
			n, ok := number[w]
			if ok && okLast {
				if last < clusterContexts {
					counts[n][last]++
				}
				if n < clusterContexts {
					counts[last][clusterContexts+n]++
				}
			}
			last, okLast = n, ok
		}
	}); err != nil {
		return nil, err
	}
	vectors := informative(counts)
	fine := kMeans(vectors, clustersFine, log)
	coarse := kMeans(vectors, clustersCoarse, log)
	return writeClusters(vocabulary, coarse, fine), nil
}

// archiveWords calls use with the plain words of each article of the archive.
func archiveWords(path string, use func(words []string)) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("clusters: %w", err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(bufio.NewReader(file))
	if err != nil {
		return fmt.Errorf("clusters: %s: %w", path, err)
	}
	articles := json.NewDecoder(unzipped)
	var words []string
	for n := 0; ; n++ {
		var a struct{ Text string }
		if err := articles.Decode(&a); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("clusters: %s: article %d: %w", path, n+1, err)
		}
		article := &onrecord.Article{Text: a.Text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(a.Text)}}}}
		tokens, _ := tokenize.Split(article)
		words = words[:0]
		for _, t := range tokens {
			words = append(words, strings.Map(plain, t.In(a.Text)))
		}
		use(words)
	}
}

// mostFrequent returns the n most frequent words, the most frequent first, equals in order of the alphabet.
func mostFrequent(frequency map[string]int, n int) []string {
	words := make([]string, 0, len(frequency))
	for w := range frequency {
		if !strings.ContainsAny(w, " \t\n") {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(frequency[b], frequency[a]), cmp.Compare(a, b))
	})
	return words[:min(n, len(words))]
}

// sparse is a vector of unit length.
type sparse struct {
	index []int32
	value []float32
}

// informative turns counts into vectors of positive pointwise mutual information.
func informative(counts []map[int32]float32) []sparse {
	var total float64
	rows := make([]float64, len(counts))
	columns := make([]float64, 2*clusterContexts)
	for i, row := range counts {
		for c, n := range row {
			rows[i] += float64(n)
			columns[c] += float64(n)
			total += float64(n)
		}
	}
	vectors := make([]sparse, len(counts))
	for i, row := range counts {
		v := &vectors[i]
		for c := range row {
			v.index = append(v.index, c)
		}
		slices.Sort(v.index)
		norm, kept := 0.0, v.index[:0]
		for _, c := range v.index {
			information := math.Log(float64(row[c]) * total / (rows[i] * columns[c]))
			if information <= 0 {
				continue
			}
			information *= math.Log1p(float64(row[c])) // what was seen once says little
			kept = append(kept, c)
			v.value = append(v.value, float32(information))
			norm += information * information
		}
		v.index = kept
		for k := range v.value {
			v.value[k] /= float32(math.Sqrt(norm))
		}
	}
	return vectors
}

// kMeans returns the cluster of each vector. The most frequent words are the first centres.
func kMeans(vectors []sparse, k int, log io.Writer) []int {
	const size = 2 * clusterContexts
	k = min(k, len(vectors))
	centres := make([]float32, size*k) // by dimension, then by cluster
	for c := range k {
		for j, d := range vectors[c].index {
			centres[int(d)*k+c] = vectors[c].value[j]
		}
	}
	of := make([]int, len(vectors))
	scores := make([]float32, k)
	for round := range clusterRounds {
		moved := 0
		for i, v := range vectors {
			clear(scores)
			for j, d := range v.index {
				value := v.value[j]
				for c, x := range centres[int(d)*k : int(d)*k+k] {
					scores[c] += value * x
				}
			}
			best := 0
			for c, s := range scores {
				if s > scores[best] {
					best = c
				}
			}
			if of[i] != best {
				moved++
			}
			of[i] = best
		}
		fmt.Fprintf(log, "clusters: round %d: %d words moved\n", round+1, moved)
		clear(centres)
		for i, v := range vectors {
			for j, d := range v.index {
				centres[int(d)*k+of[i]] += v.value[j]
			}
		}
		norms := make([]float64, k)
		for j, x := range centres {
			norms[j%k] += float64(x) * float64(x)
		}
		for j := range centres {
			if n := norms[j%k]; n > 0 {
				centres[j] /= float32(math.Sqrt(n))
			}
		}
	}
	return of
}

func writeClusters(vocabulary []string, coarse, fine []int) []byte {
	lines := map[[2]int][]string{}
	for i, w := range vocabulary {
		key := [2]int{coarse[i] + 1, fine[i] + 1}
		lines[key] = append(lines[key], w)
	}
	var keys [][2]int
	for key, words := range lines {
		keys = append(keys, key)
		slices.Sort(words)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var out bytes.Buffer
	for _, key := range keys {
		fmt.Fprintf(&out, "%d\t%d\t%s\n", key[0], key[1], strings.Join(lines[key], " "))
	}
	return out.Bytes()
}
