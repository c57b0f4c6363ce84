package score

import (
	"fmt"
	"os"
	"path/filepath"
)

// Part is a group of measures taken on one corpus.
type Part struct {
	Name  string
	Doc   string // what is measured on what
	data  string // file or folder in the folder of the corpora; "" where the data is built in
	score func(path string) (result, error)
}

// Parts returns the parts in the order in which they are printed. The folder gold stands beside that of the corpora.
// The program is the onrecord binary whose speed is measured.
func Parts(program string) []Part {
	return []Part{
		{"syntax/gum", "CoNLL 2018 measures on UD GUM dev", "ud/en_gum-ud-dev.conllu", scoreSyntax("syntax/gum")},
		{"syntax/ewt", "CoNLL 2018 measures on UD EWT dev", "ud/en_ewt-ud-dev.conllu", scoreSyntax("syntax/ewt")},
		{"names", "exact spans and labels on Worldwide English Newswire dev", "newswire", scoreNames},
		{"dates", "TempEval-3 measures on AQUAINT", "timex/AQUAINT", scoreDates},
		{"pronouns", "candidates of GAP", "gap", scorePronouns},
		{"coreference", "CoNLL 2012 measures on UD GUM dev, without what is mentioned once", "ud/en_gum-ud-dev.conllu", scoreCoreference},
		{"surnames", "pairs of people who share a surname, in texts written for onrecord", "", scoreSurnames},
		{"quotations", "quotation marks as they are in the wild, in articles written for onrecord", "", scoreQuotations},
		{"statements", "relations and exact fragments on PolNeAR dev", "polnear", scoreStatements},
		{"patterns", "status of events in twelve patterns by ten acts, in sentences written for onrecord", "", scorePatterns},
		{"status", "whether events happened, on UW factuality dev", "factuality/uw-dev.conll", scoreStatus},
		{"status/meantime", "whether events happened, on MEANTIME", "meantime", scoreMeantime},
		{"types", "PLOVER types of marked pairs, on raw sentences", "plover/PLV_train.tsv", scoreTypes},
		{"gold", "all records on the articles annotated for onrecord", "../gold/dev", scoreGold},
		{"modals", "forecasts in sentences of PolNeAR dev with a modal verb, judged for onrecord", "polnear", scoreModals},
		{"entities", "pairs of actors out of the training parts of PolNeAR and newswire, judged for onrecord", "polnear", scoreEntities},
		{"speed/syntax", "of tokens, tags, trees and names over the texts of PolNeAR dev, one core, best of three", "polnear/dev/text", scoreReading},
		{"speed/stages", "share of each stage, over the texts of PolNeAR dev, one core, best of three", "polnear/dev/text", scoreStages},
		{"speed/read", "of read --json over the texts of PolNeAR dev, two cores, best of three", "polnear/dev/text", scoreSpeed(program)},
	}
}

// Measurement is what a part gave.
type Measurement struct {
	Values  []Value
	Misses  []Miss
	Skipped string // why nothing was measured: the path that is missing; "" when something was
}

// Measure takes the part's measures on the corpora in a folder.
func (p Part) Measure(folder string) (Measurement, error) {
	path := filepath.Join(folder, filepath.FromSlash(p.data))
	if _, err := os.Stat(path); os.IsNotExist(err) && p.data != "" {
		return Measurement{Skipped: path}, nil
	}
	r, err := p.score(path)
	if err != nil {
		return Measurement{}, fmt.Errorf("score %s: %w", p.Name, err)
	}
	return Measurement{Values: r.values, Misses: r.misses}, nil
}
