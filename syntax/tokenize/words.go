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
	block  onrecord.Span
	tokens []syntax.Token
}

func (s *splitter) add(start, end int, joined bool) {
	s.tokens = append(s.tokens, syntax.Token{Span: onrecord.Span{Start: start, End: end}, Joined: joined, Head: syntax.None})
}

// piece splits text[start:end], which holds no white space; seen are the classes of its bytes.
func (s *splitter) piece(start, end int, seen uint8) {
	if seen == letter {
		s.clitics(start, end, end)
		return
	}
	if seen&mark != 0 {
		start = s.address(start, end)
	}
	for start < end {
		if seen&mark != 0 && s.text[start] == '<' { // "Ola"<ola@dam.example>
			if stop := s.address(start, end); stop > start {
				start = stop
				continue
			}
		}
		start = s.next(start, end)
	}
}

// next adds the word at start, and its clitics, and returns where it ends.
func (s *splitter) next(start, end int) int {
	r, size := s.rune(start)
	stop := start + size
	switch {
	case isWord(r):
		return s.word(start, end)
	case r == '@' && s.wordAt(stop, end), r == '#' && s.letterAt(stop, end):
		stop = s.run(stop, end)
	case (r == '.' || r == '+') && s.digitAt(stop, end) && !s.wordBefore(start): // ".5", "+44"
		stop = s.dashed(stop, s.run(stop, end), end)
	case apostrophe(r) && s.elided(stop, end) > stop:
		stop = s.elided(stop, end)
	default:
		if stop = s.smiley(start, end); stop == start {
			stop = s.marks(start, end)
		}
	}
	s.add(start, stop, false)
	return stop
}

// word adds the word that begins with a letter or digit at start.
func (s *splitter) word(start, end int) int {
	stop := s.run(start, end)
	if isDigit(s.text[start]) {
		if k := s.unit(start, stop); k < stop {
			s.add(start, k, false)
			start = k
		} else {
			stop = s.dashed(start, stop, end)
		}
	} else {
		stop = s.closeUp(start, stop)
	}
	if stop < end {
		switch s.text[stop] {
		case '-':
			stop = s.hyphen(start, stop, end)
		case '/':
			stop = s.slash(start, stop, end)
		case '$':
			if stop-start <= 3 && isUpper(s.text[start]) {
				stop++ // "US$"
			}
		case '!':
			if kindsOf(s.text[start:stop+1])&marked != 0 {
				stop++
			}
		case '@':
			if s.wordAt(stop+1, end) {
				stop = s.run(stop+1, end)
			}
		}
	}
	if stop < end && s.text[stop] == '.' && s.abbreviated(start, stop, end) {
		stop++
	}
	s.clitics(start, stop, end)
	return s.tokens[len(s.tokens)-1].End
}

// run returns the end of the letters and digits from start, with the marks that words hold inside.
func (s *splitter) run(start, end int) int {
	i := start
	for i < end {
		if c := s.text[i]; classes[c]&(letter|digit) != 0 {
			i++
			continue
		}
		r, size := s.rune(i)
		if !isWord(r) && (i == start || !s.inside(start, i, i+size, end)) {
			break
		}
		i += size
	}
	return i
}

// inside reports whether the mark text[i:after] joins the characters around it into one word.
func (s *splitter) inside(start, i, after, end int) bool {
	if !s.wordAt(after, end) {
		return false
	}
	before, next := s.text[i-1], s.text[after] // bytes beyond ASCII are letters here
	if before >= utf8.RuneSelf && !s.wordBefore(i) {
		return false
	}
	switch r, _ := s.rune(i); r {
	case '\'', '’', '‘', '_', '`':
		return true
	case '.': // a space is missing in "end.Next"
		return !(isLower(before) || isDigit(before)) || !isUpper(next) || s.text[start:i] == "Ph"
	case ':', '/':
		return isDigit(before) && isDigit(next)
	case ',':
		return isDigit(before) && isDigit(next) && s.thousands(start, after, end)
	case '&':
		return isUpper(before) && isUpper(next) || i == start+1 && isLower(before) && isLower(next)
	}
	return false
}

// hyphen returns the end of a word whose hyphen at stop belongs to it: it is a prefix, or broken off.
func (s *splitter) hyphen(start, stop, end int) int {
	first := start
	for stop < end && s.text[stop] == '-' && kindsOf(s.text[start:stop])&prefix != 0 && s.wordAt(stop+1, end) {
		after := s.run(stop+1, end)
		if kindsOf(s.text[stop+1:after])&starter != 0 { // "over-the-top"
			break
		}
		start, stop = stop+1, after
	}
	if stop == first+1 || stop == first+2 && kindsOf(s.text[first:stop])&starter == 0 { // "th- that"
		if after := stop + 1; after <= end && s.text[stop] == '-' && !s.wordAt(after, end) && letters(s.text[first:stop]) &&
			!(after < end && s.text[after] == '-') && (stop == first+1 || !isUpper(s.text[stop-1])) && !s.wordBefore(first) {
			return after
		}
	}
	return stop
}

// slash returns the end of a word with a slash, such as "w/o", or stop.
func (s *splitter) slash(start, stop, end int) int {
	if stop-start > 2 {
		return stop
	}
	after := s.run(stop+1, end)
	switch {
	case kindsOf(s.text[start:after])&slashed != 0:
		return after
	case kindsOf(s.text[start:stop+1])&slashed != 0:
		return stop + 1
	}
	return stop
}

