package sources

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// longestLine is the length above which a line of an archive is skipped, in bytes.
const longestLine = 20 << 20

// isLines reports whether a file holds an article a line, by its ending.
func isLines(path string) bool {
	path = strings.TrimSuffix(strings.ToLower(path), ".gz")
	return strings.HasSuffix(path, ".jsonl") || strings.HasSuffix(path, ".ndjson")
}

// linesIn yields the lines of a file of JSON objects, which may be compressed.
func linesIn(path string, yield func(Item) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(failing(path, err))
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		if r, err = gzip.NewReader(bufio.NewReader(f)); err != nil {
			return yield(failing(path, err))
		}
	}
	return lines(path, r, yield)
}

// lines yields an item for each line of JSON, named for its address, or else for the file and the number of the line, or
// "-" for standard input, which is no place to come back to. A line that is no JSON object yields an item that fails.
func lines(name string, from io.Reader, yield func(Item) bool) bool {
	r := bufio.NewReaderSize(from, 1<<16)
	for number := 1; ; number++ {
		place := fmt.Sprintf("%s#%d", name, number)
		line, err := readLine(r)
		switch {
		case errors.Is(err, errLongLine):
			if !yield(failing(place, err)) {
				return false
			}
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return yield(failing(place, fmt.Errorf("read: %w; what follows is lost", err)))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 && !yield(lineItem(name, place, line)) {
			return false
		}
		if err != nil {
			return true
		}
	}
}

func lineItem(name, place string, line []byte) Item {
	var is struct{ URL string }
	if err := json.Unmarshal(line, &is); err != nil {
		return failing(place, fmt.Errorf("not a JSON object: %w", err))
	}
	switch {
	case isAddress(is.URL):
		place = is.URL
	case name == standardInputName:
		place = name
	}
	return Item{place, func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(line)), nil }}
}

var errLongLine = fmt.Errorf("the line is longer than %d MB", longestLine>>20)

// readLine returns the next line, which stays the caller's; io.EOF comes with the last one. Of a line that is too long
// nothing is kept.
func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line) <= longestLine {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == nil && len(line) > longestLine {
			err = errLongLine
		}
		return line, err
	}
}

// startsObject reports whether what can be read begins as a JSON object does.
func startsObject(r *bufio.Reader) bool {
	for n := 1; n <= r.Size(); n++ {
		head, err := r.Peek(n)
		if err != nil {
			return false
		}
		if c := head[n-1]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c == '{'
		}
	}
	return false
}
