package parse

import (
	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/perceptron"
)

// inputs are vectors for what words are by themselves: the sum of those of a form and of its pieces.
type inputs struct {
	forms  map[uint32]int32 // hash of the plain form -> row of words
	words  *neural.Table
	pieces *neural.Table // affixes, shapes and what else a network is told of a word, by hash
}

const (
	pieceRows  = 1 << 15
	formPieces = 8 // of the form
	maxPieces  = 10
)

// wordRows are the rows of a word's form and of its pieces, 0 for none.
type wordRows struct {
	form   int32
	pieces [maxPieces]int32
}

// pieceRow returns the row of a piece, which is a hash of one kind or another.
func pieceRow(kind, hash uint32) int32 {
	return int32(1 + perceptron.Mix(kind, hash)%(pieceRows-1))
}

// rowsOf looks a word up.
func rowsOf(forms map[uint32]int32, w *word) wordRows {
	r := wordRows{form: forms[w.form]}
	for i, s := range w.suffix {
		if s != 0 {
			r.pieces[i] = pieceRow(uint32(10+i), s)
		}
	}
	for i, p := range w.prefix {
		if p != 0 {
			r.pieces[len(w.suffix)+i] = pieceRow(uint32(20+i), p)
		}
	}
	r.pieces[formPieces-1] = pieceRow(30, w.shape)
	return r
}

// sum returns a vector for each word, rounded, in the memory of x.
func (in *inputs) sum(x []byte, words []wordRows) []byte {
	size := in.words.Size
	x = neural.Room(x, len(words)*size)
	row := make([]float32, size)
	for i := range words {
		clear(row)
		in.words.Sum(row, words[i].form)
		in.pieces.Sum(row, words[i].pieces[:]...)
		neural.Round(x[i*size:(i+1)*size], row)
	}
	return x
}

// write stores the tables; the hashes of the forms come first.
func (in *inputs) write(w *neural.Writer) {
	hashes := make([]uint32, len(in.forms))
	for hash, row := range in.forms {
		hashes[row-1] = hash
	}
	w.Numbers(hashes)
	w.Table(in.words)
	w.Table(in.pieces)
}

// readInputs undoes write.
func readInputs(r *neural.Reader) *inputs {
	hashes := r.Numbers()
	in := &inputs{forms: make(map[uint32]int32, len(hashes))}
	for i, hash := range hashes {
		in.forms[hash] = int32(i + 1)
	}
	in.words, in.pieces = r.Table(), r.Table()
	return in
}
