package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// splitter parts pieces of text without white space into words.
type splitter struct {
	text   string
	tokens []syntax.Token
}

func (s *splitter) add(start, end int, joined bool) {
	s.tokens = append(s.tokens, syntax.Token{Span: onrecord.Span{Start: start, End: end}, Joined: joined, Head: syntax.None})
}

// piece splits text[start:end], which holds no white space.
func (s *splitter) piece(start, end int) {
	for start < end {
		start = s.next(start, end)
	}
}

// next adds the word at start, and its clitics, and returns where it ends.
func (s *splitter) next(start, end int) int {
	r, size := utf8.DecodeRuneInString(s.text[start:])
	switch {
	case isWord(r):
		return s.word(start, end)
	case (r == '#' || r == '@') && wordAt(s.text[:end], start+size):
		stop := s.run(start+size, end)
		s.add(start, stop, false)
		return stop
	case apostrophe(r) && s.elided(start+size, end):
		stop := s.run(start+size, end)
		s.add(start, stop, false)
		return stop
	}
	stop := start + size
	if repeats(r) { // "...", "--", "''", "!!!" are one word each
		for stop < end {
			next, n := utf8.DecodeRuneInString(s.text[stop:])
			if next != r && !(ends(r) && ends(next)) {
				break
			}
			stop += n
		}
	}
	s.add(start, stop, false)
	return stop
}

// word adds the word that begins with a letter or digit at start.
func (s *splitter) word(start, end int) int {
	if stop := s.address(start, end); stop > start {
		s.add(start, stop, false)
		return stop
	}
	stop := s.run(start, end)
	for stop < end && s.text[stop] == '-' && prefixes[strings.ToLower(s.text[start:stop])] && wordAt(s.text[:end], stop+1) {
		stop = s.run(stop+1, end)
	}
	if stop < end && s.text[stop] == '.' && s.abbreviated(s.text[start:stop], stop+1 == end || !wordAt(s.text[:end], stop+1)) {
		stop++
	}
	if stop < end && s.text[stop] == '$' && stop-start <= 3 && unicode.IsUpper(rune(s.text[start])) {
		stop++ // "US$"
	}
	s.clitics(start, stop, end)
	return s.tokens[len(s.tokens)-1].End
}

// run returns the end of the letters and digits from start, with the marks that words hold inside.
func (s *splitter) run(start, end int) int {
	i := start
	for i < end {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if !isWord(r) {
			before, _ := utf8.DecodeLastRuneInString(s.text[start:i])
			after, _ := utf8.DecodeRuneInString(s.text[i+size : end])
			if !inside(before, r, after) || i == start {
				break
			}
		}
		i += size
	}
	return i
}

// inside reports whether the mark r joins the characters around it into one word.
func inside(before, r, after rune) bool {
	switch r {
	case '\'', '’', '_':
		return isWord(before) && isWord(after)
	case '.':
		return isWord(before) && isWord(after) && !(unicode.IsLower(before) && unicode.IsUpper(after))
	case ',', ':', '/':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '&':
		return unicode.IsUpper(before) && unicode.IsUpper(after)
	}
	return false
}

// abbreviated reports whether a full stop after the word belongs to it.
func (s *splitter) abbreviated(word string, last bool) bool {
	if !last {
		return false
	}
	lower := strings.ToLower(word)
	if abbreviations[lower] {
		return lower != "no" && lower != "mar" && lower != "sun" && lower != "sat" && lower != "miss" && lower != "wash" && lower != "ill" || word != lower
	}
	runes := utf8.RuneCountInString(word)
	first, _ := utf8.DecodeRuneInString(word)
	if runes == 1 {
		return unicode.IsUpper(first) && first != 'I'
	}
	// Initials: a letter between any two full stops ("U.S", "a.m").
	if !strings.Contains(word, ".") {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if n := utf8.RuneCountInString(part); n != 1 || part[0] >= '0' && part[0] <= '9' {
			return word == "Ph.D"
		}
	}
	return true
}

// clitics adds the word, parting it from "n't", "'s" and the like, and fused words from each other.
func (s *splitter) clitics(start, stop, end int) {
	word := s.text[start:stop]
	lower := strings.ToLower(word)
	if n, ok := fused[lower]; ok {
		s.add(start, start+n, false)
		s.add(start+n, stop, true)
		return
	}
	cut := clitic(lower)
	if cut == 0 && len(lower) > 1 && (lower[len(lower)-1] == 's' || lower[len(lower)-1] == 'z') && stop < end && s.possessive(stop, end) {
		s.add(start, stop, false)
		_, size := utf8.DecodeRuneInString(s.text[stop:])
		s.add(stop, stop+size, true)
		return
	}
	if cut == 0 || len(lower) != len(word) || cut >= len(word) {
		s.add(start, stop, false)
		return
	}
	s.add(start, stop-cut, false)
	s.add(stop-cut, stop, true)
}

// clitic returns the length of the clitic at the end of a lower-case word, 0 for none.
func clitic(word string) int {
	for _, mark := range []string{"'", "’"} {
		i := strings.LastIndex(word, mark)
		if i <= 0 {
			continue
		}
		switch word[i+len(mark):] {
		case "s", "re", "ve", "ll", "d", "m":
			return len(word) - i
		case "t":
			if word[i-1] == 'n' && i > 1 {
				return len(word) - i + 1
			}
		}
	}
	return 0
}

// possessive reports whether the apostrophe at i, after an s, is a genitive and not a closing quotation mark: no single
// quotation mark was opened shortly before.
func (s *splitter) possessive(i, end int) bool {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	if r != '\'' && r != '’' || i+size < end && s.text[i+size] == '\'' {
		return false
	}
	for k := len(s.tokens) - 1; k >= 0 && k > len(s.tokens)-60; k-- {
		switch t := s.tokens[k]; t.In(s.text) {
		case "'", "‘":
			return t.Joined
		}
	}
	return true
}

// address returns the end of the URL or e-mail address at start, or start.
func (s *splitter) address(start, end int) int {
	piece := s.text[start:end]
	at := strings.IndexByte(piece, '@')
	switch {
	case strings.Contains(piece, "://"), strings.HasPrefix(piece, "www."):
	case at > 0 && strings.IndexByte(piece[at:], '.') > 1:
	default:
		return start
	}
	return start + len(strings.TrimRight(piece, ".,;:!?)]}>\"'”’"))
}

// elided reports whether an apostrophe before i begins a shortened word: 'em, '90s.
func (s *splitter) elided(i, end int) bool {
	rest := s.text[i:end]
	if len(rest) >= 3 && rest[0] >= '0' && rest[0] <= '9' && rest[1] >= '0' && rest[1] <= '9' {
		return rest[2] == 's'
	}
	switch strings.ToLower(strings.TrimRight(rest, ".,;:!?”\"")) {
	case "em", "til", "cause", "twas", "tis", "n":
		return true
	}
	return false
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func wordAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[min(i, len(text)):])
	return i < len(text) && isWord(r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

func ends(r rune) bool { return r == '!' || r == '?' }

// repeats reports marks whose repetition is one word.
func repeats(r rune) bool {
	switch r {
	case '.', '-', '!', '?', '\'', '`', '*', '=', '_', '~', '+', '—', '…':
		return true
	}
	return false
}
