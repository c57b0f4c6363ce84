package ledger

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// A record's JSON says where each span begins and ends and what it quotes. What it quotes stands in the text, and a span mostly begins near the
// one before, so that what is kept of {"start":120,"end":126,"text":"Dorn's" is {, the byte 1, which no JSON has, +20 (from the begin of the
// one before) and +6.
const spanMark = 1

var (
	startKey = []byte(`"start":`)
	endKey   = []byte(`,"end":`)
	textKey  = []byte(`,"text":`)
)

// lean returns a record's JSON with its spans so written, or as it is where they could not be written out again.
func lean(record, text []byte) []byte {
	out := make([]byte, 0, len(record)/2)
	last := 0
	for rest := record; ; {
		at := bytes.Index(rest, startKey)
		if at < 0 {
			out = append(out, rest...)
			break
		}
		start, end, size := leanSpan(rest[at:])
		if size == 0 {
			out, rest = append(out, rest[:at+len(startKey)]...), rest[at+len(startKey):]
			continue
		}
		out = append(append(out, rest[:at]...), spanMark)
		out = appendSigned(appendSigned(out, start-last), end-start)
		last, rest = start, rest[at+size:]
	}
	if !bytes.Equal(full(out, text), record) {
		return record
	}
	return out
}

// leanSpan reads the span that b begins with, and how long it is; 0 for none.
func leanSpan(b []byte) (start, end, size int) {
	size = len(startKey)
	start, n := integer(b[size:])
	if size += n; n == 0 || !bytes.HasPrefix(b[size:], endKey) {
		return 0, 0, 0
	}
	size += len(endKey)
	end, n = integer(b[size:])
	if size += n; n == 0 || !bytes.HasPrefix(b[size:], textKey) {
		return 0, 0, 0
	}
	size += len(textKey)
	return start, end, size + quotedLength(b[size:])
}

func appendSigned(out []byte, n int) []byte {
	if n >= 0 {
		out = append(out, '+')
	}
	return strconv.AppendInt(out, int64(n), 10)
}

// full writes out the spans of a record's JSON; one whose spans are written out stays as it is.
func full(record, text []byte) []byte {
	if bytes.IndexByte(record, spanMark) < 0 {
		return fullOfSchema3(record, text)
	}
	w := newSpanWriter(len(record), text)
	start := 0
	for {
		at := bytes.IndexByte(record, spanMark)
		if at < 0 {
			return append(w.out, record...)
		}
		w.out, record = append(w.out, record[:at]...), record[at+1:]
		from, n := signed(record)
		length, m := signed(record[n:])
		start, record = start+from, record[n+m:]
		w.span(start, start+length)
	}
}

// fullOfSchema3 puts the quotations into a record as it was kept up to schema 3, {"start":120,"end":126 of that example.
func fullOfSchema3(record, text []byte) []byte {
	w := newSpanWriter(len(record), text)
	for {
		at := bytes.Index(record, startKey)
		if at < 0 {
			return append(w.out, record...)
		}
		begin := at
		at += len(startKey)
		start, n := integer(record[at:])
		at += n
		end, m := 0, 0
		if n > 0 && bytes.HasPrefix(record[at:], endKey) {
			at += len(endKey)
			end, m = integer(record[at:])
			at += m
		}
		if m == 0 || bytes.HasPrefix(record[at:], textKey) {
			w.out = append(w.out, record[:at]...)
		} else {
			w.out = append(w.out, record[:begin]...)
			w.span(start, end)
		}
		record = record[at:]
	}
}

// spanWriter writes out spans of a text.
type spanWriter struct {
	out     []byte
	text    []byte
	starts  []int // of code points
	quoted  bytes.Buffer
	encoder *json.Encoder
}

func newSpanWriter(size int, text []byte) *spanWriter {
	w := &spanWriter{out: make([]byte, 0, 3*size), text: text, starts: runeStarts(text)}
	w.encoder = json.NewEncoder(&w.quoted)
	w.encoder.SetEscapeHTML(false)
	return w
}

// span writes a span with what it quotes; without, where it does not lie in the text.
func (w *spanWriter) span(start, end int) {
	w.out = strconv.AppendInt(append(w.out, startKey...), int64(start), 10)
	w.out = strconv.AppendInt(append(w.out, endKey...), int64(end), 10)
	if start < 0 || start > end || end >= len(w.starts) {
		return
	}
	w.quoted.Reset()
	if w.encoder.Encode(string(w.text[w.starts[start]:w.starts[end]])) == nil {
		w.out = append(append(w.out, textKey...), bytes.TrimSuffix(w.quoted.Bytes(), []byte("\n"))...)
	}
}

// signed reads a number with its sign and how long it is.
func signed(b []byte) (value, size int) {
	if len(b) == 0 {
		return 0, 0
	}
	value, n := integer(b[1:])
	if b[0] == '-' {
		value = -value
	}
	return value, n + 1
}

// integer reads a number and how many digits it has.
func integer(b []byte) (value, digits int) {
	for digits < len(b) && b[digits] >= '0' && b[digits] <= '9' {
		digits++
	}
	value, err := strconv.Atoi(string(b[:digits]))
	if err != nil {
		return 0, 0
	}
	return value, digits
}

// quotedLength is the length of the JSON string that b begins with.
func quotedLength(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

// runeStarts returns the byte at which each code point of a text begins, and its length last.
func runeStarts(text []byte) []int {
	starts := make([]int, 0, len(text)+1)
	for i := 0; i < len(text); {
		starts = append(starts, i)
		_, size := utf8.DecodeRune(text[i:])
		i += size
	}
	return append(starts, len(text))
}
