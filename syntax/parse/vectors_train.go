package parse

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax/tokenize"
)

const (
	vectorSize     = 128
	vectorWords    = 50000 // the most frequent words get a vector
	vectorContexts = 10000 // the most frequent of them count as company, each by itself
	vectorSpare    = 16    // dimensions that are computed for the accuracy of the others
	vectorRounds   = 4
	vectorSquare   = 0.01 // the mean square of a vector's values
)

// vectorWindow are the places of a word's company, seen from the word.
var vectorWindow = [...]int{-2, -1, 1, 2}

// trainVectors learns what words are like from the company they keep in the news archives: the singular vectors of the
// positive pointwise mutual information, contexts smoothed, of a word with the words at each place near it. The words
// come with the most frequent first, their vectors row by row with vectorSize values each.
//
// Levy, Goldberg and Dagan 2015, Improving Distributional Similarity with Lessons Learned from Word Embeddings; places
// as contexts of their own: Ling, Dyer, Black and Trancoso 2015, Two/Too Simple Adaptations of Word2Vec for Syntax
// Problems. A root of the singular values (principal) keeps the first few dimensions from drowning the others, and the
// mean square of all values is vectorSquare, by one factor for all words.
func trainVectors(dir string, log io.Writer) (*embeddings, error) {
	s := newStream()
	var batch []string
	for text, err := range corpora.Archive(dir) {
		if err != nil {
			return nil, fmt.Errorf("vectors: %w", err)
		}
		if batch = append(batch, text); len(batch) == 1024 {
			s.read(batch)
			batch = batch[:0]
		}
	}
	s.read(batch)
	fmt.Fprintf(log, "vectors: %d words in all, %d different ones\n", len(s.ids), len(s.number))
	words := s.rank(vectorWords)
	rows := s.company(len(words), vectorContexts)
	informativePlaces(rows, vectorContexts)
	fmt.Fprintf(log, "vectors: %d words\n", len(words))
	vectors := principal(rows, len(vectorWindow)*(vectorContexts+2), vectorSize, log)
	rescale(vectors)
	return &embeddings{words: words, size: vectorSize, vectors: vectors}, nil
}

// stream is running text as numbers of its words. Around each sentence stand two gaps, number 0, so that no window
// reaches from one into another.
type stream struct {
	ids    []int32
	number map[string]int32
	count  []int // how often each number stands
}

func newStream() *stream {
	return &stream{ids: []int32{0, 0}, number: map[string]int32{"": 0}, count: []int{0}}
}

func (s *stream) read(texts []string) {
	split := make([][]string, len(texts))
	inBlocks(len(texts), 16, func(from, to int) {
		for i := from; i < to; i++ {
			split[i] = plainSentences(texts[i])
		}
	})
	for _, words := range split {
		for _, w := range words {
			id, ok := s.number[w]
			if !ok {
				id = int32(len(s.count))
				s.number[strings.Clone(w)] = id // w would keep all of its article
				s.count = append(s.count, 0)
			}
			s.count[id]++
			s.ids = append(s.ids, id)
		}
	}
}

// plainSentences returns the plain words of a text, two empty ones after each sentence. Each line is a block.
func plainSentences(text string) []string {
	tokens, sentences := tokenize.Split(corpora.ByLines(text))
	words := make([]string, 0, len(tokens)+2*len(sentences))
	for _, s := range sentences {
		for _, t := range tokens[s.First:s.Stop] {
			words = append(words, strings.Map(plain, t.In(text)))
		}
		words = append(words, "", "")
	}
	return words
}

// rank returns the n most frequent words and numbers them anew: the most frequent is 1, all others are n+1.
func (s *stream) rank(n int) []string {
	frequency := make(map[string]int, len(s.number))
	for w, id := range s.number {
		if id > 0 {
			frequency[w] = s.count[id]
		}
	}
	words := mostFrequent(frequency, n)
	anew := make([]int32, len(s.count))
	for id := range anew[1:] {
		anew[id+1] = int32(len(words) + 1)
	}
	for i, w := range words {
		anew[s.number[w]] = int32(i + 1)
	}
	for i, id := range s.ids {
		s.ids[i] = anew[id]
	}
	return words
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

// company counts for each of the ranked words 1 to n which contexts stand at each place of the window: a gap, one of the
// most frequent words, or another. There are contexts+2 columns for each place.
func (s *stream) company(n, contexts int) []sparse {
	ends := make([]int, n+3) // of each word's places in the stream, once these are filled in
	for _, id := range s.ids {
		ends[id+1]++
	}
	for id := range ends[1:] {
		ends[id+1] += ends[id]
	}
	places := make([]int32, len(s.ids))
	for i, id := range s.ids {
		places[ends[id]] = int32(i)
		ends[id]++
	}
	rows := make([]sparse, n)
	inBlocks(n, 128, func(from, to int) {
		counts := make([]float32, len(vectorWindow)*(contexts+2))
		for r := from; r < to; r++ {
			for _, at := range places[ends[r]:ends[r+1]] {
				for w, offset := range vectorWindow {
					context := min(int(s.ids[int(at)+offset]), contexts+1)
					counts[w*(contexts+2)+context]++
				}
			}
			for c, n := range counts {
				if n > 0 {
					rows[r].index = append(rows[r].index, int32(c))
					rows[r].value = append(rows[r].value, n)
				}
			}
			clear(counts)
		}
	})
	return rows
}

// informativePlaces turns counts into positive pointwise mutual information. Contexts weigh as their frequency to the
// power of 3/4, so that rare ones do not inform too much.
func informativePlaces(rows []sparse, contexts int) {
	columns := make([]float64, len(vectorWindow)*(contexts+2))
	for _, row := range rows {
		for k, c := range row.index {
			columns[c] += float64(row.value[k])
		}
	}
	total := 0.0
	for c, n := range columns {
		columns[c] = math.Sqrt(n) * math.Sqrt(math.Sqrt(n))
		total += columns[c]
	}
	inBlocks(len(rows), 128, func(from, to int) {
		for r := from; r < to; r++ {
			row := &rows[r]
			sum, kept := 0.0, 0
			for _, n := range row.value {
				sum += float64(n)
			}
			for k, c := range row.index {
				// Rounded, because the last bits of a logarithm depend on the processor.
				information := math.Round(4096*math.Log(float64(row.value[k])*total/(sum*columns[c]))) / 4096
				if information > 0 {
					row.index[kept], row.value[kept] = c, float32(information)
					kept++
				}
			}
			row.index, row.value = slices.Clip(row.index[:kept]), slices.Clip(row.value[:kept])
		}
	})
}

// rescale brings the mean square of the values to vectorSquare.
func rescale(vectors []float32) {
	sum := 0.0
	for _, x := range vectors {
		sum += float64(float64(x) * float64(x))
	}
	factor := float32(math.Sqrt(vectorSquare * float64(len(vectors)) / sum))
	for i := range vectors {
		vectors[i] *= factor
	}
}
