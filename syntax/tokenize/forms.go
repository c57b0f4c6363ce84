package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closeUp returns where the word text[start:stop] ends when a space was left out after a full stop: "J.Brandt", "Rs.500".
func (s *splitter) closeUp(start, stop int) int {
	word := s.text[start:stop]
	dot := strings.IndexByte(word, '.')
	if dot < 1 || dot+1 == len(word) {
		return stop
	}
	if isDigit(word[dot+1]) {
		if kindsOf(word[:dot])&(title|numbered) != 0 && dot > 1 {
			return start + dot
		}
		return stop
	}
	for i := 0; i+3 < len(word) && isUpper(word[i]) && word[i+1] == '.'; i += 2 {
		if isUpper(word[i+2]) && isLower(word[i+3]) && i+4 < len(word) {
			return start + i + 1
		}
	}
	return stop
}

// abbreviated reports whether the full stop after the word text[start:stop] belongs to it.
func (s *splitter) abbreviated(start, stop, end int) bool {
	word := s.text[start:stop]
	is := kindsOf(word)
	if s.wordAt(stop+1, end) {
		return is&title != 0 && !isLower(s.text[stop+1]) || is&numbered != 0 && stop-start > 1 && isDigit(s.text[stop+1]) ||
			len(word) == 1 && isUpper(word[0]) && isUpper(s.text[stop+1])
	}
	if strings.IndexByte(word, '.') >= 0 {
		return initials(word)
	}
	next := s.following(stop + 1)
	goesOn := stop+1 < end && s.text[stop+1] == ')' || unicode.IsLower(next) || unicode.IsDigit(next) || next == ',' || next == '('
	first, size := s.rune(start)
	switch {
	case is&numbered != 0 && (unicode.IsDigit(next) || next == '(' && len(word) > 1):
		return true
	case size == len(word): // an initial, unless it ends the block; "(b. 1950)"
		return unicode.IsUpper(first) && first != 'I' && next != 0 || is&numbered != 0 && start > 0 && s.text[start-1] == '('
	case is&title != 0:
		return true
	case is&abbreviation != 0:
		if word == "etc" {
			return next != 0 && !unicode.IsUpper(next) || stop+1 < end && s.text[stop+1] == ')'
		}
		return goesOn || !isUpper(word[1])
	}
	return is&capital != 0 && isUpper(word[0]) && goesOn
}

// following returns the first character from i in the block that is neither white space nor a closing mark, or 0.
func (s *splitter) following(i int) rune {
	for i < s.block.End {
		r, size := s.rune(i)
		if !blank(r) && !strings.ContainsRune(")\"”’'", r) {
			return r
		}
		i += size
	}
	return 0
}

// initials reports a letter between any two full stops ("U.S", "a.m"), or a degree.
func initials(word string) bool {
	if word == "Ph.D" || word == "M.Sc" || word == "B.Sc" {
		return true
	}
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRuneInString(word[i:])
		if !unicode.IsLetter(r) || i+size < len(word) && word[i+size] != '.' {
			return false
		}
		i += size + 1
	}
	return true
}

// thousands reports whether the comma before i parts groups of digits, and not numbers: "1,200", "1,00,000", "0,5", but not "[1,2]".
func (s *splitter) thousands(start, i, end int) bool {
	n := 0
	for i+n < end && isDigit(s.text[i+n]) {
		n++
	}
	listed := start > 0 && (s.text[start-1] == '[' || s.text[start-1] == '(' || s.text[start-1] == ',')
	return n == 3 || n == 2 && i+n < end && s.text[i+n] == ',' && !listed || n < 3 && !listed
}

// unit returns where the unit begins in a number such as "5pm", "$3bn", "40km", or stop.
func (s *splitter) unit(start, stop int) int {
	k := start
	for k < stop && !isLetter(s.text[k]) {
		if s.text[k] >= utf8.RuneSelf {
			return stop
		}
		k++
	}
	is := kindsOf(s.text[k:stop])
	if k == stop || is&(unit|sum) == 0 || !isDigit(s.text[k-1]) {
		return stop
	}
	if is&unit == 0 {
		before, _ := utf8.DecodeLastRuneInString(s.text[:start])
		if !unicode.Is(unicode.Sc, before) {
			return stop
		}
	}
	return k
}

