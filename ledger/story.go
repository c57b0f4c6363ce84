package ledger

import (
	"context"

	"github.com/onrecord/onrecord/links"
)

// StoryMember is an article of a story as a store keeps it, with why it belongs there; nothing for the first.
type StoryMember struct {
	Article int64
	Why     []links.StoryLink
}

// StoryArticle is an article of a story, and how its words differ from those of the first.
type StoryArticle struct {
	ID          string             `json:"id"`
	Published   string             `json:"published,omitempty"`
	Publisher   string             `json:"publisher,omitempty"`
	Source      string             `json:"source"`
	Title       string             `json:"title,omitempty"`
	Standing    Status             `json:"standing"`
	Why         []links.StoryLink  `json:"why,omitempty"`
	Differences []links.Difference `json:"differences,omitempty"`
}

// StoryOf returns the articles that are one story with a row, itself included, the earliest first.
func StoryOf(ctx context.Context, store Store, row *Row) (all []*StoryArticle, err error) {
	members, err := store.Story(ctx, row.Number)
	if err != nil {
		return nil, err
	}
	first := ""
	for i, m := range members {
		row, err := store.Numbered(ctx, m.Article)
		if err != nil {
			return nil, err
		}
		_, text, err := row.unpackText()
		if err != nil {
			return nil, damaged(row.ID, err)
		}
		a := &StoryArticle{ID: row.ID, Published: row.Published, Publisher: row.Publisher, Source: row.Source, Title: row.Title, Standing: row.Status, Why: m.Why}
		if i == 0 {
			first = string(text)
		} else {
			a.Differences = links.Differences(first, string(text))
		}
		all = append(all, a)
	}
	return all, nil
}