// elided returns the end of a shortened word whose apostrophe stands before i, such as 'em or '90s, or i.
func (s *splitter) elided(i, end int) int {
	stop := s.run(i, end)
	rest := s.text[i:stop]
	if len(rest) >= 2 && isDigit(rest[0]) && isDigit(rest[1]) {
		if len(rest) == 2 && s.text[i-1] != '\'' || len(rest) == 3 && rest[2] == 's' || rest[2:] == "'s" || rest[2:] == "’s" {
			return stop
		}
		return i
	}
	if kindsOf(rest)&elided != 0 {
		return stop
	}
	return i
}

// marks returns the end of the marks at start that make one word: "...", "--", "”", "?!", "=====".
func (s *splitter) marks(start, end int) int {
	first, size := s.rune(start)
	stop := start + size
	if ruler(first) {
		for stop < end && ruler(rune(s.text[stop])) {
			stop++
		}
		if stop-start > 2 {
			return stop
		}
		stop = start + 1
	}
	for stop < end {
		r, n := s.rune(stop)
		if !(r == first && repeats(r)) && !(ends(first) && ends(r)) && !(r == '’' && first == '‘') && !(r == '.' && first == '…') {
			break
		}
		stop += n
	}
	switch {
	case first == '.' && stop == start+1: // ".?" is a slip for one mark
		for stop < end && ends(rune(s.text[stop])) {
			stop++
		}
	case ends(first) && stop < end && s.text[stop] == '.' && (stop+1 == end || s.text[stop+1] != '.'):
		stop++
	}
	return stop
}

// smiley returns the end of the smiley at start, or start.
func (s *splitter) smiley(start, end int) int {
	for _, face := range smileys[s.text[start]] {
		stop := start + len(face)
		if stop > end || s.wordAt(stop, end) || stop < end && s.text[stop] == '/' {
			continue
		}
		var b lowerCase
		if string(b.of(s.text[start:stop])) == face && !(start > 0 && isDigit(s.text[start-1])) && !s.bracketOpen() {
			return stop
		}
	}
	return start
}

// bracketOpen reports a bracket that was opened shortly before and not closed.
func (s *splitter) bracketOpen() bool {
	for k := len(s.tokens) - 1; k >= 0 && k > len(s.tokens)-40; k-- {
		switch s.tokens[k].In(s.text) {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// address adds the URL, e-mail address or name of a file that stands at start, with the marks before it. It returns where it
// ends, or start when there is none.
func (s *splitter) address(start, end int) int {
	from := start
	for from < min(end, start+8) && strings.IndexByte("<([{\"'*", s.text[from]) >= 0 {
		from++
	}
	const longest = 2000
	piece := strings.TrimRight(s.text[from:min(end, from+longest)], ".,;:!?)]>}\"'”’*")
	if i := strings.IndexAny(piece, "<>\""); i >= 0 {
		piece = piece[:i]
	}
	if piece == "" || !isURL(piece) && !isMail(piece) && !isFile(piece) {
		return start
	}
	for start < from {
		stop := s.marks(start, from)
		s.add(start, stop, false)
		start = stop
	}
	s.add(from, from+len(piece), false)
	return from + len(piece)
}

func isURL(piece string) bool {
	return strings.HasPrefix(piece, "www.") || isLetter(piece[0]) && strings.Contains(piece, "://")
}

func isMail(piece string) bool {
	at := strings.IndexByte(piece, '@')
	return at > 0 && strings.IndexByte(piece[at:], '.') > 1 && strings.IndexByte(piece[at+1:], '@') < 0 &&
		!strings.ContainsAny(strings.TrimPrefix(piece[:at], "mailto:"), "()[]{},;:/")
}

// isFile reports the name of a file, or the rest of one.
func isFile(piece string) bool {
	dot := strings.LastIndexByte(piece, '.')
	return dot >= 0 && !strings.ContainsAny(piece, "(),;") && len(piece)-dot <= 5 && kindsOf(piece[dot+1:])&fileEnding != 0
}

func (s *splitter) rune(i int) (rune, int) {
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

func (s *splitter) wordAt(i, end int) bool {
	if i >= end {
		return false
	}
	r, _ := s.rune(i)
	return isWord(r)
}

func (s *splitter) wordBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.text[s.block.Start:i])
	return i > s.block.Start && isWord(r)
}

func (s *splitter) letterAt(i, end int) bool { return s.wordAt(i, end) && !isDigit(s.text[i]) }
func (s *splitter) digitAt(i, end int) bool  { return i < end && isDigit(s.text[i]) }

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return classes[r]&(letter|digit) != 0
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool  { return 'a' <= c && c <= 'z' }
func isLetter(c byte) bool { return classes[c] == letter }

// letters reports that the word is nothing but ASCII letters.
func letters(word string) bool {
	for i := range len(word) {
		if !isLetter(word[i]) {
			return false
		}
	}
	return true
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

func ends(r rune) bool { return r == '!' || r == '?' }

// repeats reports marks whose repetition is one word.
func repeats(r rune) bool {
	switch r {
	case '.', '-', '$', '/', '\\', '!', '?', '\'', '`', '*', '=', '_', '~', '+', '#', '<', '>', '—', '–', '…', '’':
		return true
	}
	return false
}

// ruler reports marks of which lines are drawn.
func ruler(r rune) bool {
	switch r {
	case '-', '=', '_', '~', '*', '+', '|', '<', '>', '#', '^', '{', '}':
		return true
	}
	return false
}
