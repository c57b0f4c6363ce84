// Package perceptron is the one learner of onrecord: an averaged perceptron (Collins 2002) over hashed binary features.
// A [Trainer] learns weights in memory; its [Model] is a compact, read-only table that is embedded in the binary.
//
// A feature is 32 bits made with [Hash] and [Mix]; at a million features about one unseen feature in four thousand
// meets the weights of another, which training does not notice.
package perceptron

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
)

// magic opens a model file; its last byte is the version of the layout.
const magic = "ORPM\x01"

// Model holds trained weights. It is safe for use by many goroutines.
type Model struct {
	Labels []string

	shift uint   // 32 - log2(len(slots))
	slots []slot // open addressing, linear probing
	cells []cell // rows back to back; cells[0] is unused so that row 0 means "empty slot"
}

type slot struct{ key, row uint32 }

// cell is a label and its weight; the first cell of a row holds the number of cells that follow.
type cell struct {
	label  uint16
	weight int16
}

// Hash turns a string into 32 bits (FNV-1a).
func Hash[S string | []byte](s S) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Mix combines two values into one feature; the order of the arguments counts.
func Mix(a, b uint32) uint32 {
	x := uint64(a)*0x9E3779B97F4A7C15 + uint64(b)*0xC2B2AE3D27D4EB4F + 0x165667B19E3779F9
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	return uint32(x >> 32)
}

// Score adds the weights of the features to scores, which has one place per label. All rows are looked up before any is
// read, so that the many waits for memory overlap.
func (m *Model) Score(features []uint32, scores []int32) {
	var rows [64]uint32
	for len(features) > 0 {
		n := 0
		batch := features[:min(len(features), len(rows))]
		features = features[len(batch):]
		for _, f := range batch {
			if row := m.find(f); row != 0 {
				rows[n] = row
				n++
			}
		}
		for _, row := range rows[:n] {
			end := row + 1 + uint32(m.cells[row].label)
			for _, c := range m.cells[row+1 : end] {
				scores[c.label] += int32(c.weight)
			}
		}
	}
}

// Best returns the label with the highest score, the first one among equals. The buffer scores is overwritten.
func (m *Model) Best(features []uint32, scores []int32) int {
	clear(scores)
	m.Score(features, scores)
	return argmax(scores)
}

func argmax(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

func (m *Model) find(key uint32) uint32 {
	mask := uint32(len(m.slots) - 1)
	for i := (key * 2654435769) >> m.shift; ; i = (i + 1) & mask {
		s := m.slots[i]
		if s.row == 0 || s.key == key {
			return s.row
		}
	}
}

// makeSlots sizes the table for n rows at a load of at most two thirds.
func (m *Model) makeSlots(n int) {
	log := max(bits.Len(uint(n+n/2)), 4)
	m.shift = uint(32 - log)
	m.slots = make([]slot, 1<<log)
}

func (m *Model) insert(key, row uint32) {
	mask := uint32(len(m.slots) - 1)
	i := (key * 2654435769) >> m.shift
	for m.slots[i].row != 0 {
		i = (i + 1) & mask
	}
	m.slots[i] = slot{key, row}
}

// Write stores the model: magic, labels, then rows of key, count and cells, little-endian. Rows come in the order of the table,
// so that Read fills its table from one end to the other.
func (m *Model) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(magic)
	put := func(v any) { binary.Write(b, binary.LittleEndian, v) } // errors stick in b
	put(uint16(len(m.Labels)))
	for _, l := range m.Labels {
		put(uint16(len(l)))
		b.WriteString(l)
	}
	rows := 0
	for _, s := range m.slots {
		if s.row != 0 {
			rows++
		}
	}
	put(uint32(rows))
	put(uint32(len(m.cells)))
	var buf []byte
	for _, s := range m.slots {
		if s.row == 0 {
			continue
		}
		n := m.cells[s.row].label
		buf = binary.LittleEndian.AppendUint32(buf[:0], s.key)
		buf = binary.LittleEndian.AppendUint16(buf, n)
		for _, c := range m.cells[s.row+1 : s.row+1+uint32(n)] {
			buf = binary.LittleEndian.AppendUint16(buf, c.label)
			buf = binary.LittleEndian.AppendUint16(buf, uint16(c.weight))
		}
		b.Write(buf)
	}
	return b.Flush()
}

var errTruncated = errors.New("perceptron: model file is truncated")

// Read restores a model from the bytes that Write made.
func Read(data []byte) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("perceptron: not a model file of this version (want %q at its start)", magic)
	}
	data = data[len(magic):]
	m := &Model{}
	take := func(n int) []byte {
		if len(data) < n {
			return nil
		}
		head := data[:n]
		data = data[n:]
		return head
	}
	head := take(2)
	if head == nil {
		return nil, errTruncated
	}
	for range binary.LittleEndian.Uint16(head) {
		size := take(2)
		if size == nil {
			return nil, errTruncated
		}
		label := take(int(binary.LittleEndian.Uint16(size)))
		if label == nil {
			return nil, errTruncated
		}
		m.Labels = append(m.Labels, string(label))
	}
	sizes := take(8)
	if sizes == nil {
		return nil, errTruncated
	}
	rows, cells := int(binary.LittleEndian.Uint32(sizes)), int(binary.LittleEndian.Uint32(sizes[4:]))
	if rows*6+(cells-1-rows)*4 != len(data) {
		return nil, errTruncated
	}
	m.makeSlots(rows)
	m.cells = make([]cell, 1, cells)
	for range rows {
		key, n := binary.LittleEndian.Uint32(data), int(binary.LittleEndian.Uint16(data[4:]))
		data = data[6:]
		if len(data) < 4*n {
			return nil, errTruncated
		}
		m.insert(key, uint32(len(m.cells)))
		m.cells = append(m.cells, cell{label: uint16(n)})
		for i := range n {
			c := data[4*i:]
			label := binary.LittleEndian.Uint16(c)
			if int(label) >= len(m.Labels) {
				return nil, fmt.Errorf("perceptron: model file is corrupt: label %d of %d", label, len(m.Labels))
			}
			m.cells = append(m.cells, cell{label, int16(binary.LittleEndian.Uint16(c[2:]))})
		}
		data = data[4*n:]
	}
	return m, nil
}
