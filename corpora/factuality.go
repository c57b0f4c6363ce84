package corpora

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord"
)

// FactualityText is a sentence of the UW factuality corpus or an article of MEANTIME, whose text has been put together from its tokens.
type FactualityText struct {
	Text   string
	Events []JudgedEvent
}

// JudgedEvent is a word that names an event, and how far the crowd held it to have happened: from -3 (certainly not) to 3
// (certainly).
type JudgedEvent struct {
	onrecord.Span
	Score float64
}

// Factuality reads a file of the corpus (corpora/factuality/uw-dev.conll): a token per line with its score and its Penn
// tag, an empty line after each sentence.
func Factuality(path string) ([]FactualityText, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("factuality: %w", err)
	}
	var sentences []FactualityText
	var s sentenceWriter
	for line := range strings.Lines(string(raw) + "\n\n") {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			if len(s.text) > 0 {
				sentences = append(sentences, FactualityText{string(s.text), s.events})
			}
			s = sentenceWriter{}
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) < 4 {
			return nil, fmt.Errorf("factuality: %d columns in line %q", len(columns), line)
		}
		span := s.write(columns[1], columns[3])
		if columns[2] == "_" {
			continue
		}
		score, err := strconv.ParseFloat(columns[2], 64)
		if err != nil {
			return nil, fmt.Errorf("factuality: score in line %q: %w", line, err)
		}
		s.events = append(s.events, JudgedEvent{span, score})
	}
	return sentences, nil
}

// sentenceWriter joins tokens into running text.
type sentenceWriter struct {
	text   []byte
	events []JudgedEvent
	glued  bool // no space before the next token
	quoted bool // a straight quotation mark has been opened
}

// write adds a token with its Penn tag: no space before closing marks and clitics, after opening marks, and around
// hyphens.
func (s *sentenceWriter) write(token, tag string) onrecord.Span {
	closes := tag == "." || tag == "," || tag == "''" || tag == "-RRB-" || tag == "POS" || tag == "HYPH" ||
		token == ":" || token == ";" || token == "%" || strings.EqualFold(token, "n't") || strings.HasPrefix(token, "'") && len(token) > 1
	opens := tag == "``" || tag == "-LRB-" || tag == "$" || tag == "HYPH"
	if token == `"` {
		closes, opens = s.quoted, !s.quoted
		s.quoted = !s.quoted
	}
	if len(s.text) > 0 && !s.glued && !closes {
		s.text = append(s.text, ' ')
	}
	start := len(s.text)
	s.text = append(s.text, token...)
	s.glued = opens
	return onrecord.Span{Start: start, End: len(s.text)}
}
