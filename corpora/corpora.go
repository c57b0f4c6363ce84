// Package corpora reads the annotated data that onrecord learns from and is measured on into plain values, with spans in
// bytes of the text. The corpora themselves are not part of this repository; the treebanks are read by
// [github.com/onrecord/onrecord/syntax.ReadCoNLLU].
package corpora

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// Offsets returns the byte offset of every code point of the text, and of its end.
func Offsets(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}

// bytesOf turns a span in code points into one in bytes; offsets are those of the text.
func bytesOf(offsets []int, start, end int) (onrecord.Span, error) {
	if start < 0 || end < start || end >= len(offsets) {
		return onrecord.Span{}, fmt.Errorf("span %d-%d outside a text of %d characters", start, end, len(offsets)-1)
	}
	return onrecord.Span{Start: offsets[start], End: offsets[end]}, nil
}

// files returns the files that match the pattern, sorted; none is an error.
func files(pattern ...string) ([]string, error) {
	path := filepath.Join(pattern...)
	found, err := filepath.Glob(path)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("no file matches %q", path)
	}
	slices.Sort(found)
	return found, err
}

// table reads a file of tab-separated columns without quoting, whose first line names the columns.
func table(path string, columns ...string) ([]map[string]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var names []string
	var rows []map[string]string
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if names == nil {
			names = cells
			for _, column := range columns {
				if !slices.Contains(names, column) {
					return nil, fmt.Errorf("%q has no column %q", path, column)
				}
			}
			continue
		}
		if len(cells) != len(names) {
			return nil, fmt.Errorf("%q: %d columns in row %d, want %d", path, len(cells), len(rows)+1, len(names))
		}
		row := make(map[string]string, len(names))
		for i, name := range names {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}
