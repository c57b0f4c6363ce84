package corpora

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// GAPExample is a snippet of Wikipedia with a pronoun and two names that it may refer to.
type GAPExample struct {
	ID         string
	Text       string
	Pronoun    onrecord.Span
	Candidates [2]GAPCandidate
}

// GAPCandidate is a name, and whether the pronoun refers to it.
type GAPCandidate struct {
	onrecord.Span
	Refers bool
}

// GAP reads a file of the corpus (corpora/gap/gap-development.tsv).
func GAP(path string) ([]GAPExample, error) {
	rows, err := table(path, "ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref", "B", "B-offset", "B-coref")
	if err != nil {
		return nil, fmt.Errorf("gap: %w", err)
	}
	var examples []GAPExample
	for _, row := range rows {
		e := GAPExample{ID: row["ID"], Text: row["Text"]}
		offsets := Offsets(e.Text)
		span := func(column string) onrecord.Span {
			start, atoi := strconv.Atoi(row[column+"-offset"])
			s, outside := bytesOf(offsets, start, start+utf8.RuneCountInString(row[column]))
			if err == nil && (atoi != nil || outside != nil || s.In(e.Text) != row[column]) {
				err = fmt.Errorf("gap: %s: %q does not stand at %q", e.ID, row[column], row[column+"-offset"])
			}
			return s
		}
		e.Pronoun = span("Pronoun")
		for i, column := range []string{"A", "B"} {
			e.Candidates[i] = GAPCandidate{span(column), row[column+"-coref"] == "TRUE"}
		}
		if err != nil {
			return nil, err
		}
		examples = append(examples, e)
	}
	return examples, nil
}
