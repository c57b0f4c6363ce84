package ledger

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// A record's JSON says where each span begins and ends and what it quotes, in this order. What it quotes stands in the text, so
// that it is left out of what is kept (which takes a quarter less so) and put in again.
var (
	startKey = []byte(`"start":`)
	endKey   = []byte(`,"end":`)
	textKey  = []byte(`,"text":`)
)

// lean returns a record's JSON without the quotations, or as it is where they could not be put in again.
func lean(record, text []byte) []byte {
	out := rewrite(record, func(out []byte, _, _ int, rest []byte) ([]byte, int) {
		if !bytes.HasPrefix(rest, textKey) {
			return out, 0
		}
		return out, len(textKey) + quotedLength(rest[len(textKey):])
	})
	if !bytes.Equal(full(out, text), record) {
		return record
	}
	return out
}

// full puts the quotations into a record's JSON; one that has them stays as it is.
func full(record, text []byte) []byte {
	starts := runeStarts(text)
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	return rewrite(record, func(out []byte, start, end int, rest []byte) ([]byte, int) {
		if bytes.HasPrefix(rest, textKey) || start > end || end >= len(starts) {
			return out, 0
		}
		quoted.Reset()
		if encoder.Encode(string(text[starts[start]:starts[end]])) != nil {
			return out, 0
		}
		return append(append(out, textKey...), bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...), 0
	})
}

// rewrite copies JSON, and calls change behind the offsets of each span with what follows; it appends to out and returns how many
// bytes of what follows are left out.
func rewrite(record []byte, change func(out []byte, start, end int, rest []byte) ([]byte, int)) []byte {
	out := make([]byte, 0, len(record)+len(record)/2)
	for {
		at := bytes.Index(record, startKey)
		if at < 0 {
			return append(out, record...)
		}
		at += len(startKey)
		start, n := integer(record[at:])
		at += n
		if n > 0 && bytes.HasPrefix(record[at:], endKey) {
			at += len(endKey)
			end, n := integer(record[at:])
			if at += n; n > 0 {
				var skip int
				out, skip = change(append(out, record[:at]...), start, end, record[at:])
				record = record[at+skip:]
				continue
			}
		}
		out, record = append(out, record[:at]...), record[at:]
	}
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
