// Package compact writes strings and numbers in two streams, since what is alike compresses best when it stands together. It takes as
// much as JSON with short keys and is read several times as fast, which matters where something is kept of each article of an archive.
package compact

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
)

// Writer gathers values.
type Writer struct {
	text    []byte // each string ends with a zero byte
	numbers []byte // varints
}

// Number adds a number that is not negative, Signed any.
func (w *Writer) Number(n int) { w.numbers = binary.AppendUvarint(w.numbers, uint64(n)) }
func (w *Writer) Signed(n int) { w.numbers = binary.AppendVarint(w.numbers, int64(n)) }

// Bool adds a truth value.
func (w *Writer) Bool(b bool) {
	if b {
		w.Number(1)
	} else {
		w.Number(0)
	}
}

// String adds a string, whose zero bytes become spaces.
func (w *Writer) String(s string) {
	w.text = append(append(w.text, strings.ReplaceAll(s, "\x00", " ")...), 0)
}

// Strings adds a list of strings.
func (w *Writer) Strings(list []string) {
	w.Number(len(list))
	for _, s := range list {
		w.String(s)
	}
}

// Bytes returns all that was added.
func (w *Writer) Bytes() []byte {
	out := binary.AppendUvarint(make([]byte, 0, len(w.text)+len(w.numbers)+4), uint64(len(w.text)))
	return append(append(out, w.text...), w.numbers...)
}

// ErrBroken says that the bytes are not what a Writer wrote.
var ErrBroken = errors.New("it is cut or changed")

// Reader reads what a Writer gathered, in the same order. Once something is broken, all that it reads is zero.
type Reader struct {
	text    string
	numbers []byte
	broken  bool
}

// NewReader begins to read.
func NewReader(content []byte) *Reader {
	size, n := binary.Uvarint(content)
	if n <= 0 || size > uint64(len(content)-n) {
		return &Reader{broken: true}
	}
	return &Reader{text: string(content[n : n+int(size)]), numbers: content[n+int(size):]}
}

// Err returns ErrBroken where something that was read was not there.
func (r *Reader) Err() error {
	if r.broken {
		return ErrBroken
	}
	return nil
}

// Break makes everything that follows zero: a value that was read cannot be.
func (r *Reader) Break() { r.broken = true }

// Number reads a number that is not negative, Signed any.
func (r *Reader) Number() int {
	n, size := binary.Uvarint(r.numbers)
	if r.broken || size <= 0 || n > math.MaxInt32 {
		r.broken = true
		return 0
	}
	r.numbers = r.numbers[size:]
	return int(n)
}

func (r *Reader) Signed() int {
	n := r.Number()
	return n>>1 ^ -(n & 1)
}

// Count reads how many of something follow, each of which takes a byte or more.
func (r *Reader) Count() int {
	n := r.Number()
	if n > len(r.text)+len(r.numbers) {
		r.broken = true
		return 0
	}
	return n
}

// Bool reads a truth value.
func (r *Reader) Bool() bool { return r.Number() != 0 }

// String reads a string.
func (r *Reader) String() string {
	s, rest, ok := strings.Cut(r.text, "\x00")
	if r.broken = r.broken || !ok; r.broken {
		return ""
	}
	r.text = rest
	return s
}

// Strings reads a list of strings, nil where it is empty.
func (r *Reader) Strings() (list []string) {
	for range r.Count() {
		list = append(list, r.String())
	}
	return list
}
