package neural

import (
	"encoding/binary"
	"errors"
	"math"
)

// Writer appends the parts of a model to a file, little-endian. [Reader] reads them in the same order.
type Writer struct {
	Data []byte
}

// Number writes a number of 32 bits.
func (w *Writer) Number(n int) { w.Data = binary.LittleEndian.AppendUint32(w.Data, uint32(n)) }

// Numbers writes how many numbers there are, and them.
func (w *Writer) Numbers(numbers []uint32) {
	w.Number(len(numbers))
	for _, n := range numbers {
		w.Data = binary.LittleEndian.AppendUint32(w.Data, n)
	}
}

// Strings writes how many strings there are, and each with its length.
func (w *Writer) Strings(list []string) {
	w.Number(len(list))
	for _, s := range list {
		w.Number(len(s))
		w.Data = append(w.Data, s...)
	}
}

// Table writes a table.
func (w *Writer) Table(t *Table) {
	w.Number(t.Size)
	w.Number(t.Rows())
	for _, s := range t.scales {
		w.float(s)
	}
	w.Data = append(w.Data, t.values...)
}

func (w *Writer) float(x float32) {
	w.Data = binary.LittleEndian.AppendUint32(w.Data, math.Float32bits(x))
}

// Matrices writes the values of matrices, each rounded to 16 bits between its extremes.
func (w *Writer) Matrices(matrices []*Matrix) {
	for _, m := range matrices {
		highest := float32(0)
		for _, v := range m.Values {
			highest = max(highest, v, -v)
		}
		scale := max(highest, 1e-30) / math.MaxInt16
		w.float(scale)
		for _, v := range m.Values {
			w.Data = binary.LittleEndian.AppendUint16(w.Data, uint16(int16(math.Round(float64(v/scale)))))
		}
	}
}

var errTruncated = errors.New("neural: model file is truncated")

// Reader takes the parts of a model off the front of Data. After the first error it gives zeros.
type Reader struct {
	Data []byte
	Err  error
}

// take returns the next n bytes, nil where there are fewer.
func (r *Reader) take(n int) []byte {
	if r.Err != nil || n < 0 || n > len(r.Data) {
		r.Err = errTruncated
		return nil
	}
	head := r.Data[:n:n]
	r.Data = r.Data[n:]
	return head
}

// Number reads what [Writer.Number] wrote.
func (r *Reader) Number() int {
	if b := r.take(4); b != nil {
		return int(binary.LittleEndian.Uint32(b))
	}
	return 0
}

// Numbers reads what [Writer.Numbers] wrote.
func (r *Reader) Numbers() []uint32 {
	b := r.take(4 * r.Number())
	numbers := make([]uint32, len(b)/4)
	for i := range numbers {
		numbers[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return numbers
}

// Strings reads what [Writer.Strings] wrote.
func (r *Reader) Strings() []string {
	var list []string
	for n := r.Number(); n > 0 && r.Err == nil; n-- {
		list = append(list, string(r.take(r.Number())))
	}
	return list
}

// Table reads a table, whose values stay where they are.
func (r *Reader) Table() *Table {
	t := &Table{Size: r.Number()}
	rows := r.Number()
	scales := r.take(4 * rows)
	t.values = r.take(rows * t.Size)
	t.scales = make([]float32, len(scales)/4)
	for i := range t.scales {
		t.scales[i] = math.Float32frombits(binary.LittleEndian.Uint32(scales[4*i:]))
	}
	return t
}

// Matrices fills the values of matrices, whose sizes must be those that were written.
func (r *Reader) Matrices(matrices []*Matrix) {
	for _, m := range matrices {
		b, values := r.take(4), r.take(2*len(m.Values))
		if values == nil {
			return
		}
		scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
		for i := range m.Values {
			m.Values[i] = scale * float32(int16(binary.LittleEndian.Uint16(values[2*i:])))
		}
	}
}
