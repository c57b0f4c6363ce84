package score

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

//go:embed modals.tsv
var modalsFile string

// modalSentence is a sentence with a modal verb of the future, and whether a forecast stands in it.
type modalSentence struct {
	article    string
	start, end int // code points
	forecast   bool
}

func readModals(text string) ([]modalSentence, error) {
	var sentences []modalSentence
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(columns) != 4 || columns[3] != "forecast" && columns[3] != "none" {
			return nil, fmt.Errorf("modals: cannot read %q", line)
		}
		start, errStart := strconv.Atoi(columns[1])
		end, errEnd := strconv.Atoi(columns[2])
		if errStart != nil || errEnd != nil || start < 0 || start >= end {
			return nil, fmt.Errorf("modals: cannot read the offsets of %q", line)
		}
		sentences = append(sentences, modalSentence{columns[0], start, end, columns[3] == "forecast"})
	}
	return sentences, nil
}

// scoreModals measures, on sentences of PolNeAR dev with will, would, could, may or might, in how many of those without a
// forecast one is found, and in how many of those with one.
func scoreModals(dir string) (result, error) {
	sentences, err := readModals(modalsFile)
	if err != nil {
		return result{}, err
	}
	articles, err := corpora.PolNeAR(dir, "dev")
	if err != nil {
		return result{}, err
	}
	records, err := each(articles, func(a corpora.PolNeARArticle) (*onrecord.Record, error) { return read(a.Name, a.Text) })
	if err != nil {
		return result{}, err
	}
	byName := map[string]*onrecord.Record{}
	for i, a := range articles {
		byName[a.Name] = records[i]
	}
	var r result
	var wrong, found share
	for _, s := range sentences {
		record := byName[s.article]
		if record == nil {
			return result{}, fmt.Errorf("modals: there is no article %q", s.article)
		}
		offsets := corpora.Offsets(record.Article.Text)
		if s.end >= len(offsets) {
			return result{}, fmt.Errorf("modals: the article %q is shorter than %d", s.article, s.end)
		}
		span := []onrecord.Span{{Start: offsets[s.start], End: offsets[s.end]}}
		outcome := ""
		for _, f := range record.Forecasts {
			if onrecord.Overlap(f.Outcome, span) {
				outcome = quote(record.Article.Text, f.Outcome)
				break
			}
		}
		words := quote(record.Article.Text, span)
		if s.forecast {
			if !found.count(outcome != "") {
				r.miss("missed forecast", s.article, words, "")
			}
		} else if wrong.count(outcome != "") {
			r.miss("spurious forecast", s.article, words, outcome)
		}
	}
	r.values = []Value{
		wrong.value("modals", "sentences without, forecast found"),
		found.value("modals", "sentences with, forecast found"),
	}
	return r, nil
}
