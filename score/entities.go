package score

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/links"
)

//go:embed entities.tsv
var entitiesFile string

// actorPair is two actors of two articles, and whether they are one.
type actorPair struct {
	articles, names [2]string
	same            bool
}

func readActorPairs(text string) (pairs []actorPair, err error) {
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(c) != 5 || c[4] != "same" && c[4] != "different" {
			return nil, fmt.Errorf("entities: cannot read %q", line)
		}
		pairs = append(pairs, actorPair{[2]string{c[0], c[2]}, [2]string{c[1], c[3]}, c[4] == "same"})
	}
	return pairs, nil
}

// scoreEntities measures whether actors of different articles are linked where they are one, and only there. All articles of the
// training parts are the archive.
func scoreEntities(polnear string) (result, error) {
	dir := filepath.Dir(polnear)
	pairs, err := readActorPairs(entitiesFile)
	if err != nil {
		return result{}, err
	}
	cards, err := trainingCards(dir)
	if err != nil {
		return result{}, err
	}
	byName := map[string]*links.Card{}
	for _, c := range cards {
		byName[strings.TrimSuffix(c.Source, ".txt")] = c
	}
	entities := links.FindEntities(cards, nil)
	of := func(article, name string) (*links.Entity, error) {
		card := byName[article]
		if card == nil {
			return nil, fmt.Errorf("entities: there is no article %q", article)
		}
		return entities.Of(links.Ref{Article: card.Article, ID: actorNamed(card, name)}), nil
	}
	var r result
	var all tally
	wrong := 0
	for _, p := range pairs {
		a, err := of(p.articles[0], p.names[0])
		if err != nil {
			return result{}, err
		}
		b, err := of(p.articles[1], p.names[1])
		if err != nil {
			return result{}, err
		}
		linked := a != nil && a == b && !a.Open
		var t tally
		if p.same {
			t.gold = 1
		}
		if linked {
			t.found = 1
		}
		if p.same && linked {
			t.right = 1
		}
		all.add(t)
		where := strings.Join(p.articles[:], " ")
		switch {
		case p.same && !linked:
			r.miss("missed link", where, p.names[0], p.names[1])
		case linked && !p.same:
			wrong++
			r.miss("wrong link", where, p.names[0], p.names[1])
		}
	}
	r.values = []Value{
		all.value("entities", "pairs F1"),
		{Part: "entities", Measure: "wrong links", Value: float64(wrong), Counts: fmt.Sprintf("of %d pairs", len(pairs))},
	}
	return r, nil
}

// trainingCards reads the training parts of PolNeAR and newswire.
func trainingCards(dir string) ([]*links.Card, error) {
	var paths []string
	for _, corpus := range []string{"polnear", "newswire"} {
		found, err := filepath.Glob(filepath.Join(dir, corpus, "train", "text", "*.txt"))
		if err != nil {
			return nil, err
		}
		paths = append(paths, found...)
	}
	return each(paths, func(path string) (*links.Card, error) {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		record, err := read(filepath.Base(path), string(text))
		if err != nil {
			return nil, err
		}
		return links.NewCard(record, ""), nil
	})
}

// actorNamed returns the actor that an article calls so.
func actorNamed(card *links.Card, name string) onrecord.ID {
	for _, a := range card.Actors {
		if a.Name == name {
			return a.ID
		}
	}
	for _, a := range card.Actors {
		if slices.Contains(a.Also, name) || strings.HasSuffix(a.Name, " "+name) || strings.HasSuffix(name, " "+a.Name) {
			return a.ID
		}
	}
	return ""
}
