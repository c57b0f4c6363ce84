package syntax

import (
	"fmt"
	"os"
	"path/filepath"
)

// nonCommercial are the genres of GUM whose texts may not be used commercially, or come under terms of their own.
var nonCommercial = map[string]bool{
	"essay": true, "fiction": true, "letter": true, "podcast": true, "whow": true, "reddit": true,
}

// Treebank reads the documents that our models may learn from: the train parts of UD English EWT, and of the freely
// licensed genres of GUM, from the folder corpora/ud.
func Treebank(corpora string) ([]Annotated, error) {
	var free []Annotated
	for _, name := range []string{"en_ewt-ud-train.conllu", "en_gum-ud-train.conllu"} {
		path := filepath.Join(corpora, "ud", name)
		documents, err := ReadCoNLLUFile(path)
		if err != nil {
			return nil, err
		}
		for _, d := range documents {
			if !nonCommercial[d.Genre] {
				free = append(free, d)
			}
		}
	}
	return free, nil
}

// ReadCoNLLUFile is [ReadCoNLLU] on a file.
func ReadCoNLLUFile(path string) ([]Annotated, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("treebank: %w", err)
	}
	defer file.Close()
	documents, err := ReadCoNLLU(file)
	if err != nil {
		return nil, fmt.Errorf("treebank: %s: %w", path, err)
	}
	return documents, nil
}
