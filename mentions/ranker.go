package mentions

import (
	_ "embed"
	"math/rand/v2"
	"sync"

	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

//go:embed coreference.model
var rankerFile []byte

// ranker scores candidates by a network with one hidden layer. It is fed with the sum of the vectors of a candidate's features and
// with what the words of the mention and of the candidate are like.
type ranker struct {
	features *neural.Table
	net      neural.Network
	later    *neural.Linear // of the words of what takes up: to the hidden layer, and to what is compared
	earlier  *neural.Linear // the same of what is taken up
	out      *neural.Matrix // from the hidden layer and from what is compared to the score
}

var theRanker = sync.OnceValue(func() *ranker {
	r, err := readRanker(rankerFile)
	if err != nil {
		panic(err) // a defect of the build
	}
	return r
})

const (
	hidden   = 32
	compared = 16 // pairs of values whose products count
	wide     = hidden + compared
	inputs   = 2 * parse.VectorSize
)

func newRanker(rng *rand.Rand) *ranker {
	r := &ranker{}
	r.later, r.earlier = neural.NewLinear(&r.net, inputs, wide, rng), neural.NewLinear(&r.net, inputs, wide, rng)
	r.out = r.net.Add(1, wide).Fill(rng)
	return r
}

// words puts the vectors of a mention's head and of the word that this depends on into a row of inputs values.
func (r *coreference) words(row []float32, m int) {
	clear(row)
	parse.Vector(row[:parse.VectorSize], r.doc.Text(r.mentions[m].head))
	if g := r.facts[m].governor; g != syntax.None {
		parse.Vector(row[parse.VectorSize:], r.doc.Text(g))
	}
}

// batch is how many mentions a layer takes at once.
const batch = 32

// read makes the first layer of the words of all mentions.
func (r *ranker) read(c *coreference) {
	n := len(c.mentions)
	c.later, c.earlier = make([]float32, n*wide), make([]float32, n*wide)
	var words [batch * inputs]float32
	for first := 0; first < n; first += batch {
		stop := min(first+batch, n)
		for m := first; m < stop; m++ {
			c.words(words[(m-first)*inputs:(m-first+1)*inputs], m)
		}
		r.later.Forward(c.later[first*wide:], words[:], inputs, stop-first)
		r.earlier.Forward(c.earlier[first*wide:], words[:], inputs, stop-first)
	}
}

// choose is a [chooser]: the best candidate, the first among equals.
func (r *ranker) choose(c *coreference, m int) int {
	if len(c.candidates) == 1 {
		return 0
	}
	if c.later == nil {
		r.read(c)
	}
	best, bestScore := 0, float32(0)
	var x [wide]float32
	for k := range c.candidates {
		var earlier []float32
		if e := c.candidates[k].sample; e != none {
			earlier = c.earlier[e*wide : (e+1)*wide]
		}
		r.join(x[:], c.later[m*wide:(m+1)*wide], earlier)
		r.features.Sum(x[:hidden], c.rows[k]...)
		if score := r.score(x[:]); k == 0 || score > bestScore {
			best, bestScore = k, score
		}
	}
	return best
}

// join begins the hidden layer with what the words tell.
func (r *ranker) join(x, later, earlier []float32) {
	copy(x, later)
	if earlier == nil {
		clear(x[hidden:])
		return
	}
	for i, v := range earlier[:hidden] {
		x[i] += v
	}
	for i := hidden; i < wide; i++ {
		x[i] = later[i] * earlier[i]
	}
}

// score is that of a candidate whose evidence sums up to x, which is changed.
func (r *ranker) score(x []float32) float32 {
	neural.Relu(x[:hidden])
	var sums [4]float32 // that do not wait for each other
	for i := 0; i < wide; i += 4 {
		v, y := r.out.Values[i:i+4], x[i:i+4]
		for k := range sums {
			sums[k] += float32(v[k] * y[k])
		}
	}
	return float32(sums[0]+sums[1]) + float32(sums[2]+sums[3])
}

func (r *ranker) write() []byte {
	var w neural.Writer
	w.Table(r.features)
	w.Matrices(r.net.Matrices)
	return w.Data
}

func readRanker(data []byte) (*ranker, error) {
	r := newRanker(nil)
	in := neural.Reader{Data: data}
	r.features = in.Table()
	in.Matrices(r.net.Matrices)
	r.net.Pack()
	return r, in.Err
}
