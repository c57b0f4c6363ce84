package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/links"
)

// Entity is somebody or something in all articles, with the names under which facts are kept. What is in no link yet is an
// entity of one name.
type Entity struct {
	links.Profile
	Number   int64 // 0 while it is in no link
	Articles int
	Names    []Name
}

// Who returns whom a name may mean, in all articles: whoever is called so exactly, or else those whose names have all its
// words, those with the most articles first. It fails where there is nobody.
func Who(ctx context.Context, store Store, name string) ([]*Entity, error) {
	words := strings.FieldsFunc(name, func(r rune) bool { return !isWordRune(r) })
	if len(words) == 0 {
		return nil, fmt.Errorf("%q is no name", name)
	}
	all, err := store.Entities(ctx, words)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("nobody in the ledger is called %q", name)
	}
	slices.SortStableFunc(all, func(a, b *Entity) int { return b.Articles - a.Articles })
	return all, nil
}
