// Package corpora reads the annotated data that onrecord learns from and is measured on into plain values, with spans in
// bytes. The corpora themselves are not part of this repository.
package corpora

// Offsets returns the byte offset of every code point of the text, and of its end.
func Offsets(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}
