package forecasts

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
)

// Scale names a published table of what likelihood words stand for.
type Scale string

const (
	ICD203 Scale = "ICD-203" // US intelligence community; the default
	PHIA   Scale = "PHIA"    // British government
	Kent   Scale = "Kent"    // Sherman Kent, 1964
	IPCC   Scale = "IPCC"    // climate reports
	Survey Scale = "survey"  // what people say that they understand
)

// Scales are all scales.
var Scales = []Scale{ICD203, PHIA, Kent, IPCC, Survey}

// Stated is the name in the place of a scale's for a probability that the words give as a number ("a 70 percent chance").
const Stated = "stated"

//go:embed likelihood.tsv
var likelihoodText string

// likelihoods maps a phrase of likelihood to its range on each of the Scales, nil where the scale does not place it.
var likelihoods = sync.OnceValue(func() map[string][]*onrecord.Probability {
	table, err := readScales(likelihoodText)
	if err != nil {
		panic(err) // the file is embedded: only a test can meet this
	}
	return table
})

func readScales(text string) (map[string][]*onrecord.Probability, error) {
	table := map[string][]*onrecord.Probability{}
	for number, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "phrase\t") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 1+len(Scales) {
			return nil, fmt.Errorf("likelihood: line %d: want %d columns, have %d", number+1, 1+len(Scales), len(columns))
		}
		ranges := make([]*onrecord.Probability, len(Scales))
		for i, column := range columns[1:] {
			if column == "-" {
				continue
			}
			from, to, interval := strings.Cut(column, "-")
			if !interval {
				to = from
			}
			low, errLow := strconv.ParseFloat(from, 64)
			high, errHigh := strconv.ParseFloat(to, 64)
			if errLow != nil || errHigh != nil || low < 0 || high > 1 || low > high {
				return nil, fmt.Errorf("likelihood: line %d: cannot read the range %q of %q", number+1, column, columns[0])
			}
			ranges[i] = &onrecord.Probability{Low: low, High: high, Scale: string(Scales[i])}
		}
		table[columns[0]] = ranges
	}
	return table, nil
}

// graded reports whether the phrase grades a likelihood, whether or not any scale places it.
func graded(phrase string) bool { return likelihoods()[phrase] != nil }

// on returns what the words stand for on a scale, by the longest phrase in them; nil where the scale does not place it.
func (s Scale) on(words string) *onrecord.Probability {
	fields := strings.Fields(strings.ToLower(words))
	for length := len(fields); length > 0; length-- {
		for first := 0; first+length <= len(fields); first++ {
			if ranges := likelihoods()[strings.Join(fields[first:first+length], " ")]; ranges != nil {
				return ranges[slices.Index(Scales, s)]
			}
		}
	}
	return nil
}

// Probability returns the chance that the outcome happens, by the words that grade the forecast, on a scale; nil where no
// scale tells. Words that grade how likely it is not to happen ("will probably not") give the chance that it does.
func (s Scale) Probability(likelihood []string, direction onrecord.Direction) (p *onrecord.Probability) {
	for _, words := range likelihood {
		if q := s.on(words); q != nil {
			p = q
		}
	}
	if p == nil {
		return nil
	}
	if middle := p.Low + p.High; middle != 1 && (middle > 1) != (direction == onrecord.Will) {
		return &onrecord.Probability{Low: round(1 - p.High), High: round(1 - p.Low), Scale: p.Scale}
	}
	return p
}

// round drops what float64 adds to two decimals.
func round(x float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 2, 64), 64)
	return r
}

func quotes(text string, spans []onrecord.Span) []string {
	list := make([]string, len(spans))
	for i, span := range spans {
		list[i] = span.In(text)
	}
	return list
}

// On returns the forecasts with the probabilities that their words stand for on another scale. Stated ones stay.
func (s Scale) On(text string, forecasts []onrecord.Forecast) []onrecord.Forecast {
	out := slices.Clone(forecasts)
	for i := range out {
		if f := &out[i]; f.Probability == nil || f.Probability.Scale != Stated {
			f.Probability = s.Probability(quotes(text, f.Likelihood), f.Direction)
		}
	}
	return out
}
