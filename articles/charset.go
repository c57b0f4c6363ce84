package articles

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// decode turns bytes in any charset into valid UTF-8: by byte order mark, as UTF-8 when it is, by the charset that an HTML
// page declares, as UTF-16 by its zero bytes, and else by statistics. Bytes that mean nothing become U+FFFD.
func decode(raw []byte) (string, error) {
	if enc := byteOrder(raw); enc != nil {
		return convert(enc, raw)
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", ErrBinary
	}
	if utf8.Valid(raw) {
		if controls(raw) > len(raw)/20 {
			return "", ErrBinary
		}
		return string(raw), nil
	}
	if controls(raw) > len(raw)/20 {
		return "", ErrBinary
	}
	if mostlyUTF8(raw) {
		return strings.ToValidUTF8(string(raw), "\uFFFD"), nil
	}
	if enc, name, certain := charset.DetermineEncoding(raw, ""); certain && name != "utf-8" {
		return convert(enc, raw)
	}
	if guess, err := chardet.NewTextDetector().DetectBest(raw); err == nil && guess.Confidence >= 50 {
		if enc, _ := charset.Lookup(guess.Charset); enc != nil {
			return convert(enc, raw)
		}
	}
	enc, _ := charset.Lookup("windows-1252")
	return convert(enc, raw)
}

func convert(enc encoding.Encoding, raw []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return "", ErrBinary
	}
	return strings.ToValidUTF8(string(out), "\uFFFD"), nil
}

// byteOrder returns the encoding that a byte order mark tells, or UTF-16 where every other byte of Latin text is zero.
func byteOrder(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return unicode.UTF8BOM
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	}
	var zeros [2]int
	head := raw[:min(len(raw), 1000)]
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(head) / 3; {
	case zeros[1] > most && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > most && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mostlyUTF8 reports whether nearly all bytes above ASCII belong to valid UTF-8: a file with a few broken bytes.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if size > 1 {
			good++
		} else if r == utf8.RuneError {
			bad++
		}
		i += size
	}
	return good >= 2*bad
}

// controls counts the control characters that no text holds.
func controls(raw []byte) int {
	n := 0
	for _, b := range raw {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1b {
			n++
		}
	}
	return n
}
