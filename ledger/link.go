package ledger

import (
	"cmp"
	"context"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

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
	debug.FreeOSMemory()                             // what was done before, such as reading, needs its memory no longer
	defer debug.SetGCPercent(debug.SetGCPercent(33)) // much is kept for long
	decisions, err := store.Decisions(ctx)
	if err != nil {
		return n, err
	}
	cards, err := readCards(ctx, store, (*links.Reader).ForStories)
	if err != nil {
		return n, err
	}
	l := &Links{Stories: links.Stories(cards)}
	entities := links.FindEntities(cards, decisions)
	first := map[string]string{} // article -> first article of its story
	for _, s := range l.Stories {
		for _, id := range s.Articles {
			first[id] = s.Articles[0]
		}
	}
	story := func(article string) string { return cmp.Or(first[article], article) }
	l.Entities, l.Proposals = linked(cards, entities, story), entities.Proposals
	entities.Release()
	n = Linked{Articles: len(cards), Entities: len(l.Entities), Proposals: len(l.Proposals), Stories: len(l.Stories)}
	if cards, err = readCards(ctx, store, (*links.Reader).ForHappenings); err != nil {
		return n, err
	}
	l.Happenings = links.FindHappenings(cards, entities, story)
	if cards, err = readCards(ctx, store, (*links.Reader).ForClaims); err != nil {
		return n, err
	}
	claims := links.FindClaims(cards, entities, story)
	cards, entities = nil, nil
	texts, err := contents(ctx, store, claims)
	if err != nil {
		return n, err
	}
	for _, c := range claims {
		lc := LinkedClaim{Claim: c}
		for _, p := range c.Positions {
			lc.Last = max(lc.Last, Day(p.Date))
			lc.Words += texts[p.Ref] + "\n"
		}
		if c.Disputed() {
			n.Disputed++
		}
		l.Claims = append(l.Claims, lc)
	}
	n.Claims, n.Happenings = len(l.Claims), len(l.Happenings)
	return n, store.SaveLinks(ctx, l)
}

// contents returns what the statements of claims say, by their ids. Texts are read once more for it: to keep them all meanwhile would take
// as much memory as the rest.
func contents(ctx context.Context, store Store, claims []*links.Claim) (map[links.Ref]string, error) {
	wanted := map[string][]onrecord.ID{} // by article
	for _, c := range claims {
		for _, p := range c.Positions {
			wanted[p.Article] = append(wanted[p.Article], p.ID)
		}
	}
	texts := map[links.Ref]string{}
	var lock sync.Mutex
	err := eachCard(ctx, store, func() func(*Row) error {
		return func(row *Row) error {
			ids := wanted[row.ID]
			if len(ids) == 0 {
				return nil
			}
			card, text, err := row.card()
			if err != nil {
				return err
			}
			lock.Lock()
			defer lock.Unlock()
			for _, s := range card.Statements {
				if slices.Contains(ids, s.ID) {
					texts[links.Ref{Article: row.ID, ID: s.ID}] = Quote(text, spans(s.Content))
				}
			}
			return nil
		}
	})
	return texts, err
}

func spans(content [][2]int) (all []onrecord.Span) {
	for _, c := range content {
		all = append(all, onrecord.Span{Start: c[0], End: c[1]})
	}
	return all
}

// readCards reads the cards of all articles that are not withdrawn, and of their texts what is needed.
func readCards(ctx context.Context, store Store, read func(*links.Reader, *links.Card, string)) (cards []*links.Card, err error) {
	var lock sync.Mutex
	err = eachCard(ctx, store, func() func(*Row) error {
		reader := links.NewReader()
		return func(row *Row) error {
			card, text, err := row.card()
			if err != nil {
				return err
			}
			read(reader, card, text)
			lock.Lock()
			defer lock.Unlock()
			cards = append(cards, card)
			return nil
		}
	})
	return cards, err
}

// eachCard goes through the rows with cards on all cores, each of which begins with a function of its own. It returns the first error.
func eachCard(ctx context.Context, store Store, begin func() func(*Row) error) error {
	rows := make(chan *Row)
	failed := make(chan error, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			do := begin()
			var first error
			for row := range rows { // to the end, or the others would wait
				if first == nil {
					first = do(row)
				}
			}
			failed <- first
		})
	}
	err := store.Cards(ctx, func(row *Row) bool {
		rows <- row
		return true
	})
	close(rows)
	wait.Wait()
	close(failed)
	for one := range failed {
		err = cmp.Or(err, one)
	}
	return err
}

// card unpacks the card of a row, and the text.
func (r *Row) card() (card *links.Card, text string, err error) {
	_, unpacked, err := r.unpackText()
	if err != nil {
		return nil, "", damaged(r.ID, err)
	}
	encoded, err := inflate(r.Card, unpacked)
	if err != nil {
		return nil, "", damaged(r.ID, err)
	}
	card = &links.Card{Article: r.ID, Source: r.Source, Publisher: r.Publisher, Title: r.Title, Published: r.Published}
	if err := card.UnmarshalBinary(encoded); err != nil {
		return nil, "", damaged(r.ID, err)
	}
	return card, string(unpacked), nil
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
