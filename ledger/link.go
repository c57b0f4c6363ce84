package ledger

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/links"
)

// Links are what joins the articles of a ledger, as a store keeps it.
type Links struct {
	Entities   []LinkedEntity
	Stories    []links.Story
	Claims     []LinkedClaim
	Happenings []*links.Happening
	Proposals  []links.Proposal
}

// LinkedEntity is an entity that several articles name.
type LinkedEntity struct {
	links.Profile
	Articles int
	Aliases  []string // names that mean it, but for exceptions
	Only     []NameIn // where other names mean it, or names of others
}

// NameIn is a name in an article.
type NameIn struct{ Name, Article string }

// LinkedClaim is a claim with the day on which it was last said.
type LinkedClaim struct {
	*links.Claim
	Last  int
	Words string // of its statements
}

// Linked counts what linking found.
type Linked struct{ Articles, Entities, Proposals, Stories, Claims, Disputed, Happenings int }

// Link computes all links anew and keeps them.
func Link(ctx context.Context, store Store) (n Linked, err error) {
	cards, err := readCards(ctx, store)
	if err != nil {
		return n, err
	}
	decisions, err := store.Decisions(ctx)
	if err != nil {
		return n, err
	}
	entities := links.FindEntities(cards, decisions)
	stories := links.Stories(cards)
	first := map[string]string{} // article -> first article of its story
	for _, s := range stories {
		for _, id := range s.Articles {
			first[id] = s.Articles[0]
		}
	}
	story := func(article string) string { return cmp.Or(first[article], article) }
	l := &Links{Entities: linked(cards, entities, story), Stories: stories, Happenings: links.FindHappenings(cards, entities, story), Proposals: entities.Proposals}
	n = Linked{Articles: len(cards), Entities: len(l.Entities), Proposals: len(entities.Proposals), Stories: len(stories), Happenings: len(l.Happenings)}
	texts := contents(cards)
	for _, c := range links.FindClaims(cards, entities, story) {
		lc := LinkedClaim{Claim: c}
		for _, p := range c.Positions {
			lc.Last = max(lc.Last, Day(p.Date))
			lc.Words += texts(p.Ref) + "\n"
		}
		if c.Disputed() {
			n.Disputed++
		}
		l.Claims = append(l.Claims, lc)
	}
	n.Claims = len(l.Claims)
	if err := ctx.Err(); err != nil {
		return n, err
	}
	return n, store.SaveLinks(ctx, l)
}

// contents returns what a statement says, by its id.
func contents(cards []*links.Card) func(links.Ref) string {
	of := map[string]*links.Card{}
	for _, c := range cards {
		of[c.Article] = c
	}
	return func(r links.Ref) string {
		for _, s := range of[r.Article].Statements {
			if s.ID == r.ID {
				var spans []onrecord.Span
				for _, c := range s.Content {
					spans = append(spans, onrecord.Span{Start: c[0], End: c[1]})
				}
				return Quote(of[r.Article].Text, spans)
			}
		}
		return ""
	}
}

// readCards reads the cards of all articles that are not withdrawn, with their texts.
func readCards(ctx context.Context, store Store) (cards []*links.Card, err error) {
	type read struct {
		card *links.Card
		err  error
	}
	rows := make(chan *Row)
	done := make(chan []read)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			var all []read
			for row := range rows {
				card, err := row.card()
				if err == nil {
					card.Read(card.Text)
				}
				all = append(all, read{card, err})
			}
			done <- all
		}()
	}
	err = store.Cards(ctx, func(row *Row) bool {
		rows <- row
		return true
	})
	close(rows)
	for range runtime.GOMAXPROCS(0) {
		for _, r := range <-done {
			if r.err != nil {
				err = cmp.Or(err, r.err)
			}
			cards = append(cards, r.card)
		}
	}
	return cards, err
}

// card unpacks the card of a row, with the text.
func (r *Row) card() (*links.Card, error) {
	_, text, err := r.unpackText()
	if err != nil {
		return nil, damaged(r.ID, err)
	}
	encoded, err := inflate(r.Card, text)
	if err != nil {
		return nil, damaged(r.ID, err)
	}
	card := &links.Card{Article: r.ID, Source: r.Source, Publisher: r.Publisher, Title: r.Title, Published: r.Published}
	if err := card.UnmarshalBinary(encoded); err != nil {
		return nil, damaged(r.ID, fmt.Errorf("card: %w", err))
	}
	card.Text = string(text)
	return card, nil
}

// linked prepares the entities that are more than one name in one article.
func linked(cards []*links.Card, all *links.Entities, story func(string) string) []LinkedEntity {
	uses := map[string]map[*links.Entity][]string{} // name -> whom it means -> articles
	profiles := map[*links.Entity]*links.ProfileMaker{}
	for _, c := range cards {
		for i := range c.Actors {
			a := &c.Actors[i]
			e := all.Of(links.Ref{Article: c.Article, ID: a.ID})
			if e == nil || len(e.Members) < 2 {
				continue
			}
			if profiles[e] == nil {
				profiles[e] = links.NewProfile(e)
			}
			profiles[e].Add(c, a, story(c.Article))
			if uses[a.Name] == nil {
				uses[a.Name] = map[*links.Entity][]string{}
			}
			uses[a.Name][e] = append(uses[a.Name][e], c.Article)
		}
	}
	of := map[*links.Entity]*LinkedEntity{}
	var list []*LinkedEntity
	for _, e := range all.All {
		if maker := profiles[e]; maker != nil {
			profile := maker.Profile()
			of[e] = &LinkedEntity{Profile: profile, Articles: maker.Articles()}
			list = append(list, of[e])
		}
	}
	for name, by := range uses {
		var usual *links.Entity
		for e, articles := range by {
			if usual == nil || len(articles) > len(by[usual]) || len(articles) == len(by[usual]) && e.ID < usual.ID {
				usual = e
			}
		}
		of[usual].Aliases = append(of[usual].Aliases, name)
		for e, articles := range by {
			if e != usual {
				for _, id := range articles {
					of[e].Only = append(of[e].Only, NameIn{name, id})
				}
			}
		}
	}
	out := make([]LinkedEntity, len(list))
	for i, e := range list {
		slices.Sort(e.Aliases)
		slices.SortFunc(e.Only, func(a, b NameIn) int {
			return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Article, b.Article))
		})
		out[i] = *e
	}
	return out
}

// ClaimBody is what a store keeps of a claim beside its positions.
type ClaimBody struct {
	Turned []string          `json:"turned,omitempty"` // ids of entities that changed their position
	Links  []links.ClaimLink `json:"links,omitempty"`
}

// Number is the number in the id of a record: 3 of "s3".
func Number(id onrecord.ID) int { return number(id) }