// dashed returns the end of a number that goes on after hyphens, of a telephone or a date; ranges are parted.
func (s *splitter) dashed(start, stop, end int) int {
	var groups [4]int
	n := 0
	at := start
	if stop-start == 7 && s.text[start+3] == '/' {
		at += 4 // "713/555-0101"
	}
	for {
		from := at
		for at < end && isDigit(s.text[at]) {
			at++
		}
		if at == from || n == len(groups) {
			return stop
		}
		groups[n] = at - from
		n++
		if at >= end || s.text[at] != '-' {
			break
		}
		at++
	}
	if s.wordAt(at, end) {
		return stop
	}
	switch {
	case n > 2:
		return at
	case n == 2 && groups[1] == 4 && (groups[0] == 3 || groups[0] == 5 || groups[0] == 7 || groups[0] == 1):
		if !(groups[0] == 3 && strings.HasSuffix(s.text[start:at], "00")) && (start == 0 || s.text[start-1] != '$') {
			return at
		}
	}
	return stop
}

// clitics adds the word, parting it from "n't", "'s" and the like, and fused words from each other.
func (s *splitter) clitics(start, stop, end int) {
	word := s.text[start:stop]
	if s.fused(start, stop) {
		return
	}
	cut := clitic(word)
	if cut == 0 {
		s.add(start, stop, false)
		if last := word[len(word)-1] | 0x20; len(word) > 1 && (last == 's' || last == 'z') && stop < end && s.possessive(stop, end) {
			_, size := s.rune(stop)
			s.add(stop, stop+size, true)
		}
		return
	}
	if more := clitic(word[:len(word)-cut]); more > 0 && more < len(word)-cut { // "I'd've"
		s.add(start, stop-cut-more, false)
		s.add(stop-cut-more, stop-cut, true)
	} else {
		s.add(start, stop-cut, false)
	}
	s.add(stop-cut, stop, true)
}

// fused adds the words that are written as one, if text[start:stop] is.
func (s *splitter) fused(start, stop int) bool {
	word := s.text[start:stop]
	var b lowerCase
	c, ok := fused[string(b.of(word))]
	if !ok || c.initial && !isUpper(word[0]) {
		return false
	}
	if word == "IM" || word == "Im" && !unicode.IsLower(s.following(stop)) { // a name
		return false
	}
	if c.slip && s.wordAfter(stop)&shown == 0 {
		return false
	}
	s.add(start, start+c.first, false)
	if c.second > 0 {
		s.add(start+c.first, start+c.second, true)
		c.first = c.second
	}
	s.add(start+c.first, stop, true)
	return true
}

// wordAfter returns the lists that the word after i is on.
func (s *splitter) wordAfter(i int) kind {
	for i < s.block.End && s.text[i] == ' ' {
		i++
	}
	stop := i
	for stop < s.block.End && isLetter(s.text[stop]) {
		stop++
	}
	return kindsOf(s.text[i:stop])
}

// clitic returns the length of the clitic at the end of a word, 0 for none.
func clitic(word string) int {
	n := len(word)
	for letters := 1; letters <= 2 && letters+1 < n && isLetter(word[n-letters]); letters++ {
		i := n - letters
		mark := apostropheBefore(word[:i])
		if mark == 0 {
			continue
		}
		before := word[:i-mark]
		if before == "" {
			return 0
		}
		var b lowerCase
		switch string(b.of(word[i:])) {
		case "s":
			if decade(before) {
				return 0
			}
			return n - len(before)
		case "re", "ve", "ll", "d", "m":
			return n - len(before)
		case "t":
			if len(before) > 1 && before[len(before)-1]|0x20 == 'n' {
				return n - len(before) + 1
			}
		}
		return 0
	}
	return 0
}

// decade reports "80" and "1980", whose "'s" is no genitive.
func decade(number string) bool {
	if n := len(number); n != 2 && n != 4 || number[n-1] != '0' {
		return false
	}
	for i := range len(number) {
		if !isDigit(number[i]) {
			return false
		}
	}
	return true
}

// apostropheBefore returns the size of the apostrophe at the end of the text, 0 for none.
func apostropheBefore(text string) int {
	switch n := len(text); {
	case n > 0 && (text[n-1] == '\'' || text[n-1] == '`'):
		return 1
	case strings.HasSuffix(text, "’"), strings.HasSuffix(text, "‘"):
		return len("’")
	}
	return 0
}

// possessive reports whether the apostrophe at i, after an s, is a genitive and not a closing quotation mark: no single
// quotation mark was opened shortly before.
func (s *splitter) possessive(i, end int) bool {
	r, size := s.rune(i)
	if r != '\'' && r != '’' || i+size < end && s.text[i+size] == '\'' {
		return false
	}
	for k := len(s.tokens) - 1; k >= 0 && k > len(s.tokens)-60; k-- {
		switch t := &s.tokens[k]; t.In(s.text) {
		case "'", "‘":
			return t.Joined
		}
	}
	return true
}
